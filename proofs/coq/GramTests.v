(** * Gram tests. Proves T6: a frame is tight, localized or Parseval exactly when its Gram matrix satisfies a polynomial identity.

    Each proof is the same step: Wᵀ is injective on the column span of W, so an identity for F on the features and its image for M
    say the same. *)
From mathcomp Require Import all_ssreflect all_algebra.
From Tightframe Require Import Frame.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section GramTests.
Variables (R : realFieldType) (d n : nat) (W : 'M[R]_(d, n)).
Local Notation w i := (col i W).
Local Notation M := (gram W).
Local Notation F := (frame_op W).

(** P is the orthogonal projection onto the span of the features: a symmetric idempotent with the column space of W.
    MathComp compares row spaces; those of P = Pᵀ and Wᵀ are the column spaces of P and W. *)
Definition span_projection (P : 'M[R]_d) : Prop := [/\ P^T = P, P *m P = P & (P :=: W^T)%MS].

(** F is A times that projection: a tight frame for its span with bound A. *)
Definition tight (A : R) : Prop := exists2 P, span_projection P & F = A *: P.

(** F is that projection. *)
Definition parseval : Prop := span_projection F.

(** Λ with Λ_jj = (M²)_jj / M_jj, and 0 where M_jj = 0. *)
Definition gram_weights : 'rV[R]_n := \row_j if M j j == 0 then 0 else (M *m M) j j / M j j.

Lemma span_projection_mul P : span_projection P -> P *m W = W.
Proof.
case=> P_sym P_idem PW; have /submxP[Y WY] : (W^T <= P)%MS by rewrite PW.
by apply: trmx_inj; rewrite trmx_mul P_sym WY -mulmxA P_idem.
Qed.

(** Tight with bound A > 0 means F w = A w for every feature w. *)
Lemma tightP A : 0 < A -> tight A <-> F *m W = A *: W.
Proof.
move=> A_gt0; have A0 := lt0r_neq0 A_gt0; split=> [[P /span_projection_mul PW ->]|FW].
  by rewrite -scalemxAl PW.
exists (A^-1 *: F); last by rewrite scalerA divff // scale1r.
split.
- by rewrite linearZ /= frame_op_sym.
- by rewrite -scalemxAl -scalemxAr {2}/frame_op mulmxA FW -scalemxAl [A^-1 *: (A *: _)]scalerA mulVf // scale1r.
- apply/eqmxP/andP; split; first by rewrite scalemx_sub // submxMl.
  have -> : W^T = A^-1 *: (W^T *m F).
    by rewrite -frame_op_sym -trmx_mul FW linearZ /= scalerA mulVf // scale1r.
  by rewrite scalemxAr submxMl.
Qed.

Lemma gram_eq_frame_op (N : 'M_n) : M *m M = M *m N <-> F *m W = W *m N.
Proof.
have -> : F *m W = W *m M by rewrite /frame_op /gram mulmxA.
split=> [|FW]; last by rewrite {1 3}/gram -!mulmxA FW.
by rewrite {1 3}/gram -!mulmxA; apply: trmul_inj.
Qed.

(** T6 (a): tight with bound A exactly when M² = A M. *)
Theorem T6_tight A : 0 < A -> tight A <-> M *m M = A *: M.
Proof.
by move=> A_gt0; rewrite tightP // -(mul_mx_scalar A M) gram_eq_frame_op mul_mx_scalar.
Qed.

(** T6 (b): localized exactly when M² = M Λ. *)
Theorem T6_localized : localized W <-> M *m M = M *m diag_mx gram_weights.
Proof.
rewrite gram_eq_frame_op localizedP -col_matrixP.
have col_weights i : col i (W *m diag_mx gram_weights) = rayleigh W i *: w i.
  apply/colP => k; rewrite mul_mx_diag mxE mxE [gram_weights 0 i]mxE gram_eq0 -rayleighE [RHS]mxE [col i W k 0]mxE mulrC.
  by case: eqP => // /colP/(_ k); rewrite !mxE => ->; rewrite !mulr0.
split=> [loc i|FW i _]; last by rewrite -col_mulmx FW col_weights.
rewrite col_weights col_mulmx; have [->|/loc //] := eqVneq (w i) 0.
by rewrite mulmx0 scaler0.
Qed.

(** T6 (c): Parseval exactly when M² = M. *)
Theorem T6_parseval : parseval <-> M *m M = M.
Proof.
have := T6_tight ltr01; rewrite scale1r => <-.
split=> [F_proj|[P P_proj]]; first by exists F; rewrite ?scale1r.
by rewrite /parseval scale1r => ->.
Qed.

(** ** The frame identity

    Tightness in the words of analysis: Σ_i <x, w_i>² = A ‖x‖² for every x in the span of the features. *)
Lemma quadratic_form_eq0 (S : 'M[R]_n) : S^T = S -> (forall x : 'cV_n, dot x (S *m x) = 0) -> S = 0.
Proof.
move=> S_sym S0; have bilinear (x y : 'cV_n) : dot x (S *m y) = 0.
  have := S0 (x + y); rewrite mulmxDr dotDr ![dot (x + y) _]dotC !dotDr ![dot (S *m _) _]dotC !S0 add0r addr0.
  rewrite dot_mulmx S_sym dotC -mulr2n => /eqP; rewrite mulrn_eq0 => /eqP //.
apply/matrixP => i j; rewrite mxE -(bilinear (delta_mx i 0) (delta_mx j 0)) dotE -colE trmx_delta -rowE.
by rewrite !mxE.
Qed.

Theorem T6_frame_identity A : 0 < A ->
  tight A <-> forall x : 'cV_n, \sum_i dot (W *m x) (w i) ^+ 2 = A * sqnorm (W *m x).
Proof.
move=> A_gt0; rewrite T6_tight //.
have energy (x : 'cV_n) : \sum_i dot (W *m x) (w i) ^+ 2 - A * sqnorm (W *m x) = dot x ((M *m M - A *: M) *m x).
  have -> : \sum_i dot (W *m x) (w i) ^+ 2 = sqnorm (M *m x).
    rewrite sqnormE; apply: eq_bigr => i _; rewrite /gram -mulmxA mxE; congr (_ ^+ 2).
    by rewrite dotC; apply: eq_bigr => k _; rewrite !mxE.
  rewrite mulmxBl -scalemxAl dotBr dotZr -mulmxA dot_mulmx gram_sym; congr (_ - _ * _).
  by rewrite /gram -mulmxA dot_mulmx trmxK.
split=> [MM x|identity]; first by apply/eqP; rewrite -subr_eq0 energy MM subrr mul0mx dot0r.
apply/eqP; rewrite -subr_eq0; apply/eqP/quadratic_form_eq0 => [|x]; last by rewrite -energy identity subrr.
by rewrite linearB linearZ /= trmx_mul gram_sym.
Qed.

End GramTests.
