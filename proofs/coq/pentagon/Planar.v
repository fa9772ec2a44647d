(** * Five gaps around the circle.

    cos 72 deg is (sqrt 5 - 1) / 4, and five angles that sum to a full turn have
    sum of pos (cos theta)^2 at least 5 cos^2 72 deg, with equality only when all are 72 deg. *)

From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Pentagon Require Import Integrals Curve SupportingLine.
Open Scope R_scope.

Definition fifth := 2 * PI / 5.

Lemma cos_fifth : cos fifth = gam_star.
Proof.
  pose proof PI_RGT_0 as HP.
  assert (Hc : 0 < cos fifth) by (apply cos_gt_0; unfold fifth; lra).
  assert (Hc1 : cos fifth < 1) by (rewrite <- cos_0; apply cos_decreasing_1; unfold fifth; lra).
  assert (E : cos (2 * fifth + fifth) = cos (2 * fifth)).
  { replace (2 * fifth + fifth) with (- (2 * fifth) + 2 * INR 1 * PI) by (unfold fifth; simpl; field).
    rewrite cos_period; apply cos_neg. }
  rewrite cos_plus, sin_2a, cos_2a_cos in E; pose proof (sin2_cos2 fifth) as S2; unfold Rsqr in S2.
  set (c := cos fifth) in *; set (s := sin fifth) in *; clearbody c s.
  assert (F : (c - 1) * (4 * c * c + 2 * c - 1) = 0) by nra.
  apply Rmult_integral in F; destruct F as [F | F]; [lra |].
  pose proof gam_star_square; pose proof gam_star_bounds.
  assert (F' : (c - gam_star) * (4 * (c + gam_star) + 2) = 0) by nra.
  apply Rmult_integral in F'; destruct F'; lra.
Qed.

Lemma cos_2fifth : cos (2 * fifth) = - gam_max.
Proof.
  rewrite cos_2a_cos, cos_fifth; unfold gam_star, gam_max; pose proof sqrt5_square; nra.
Qed.

(** The tangent to cos^2 at 72 deg. *)
Definition tangent t := gam_star ^ 2 - sin (2 * fifth) * (t - fifth).

Lemma sin_2fifth_pos : 0 < sin (2 * fifth).
Proof. pose proof PI_RGT_0; apply sin_gt_0; unfold fifth; lra. Qed.

Lemma tangent_below_cos t : PI / 4 <= t <= PI / 2 -> t = fifth \/ tangent t < cos t ^ 2.
Proof.
  intros Ht; pose proof PI_RGT_0 as HP.
  set (h := fun t => cos t ^ 2 + sin (2 * fifth) * t).
  set (h_d := fun t => sin (2 * fifth) - sin (2 * t)).
  assert (D : forall t, is_derive h t (h_d t)).
  { intros x; unfold h, h_d; auto_derive; [exact I |]; rewrite (sin_2a x); ring. }
  assert (Dc : forall x, continuity_pt h x) by (intros x; eapply is_derive_continuity_pt, D).
  assert (E : cos t ^ 2 = tangent t + (h t - h fifth)) by (unfold h, tangent; rewrite cos_fifth; ring).
  destruct (Rtotal_order t fifth) as [L | [L | L]]; [right | left; exact L | right]; rewrite E.
  - enough (- h t < - h fifth) by lra.
    apply (incr_of_derive (fun t => - h t) (fun t => - h_d t)); [exact L | | |].
    + intros x Hx; apply (is_derive_continuity_pt _ x (- h_d x)), (is_derive_opp h), D.
    + intros x Hx; apply (is_derive_opp h), D.
    + intros x Hx; unfold h_d; enough (sin (2 * fifth) < sin (2 * x)) by lra.
      apply sin_decreasing_1; unfold fifth in *; lra.
  - enough (h fifth < h t) by lra.
    apply (incr_of_derive h h_d); [exact L | auto | auto |].
    intros x Hx; unfold h_d; enough (sin (2 * x) < sin (2 * fifth)) by lra.
    apply sin_decreasing_1; unfold fifth in *; lra.
Qed.

Lemma tangent_below t : PI / 4 <= t -> t = fifth \/ tangent t < pos (cos t) ^ 2.
Proof.
  intros Ht; pose proof PI_RGT_0 as HP.
  destruct (Rle_lt_dec t (PI / 2)) as [L | L].
  - destruct (tangent_below_cos t) as [E | E]; [lra | now left | right].
    rewrite pos_of_nonneg; [exact E | apply cos_ge_0; lra].
  - right; destruct (tangent_below_cos (PI / 2)) as [E | E]; [lra | unfold fifth in E; lra |].
    rewrite cos_PI2 in E; pose proof sin_2fifth_pos; pose proof (pow2_ge_0 (pos (cos t))).
    unfold tangent in *; nra.
Qed.

Lemma cos2_small t : 0 <= t < PI / 4 -> 1 / 2 < pos (cos t) ^ 2.
Proof.
  intros Ht; pose proof PI_RGT_0 as HP.
  assert (L : cos (PI / 4) < cos t) by (apply cos_decreasing_1; lra).
  assert (P : 0 < cos (PI / 4)) by (apply cos_gt_0; lra).
  rewrite pos_of_nonneg by lra.
  assert (E : cos (PI / 4) * cos (PI / 4) = 1 / 2).
  { pose proof (sin2_cos2 (PI / 4)) as S2; unfold Rsqr in S2; rewrite sin_cos_PI4 in S2; lra. }
  nra.
Qed.

Lemma five_gaps t0 t1 t2 t3 t4 :
  0 <= t0 -> 0 <= t1 -> 0 <= t2 -> 0 <= t3 -> 0 <= t4 -> t0 + t1 + t2 + t3 + t4 = 2 * PI ->
  let sum := pos (cos t0) ^ 2 + pos (cos t1) ^ 2 + pos (cos t2) ^ 2 + pos (cos t3) ^ 2 + pos (cos t4) ^ 2 in
  5 * gam_star ^ 2 <= sum /\
  (sum = 5 * gam_star ^ 2 -> t0 = fifth /\ t1 = fifth /\ t2 = fifth /\ t3 = fifth /\ t4 = fifth).
Proof.
  intros H0 H1 H2 H3 H4 HS sum; pose proof gam_star_bounds; pose proof sin_2fifth_pos.
  assert (B : 5 * gam_star ^ 2 < 1 / 2) by nra.
  pose proof (pow2_ge_0 (pos (cos t0))); pose proof (pow2_ge_0 (pos (cos t1))); pose proof (pow2_ge_0 (pos (cos t2))).
  pose proof (pow2_ge_0 (pos (cos t3))); pose proof (pow2_ge_0 (pos (cos t4))).
  assert (A : forall t, 0 <= t -> 1 / 2 < pos (cos t) ^ 2 \/ t = fifth \/ tangent t < pos (cos t) ^ 2).
  { intros t Ht; destruct (Rlt_le_dec t (PI / 4)); [left; apply cos2_small; lra | right; now apply tangent_below]. }
  assert (T : tangent t0 + tangent t1 + tangent t2 + tangent t3 + tangent t4 = 5 * gam_star ^ 2).
  { unfold tangent.
    transitivity (5 * gam_star ^ 2 - sin (2 * fifth) * (t0 + t1 + t2 + t3 + t4 - 5 * fifth)); [ring |].
    rewrite HS; unfold fifth; field. }
  assert (F : pos (cos fifth) ^ 2 = tangent fifth).
  { rewrite pos_of_nonneg, cos_fifth; [unfold tangent; ring | rewrite cos_fifth; lra]. }
  assert (A' : forall t, 0 <= t ->
    1 / 2 < pos (cos t) ^ 2 \/ (tangent t <= pos (cos t) ^ 2 /\ (pos (cos t) ^ 2 = tangent t -> t = fifth))).
  { intros t Ht; destruct (A t Ht) as [|[->|]]; [now left | right; rewrite F; split; [lra | reflexivity] |].
    right; split; [lra | intros; exfalso; lra]. }
  clear A; unfold sum.
  destruct (A' t0 H0) as [| [L0 E0]]; [split; [lra | intros; exfalso; lra] |].
  destruct (A' t1 H1) as [| [L1 E1]]; [split; [lra | intros; exfalso; lra] |].
  destruct (A' t2 H2) as [| [L2 E2]]; [split; [lra | intros; exfalso; lra] |].
  destruct (A' t3 H3) as [| [L3 E3]]; [split; [lra | intros; exfalso; lra] |].
  destruct (A' t4 H4) as [| [L4 E4]]; [split; [lra | intros; exfalso; lra] |].
  split; [lra | intros E; repeat split; [apply E0 | apply E1 | apply E2 | apply E3 | apply E4]; lra].
Qed.
