(** * Scheme frames. Proves T9 and the algebra of T10 for the primitive idempotents of an association scheme, seen abstractly.

    All that is used of the E_j: they are symmetric idempotents, pairwise orthogonal, each with a constant diagonal. *)
From mathcomp Require Import all_ssreflect all_algebra.
From Tightframe Require Import Frame Capacity GramTests Spectral Defect.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** Every projection is a Gram matrix *)
Section FrameOfProjection.
Variable R : rcfType.

(** A symmetric idempotent of rank m is the Gram matrix of vectors in R^m. With E = Bᵀ(BBᵀ)⁻¹B and BBᵀ = Qᵀ diag(c) Q they are the
    columns of diag(c)^(-1/2) Q B. *)
Lemma frame_of_projection n (E : 'M[R]_n) : E^T = E -> E *m E = E -> exists W : 'M_(\rank E, n), gram W = E.
Proof.
move=> E_sym EE; have HE : row_proj E = E.
  have [Y HY] := row_proj_factor E; apply: trmx_inj; rewrite row_proj_sym E_sym.
  have <- : row_proj E *m E = row_proj E by rewrite {1}HY -mulmxA EE -HY.
  by apply: trmx_inj; rewrite trmx_mul row_proj_sym E_sym mulmx_row_proj.
move: HE (row_base_free E); rewrite /row_proj; move: (row_base E) => B HE B_free.
have [Q [c [QQ BB]]] : diagonalizable (B *m B^T) by apply: symmetric_diagonalizable; rewrite trmx_mul trmxK.
have QBE : gram (B^T *m Q^T) = diag_mx c.
  by rewrite /gram trmx_mul !trmxK -mulmxA (mulmxA B) BB !mulmxA QQ mul1mx -mulmxA QQ mulmx1.
have c_gt0 i : 0 < c 0 i.
  have -> : c 0 i = gram (B^T *m Q^T) i i by rewrite QBE mxE eqxx.
  apply: gram_gt0; apply/eqP; rewrite col_mulmx => BQ0.
  have Q0 : col i Q^T = 0.
    apply: trmx_inj; apply: (row_free_inj B_free); rewrite trmx0 mul0mx.
    by apply: trmx_inj; rewrite trmx_mul trmxK BQ0 trmx0.
  have /matrixP/(_ i i)/eqP := QQ; rewrite [X in _ == X]mxE eqxx eq_sym.
  have -> : (Q *m Q^T) i i = (Q *m col i Q^T) i 0 by rewrite -col_mulmx [RHS]mxE.
  by rewrite Q0 mulmx0 mxE oner_eq0.
pose root := diag_mx (\row_i (Num.sqrt (c 0 i))^-1).
have root_c : root *m root *m diag_mx c = 1%:M.
  apply/matrixP => i j; rewrite !mulmx_diag !mxE -invfM -expr2 sqr_sqrtr ?ltW //.
  by rewrite mulVf ?lt0r_neq0.
exists (root *m Q *m B); rewrite -[RHS]HE /proj_onto /gram !trmx_mul tr_diag_mx !mulmxA; congr (_ *m _).
have inv : (Q^T *m root *m root *m Q) *m (B *m B^T) = 1%:M.
  by rewrite BB !mulmxA -(mulmxA _ Q) QQ mulmx1 -!(mulmxA Q^T) root_c mul1mx (mulmx1C QQ).
by rewrite -[invmx _]mul1mx -inv mulmxK ?gram_rows_unit // !mulmxA.
Qed.

End FrameOfProjection.

Section SchemeFrames.
Variables (R : realFieldType) (n s : nat) (E : 'I_s -> 'M[R]_n).
Hypothesis E_sym : forall j, (E j)^T = E j.
Hypothesis E_idem : forall j, E j *m E j = E j.
Hypothesis E_orth : forall j k, j != k -> E j *m E k = 0.
Hypothesis E_diag : forall j x y, E j x x = E j y y.

Variable J : {set 'I_s}.

(** m_J = Σ_{j∈J} rank E_j. *)
Definition multiplicity : nat := \sum_(j in J) \rank (E j).
Local Notation m := multiplicity.

(** Σ_{j∈J} E_j, the projection onto the eigenspaces in J. *)
Let EJ : 'M[R]_n := \sum_(j in J) E j.

Lemma weighted_mul (a b : 'I_s -> R) :
  (\sum_(j in J) a j *: E j) *m (\sum_(j in J) b j *: E j) = \sum_(j in J) (a j * b j) *: E j.
Proof.
rewrite mulmx_suml; apply: eq_bigr => j jJ; rewrite mulmx_sumr (bigD1 j) //= -scalemxAl -scalemxAr E_idem scalerA.
by rewrite big1 ?addr0 // => k /andP[_ kj]; rewrite -scalemxAl -scalemxAr E_orth ?scaler0 // eq_sym.
Qed.

Lemma weighted_component (a : 'I_s -> R) k :
  (\sum_(j in J) a j *: E j) *m E k = if k \in J then a k *: E k else 0.
Proof.
rewrite mulmx_suml big_mkcond (bigD1 k) //= -scalemxAl E_idem big1 ?addr0 // => j jk.
by case: ifP => // _; rewrite -scalemxAl E_orth ?scaler0.
Qed.

Lemma EJ_idem : EJ *m EJ = EJ.
Proof.
rewrite /EJ; have -> : \sum_(j in J) E j = \sum_(j in J) 1 *: E j by apply: eq_bigr => j _; rewrite scale1r.
by rewrite weighted_mul; apply: eq_bigr => j _; rewrite mulr1.
Qed.

Lemma EJ_sym : EJ^T = EJ.
Proof. by rewrite /EJ linear_sum; apply: eq_bigr => j _ /=; rewrite E_sym. Qed.

Lemma EJ_rank : \rank EJ = m.
Proof.
apply/eqP; rewrite -(eqr_nat R) -trace_idem ?EJ_idem // /multiplicity natr_sum /EJ linear_sum /=.
by apply/eqP/eq_bigr => j _; rewrite trace_idem.
Qed.

Lemma idem_diag j x : E j x x = (\rank (E j))%:R / n%:R.
Proof.
have n0 : n%:R != 0 :> R by rewrite pnatr_eq0; case: n x => // [[]].
rewrite -trace_idem // /mxtrace (eq_bigr _ (fun y _ => E_diag j y x)) sumr_const card_ord.
by rewrite -(mulr_natr (E j x x)) mulfK.
Qed.

Lemma EJ_diag x : EJ x x = m%:R / n%:R.
Proof. by rewrite /EJ summxE natr_sum mulr_suml; apply: eq_bigr => j _; apply: idem_diag. Qed.

Variables (d : nat) (W : 'M[R]_(d, n)).

Section EqualWeights.
Variable c : R.
Hypotheses (c_gt0 : 0 < c) (W_gram : gram W = c *: \sum_(j in J) E j).

Let M_EJ : gram W = c *: EJ := W_gram.

(** T9: a frame with M = c Σ_{j∈J} E_j is tight with bound c … *)
Theorem T9_tight : tight W c.
Proof. by apply/T6_tight => //; rewrite M_EJ -scalemxAl -scalemxAr EJ_idem. Qed.

(** … spans a space of dimension m_J … *)
Theorem T9_rank : \rank W = m.
Proof.
have c0 := lt0r_neq0 c_gt0; rewrite -EJ_rank; have -> : EJ = c^-1 *: gram W by rewrite M_EJ scalerA mulVf // scale1r.
apply/eqP; rewrite mxrank_scale_nz ?invr_eq0 // eqn_leq mxrankM_maxr andbT.
have {1}-> : W = c^-1 *: (W *m gram W).
  by rewrite /gram mulmxA (tightP W c_gt0).1 ?scalerA ?mulVf ?scale1r //; apply: T9_tight.
by rewrite mxrank_scale_nz ?invr_eq0 // mxrankM_maxr.
Qed.

(** … has equal norms ‖w‖² = c m_J / n … *)
Theorem T9_norm x : sqnorm (col x W) = c * (m%:R / n%:R).
Proof. by rewrite -[LHS]gramE M_EJ mxE EJ_diag. Qed.

(** … and D = m_J / n. *)
Theorem T9_fracdim x : fracdim W x = m%:R / n%:R.
Proof.
have c0 := lt0r_neq0 c_gt0; rewrite fracdim_gram M_EJ -scalemxAl -scalemxAr EJ_idem scalerA !mxE EJ_diag.
set D := _ / _; have [->|D0] := eqVneq D 0; first by rewrite !mulr0 expr0n mul0r.
by rewrite exprMn (expr2 c) -mulf_div divff ?mulf_neq0 // mul1r expr2 mulfK.
Qed.

End EqualWeights.

(** T9: with weights c_j > 0 the norms are still equal, but the frame is localized only if all weights are. *)
Theorem T9_unequal_weights (c : 'I_s -> R) : (forall j, j \in J -> 0 < c j /\ E j != 0) ->
  gram W = \sum_(j in J) c j *: E j ->
  (forall x y, sqnorm (col x W) = sqnorm (col y W)) /\
  (localized W <-> forall j k, j \in J -> k \in J -> c j = c k).
Proof.
move=> c_pos W_gram; have diag (a : 'I_s -> R) x y : (\sum_(j in J) a j *: E j) x x = (\sum_(j in J) a j *: E j) y y.
  by rewrite !summxE; apply: eq_bigr => j _; rewrite !mxE (E_diag j x y).
have MM : gram W *m gram W = \sum_(j in J) (c j * c j) *: E j by rewrite W_gram weighted_mul.
split=> [x y|]; first by rewrite /sqnorm -!gramE W_gram; apply: diag.
split=> [/T6_localized MMW j k jJ kJ|c_eq].
  have [x|no_x] := pickP 'I_n; last first.
    by case/eqP: (c_pos j jJ).2; apply/matrixP => x; have := no_x x.
  move=> _; pose mu := gram_weights W 0 x.
  have MMmu : gram W *m gram W = mu *: gram W.
    rewrite MMW mul_mx_diag; apply/matrixP => y z; rewrite [LHS]mxE [RHS]mxE mulrC; congr (_ * _).
    by rewrite /mu [gram_weights W 0 x]mxE [gram_weights W 0 z]mxE MM W_gram (diag c z x) (diag _ z x).
  suff c_mu l : l \in J -> c l = mu by rewrite !c_mu.
  move=> lJ; have [c_l0 E_l0] := c_pos l lJ; apply: (mulIf (lt0r_neq0 c_l0)); apply/eqP.
  have /eqP : (c l * c l - mu * c l) *: E l = 0.
    have := weighted_component (fun j => c j * c j) l; rewrite lJ -MM MMmu W_gram -scalemxAl weighted_component lJ.
    by rewrite scalerBl scalerA => <-; rewrite subrr.
  by rewrite scaler_eq0 (negPf E_l0) orbF subr_eq0.
have [j jJ|J0] := pickP (mem J).
  have W_tight : tight W (c j).
    apply: T9_tight; first exact: (c_pos j jJ).1.
    by rewrite W_gram scaler_sumr; apply: eq_bigr => k kJ; rewrite (c_eq k j).
  move=> x _; exists (c j); have /tightP := W_tight; move=> /(_ (c_pos j jJ).1) FW.
  by rewrite -col_mulmx FW; apply/colP => y; rewrite !mxE.
have W0 : W = 0 by apply: trmul_eq0; rewrite -/(gram W) W_gram big_pred0.
by move=> x; rewrite W0 col0 eqxx.
Qed.

End SchemeFrames.

(** T10: a tight frame whose Gram matrix lies in the span of the E_j has M = A Σ_{j∈J} E_j for exactly one J. *)
Theorem T10_classification (R : realFieldType) n s (E : 'I_s -> 'M[R]_n) d (W : 'M[R]_(d, n)) (a : 'I_s -> R) (A : R) :
  (forall j, E j *m E j = E j) -> (forall j k, j != k -> E j *m E k = 0) -> (forall j, E j != 0) ->
  0 < A -> tight W A -> gram W = \sum_j a j *: E j ->
  exists! J : {set 'I_s}, gram W = A *: \sum_(j in J) E j.
Proof.
move=> E_idem E_orth E_neq0 A_gt0 /(T6_tight W A_gt0) MM M_span; have A0 := lt0r_neq0 A_gt0.
have M_setT : gram W = \sum_(j in setT) a j *: E j by rewrite M_span; apply: eq_bigl => j; rewrite in_setT.
have ME k : gram W *m E k = a k *: E k by rewrite M_setT weighted_component // in_setT.
have a_values k : a k != 0 -> a k = A.
  move=> ak0; apply: (mulIf ak0); apply/eqP; rewrite -subr_eq0.
  have /eqP : (a k * a k - A * a k) *: E k = 0.
    by rewrite scalerBl -!scalerA -ME scalemxAr -ME mulmxA MM -scalemxAl subrr.
  by rewrite scaler_eq0 (negPf (E_neq0 k)) orbF.
exists [set j | a j != 0]; split.
  rewrite M_span scaler_sumr [RHS]big_mkcond; apply: eq_bigr => j _; rewrite inE.
  by case: eqP => [->|/eqP/a_values -> //]; rewrite scale0r.
move=> J M_J; apply/setP => k; rewrite inE.
have : gram W *m E k = (if k \in J then A else 0) *: E k.
  have -> : gram W = \sum_(j in J) A *: E j by rewrite M_J scaler_sumr.
  by rewrite (weighted_component E_idem E_orth J (fun=> A)); case: ifP => //; rewrite scale0r.
rewrite ME => /eqP; rewrite -subr_eq0 -scalerBl scaler_eq0 (negPf (E_neq0 k)) orbF subr_eq0 => /eqP ->.
by case: ifP => _; rewrite ?A0 ?eqxx.
Qed.

(** T9: over a real closed field there is such a frame, in R^m for m = m_J. *)
Theorem T9_exists (R : rcfType) n s (E : 'I_s -> 'M[R]_n) (J : {set 'I_s}) (c : R) :
  (forall j, (E j)^T = E j) -> (forall j, E j *m E j = E j) -> (forall j k, j != k -> E j *m E k = 0) -> 0 < c ->
  exists W : 'M_(multiplicity E J, n), gram W = c *: \sum_(j in J) E j.
Proof.
move=> E_sym E_idem E_orth c_gt0; rewrite -(EJ_rank E_idem E_orth).
have [W W_gram] := frame_of_projection (EJ_sym E_sym J) (EJ_idem E_idem E_orth J).
exists (Num.sqrt c *: W); rewrite /gram -scalemxAr [(_ *: _)^T]linearZ /= -scalemxAl scalerA -expr2 sqr_sqrtr ?ltW //.
by congr (_ *: _); exact: W_gram.
Qed.
