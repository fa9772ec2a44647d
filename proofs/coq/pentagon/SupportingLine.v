(** * The pentagon's constants and the supporting line.

    [tau_star] is the root in (1/5, 21/100) of the stationarity polynomial at gam = cos 72 deg; scale, bias and value of
    the pentagon follow from it. The main results: half an edge costs at least the line through the pentagon's value in
    gam^2 as long as gam <= cos 36 deg, with equality at the pentagon only, and at least 1/12 beyond. *)

From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Pentagon Require Import Integrals Curve HalfEdge.
Open Scope R_scope.

Definition gam_star := (sqrt 5 - 1) / 4.
Definition gam_max := (sqrt 5 + 1) / 4.

Lemma sqrt5_square : sqrt 5 * sqrt 5 = 5.
Proof. apply sqrt_sqrt; lra. Qed.

Lemma sqrt5_bounds : 2236 / 1000 < sqrt 5 < 2237 / 1000.
Proof. pose proof sqrt5_square; pose proof (sqrt_pos 5); split; nra. Qed.

Lemma gam_star_bounds : 309 / 1000 < gam_star < 3093 / 10000.
Proof. unfold gam_star; pose proof sqrt5_bounds; lra. Qed.

Lemma gam_max_bounds : 809 / 1000 < gam_max < 8093 / 10000.
Proof. unfold gam_max; pose proof sqrt5_bounds; lra. Qed.

Lemma gam_star_square : 4 * gam_star ^ 2 = 1 - 2 * gam_star.
Proof. unfold gam_star; pose proof sqrt5_square; nra. Qed.

(** ** The pentagon *)

Lemma stat_continuous gam t : continuity_pt (stat gam) t.
Proof.
  apply (is_derive_continuity_pt (stat gam) t (Derive (stat gam) t)), Derive_correct.
  unfold stat; auto_derive; exact I.
Qed.

Definition tau_star_exists : { t : R | 1 / 5 <= t <= 21 / 100 /\ stat gam_star t = 0 }.
Proof.
  apply IVT; [| lra | |].
  - intros t; apply stat_continuous.
  - unfold stat; pose proof gam_star_bounds; pose proof gam_star_square; nra.
  - unfold stat; pose proof gam_star_bounds; pose proof gam_star_square; nra.
Defined.

Definition tau_star := proj1_sig tau_star_exists.
Definition a_star := scale gam_star tau_star.
Definition r_star := sqrt a_star.
Definition beta_star := a_star * tau_star.
Definition t_star := 2 * U gam_star tau_star.

Lemma tau_star_bounds : 1 / 5 <= tau_star <= 21 / 100.
Proof. unfold tau_star; apply (proj2_sig tau_star_exists). Qed.

Lemma tau_star_stat : stat gam_star tau_star = 0.
Proof. unfold tau_star; apply (proj2_sig tau_star_exists). Qed.

Definition z_star := (gam_star - tau_star) / (1 - tau_star).
Definition mu := slope z_star / 2.

Lemma star_on_curve : 0 < z_star < 1 /\ gam_star = ratio z_star /\ tau_star = z_star * root z_star
  /\ U gam_star tau_star = cost z_star.
Proof.
  pose proof gam_star_bounds; pose proof tau_star_bounds.
  apply critical_on_curve; [lra | lra | apply tau_star_stat].
Qed.

Lemma mu_pos : 0 < mu.
Proof. unfold mu; pose proof (slope_pos z_star); destruct star_on_curve; lra. Qed.

Lemma a_star_pos : 0 < a_star.
Proof.
  pose proof gam_star_bounds; pose proof tau_star_bounds.
  apply scale_pos; lra.
Qed.

(** ** The value at cos 36 deg *)

Lemma root_half : root (1 / 2) = sqrt 5 - 1.
Proof.
  symmetry; pose proof sqrt5_bounds; pose proof sqrt5_square.
  apply C_root_unique; [lra | lra |].
  replace (C (sqrt 5 - 1) (1 / 2)) with ((sqrt 5 * sqrt 5 - 5) / 2) by (unfold C, B; field); lra.
Qed.

Lemma ratio_half : ratio (1 / 2) = gam_max.
Proof. unfold ratio, g, gam_max; rewrite root_half; field. Qed.

Lemma cost_half : cost (1 / 2) = 1 / 12.
Proof.
  unfold cost, q, g; rewrite root_half; pose proof sqrt5_bounds; pose proof sqrt5_square as E.
  set (r := sqrt 5) in *; clearbody r.
  apply Rminus_diag_uniq.
  transitivity ((r * r - 5) * (r * r + 4 * r - 1) / (192 * (r + 2))); [field; lra | rewrite E; field; lra].
Qed.

Lemma z_star_half : z_star < 1 / 2.
Proof.
  destruct star_on_curve as (Hz & Hg & _); pose proof gam_star_bounds; pose proof gam_max_bounds.
  destruct (Rlt_le_dec z_star (1 / 2)) as [L | [L | L]]; [exact L | |].
  - pose proof (ratio_incr (1 / 2) z_star); pose proof ratio_half; lra.
  - pose proof ratio_half as E; rewrite L in E; lra.
Qed.

(** ** The supporting line *)

Definition line gam := t_star / 2 + mu * (gam ^ 2 - gam_star ^ 2).

Lemma cost_above_line z : 0 <= z <= 1 / 2 -> line (ratio z) <= cost z /\ (cost z = line (ratio z) -> z = z_star).
Proof.
  intros Hz; destruct star_on_curve as (Hs & Hg & _ & HU); pose proof z_star_half as Hh.
  set (f := fun z => cost z - mu * ratio z ^ 2).
  set (f_d := fun z => (slope z - slope z_star) * (ratio z * (Delta (root z) z / C_s (root z) z))).
  assert (D : forall z, 0 <= z < 1 -> is_derive f z (f_d z)).
  { intros y Hy; pose proof (cost_derive y Hy) as D1; pose proof (ratio_derive y Hy) as D2.
    set (d := Delta (root y) y / C_s (root y) y) in *.
    unfold f; auto_derive; [repeat split; eexists; eassumption |].
    replace (Derive (fun x => cost x) y) with (slope y * ratio y * d) by (symmetry; now apply is_derive_unique).
    replace (Derive (fun x => ratio x) y) with d by (symmetry; now apply is_derive_unique).
    unfold f_d, mu, d; field. apply Rgt_not_eq, C_s_pos; [| apply root_pos]; lra. }
  assert (P : forall y, 0 < y < 1 -> 0 < ratio y * (Delta (root y) y / C_s (root y) y)).
  { intros y Hy; apply Rmult_lt_0_compat; [| apply ratio_derive_pos; lra].
    assert (Hr : 0 < root y) by (apply root_pos; lra); pose proof (g_pos (root y) y).
    unfold ratio; apply Rmult_lt_0_compat; lra. }
  assert (F : line (ratio z) = cost z - (f z - f z_star)).
  { unfold line, f; rewrite <- Hg, <- HU; unfold t_star; field. }
  assert (M : z = z_star \/ f z_star < f z).
  { destruct (Rtotal_order z z_star) as [L | [L | L]]; [right | left; exact L | right].
    - enough (- f z < - f z_star) by lra.
      apply (incr_of_derive (fun y => - f y) (fun y => - f_d y)); [exact L | | |].
      + intros x Hx; apply (is_derive_continuity_pt _ x (- f_d x)).
        apply (is_derive_opp f), D; lra.
      + intros x Hx; apply (is_derive_opp f), D; lra.
      + intros x Hx; unfold f_d; assert (slope x < slope z_star) by (apply slope_incr; lra).
        assert (0 < ratio x * (Delta (root x) x / C_s (root x) x)) by (apply P; lra). nra.
    - apply (incr_of_derive f f_d); [exact L | | |].
      + intros x Hx; apply (is_derive_continuity_pt _ x (f_d x)), D; lra.
      + intros x Hx; apply D; lra.
      + intros x Hx; unfold f_d; assert (slope z_star < slope x) by (apply slope_incr; lra).
        apply Rmult_lt_0_compat; [lra | apply P; lra]. }
  rewrite F; destruct M as [M | M]; [rewrite M; split; [lra | reflexivity] | split; [lra | intros; exfalso; lra]].
Qed.

Lemma line_0_neg : line 0 < 0.
Proof.
  destruct (cost_above_line 0) as [L E]; [lra |].
  assert (R0 : ratio 0 = 0) by (unfold ratio; ring).
  assert (Hs : 0 < root 0) by (apply root_pos; lra).
  assert (C0 : cost 0 = 0) by (unfold cost, q, g; field; lra).
  rewrite R0, C0 in *; destruct L as [L | L]; [exact L |].
  destruct star_on_curve; symmetry in L; apply E in L; lra.
Qed.

(** Half an edge costs at least the line, with equality at the pentagon only. *)
Theorem half_edge a b gam : 0 < a -> gam <= gam_max -> 
  line (pos gam) <= G a b gam /\ (G a b gam = line (pos gam) -> gam = gam_star /\ a = a_star /\ b = - beta_star).
Proof.
  intros Ha Hg; destruct (Rle_lt_dec gam 0) as [L | L].
  - rewrite pos_of_nonpos by exact L; pose proof (G_nonneg a b gam); pose proof line_0_neg.
    split; [lra | intros; exfalso; lra].
  - rewrite pos_of_nonneg by lra; pose proof gam_max_bounds.
    destruct (G_on_curve a b gam Ha) as (z & Hz & Hgz & Hc & He); [lra |].
    assert (Hh : z <= 1 / 2) by (apply ratio_le_inv; [lra | lra | rewrite ratio_half; lra]).
    destruct (cost_above_line z) as [H1 H2]; [lra |]; rewrite <- Hgz in H1, H2.
    split; [lra |]; intros E.
    destruct star_on_curve as (Hs & Hgs & Hts & _).
    destruct He as [Ea Eb]; [lra |].
    assert (Ez : z = z_star) by (apply H2; lra); subst z.
    rewrite <- Hgs in Hgz; subst gam; rewrite <- Hts in Ea, Eb.
    split; [reflexivity |]; split; [exact Ea |].
    rewrite Eb, Ea; unfold beta_star, a_star; ring.
Qed.

Theorem half_edge_large a b gam : 0 < a -> gam_max <= gam -> 1 / 12 <= G a b gam.
Proof.
  intros Ha Hg; pose proof gam_max_bounds.
  apply Rle_trans with (G a b gam_max); [| apply G_le; lra].
  destruct (G_on_curve a b gam_max Ha) as (z & Hz & Hgz & Hc & _); [lra |].
  rewrite <- ratio_half in Hgz; apply ratio_inj in Hgz; [| lra | lra].
  rewrite <- Hgz, cost_half in Hc; exact Hc.
Qed.

Lemma half_edge_star : G a_star (- beta_star) gam_star = t_star / 2.
Proof.
  pose proof gam_star_bounds; pose proof tau_star_bounds; pose proof a_star_pos.
  replace (- beta_star) with (- a_star * tau_star) by (unfold beta_star; ring).
  rewrite G_square by lra; unfold a_star, t_star; field; lra.
Qed.

(** The pentagon is cheaper than a single half edge beyond cos 36 deg, and than a zero column. *)
Lemma t_star_small : t_star < 1 / 60.
Proof.
  pose proof gam_star_bounds as Hg; pose proof gam_max_bounds.
  destruct (half_edge 1 (- 1 / 5) gam_star) as [L _]; [lra | lra |].
  rewrite pos_of_nonneg in L by lra; unfold line in L; rewrite Rminus_diag_eq, Rmult_0_r in L by reflexivity.
  destruct (U_on_curve gam_star (1 / 5)) as (z & Hz & Hgz & Hc & _); [lra | lra |].
  destruct star_on_curve as (Hs & Hgs & Hts & HU).
  rewrite Hgs in Hgz; apply ratio_inj in Hgz; [subst z | lra | lra].
  assert (T : t_star <= 2 * U gam_star (1 / 5)) by (unfold t_star; lra).
  apply Rle_lt_trans with (1 := T).
  pose proof (den_pos gam_star (1 / 5)) as P; unfold U, Q.
  enough (0.951 < gam_star * (1 - 1 / 5) ^ 4 * (2 + 1 / 5) ^ 2 / (4 * den gam_star (1 / 5))) by lra.
  apply Rmult_lt_reg_r with (4 * den gam_star (1 / 5)); [lra |].
  unfold Rdiv; rewrite (Rmult_assoc _ (/ _)), Rinv_l, Rmult_1_r by lra.
  assert ((gam_star - 1 / 5) ^ 3 <= (0.1093) ^ 3) by (apply pow_incr; lra).
  unfold den; lra.
Qed.
