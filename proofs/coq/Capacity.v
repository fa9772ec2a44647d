(** * Capacity. Proves the capacity bound T1 by projecting onto the row space of the frame.

    Let H be the orthogonal projection of R^n onto the row space of W: H = Hᵀ = H², WH = W and tr H = rank W. Then
    <M e_i, H e_i> = M_ii, so that with κ_i = (M²)_ii / M_ii

      H_ii − D_i = ‖H e_i − κ_i⁻¹ M e_i‖²   (i with w_i ≠ 0),   H_ii = 0   (w_i = 0).

    Summed over i this is the bound together with its defect, and the case of equality: H e_i = κ_i⁻¹ M e_i says F w_i = κ_i w_i.
    No eigenvalue is needed, so any ordered field will do. *)
From mathcomp Require Import all_ssreflect all_algebra.
From Tightframe Require Import Frame.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** The orthogonal projection onto the row space *)
Section Projection.
Variables (R : realFieldType) (r n : nat) (B : 'M[R]_(r, n)).

(** Bᵀ(BBᵀ)⁻¹B, for independent rows. *)
Definition proj_onto : 'M[R]_n := B^T *m invmx (B *m B^T) *m B.

Lemma proj_onto_sym : proj_onto^T = proj_onto.
Proof. by rewrite /proj_onto !trmx_mul trmx_inv trmx_mul !trmxK mulmxA. Qed.

Hypothesis B_free : row_free B.

Lemma gram_rows_unit : B *m B^T \in unitmx.
Proof.
rewrite -row_free_unit; apply: inj_row_free => v v0.
have vB0 : v *m B = 0.
  by apply: trmx_inj; rewrite trmx0; apply: trmul_eq0; rewrite trmxK trmx_mul -mulmxA (mulmxA B) mulmxA v0 mul0mx.
by apply: (row_free_inj B_free); rewrite vB0 mul0mx.
Qed.

Lemma mulmx_proj_onto : B *m proj_onto = B.
Proof. by rewrite /proj_onto !mulmxA mulmxV ?gram_rows_unit // mul1mx. Qed.

Lemma proj_onto_idem : proj_onto *m proj_onto = proj_onto.
Proof. by rewrite {1}/proj_onto -mulmxA mulmx_proj_onto. Qed.

Lemma proj_onto_trace : \tr proj_onto = r%:R.
Proof. by rewrite /proj_onto -mulmxA mxtrace_mulC -mulmxA mulVmx ?gram_rows_unit // mxtrace1. Qed.

End Projection.

Section RowProjection.
Variables (R : realFieldType) (d n : nat) (W : 'M[R]_(d, n)).

(** H, the orthogonal projection of R^n onto the row space of W. *)
Definition row_proj : 'M[R]_n := proj_onto (row_base W).

Lemma row_proj_sym : row_proj^T = row_proj.
Proof. exact: proj_onto_sym. Qed.

Lemma row_proj_idem : row_proj *m row_proj = row_proj.
Proof. by rewrite /row_proj proj_onto_idem ?row_base_free. Qed.

Lemma row_proj_trace : \tr row_proj = (\rank W)%:R.
Proof. by rewrite /row_proj proj_onto_trace ?row_base_free. Qed.

Lemma mulmx_row_proj : W *m row_proj = W.
Proof. by rewrite -{1}(mulmx_base W) -mulmxA mulmx_proj_onto ?row_base_free // mulmx_base. Qed.

Lemma row_proj_factor : exists Y, row_proj = Y *m W.
Proof.
have /submxP[Y ->] : (row_proj <= W)%MS by rewrite mulmx_sub // eq_row_base.
by exists Y.
Qed.

End RowProjection.

(** ** The theorem *)
Section Capacity.
Variables (R : realFieldType) (d n : nat) (W : 'M[R]_(d, n)).
Local Notation w i := (col i W).
Local Notation M := (gram W).
Local Notation F := (frame_op W).
Local Notation H := (row_proj W).
Local Notation kappa := (rayleigh W).

Lemma row_proj_diag i : H i i = sqnorm (col i H).
Proof. by rewrite -{1}(row_proj_idem W) -{1}(row_proj_sym W) mxE; apply: eq_bigr => k _; rewrite !mxE. Qed.

Lemma row_proj_gram i : dot (col i H) (col i M) = M i i.
Proof.
have <- : (H *m M) i i = M i i by rewrite -{1}row_proj_sym -{1}gram_sym -trmx_mul /gram -mulmxA mulmx_row_proj gram_sym.
by rewrite -{2}(row_proj_sym W) mxE; apply: eq_bigr => k _; rewrite !mxE.
Qed.

Lemma row_proj_zero i : w i = 0 -> H i i = 0.
Proof. by move=> wi0; have [Y HY] := row_proj_factor W; rewrite row_proj_diag HY col_mulmx wi0 mulmx0 /sqnorm dot0r. Qed.

(** One feature's share of the defect is a square. *)
Lemma feature_defect i : w i != 0 -> H i i - fracdim W i = sqnorm (col i H - (kappa i)^-1 *: col i M).
Proof.
move=> wi0; have Mi0 : M i i != 0 by rewrite gram_eq0.
have MMi0 : (M *m M) i i != 0 by rewrite lt0r_neq0 ?gram_sq_gt0.
rewrite sqnormB dotZr sqnormZ -row_proj_diag row_proj_gram -gram_sq_sqnorm fracdim_gram rayleighE invf_div.
by rewrite (expr2 (_ / _)) -(mulrA _ (_ / _)) divfK // [_ / _ * _]mulrAC -expr2 mulr2n opprD addrA subrK.
Qed.

Lemma capacity_defect :
  (\rank W)%:R - capacity W = \sum_(i | w i != 0) sqnorm (col i H - (kappa i)^-1 *: col i M).
Proof.
rewrite -row_proj_trace /mxtrace (bigID (fun i => w i != 0)) /= [X in _ + X - _]big1 => [|i]; last first.
  by rewrite negbK => /eqP /row_proj_zero.
by rewrite addr0 -sumrB; apply: eq_bigr => i; apply: feature_defect.
Qed.

(** T1: the capacity of a frame is at most its rank. *)
Theorem T1_capacity_bound : capacity W <= (\rank W)%:R.
Proof. by rewrite -subr_ge0 capacity_defect; apply: sumr_ge0 => i _; apply: sqnorm_ge0. Qed.

Lemma feature_saturated i : (col i H == (kappa i)^-1 *: col i M) = (F *m w i == kappa i *: w i).
Proof.
have [wi0|wi0] := eqVneq (w i) 0.
  have [Y HY] := row_proj_factor W.
  by rewrite wi0 mulmx0 scaler0 !eqxx HY col_gram !col_mulmx wi0 !mulmx0 scaler0 eqxx.
have k0 : kappa i != 0 by rewrite lt0r_neq0 ?rayleigh_gt0.
apply/eqP/eqP => [Hi|Fi].
  have {2}-> : w i = (kappa i)^-1 *: (F *m w i).
    by rewrite -{1}(mulmx_row_proj W) col_mulmx Hi -scalemxAr col_gram mulmxA.
  by rewrite scalerA divff // scale1r.
have [Y HY] := row_proj_factor W.
have -> : col i H = Y *m w i by rewrite HY col_mulmx.
have -> : w i = (kappa i)^-1 *: (F *m w i) by rewrite Fi scalerA mulVf // scale1r.
rewrite -scalemxAr; congr (_ *: _).
rewrite col_gram /frame_op !mulmxA -HY.
by rewrite -[X in X *m _]trmxK trmx_mul trmxK row_proj_sym mulmx_row_proj.
Qed.

(** T1, the case of equality: exactly when every nonzero feature is an eigenvector of the frame operator. *)
Theorem T1_equality : saturated W <-> localized W.
Proof.
rewrite localizedP /saturated; split=> [sat i wi0|loc].
  apply/eqP; rewrite -feature_saturated -subr_eq0 -sqnorm_eq0.
  have /eqP := capacity_defect; rewrite sat subrr eq_sym psumr_eq0 => [|j _]; last exact: sqnorm_ge0.
  by move/allP/(_ i (mem_index_enum i)); rewrite wi0.
apply/esym/eqP; rewrite -subr_eq0 capacity_defect big1 // => i wi0.
by apply/eqP; rewrite sqnorm_eq0 subr_eq0 feature_saturated; apply/eqP/loc.
Qed.

End Capacity.
