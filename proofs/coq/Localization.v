(** * Localization. Proves T3, T4 and T5: a frame that saturates the capacity bound splits into tight frames, one an eigenspace.

    As in Defect.v, F = Σ_k λ_k P_k is a spectral decomposition of the frame operator; by [spectral_theorem] there is one. *)
From mathcomp Require Import all_ssreflect all_algebra.
From Tightframe Require Import Frame Spectral Capacity Defect.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Localization.
Variables (R : realFieldType) (d n : nat) (W : 'M[R]_(d, n)) (s : nat) (lambda : 'I_s -> R) (P : 'I_s -> 'M[R]_d).
Hypothesis F_spectral : spectral_decomposition (frame_op W) lambda P.
Local Notation w i := (col i W).
Local Notation F := (frame_op W).
Local Notation p := (spectral_measure W P).

(** C_k, the nonzero features whose spectral measure is the point mass at λ_k. *)
Definition cluster (k : 'I_s) : {set 'I_n} := [set i | (w i != 0) && (p i k == 1)].

Lemma in_cluster i k : w i != 0 -> (i \in cluster k) = (P k *m w i == w i).
Proof.
move=> wi0; have N0 : sqnorm (w i) != 0 by rewrite sqnorm_eq0.
rewrite inE wi0 /= /spectral_measure -(inj_eq (mulIf N0)) divfK // mul1r.
rewrite [RHS]eq_sym -[RHS]subr_eq0 -sqnorm_eq0 sqnormB (dot_proj F_spectral) mulr2n opprD addrA subrK subr_eq0.
exact: eq_sym.
Qed.

Lemma cluster_neq0 i k : i \in cluster k -> w i != 0.
Proof. by rewrite inE => /andP[]. Qed.

Lemma cluster_proj i k : i \in cluster k -> P k *m w i = w i.
Proof. by move=> ik; apply/eqP; rewrite -in_cluster // (cluster_neq0 ik). Qed.

Lemma cluster_proj0 i k l : i \in cluster k -> l != k -> P l *m w i = 0.
Proof. by move=> ik lk; rewrite -(cluster_proj ik) mulmxA (sd_orth F_spectral) // mul0mx. Qed.

Lemma cluster_eigen i k : i \in cluster k -> F *m w i = lambda k *: w i.
Proof. by move=> ik; rewrite -{1}(cluster_proj ik) mulmxA (proj_eigen F_spectral) -scalemxAl (cluster_proj ik). Qed.

(** A localized feature lies in a cluster: F w = μ w leaves P_k w = 0 unless λ_k = μ. *)
Lemma localized_cluster i : localized W -> w i != 0 -> exists k, i \in cluster k.
Proof.
move=> loc wi0; have [mu Fwi] := loc i wi0.
have off k : lambda k != mu -> P k *m w i = 0.
  move=> k_mu; apply/eqP; have : (lambda k - mu) *: (P k *m w i) == 0.
    by rewrite scalerBl subr_eq0 scalemxAl -(proj_frame_op F_spectral) -mulmxA Fwi scalemxAr.
  by rewrite scaler_eq0 subr_eq0 (negPf k_mu).
have [k /eqP k_mu|no_k] := pickP (fun k => lambda k == mu).
  exists k; rewrite in_cluster // {2}(feature_sum F_spectral i) (bigD1 k) //= big1 ?addr0 // => l lk.
  by apply: off; rewrite -k_mu (inj_eq (sd_inj F_spectral)).
by move: wi0; rewrite (feature_sum F_spectral i) big1 ?eqxx // => k _; apply: off; rewrite no_k.
Qed.

(** T3: if capacity saturates, every μ_i is a point mass, and its feature an eigenvector. *)
Theorem T3_spectral_localization : saturated W -> forall i, w i != 0 ->
  exists k, [/\ p i k = 1, forall l, l != k -> p i l = 0 & F *m w i = lambda k *: w i].
Proof.
move=> /T1_equality loc i /(localized_cluster loc)[k ik]; exists k; split; last exact: cluster_eigen.
  by move: ik; rewrite inE => /andP[_ /eqP].
by move=> l lk; rewrite /spectral_measure (cluster_proj0 ik lk) /sqnorm dot0r mul0r.
Qed.

(** T4: the clusters partition the nonzero features. *)
Theorem T4_partition : saturated W -> forall i, w i != 0 -> exists! k, i \in cluster k.
Proof.
move=> /T1_equality loc i wi0; have [k ik] := localized_cluster loc wi0; exists k; split=> // l il.
by apply/eqP; apply: contraNT wi0 => kl; rewrite -(cluster_proj ik) (cluster_proj0 il kl).
Qed.

Lemma proj_off_cluster k i : saturated W -> i \notin cluster k -> P k *m w i = 0.
Proof.
move=> /T1_equality loc ik; have [->|/(localized_cluster loc)[l il]] := eqVneq (w i) 0; first exact: mulmx0.
by apply: (cluster_proj0 il); apply: contraNneq ik => ->.
Qed.

(** T4: each cluster is a tight frame for its eigenspace with bound λ_k. *)
Theorem T4_tight_frames k : saturated W -> \sum_(i in cluster k) w i *m (w i)^T = lambda k *: P k.
Proof.
move=> sat; rewrite -(proj_frame_op F_spectral) frame_op_sum mulmx_sumr big_mkcond; apply: eq_bigr => i _.
by rewrite mulmxA; case: ifPn => ik; [rewrite cluster_proj | rewrite proj_off_cluster ?mul0mx].
Qed.

(** T4: distinct clusters are orthogonal. *)
Theorem T4_orthogonal_clusters k l i j : k != l -> i \in cluster k -> j \in cluster l -> dot (w i) (w j) = 0.
Proof.
by move=> kl ik jl; rewrite -(cluster_proj jl) dot_mulmx (sd_sym F_spectral) (cluster_proj0 ik) ?[l == k]eq_sym // dotC dot0r.
Qed.

(** T4: the squared norms of a cluster add up to λ_k m_k. *)
Theorem T4_cluster_norm k : saturated W -> \sum_(i in cluster k) sqnorm (w i) = lambda k * (\rank (P k))%:R.
Proof.
move=> sat; rewrite -(energy_proj F_spectral) big_mkcond; apply: eq_bigr => i _.
by case: ifPn => ik; [rewrite cluster_proj | rewrite proj_off_cluster // /sqnorm dot0r].
Qed.

(** T5: on a cluster D_i is linear in the squared norm. *)
Theorem T5_projective_linearity i k : i \in cluster k -> fracdim W i = sqnorm (w i) / lambda k.
Proof. by move=> ik; rewrite fracdimE (eigen_rayleigh (cluster_neq0 ik) (cluster_eigen ik)). Qed.

(** T4: the capacity of a cluster is the dimension of its eigenspace. *)
Theorem T4_cluster_capacity k : saturated W -> \sum_(i in cluster k) fracdim W i = (\rank (P k))%:R.
Proof.
move=> sat; rewrite (eq_bigr _ (fun i => @T5_projective_linearity i k)) -mulr_suml T4_cluster_norm //.
by rewrite mulrAC divff ?mul1r // (sd_neq0 F_spectral).
Qed.

End Localization.
