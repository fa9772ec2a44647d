(** * Frame. Defines frames as matrices: inner products, Gram matrix, frame operator, fractional dimensionality, capacity.

    A frame is a matrix [W : 'M[R]_(d, n)] over a real field: its columns [col i W] are the feature vectors w_1 … w_n in R^d.
    Nothing here needs square roots, so [R] is any ordered field ([realFieldType]); only Spectral.v asks for a real closed one.
    In MathComp [x / 0 = 0]; every sum that divides by a norm leaves the zero vectors out, as the theory does. *)
From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Definitions.
Variable R : realFieldType.

(** <u, v> = Σ_k u_k v_k. *)
Definition dot m (u v : 'cV[R]_m) : R := \sum_k u k 0 * v k 0.

(** ‖u‖². *)
Definition sqnorm m (u : 'cV[R]_m) : R := dot u u.

Variables (d n : nat) (W : 'M[R]_(d, n)).

(** M = WᵀW, so that M_ij = <w_i, w_j> (lemma [gramE]). *)
Definition gram : 'M[R]_n := W^T *m W.

(** F = WWᵀ = Σ_i w_i w_iᵀ. *)
Definition frame_op : 'M[R]_d := W *m W^T.

(** κ_i = w_iᵀ F w_i / ‖w_i‖², the Rayleigh quotient. *)
Definition rayleigh (i : 'I_n) : R := dot (col i W) (frame_op *m col i W) / sqnorm (col i W).

(** D_i = ‖w_i‖⁴ / Σ_j <w_i, w_j>², the fractional dimensionality. *)
Definition fracdim (i : 'I_n) : R := sqnorm (col i W) ^+ 2 / \sum_j dot (col i W) (col j W) ^+ 2.

(** Σ D_i over the nonzero features. *)
Definition capacity : R := \sum_(i | col i W != 0) fracdim i.

(** The capacity bound T1 is attained. *)
Definition saturated : Prop := capacity = (\rank W)%:R.

(** Every nonzero feature is an eigenvector of the frame operator. *)
Definition localized : Prop := forall i, col i W != 0 -> exists lambda, frame_op *m col i W = lambda *: col i W.

End Definitions.

(** ** The inner product *)
Section Dot.
Variable R : realFieldType.

Lemma dotE m (u v : 'cV[R]_m) : dot u v = (u^T *m v) 0 0.
Proof. by rewrite mxE; apply: eq_bigr => k _; rewrite mxE. Qed.

Lemma dotC m (u v : 'cV[R]_m) : dot u v = dot v u.
Proof. by apply: eq_bigr => k _; rewrite mulrC. Qed.

Lemma dotDr m (u v w : 'cV[R]_m) : dot u (v + w) = dot u v + dot u w.
Proof. by rewrite !dotE mulmxDr mxE. Qed.

Lemma dotZr m a (u v : 'cV[R]_m) : dot u (a *: v) = a * dot u v.
Proof. by rewrite !dotE -scalemxAr mxE. Qed.

Lemma dotZl m a (u v : 'cV[R]_m) : dot (a *: u) v = a * dot u v.
Proof. by rewrite dotC dotZr dotC. Qed.

Lemma dot0r m (u : 'cV[R]_m) : dot u 0 = 0.
Proof. by rewrite dotE mulmx0 mxE. Qed.

Lemma dotBr m (u v w : 'cV[R]_m) : dot u (v - w) = dot u v - dot u w.
Proof. by rewrite -scaleN1r dotDr dotZr mulN1r. Qed.

Lemma dot_sumr m I r (P : pred I) (u : 'cV[R]_m) (v : I -> 'cV[R]_m) :
  dot u (\sum_(i <- r | P i) v i) = \sum_(i <- r | P i) dot u (v i).
Proof. by apply: (big_morph (dot u)) => [v1 v2|]; [exact: dotDr | exact: dot0r]. Qed.

(** The transpose is the adjoint. *)
Lemma dot_mulmx m p (A : 'M[R]_(m, p)) (u : 'cV_m) (v : 'cV_p) : dot u (A *m v) = dot (A^T *m u) v.
Proof. by rewrite !dotE trmx_mul trmxK mulmxA. Qed.

Lemma sqnormE m (u : 'cV[R]_m) : sqnorm u = \sum_k u k 0 ^+ 2.
Proof. by []. Qed.

Lemma sqnorm_ge0 m (u : 'cV[R]_m) : 0 <= sqnorm u.
Proof. by apply: sumr_ge0 => k _; rewrite -expr2 sqr_ge0. Qed.

Lemma sqnorm_eq0 m (u : 'cV[R]_m) : (sqnorm u == 0) = (u == 0).
Proof.
apply/idP/eqP => [|->]; last by rewrite /sqnorm dot0r.
rewrite psumr_eq0 => [/allP u0|k _]; last by rewrite -expr2 sqr_ge0.
by apply/colP => k; have /= := u0 k (mem_index_enum k); rewrite mulf_eq0 orbb mxE => /eqP.
Qed.

Lemma sqnorm_gt0 m (u : 'cV[R]_m) : (0 < sqnorm u) = (u != 0).
Proof. by rewrite lt0r sqnorm_ge0 andbT sqnorm_eq0. Qed.

Lemma sqnormB m (u v : 'cV[R]_m) : sqnorm (u - v) = sqnorm u - dot u v *+ 2 + sqnorm v.
Proof.
by rewrite /sqnorm dotBr dotC (dotC _ v) !dotBr (dotC v u) mulr2n !opprD opprK !addrA.
Qed.

Lemma sqnormZ m a (u : 'cV[R]_m) : sqnorm (a *: u) = a ^+ 2 * sqnorm u.
Proof. by rewrite /sqnorm dotZl dotZr mulrA. Qed.

(** Matrices are equal when their columns are. *)
Lemma col_matrixP m p (A B : 'M[R]_(m, p)) : (forall i, col i A = col i B) <-> A = B.
Proof.
split=> [AB|-> //]; apply/matrixP => k i.
by move/colP: (AB i) => /(_ k); rewrite !mxE.
Qed.

Lemma col_mulmx m p q (A : 'M[R]_(m, p)) (B : 'M[R]_(p, q)) i : col i (A *m B) = A *m col i B.
Proof. by rewrite !colE mulmxA. Qed.

(** AᵀA = 0 only for A = 0. *)
Lemma trmul_eq0 m p (A : 'M[R]_(m, p)) : A^T *m A = 0 -> A = 0.
Proof.
move=> A0; apply/col_matrixP => i; apply/eqP; rewrite col0 -sqnorm_eq0.
have -> : sqnorm (col i A) = (A^T *m A) i i by rewrite mxE; apply: eq_bigr => k _; rewrite !mxE.
by rewrite A0 mxE.
Qed.

(** On the column span of [W] the map Wᵀ is injective. *)
Lemma trmul_inj m n p (W : 'M[R]_(m, n)) (A B : 'M[R]_(n, p)) : W^T *m (W *m A) = W^T *m (W *m B) -> W *m A = W *m B.
Proof.
move/eqP; rewrite -subr_eq0 -!mulmxBr => /eqP AB; apply/eqP; rewrite -subr_eq0 -mulmxBr; apply/eqP.
by apply: trmul_eq0; rewrite trmx_mul -mulmxA AB mulmx0.
Qed.

End Dot.

(** ** Everything from the Gram matrix *)
Section Gram.
Variables (R : realFieldType) (d n : nat) (W : 'M[R]_(d, n)).
Local Notation w i := (col i W).
Local Notation M := (gram W).
Local Notation F := (frame_op W).

Lemma gramE i j : M i j = dot (w i) (w j).
Proof. by rewrite mxE; apply: eq_bigr => k _; rewrite !mxE. Qed.

Lemma gram_sym : M^T = M.
Proof. by rewrite trmx_mul trmxK. Qed.

Lemma frame_op_sym : F^T = F.
Proof. by rewrite trmx_mul trmxK. Qed.

Lemma frame_op_sum : F = \sum_i w i *m (w i)^T.
Proof.
apply/matrixP => k l; rewrite summxE mxE; apply: eq_bigr => i _.
by rewrite !mxE big_ord1 !mxE.
Qed.

Lemma col_gram i : col i M = W^T *m w i.
Proof. exact: col_mulmx. Qed.

Lemma col_gram_sq i : col i (M *m M) = W^T *m (F *m w i).
Proof. by rewrite /gram /frame_op !col_mulmx !mulmxA. Qed.

Lemma gram_sqE i : (M *m M) i i = \sum_j dot (w i) (w j) ^+ 2.
Proof. by rewrite mxE; apply: eq_bigr => j _; rewrite !gramE (dotC (w j)). Qed.

Lemma gram_sq_sqnorm i : (M *m M) i i = sqnorm (col i M).
Proof. by rewrite gram_sqE sqnormE; apply: eq_bigr => j _; rewrite [col i M j 0]mxE gramE dotC. Qed.

Lemma gram_sq_frame_op i : (M *m M) i i = dot (w i) (F *m w i).
Proof. by rewrite gram_sq_sqnorm col_gram /frame_op -mulmxA dot_mulmx. Qed.

Lemma gram_eq0 i : (M i i == 0) = (w i == 0).
Proof. by rewrite gramE -sqnorm_eq0. Qed.

Lemma gram_gt0 i : w i != 0 -> 0 < M i i.
Proof. by rewrite gramE -sqnorm_gt0. Qed.

Lemma gram_sq_gt0 i : w i != 0 -> 0 < (M *m M) i i.
Proof.
move=> wi0; rewrite gram_sq_sqnorm sqnorm_gt0; apply: contraNneq wi0 => Mi0.
by rewrite -gram_eq0; move/colP: Mi0 => /(_ i); rewrite !mxE => ->.
Qed.

Lemma rayleighE i : rayleigh W i = (M *m M) i i / M i i.
Proof. by rewrite /rayleigh -gram_sq_frame_op gramE. Qed.

Lemma rayleigh_gt0 i : w i != 0 -> 0 < rayleigh W i.
Proof. by move=> wi0; rewrite rayleighE divr_gt0 ?gram_sq_gt0 ?gram_gt0. Qed.

Lemma fracdim_gram i : fracdim W i = M i i ^+ 2 / (M *m M) i i.
Proof. by rewrite gram_sqE gramE. Qed.

(** D_i = ‖w_i‖²/κ_i. *)
Lemma fracdimE i : fracdim W i = sqnorm (w i) / rayleigh W i.
Proof. by rewrite fracdim_gram rayleighE -[sqnorm _]gramE invf_div mulrA. Qed.

(** An eigenvector's eigenvalue is its Rayleigh quotient. *)
Lemma eigen_rayleigh i lambda : w i != 0 -> F *m w i = lambda *: w i -> lambda = rayleigh W i.
Proof. by move=> wi0 Fwi; rewrite /rayleigh Fwi dotZr mulfK // sqnorm_eq0. Qed.

Lemma localizedP : localized W <-> forall i, w i != 0 -> F *m w i = rayleigh W i *: w i.
Proof.
split=> [loc i wi0|loc i /loc]; last by exists (rayleigh W i).
by have [lambda Fwi] := loc i wi0; rewrite -(eigen_rayleigh wi0 Fwi).
Qed.

End Gram.
