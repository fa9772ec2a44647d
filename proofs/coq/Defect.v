(** * Defect. Proves the defect identity T2: what capacity lacks of the rank is a weighted variance of the spectral measures.

    The spectral measure of feature i puts p_ik = ‖P_k w_i‖² / ‖w_i‖² on the eigenvalue λ_k; its mean is κ_i. With
    F⁺ = Σ_k λ_k⁻¹ P_k one has Σ_i w_iᵀF⁺w_i = Σ_k rank P_k = rank W, and feature by feature

      w_iᵀF⁺w_i − D_i = ‖w_i‖² Σ_k p_ik (λ_k − κ_i)² / (λ_k κ_i²). *)
From mathcomp Require Import all_ssreflect all_algebra.
From Tightframe Require Import Frame Spectral.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The trace of an idempotent is its rank. *)
Lemma trace_idem (R : fieldType) n (P : 'M[R]_n) : P *m P = P -> \tr P = (\rank P)%:R.
Proof.
move: (\rank P) (col_base P) (row_base P) (mulmx_base P) (col_base_full P) (row_base_free P) => r C B <-.
move=> /row_fullP[L LC] B_free CBCB; rewrite mxtrace_mulC.
suff -> : B *m C = 1%:M by rewrite mxtrace1.
apply: (row_free_inj B_free); have /(congr1 (mulmx L)) := CBCB.
by rewrite !mulmxA LC !mul1mx.
Qed.

(** The square in T2, term by term. *)
Lemma expand_square (R : fieldType) (p l k : R) : l != 0 -> k != 0 ->
  p * (l - k) ^+ 2 / (l * k ^+ 2) = p / l + (p * l / k ^+ 2 - p / k *+ 2).
Proof.
move=> l0 k0; have kk0 : k ^+ 2 != 0 by rewrite expf_neq0.
rewrite sqrrB mulrDr mulrBr !mulrDl mulNr [LHS]addrC; congr (_ + (_ - _)).
- by rewrite -mulf_div divff // mulr1.
- by rewrite expr2 mulrCA -mulf_div divff // mul1r.
- by rewrite mulrnAr mulrnAl mulrCA -mulf_div divff // mul1r expr2 -mulf_div divff // mulr1.
Qed.

Section SpectralMeasure.
Variables (R : realFieldType) (d n : nat) (W : 'M[R]_(d, n)).

(** p_ik = ‖P_k w_i‖² / ‖w_i‖². *)
Definition spectral_measure s (P : 'I_s -> 'M[R]_d) (i : 'I_n) (k : 'I_s) : R :=
  sqnorm (P k *m col i W) / sqnorm (col i W).

(** The variance Σ_k p_ik (λ_k − κ_i)². *)
Definition spectral_variance s (lambda : 'I_s -> R) (P : 'I_s -> 'M[R]_d) (i : 'I_n) : R :=
  \sum_k spectral_measure P i k * (lambda k - rayleigh W i) ^+ 2.

End SpectralMeasure.

Section Defect.
Variables (R : realFieldType) (d n : nat) (W : 'M[R]_(d, n)) (s : nat) (lambda : 'I_s -> R) (P : 'I_s -> 'M[R]_d).
Hypothesis F_spectral : spectral_decomposition (frame_op W) lambda P.
Local Notation w i := (col i W).
Local Notation F := (frame_op W).
Local Notation kappa := (rayleigh W).
Local Notation p := (spectral_measure W P).

Let lambda0 := sd_neq0 F_spectral.

Lemma proj_frame_op k : P k *m F = lambda k *: P k.
Proof.
rewrite {1}(sd_sum F_spectral) mulmx_sumr (bigD1 k) //= -scalemxAr (sd_idem F_spectral) big1 ?addr0 // => l lk.
by rewrite -scalemxAr (sd_orth F_spectral) ?scaler0 // eq_sym.
Qed.

Lemma proj_eigen k : F *m P k = lambda k *: P k.
Proof. by apply: trmx_inj; rewrite trmx_mul linearZ /= frame_op_sym (sd_sym F_spectral) proj_frame_op. Qed.

Lemma dot_proj (u : 'cV_d) k : dot u (P k *m u) = sqnorm (P k *m u).
Proof. by rewrite -{1}(sd_idem F_spectral k) -mulmxA dot_mulmx (sd_sym F_spectral). Qed.

(** F is positive: so are its eigenvalues. *)
Lemma eigenvalue_gt0 k : 0 < lambda k.
Proof.
have [i] : exists i, col i (P k) != 0.
  apply/existsP; apply: contraTT (sd_proj_neq0 F_spectral k) => /existsPn P0.
  by rewrite negbK; apply/eqP/col_matrixP => i; rewrite col0; apply/eqP; rewrite -[_ == _]negbK.
set x := col i _ => x0; have Px : P k *m x = x by rewrite -col_mulmx (sd_idem F_spectral).
rewrite lt0r lambda0 /= -(pmulr_lge0 _ (_ : 0 < sqnorm x)) ?sqnorm_gt0 //.
have -> : lambda k * sqnorm x = sqnorm (W^T *m x); last exact: sqnorm_ge0.
by rewrite -{1}Px /sqnorm -dotZr scalemxAl -proj_eigen -mulmxA Px /frame_op -mulmxA dot_mulmx.
Qed.

(** The P_k add up to the identity on the span of the features. *)
Lemma proj_sum : \sum_k P k *m W = W.
Proof.
rewrite -mulmx_suml; set E := \sum_k P k.
have EF : E *m F = F.
  by rewrite mulmx_suml [RHS](sd_sum F_spectral); apply: eq_bigr => k _; rewrite proj_frame_op.
apply/eqP; rewrite -subr_eq0 -{2}[W]mul1mx -mulmxBl; apply/eqP.
apply: trmx_inj; rewrite trmx0; apply: trmul_eq0; rewrite trmxK trmx_mul -mulmxA (mulmxA W) -/(frame_op W) mulmxA.
by rewrite mulmxBl mul1mx EF subrr mul0mx.
Qed.

Lemma feature_sum i : w i = \sum_k P k *m w i.
Proof. by rewrite -{1}proj_sum -mulmx_suml col_mulmx mulmx_suml. Qed.

(** The multiplicities add up to the rank. *)
Lemma rank_sum : (\sum_k \rank (P k))%N = \rank W.
Proof.
apply/eqP; rewrite -(eqr_nat R) natr_sum.
have -> : \sum_k (\rank (P k))%:R = \tr (\sum_k P k) :> R.
  by rewrite linear_sum /=; apply: eq_bigr => k _; rewrite trace_idem ?(sd_idem F_spectral).
rewrite trace_idem; last first.
  rewrite mulmx_suml; apply: eq_bigr => k _; rewrite mulmx_sumr (bigD1 k) //= (sd_idem F_spectral) big1 ?addr0 // => l lk.
  by rewrite (sd_orth F_spectral) // eq_sym.
rewrite eqr_nat eqn_leq; apply/andP; split; last by rewrite -{1}proj_sum -mulmx_suml mxrankM_maxl.
rewrite (_ : \sum_k P k = W *m (W^T *m \sum_k (lambda k)^-1 *: P k)) ?mxrankM_maxl // mulmxA mulmx_sumr.
by apply: eq_bigr => k _; rewrite -scalemxAr proj_eigen scalerA mulVf // scale1r.
Qed.

(** μ_i is a probability measure with mean κ_i. *)
Lemma spectral_measure_ge0 i k : 0 <= p i k.
Proof. by rewrite divr_ge0 ?sqnorm_ge0. Qed.

Lemma spectral_measure_sum i : w i != 0 -> \sum_k p i k = 1.
Proof.
move=> wi0; rewrite -mulr_suml; under eq_bigr do rewrite -dot_proj.
by rewrite -dot_sumr -feature_sum divff // sqnorm_eq0.
Qed.

Lemma spectral_measure_mean i : \sum_k p i k * lambda k = kappa i.
Proof.
rewrite /rayleigh {1}(sd_sum F_spectral) mulmx_suml dot_sumr mulr_suml.
by apply: eq_bigr => k _; rewrite -scalemxAl dotZr dot_proj /spectral_measure mulrAC [lambda k * _]mulrC.
Qed.

(** Σ_i ‖P_k w_i‖² = λ_k m_k. *)
Lemma energy_proj k : \sum_i sqnorm (P k *m w i) = lambda k * (\rank (P k))%:R.
Proof.
transitivity (\tr (gram (P k *m W))); first by apply: eq_bigr => i _; rewrite gramE col_mulmx.
rewrite /gram mxtrace_mulC trmx_mul (sd_sym F_spectral) mulmxA -(mulmxA (P k)) -/(frame_op W) proj_frame_op.
by rewrite -scalemxAl (sd_idem F_spectral) mxtraceZ trace_idem ?(sd_idem F_spectral).
Qed.

(** Σ_i w_iᵀF⁺w_i is the rank. *)
Lemma rank_energy : (\rank W)%:R = \sum_(i | w i != 0) \sum_k sqnorm (P k *m w i) / lambda k.
Proof.
rewrite -rank_sum natr_sum; transitivity (\sum_i \sum_k sqnorm (P k *m w i) / lambda k).
  by rewrite exchange_big /=; apply: eq_bigr => k _; rewrite -mulr_suml energy_proj mulrAC divff ?mul1r.
rewrite [RHS]big_mkcond; apply: eq_bigr => i _; case: eqP => //= ->.
by rewrite big1 // => k _; rewrite mulmx0 /sqnorm dot0r mul0r.
Qed.

(** w_iᵀF⁺w_i − D_i in terms of μ_i. *)
Lemma feature_defect_spectral i : w i != 0 ->
  \sum_k sqnorm (P k *m w i) / lambda k - fracdim W i =
  sqnorm (w i) * \sum_k p i k * (lambda k - kappa i) ^+ 2 / (lambda k * kappa i ^+ 2).
Proof.
move=> wi0; have N0 : sqnorm (w i) != 0 by rewrite sqnorm_eq0.
have k0 : kappa i != 0 by rewrite lt0r_neq0 ?rayleigh_gt0.
under [in RHS]eq_bigr do rewrite (expand_square _ (lambda0 _) k0).
rewrite big_split /= sumrB -mulr_suml spectral_measure_mean sumrMnl -mulr_suml spectral_measure_sum //.
rewrite expr2 invfM mulrA divff // mul1r mulr2n opprD addrA subrr sub0r mulrBr fracdimE; congr (_ - _).
by rewrite mulr_sumr; apply: eq_bigr => k _; rewrite /spectral_measure mulrA [_ * (_ / _)]mulrC divfK.
Qed.

(** T2, the defect identity: r − Σ D_i = Σ_i ‖w_i‖² Σ_k p_ik (λ_k − κ_i)² / (λ_k κ_i²). *)
Theorem T2_defect_identity :
  (\rank W)%:R - capacity W =
  \sum_(i | w i != 0) sqnorm (w i) * \sum_k p i k * (lambda k - kappa i) ^+ 2 / (lambda k * kappa i ^+ 2).
Proof. by rewrite rank_energy -sumrB; apply: eq_bigr => i; apply: feature_defect_spectral. Qed.

(** T2, the bound: near saturation forces near localization. Any upper bound of the spectrum will do for λ_max. *)
Theorem T2_defect_bound lambda_max : (forall k, lambda k <= lambda_max) ->
  \sum_(i | w i != 0) sqnorm (w i) * spectral_variance W lambda P i / (lambda_max * kappa i ^+ 2) <=
  (\rank W)%:R - capacity W.
Proof.
move=> lambda_le; rewrite T2_defect_identity; apply: ler_sum => i wi0.
rewrite -mulrA ler_wpmul2l ?sqnorm_ge0 // mulr_suml; apply: ler_sum => k _.
have k_gt0 : 0 < kappa i ^+ 2 by rewrite exprn_gt0 ?rayleigh_gt0.
apply: ler_wpmul2l; first by apply: mulr_ge0; [exact: spectral_measure_ge0 | exact: sqr_ge0].
have max_gt0 : 0 < lambda_max by exact: lt_le_trans (eigenvalue_gt0 k) (lambda_le k).
by rewrite lef_pinv ?ler_pmul2r // posrE mulr_gt0 // eigenvalue_gt0.
Qed.

End Defect.
