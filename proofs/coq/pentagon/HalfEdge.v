(** * The cost of half an edge.

    A column with squared norm a and bias b pays half of phi for each of its two neighbours, and psi for what the
    neighbour leaks into it: [G a b gam], where gam is their inner product over a. Its least value over a and b lies on
    the critical curve. This file proves the supporting line of that least value at gam = cos 72 deg, as a function of
    gam^2, and that beyond gam = cos 36 deg half an edge alone costs more than the whole pentagon. *)

From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Pentagon Require Import Integrals Curve.
Open Scope R_scope.

Definition G a b gam := phi a b / 2 + psi (gam * a) b.

Lemma G_nonneg a b gam : 0 <= G a b gam.
Proof. unfold G; pose proof (phi_nonneg a b); pose proof (psi_nonneg (gam * a) b); lra. Qed.

Lemma G_le a b gam gam' : 0 <= a -> gam <= gam' -> G a b gam <= G a b gam'.
Proof. intros; unfold G; assert (psi (gam * a) b <= psi (gam' * a) b) by (apply psi_le; nra); lra. Qed.

(** ** Without the scale: U gam tau is the least cost when b = - a tau *)

Definition den gam tau := gam * (1 - tau) ^ 3 + 2 * (gam - tau) ^ 3.
Definition Q gam tau := gam * (1 - tau) ^ 4 * (2 + tau) ^ 2 / (4 * den gam tau).
Definition U gam tau := (1 - Q gam tau) / 6.
Definition scale gam tau := gam * (1 - tau) ^ 2 * (2 + tau) / (2 * den gam tau).

Lemma den_pos gam tau : 0 < gam < 1 -> 0 <= tau <= gam -> 0 < den gam tau.
Proof.
  intros; unfold den.
  assert (0 < gam * (1 - tau) ^ 3) by (apply Rmult_lt_0_compat; [| apply pow_lt]; lra).
  assert (0 <= (gam - tau) ^ 3) by (apply pow_le; lra). lra.
Qed.

Lemma Q_pos gam tau : 0 < gam < 1 -> 0 <= tau <= gam -> 0 < Q gam tau.
Proof.
  intros Hg Ht; pose proof (den_pos _ _ Hg Ht); unfold Q.
  apply Rdiv_lt_0_compat; repeat apply Rmult_lt_0_compat; try apply pow_lt; lra.
Qed.

Lemma scale_pos gam tau : 0 < gam < 1 -> 0 <= tau <= gam -> 0 < scale gam tau.
Proof.
  intros Hg Ht; pose proof (den_pos _ _ Hg Ht); unfold scale.
  apply Rdiv_lt_0_compat; repeat apply Rmult_lt_0_compat; try apply pow_lt; lra.
Qed.

(** With 0 <= tau <= gam the cost is a quadratic in a. *)
Lemma G_square a gam tau : 0 < a -> 0 < gam < 1 -> 0 <= tau <= gam ->
  G a (- a * tau) gam = U gam tau + den gam tau / (6 * gam) * (a - scale gam tau) ^ 2.
Proof.
  intros Ha Hg Ht; pose proof (den_pos _ _ Hg Ht); unfold G.
  assert (0 < gam * a) by (apply Rmult_lt_0_compat; lra).
  rewrite phi_bias_neg, psi_bias_neg; [| assumption | | assumption |]; try nra.
  unfold U, Q, scale, den in *; field; lra.
Qed.

Lemma G_dead a b gam : 0 < a -> b <= - a -> 1 / 6 <= G a b gam.
Proof. intros; unfold G; rewrite phi_dead by assumption; pose proof (psi_nonneg (gam * a) b); lra. Qed.

Lemma G_bias_pos a b gam : 0 < a -> 0 < b -> 0 < gam < 1 -> U gam 0 < G a b gam.
Proof.
  intros Ha Hb Hg; unfold G.
  rewrite phi_bias_nonneg, psi_bias_nonneg by nra.
  set (k := 1 + 2 * gam ^ 2); set (u := a * k - 1).
  assert (Hk : 0 < k) by (unfold k; nra).
  assert (F : ((1 - a) ^ 2 / 3 - (1 - a) * b + b ^ 2) / 2 + ((gam * a) ^ 2 + 3 * (gam * a) * b + 3 * b ^ 2) / 3
    = U gam 0 + (u ^ 2 + 3 * (1 + 2 * gam) * u * b + 9 * k * b ^ 2 + 6 * (gam * (1 - gam)) * b) / (6 * k)).
  { unfold U, Q, den, u, k in *; field; repeat split; nra. }
  rewrite F.
  assert (0 < gam * (1 - gam) * b) by (repeat apply Rmult_lt_0_compat; lra).
  assert (0 <= u ^ 2 + 3 * (1 + 2 * gam) * u * b + 9 * k * b ^ 2).
  { replace (u ^ 2 + 3 * (1 + 2 * gam) * u * b + 9 * k * b ^ 2)
      with ((u + 3 / 2 * (1 + 2 * gam) * b) ^ 2 + 9 / 4 * ((1 - 2 * gam) ^ 2 + 2) * b ^ 2) by (unfold k; field).
    pose proof (pow2_ge_0 (u + 3 / 2 * (1 + 2 * gam) * b)); pose proof (pow2_ge_0 b);
    pose proof (pow2_ge_0 (1 - 2 * gam)); nra. }
  assert (0 < (u ^ 2 + 3 * (1 + 2 * gam) * u * b + 9 * k * b ^ 2 + 6 * (gam * (1 - gam)) * b) / (6 * k))
    by (apply Rdiv_lt_0_compat; lra).
  lra.
Qed.

Lemma G_bias_large a gam tau : 0 < a -> 0 < gam < 1 -> gam < tau < 1 -> U gam gam < G a (- a * tau) gam.
Proof.
  intros Ha Hg Ht; unfold G; pose proof (psi_nonneg (gam * a) (- a * tau)).
  rewrite phi_bias_neg by lra.
  assert (E : U gam gam = (1 - (1 - gam) * (2 + gam) ^ 2 / 4) / 6)
    by (unfold U, Q, den; replace ((gam - gam) ^ 3) with 0 by ring; field; lra).
  assert (E' : (1 - a * ((1 - tau) ^ 2 * (2 + tau)) + a ^ 2 * (1 - tau) ^ 3) / 3 / 2
              = (1 - (1 - tau) * (2 + tau) ^ 2 / 4) / 6 + (1 - tau) * (a * (1 - tau) - (2 + tau) / 2) ^ 2 / 6) by field.
  assert (0 <= (1 - tau) * (a * (1 - tau) - (2 + tau) / 2) ^ 2) by (apply Rmult_le_pos; [lra | apply pow2_ge_0]).
  assert ((1 - tau) * (2 + tau) ^ 2 < (1 - gam) * (2 + gam) ^ 2).
  { assert (0 < (tau - gam) * (tau ^ 2 + tau * gam + gam ^ 2 + 3 * (tau + gam))) by (apply Rmult_lt_0_compat; nra).
    nra. }
  lra.
Qed.

(** ** The best tau is a critical point, and these are the curve *)

Definition stat gam tau :=
  gam * tau * (1 - tau) ^ 3 + (gam - tau) ^ 2 * (4 * gam - 4 + (4 * gam - 2) * tau - 2 * tau ^ 2).
Definition Q_d gam tau := - 3 * gam * (1 - tau) ^ 3 * (2 + tau) * stat gam tau / (4 * den gam tau ^ 2).

Lemma Q_derive gam tau : 0 < gam < 1 -> 0 <= tau <= gam -> is_derive (Q gam) tau (Q_d gam tau).
Proof.
  intros Hg Ht; pose proof (den_pos _ _ Hg Ht); unfold Q, den in *; auto_derive; [lra |].
  unfold Q_d, stat, den; field; lra.
Qed.

(** Where the derivative is positive, the function is larger a little to the right. *)
Lemma larger_right f x l e : derivable_pt_lim f x l -> 0 < l -> 0 < e -> exists h, 0 < h < e /\ f x < f (x + h).
Proof.
  intros D Hl He; destruct (D l Hl) as [d Hd].
  set (h := Rmin e d / 2).
  assert (Hm : 0 < Rmin e d) by (apply Rmin_glb_lt; [assumption | apply cond_pos]).
  assert (Rmin e d <= e) by apply Rmin_l; assert (Rmin e d <= d) by apply Rmin_r.
  exists h; split; [unfold h; lra |].
  assert (Hh : 0 < h) by (unfold h; lra).
  assert (Hh' : Rabs h < d) by (rewrite Rabs_pos_eq; unfold h in *; lra).
  specialize (Hd h (Rgt_not_eq _ _ Hh) Hh'); apply Rabs_def2 in Hd.
  assert (P : 0 < (f (x + h) - f x) / h) by lra.
  assert (0 < (f (x + h) - f x) / h * h) by (apply Rmult_lt_0_compat; lra).
  replace ((f (x + h) - f x) / h * h) with (f (x + h) - f x) in * by (field; lra). lra.
Qed.

Lemma larger_left f x l e : derivable_pt_lim f x l -> l < 0 -> 0 < e -> exists h, 0 < h < e /\ f x < f (x - h).
Proof.
  intros D Hl He.
  destruct (larger_right (fun y => f (- y)) (- x) (- l) e) as (h & Hh & Hf); try lra.
  - replace (- l) with (l * -1) by ring.
    apply (derivable_pt_lim_comp (fun y => - y) f).
      replace (-1) with (- (1)) by ring; apply (derivable_pt_lim_opp id); apply derivable_pt_lim_id.
    + rewrite Ropp_involutive; exact D.
  - exists h; split; [exact Hh |]; rewrite Ropp_involutive in Hf; replace (x - h) with (- (- x + h)) by ring; exact Hf.
Qed.

Lemma best_is_critical gam tau : 0 < gam < 1 -> 0 <= tau <= gam ->
  (forall t, 0 <= t <= gam -> Q gam t <= Q gam tau) -> 0 < tau < gam /\ stat gam tau = 0.
Proof.
  intros Hg Ht M; pose proof (den_pos _ _ Hg Ht).
  pose proof (Q_derive _ _ Hg Ht) as D; apply is_derive_Reals in D.
  set (k := 3 * gam * (1 - tau) ^ 3 * (2 + tau) / (4 * den gam tau ^ 2)).
  assert (Hk : 0 < k).
  { unfold k; apply Rdiv_lt_0_compat; repeat apply Rmult_lt_0_compat; try apply pow_lt; lra. }
  assert (E : Q_d gam tau = - k * stat gam tau) by (unfold Q_d, k; field; lra).
  assert (R : tau < gam -> 0 <= stat gam tau).
  { intros L; apply Rnot_lt_le; intros N'.
    destruct (larger_right _ _ _ (gam - tau) D) as (h & Hh & Hf); [rewrite E; nra | lra |].
    specialize (M (tau + h)); lra. }
  assert (L : 0 < tau -> stat gam tau <= 0).
  { intros P; apply Rnot_lt_le; intros N'.
    destruct (larger_left _ _ _ tau D) as (h & Hh & Hf); [rewrite E; nra | lra |].
    specialize (M (tau - h)); lra. }
  assert (H0 : tau <> 0).
  { intros ->; assert (0 <= stat gam 0) by (apply R; lra).
    assert (stat gam 0 = - 4 * (gam ^ 2 * (1 - gam))) by (unfold stat; ring).
    assert (0 < gam ^ 2 * (1 - gam)) by (apply Rmult_lt_0_compat; [apply pow_lt |]; lra). lra. }
  assert (H1 : tau <> gam).
  { intros ->; assert (stat gam gam <= 0) by (apply L; lra).
    assert (stat gam gam = gam ^ 2 * (1 - gam) ^ 3) by (unfold stat; ring).
    assert (0 < gam ^ 2 * (1 - gam) ^ 3) by (apply Rmult_lt_0_compat; apply pow_lt; lra). lra. }
  assert (P : 0 < tau < gam) by lra; split; [exact P | apply Rle_antisym; [apply L | apply R]; lra].
Qed.

Lemma critical_on_curve gam tau : 0 < gam < 1 -> 0 < tau < gam -> stat gam tau = 0 ->
  let z := (gam - tau) / (1 - tau) in
  0 < z < 1 /\ gam = ratio z /\ tau = z * root z /\ U gam tau = cost z.
Proof.
  intros Hg Ht HS z; set (s := tau / z).
  assert (Hz0 : 0 < z) by (apply Rdiv_lt_0_compat; lra).
  assert (Hz1 : z < 1) by (unfold z; apply Rmult_lt_reg_r with (1 - tau); [lra |]; unfold Rdiv;
                           rewrite Rmult_assoc, Rinv_l; lra).
  assert (Hs : 0 < s) by (apply Rdiv_lt_0_compat; lra).
  assert (HC : C s z = 0).
  { apply Rmult_eq_reg_l with ((1 - tau) ^ 3 * z ^ 2).
    2: { apply Rgt_not_eq, Rmult_lt_0_compat; apply pow_lt; lra. }
    rewrite Rmult_0_r, <- HS; unfold C, B, stat, s, z; field; lra. }
  apply C_root_unique in HC; [| assumption | assumption].
  assert (E1 : tau = z * root z) by (rewrite <- HC; unfold s; field; lra).
  assert (E2 : gam = ratio z) by (unfold ratio, g; rewrite <- HC; unfold s, z; field; lra).
  repeat split; try assumption.
  pose proof (g_pos s z Hz1 Hs).
  unfold U, cost; f_equal; f_equal; rewrite <- HC.
  assert (F1 : tau = z * s) by (unfold s; field; lra).
  assert (F2 : gam = z * g s z) by (rewrite HC; exact E2).
  assert (D : den gam tau = z * (1 - z * s) ^ 3 * (g s z + 2 * z ^ 2)).
  { unfold den; replace (gam - tau) with (z * (1 - tau)) by (unfold z; field; lra).
    rewrite F2 at 1; rewrite F1; ring. }
  unfold Q, q; rewrite D, F2, F1; field; rewrite <- F1; repeat split; nra.
Qed.

Lemma U_on_curve gam tau : 0 < gam < 1 -> 0 <= tau <= gam ->
  exists z, 0 < z < 1 /\ gam = ratio z /\ cost z <= U gam tau /\ (U gam tau = cost z -> tau = z * root z).
Proof.
  intros Hg Ht.
  destruct (continuity_ab_maj (Q gam) 0 gam) as (m & Hm & Hm'); [lra | |].
  - intros c Hc; eapply is_derive_continuity_pt, Q_derive; lra.
  - destruct (best_is_critical gam m Hg Hm' Hm) as [Hm1 HmS].
    destruct (critical_on_curve gam m Hg Hm1 HmS) as (Hz & Hgz & Hmz & HU).
    exists ((gam - m) / (1 - m)); repeat split; try apply Hz; try assumption.
    + rewrite <- HU; unfold U; specialize (Hm tau Ht); lra.
    + intros E; rewrite <- HU in E; assert (EQ : Q gam tau = Q gam m) by (unfold U in E; lra).
      destruct (best_is_critical gam tau Hg Ht) as [Ht1 HtS]; [intros t Htt; rewrite EQ; auto |].
      destruct (critical_on_curve gam tau Hg Ht1 HtS) as (Hz' & Hgz' & Htz' & _).
      assert (Ez : (gam - tau) / (1 - tau) = (gam - m) / (1 - m)) by (apply ratio_inj; lra).
      rewrite <- Ez; exact Htz'.
Qed.

Lemma G_on_curve a b gam : 0 < a -> 0 < gam < 1 ->
  exists z, 0 < z < 1 /\ gam = ratio z /\ cost z <= G a b gam /\
    (G a b gam = cost z -> a = scale gam (z * root z) /\ b = - a * (z * root z)).
Proof.
  intros Ha Hg; destruct (Rle_lt_dec b (- a)) as [Hb | Hb]; [| destruct (Rlt_le_dec 0 b) as [Hb0 | Hb0]].
  - destruct (U_on_curve gam 0) as (z & Hz & Hgz & Hc & _); try lra.
    assert (HQ := Q_pos gam 0); unfold U in Hc.
    assert (HG := G_dead a b gam Ha Hb); exists z; repeat split; try lra; intros; exfalso; lra.
  - destruct (U_on_curve gam 0) as (z & Hz & Hgz & Hc & _); try lra.
    assert (HG := G_bias_pos a b gam Ha Hb0 Hg); exists z; repeat split; try lra; intros; exfalso; lra.
  - set (tau := - b / a); assert (Eb : b = - a * tau) by (unfold tau; field; lra).
    assert (Ht0 : 0 <= tau) by (apply Rmult_le_pos; [lra | apply Rlt_le, Rinv_0_lt_compat; lra]).
    assert (Ht1 : tau < 1) by nra.
    destruct (Rlt_le_dec gam tau) as [L | L].
    + destruct (U_on_curve gam gam) as (z & Hz & Hgz & Hc & _); try lra.
      assert (HG := G_bias_large a gam tau Ha Hg (conj L Ht1)); rewrite <- Eb in HG.
      exists z; repeat split; try lra; intros; exfalso; lra.
    + destruct (U_on_curve gam tau) as (z & Hz & Hgz & Hc & Heq); try lra.
      assert (HG := G_square a gam tau Ha Hg (conj Ht0 L)); rewrite <- Eb in HG.
      assert (Hk : 0 < den gam tau / (6 * gam)) by (apply Rdiv_lt_0_compat; [apply den_pos |]; lra).
      assert (P := pow2_ge_0 (a - scale gam tau)).
      exists z; split; [exact Hz | split; [exact Hgz | split; [nra |]]].
      intros E; assert (Et : tau = z * root z) by (apply Heq; nra).
      rewrite <- Et; split; [| exact Eb].
      assert (Z : (a - scale gam tau) ^ 2 = 0) by nra.
      apply Rminus_diag_uniq; destruct (Req_dec (a - scale gam tau) 0) as [|N']; [assumption |].
      apply (pow_nonzero _ 2) in N'; contradiction.
Qed.
