(** * The critical curve.

    After the scale and the bias are eliminated, the half-edge cost depends on two numbers: the ratio
    [gam] of an inner product to a squared norm, and [tau], the negative bias over the squared norm.
    With z = (gam - tau) / (1 - tau) and s = tau / z the critical points in [tau] are the curve C s z = 0.
    This file parametrises the curve by z, shows that [gam] increases along it, and that [X],
    twice the derivative of the least cost by gam^2, increases for z <= 1/2. *)

From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

Definition B z := 1 - 2 * z + 4 * z ^ 2.
Definition C s z := (1 - z) * s ^ 2 + B z * s - 4 * (1 - z).
Definition C_s s z := 2 * (1 - z) * s + B z.
Definition C_z s z := - s ^ 2 + (- 2 + 8 * z) * s + 4.

(** ** The positive root of the quadratic C _ z *)

Definition root z := (sqrt (B z ^ 2 + 16 * (1 - z) ^ 2) - B z) / (2 * (1 - z)).

Lemma B_pos z : 0 < B z.
Proof. unfold B; nra. Qed.

Lemma disc_pos z : 0 < B z ^ 2 + 16 * (1 - z) ^ 2.
Proof.
  pose proof (pow_lt (B z) 2 (B_pos z)); pose proof (pow2_ge_0 (1 - z)); lra.
Qed.

Lemma root_pos z : z < 1 -> 0 < root z.
Proof.
  intros H; unfold root; pose proof (B_pos z); pose proof (disc_pos z).
  apply Rdiv_lt_0_compat; [| lra].
  pose proof (sqrt_pos (B z ^ 2 + 16 * (1 - z) ^ 2)).
  pose proof (sqrt_sqrt (B z ^ 2 + 16 * (1 - z) ^ 2)); nra.
Qed.

Lemma C_root z : z < 1 -> C (root z) z = 0.
Proof.
  intros H; unfold C, root; pose proof (disc_pos z).
  assert (E : sqrt (B z ^ 2 + 16 * (1 - z) ^ 2) ^ 2 = B z ^ 2 + 16 * (1 - z) ^ 2) by (apply pow2_sqrt; lra).
  set (r := sqrt _) in *.
  transitivity ((r ^ 2 - (B z ^ 2 + 16 * (1 - z) ^ 2)) / (4 * (1 - z))); [field; lra |].
  rewrite E; field; lra.
Qed.

Lemma C_root_unique s z : z < 1 -> 0 < s -> C s z = 0 -> s = root z.
Proof.
  intros Hz Hs E; pose proof (root_pos z Hz); pose proof (C_root z Hz) as E'; pose proof (B_pos z).
  assert (F : (s - root z) * ((1 - z) * (s + root z) + B z) = 0)
    by (unfold C in *; set (r := root z) in *; nra).
  apply Rmult_integral in F; destruct F as [F | F]; [lra | nra].
Qed.

Lemma C_s_pos s z : z < 1 -> 0 < s -> 0 < C_s s z.
Proof. intros; pose proof (B_pos z); unfold C_s; nra. Qed.

Lemma root_derive z : z < 1 -> is_derive root z (- C_z (root z) z / C_s (root z) z).
Proof.
  intros H.
  assert (D : ex_derive root z).
  { unfold root, B; auto_derive; pose proof (disc_pos z) as P; unfold B in P; repeat split; try lra.
    all: simpl in *; lra. }
  apply Derive_correct in D; set (d := Derive root z) in *.
  assert (D' : is_derive (fun z => C (root z) z) z (C_z (root z) z + d * C_s (root z) z)).
  { unfold C, B; auto_derive; [repeat split; now exists d |].
    replace (Derive (fun x : R => root x) z) with d by reflexivity.
    unfold C_z, C_s, B; ring. }
  assert (D0 : is_derive (fun z => C (root z) z) z 0).
  { apply is_derive_ext_loc with (fun _ => 0); [| apply @is_derive_const].
    assert (He : 0 < 1 - z) by lra.
    exists (mkposreal _ He); intros y Hy; symmetry; apply C_root.
    apply Rabs_lt_between in Hy; simpl in Hy; unfold minus, plus, opp in Hy; simpl in Hy; lra. }
  apply is_derive_unique in D'; apply is_derive_unique in D0; rewrite D0 in D'.
  pose proof (C_s_pos _ _ H (root_pos z H)).
  replace (- C_z (root z) z / C_s (root z) z) with d; [exact D | field_simplify_eq; lra].
Qed.

(** ** The ratio increases along the curve *)

Definition g s z := 1 + s * (1 - z).
Definition ratio z := z * g (root z) z.

Definition Delta s z := (20 * z ^ 2 - 26 * z + 9) + (1 - z) * (1 - 2 * z) * (1 + 6 * z) * s.

Lemma g_pos s z : z < 1 -> 0 < s -> 1 < g s z.
Proof. intros; unfold g; nra. Qed.

Lemma Delta_pos s z : 0 <= z < 1 -> 0 < s -> C s z = 0 -> 0 < Delta s z.
Proof.
  intros Hz Hs E; unfold Delta.
  assert (0 < 20 * z ^ 2 - 26 * z + 9) by (pose proof (pow2_ge_0 (20 * z - 13)); nra).
  destruct (Rle_lt_dec z (1 / 2)) as [L | L].
  - assert (0 <= (1 - z) * (1 - 2 * z) * (1 + 6 * z)) by (repeat apply Rmult_le_pos; lra). nra.
  - pose proof (B_pos z) as P.
    assert (S : B z * s <= 4 * (1 - z)) by (unfold C in E; nra).
    assert (Q : 0 < 32 * z ^ 4 - 32 * z ^ 3 + 32 * z ^ 2 - 36 * z + 13).
    { replace (32 * z ^ 4 - 32 * z ^ 3 + 32 * z ^ 2 - 36 * z + 13)
        with (8 * (2 * z ^ 2 - z - 1 / 5) ^ 2 + (152 / 5 * z ^ 2 - 196 / 5 * z + 317 / 25)) by field.
      assert (0 < 152 / 5 * z ^ 2 - 196 / 5 * z + 317 / 25) by (pose proof (pow2_ge_0 (152 * z - 98)); nra).
      pose proof (pow2_ge_0 (2 * z ^ 2 - z - 1 / 5)); lra. }
    assert (W : 0 <= (1 - z) * (2 * z - 1) * (1 + 6 * z)) by (repeat apply Rmult_le_pos; lra).
    assert (V : (1 - z) * (2 * z - 1) * (1 + 6 * z) * (B z * s) <= (1 - z) * (2 * z - 1) * (1 + 6 * z) * (4 * (1 - z)))
      by (apply Rmult_le_compat_l; assumption).
    apply Rmult_lt_reg_l with (B z); [exact P |].
    unfold B in *; nra.
Qed.

Lemma ratio_derive z : 0 <= z < 1 -> is_derive ratio z (Delta (root z) z / C_s (root z) z).
Proof.
  intros Hz; assert (H1 : z < 1) by lra.
  pose proof (root_derive z H1) as D; pose proof (root_pos z H1); pose proof (C_s_pos _ _ H1 H).
  pose proof (C_root z H1) as E.
  unfold ratio, g; auto_derive; [repeat split; now exists (- C_z (root z) z / C_s (root z) z) |].
  replace (Derive (fun x : R => root x) z) with (- C_z (root z) z / C_s (root z) z)
    by (symmetry; now apply is_derive_unique).
  replace (Delta (root z) z) with (Delta (root z) z + (2 - 3 * z) * C (root z) z) by (rewrite E; ring).
  unfold Delta, C, C_z, C_s, B in *; field; lra.
Qed.

Lemma ratio_derive_pos z : 0 <= z < 1 -> 0 < Delta (root z) z / C_s (root z) z.
Proof.
  intros Hz; assert (H1 : z < 1) by lra; pose proof (root_pos z H1).
  apply Rdiv_lt_0_compat; [apply Delta_pos | apply C_s_pos]; auto; now apply C_root.
Qed.

(** A function continuous on an interval, with positive derivative inside it, increases. *)
Lemma incr_of_derive f df a b :
  a < b -> (forall x, a <= x <= b -> continuity_pt f x) ->
  (forall x, a < x < b -> is_derive f x (df x)) -> (forall x, a < x < b -> 0 < df x) -> f a < f b.
Proof.
  intros Hab Hc Hd Hp.
  assert (pr : forall c, a < c < b -> derivable_pt f c).
  { intros c Hx; exists (df c); apply is_derive_Reals; auto. }
  destruct (MVT f id a b pr (fun c _ => derivable_pt_id c) Hab Hc) as (c & Hc' & E).
  - intros; apply derivable_continuous_pt, derivable_pt_id.
  - unfold id in E at 1 2.
    rewrite (derive_pt_eq_0 f c (df c) (pr c Hc')) in E by (apply is_derive_Reals; auto).
    rewrite (derive_pt_eq_0 id c 1) in E by apply derivable_pt_lim_id.
    specialize (Hp c Hc'); nra.
Qed.

Lemma is_derive_continuity_pt (f : R -> R) (x l : R) : is_derive f x l -> continuity_pt f x.
Proof. intros D; apply derivable_continuous_pt; exists l; now apply is_derive_Reals. Qed.

Lemma ratio_incr y z : 0 <= y -> y < z -> z < 1 -> ratio y < ratio z.
Proof.
  intros H0 H1 H2; apply (incr_of_derive ratio (fun z => Delta (root z) z / C_s (root z) z)); auto; intros x Hx.
  - eapply is_derive_continuity_pt, ratio_derive; lra.
  - apply ratio_derive; lra.
  - apply ratio_derive_pos; lra.
Qed.

Lemma ratio_inj y z : 0 <= y < 1 -> 0 <= z < 1 -> ratio y = ratio z -> y = z.
Proof.
  intros Hy Hz E; destruct (Rtotal_order y z) as [L | [L | L]]; auto.
  - pose proof (ratio_incr y z); lra.
  - pose proof (ratio_incr z y); lra.
Qed.

Lemma ratio_le_inv y z : 0 <= y < 1 -> 0 <= z < 1 -> ratio y <= ratio z -> y <= z.
Proof. intros Hy Hz E; destruct (Rle_lt_dec y z) as [L | L]; auto. pose proof (ratio_incr z y); lra. Qed.

(** ** The slope increases along the curve up to z = 1/2 *)

Definition X s z := (1 + z * s) ^ 2 * (2 * g s z + s) / (3 * g s z * (g s z + 2 * z) ^ 2).

Definition alpha z := 87 - 120 * z - 60 * z ^ 2 - 256 * z ^ 3 + 192 * z ^ 4 + 576 * z ^ 5 - 320 * z ^ 6.
Definition beta z :=
  21 + 32 * z - 333 * z ^ 2 + 374 * z ^ 3 + 32 * z ^ 4 - 56 * z ^ 5 + 256 * z ^ 6 - 736 * z ^ 7 + 320 * z ^ 8.

(** The Bernstein coefficients on [0, 1/2] of alpha - 5 and of beta - 1/4 are not negative. *)
Lemma alpha_pos z : 0 <= z <= 1 / 2 -> 0 < alpha z.
Proof.
  intros H; set (u := 2 * z); set (v := 1 - u).
  assert (P : forall i j, 0 <= u ^ i * v ^ j) by (intros; apply Rmult_le_pos; apply pow_le; unfold v, u; lra).
  assert (E : alpha z = 5 + (82 * (u ^ 0 * v ^ 6) + 432 * (u ^ 1 * v ^ 5) + 915 * (u ^ 2 * v ^ 4)
    + 948 * (u ^ 3 * v ^ 3) + 456 * (u ^ 4 * v ^ 2) + 78 * (u ^ 5 * v ^ 1))) by (unfold alpha, v, u; ring).
  pose proof (P 0 6)%nat; pose proof (P 1 5)%nat; pose proof (P 2 4)%nat; pose proof (P 3 3)%nat.
  pose proof (P 4 2)%nat; pose proof (P 5 1)%nat; rewrite E; lra.
Qed.

Lemma beta_pos z : 0 <= z <= 1 / 2 -> 0 < beta z.
Proof.
  intros H; set (u := 2 * z); set (v := 1 - u).
  assert (P : forall i j, 0 <= u ^ i * v ^ j) by (intros; apply Rmult_le_pos; apply pow_le; unfold v, u; lra).
  assert (E : beta z = 1 / 4 + (83 / 4 * (u ^ 0 * v ^ 8) + 182 * (u ^ 1 * v ^ 7) + 2439 / 4 * (u ^ 2 * v ^ 6)
    + 4181 / 4 * (u ^ 3 * v ^ 5) + 1999 / 2 * (u ^ 4 * v ^ 4) + 2123 / 4 * (u ^ 5 * v ^ 3)
    + 293 / 2 * (u ^ 6 * v ^ 2) + 69 / 4 * (u ^ 7 * v ^ 1))) by (unfold beta, v, u; field).
  pose proof (P 0 8)%nat; pose proof (P 1 7)%nat; pose proof (P 2 6)%nat; pose proof (P 3 5)%nat.
  pose proof (P 4 4)%nat; pose proof (P 5 3)%nat; pose proof (P 6 2)%nat; pose proof (P 7 1)%nat; rewrite E; lra.
Qed.

(** [N d s z] over the four factors of [X] is the logarithmic derivative of [X] when s has derivative d. *)
Definition g_d d s z := d * (1 - z) - s.
Definition N d s z :=
  2 * (s + z * d) * ((2 * g s z + s) * g s z * (g s z + 2 * z))
  + (2 * g_d d s z + d) * ((1 + z * s) * g s z * (g s z + 2 * z))
  - g_d d s z * ((1 + z * s) * (2 * g s z + s) * (g s z + 2 * z))
  - 2 * (g_d d s z + 2) * ((1 + z * s) * (2 * g s z + s) * g s z).

Definition K s z :=
  6 * (2 - z) * (1 - z) ^ 2 * s ^ 3 + 2 * (1 - z) * (2 * z ^ 3 - 3 * z ^ 2 - 12 * z + 17) * s ^ 2
  + 2 * (1 - z) * (40 * z ^ 4 - 52 * z ^ 3 - 54 * z ^ 2 + 24 * z + 21) * s
  - 2 * (160 * z ^ 6 - 288 * z ^ 5 - 96 * z ^ 4 + 128 * z ^ 3 + 22 * z ^ 2 + 57 * z - 43).

Lemma N_identity s z : C_s s z <> 0 ->
  (1 - z) * (C_s s z * N (- C_z s z / C_s s z) s z) = 4 * ((1 - z) * alpha z + beta z * s) + K s z * C s z.
Proof. intros H; unfold N, K, alpha, beta, g_d, g, C_z, C, C_s, B in *; field; exact H. Qed.

Lemma N_pos s z : 0 <= z <= 1 / 2 -> 0 < s -> C s z = 0 -> 0 < N (- C_z s z / C_s s z) s z.
Proof.
  intros Hz Hs E; assert (P : 0 < C_s s z) by (apply C_s_pos; lra).
  assert (I := N_identity s z (Rgt_not_eq _ _ P)); rewrite E in I.
  pose proof (alpha_pos z Hz); pose proof (beta_pos z Hz).
  assert (0 < (1 - z) * alpha z) by (apply Rmult_lt_0_compat; lra).
  assert (0 < beta z * s) by (apply Rmult_lt_0_compat; lra).
  assert (Q : 0 < (1 - z) * C_s s z) by (apply Rmult_lt_0_compat; lra).
  apply Rmult_lt_reg_l with ((1 - z) * C_s s z); [exact Q | lra].
Qed.

Definition slope z := X (root z) z.
Definition slope_d z :=
  let s := root z in
  slope z * N (- C_z s z / C_s s z) s z / ((1 + z * s) * (2 * g s z + s) * g s z * (g s z + 2 * z)).

Lemma slope_pos z : 0 <= z < 1 -> 0 < slope z.
Proof.
  intros Hz; assert (Hs : 0 < root z) by (apply root_pos; lra).
  assert (Hg : 1 < g (root z) z) by (apply g_pos; lra).
  assert (0 <= z * root z) by (apply Rmult_le_pos; lra).
  unfold slope, X; apply Rdiv_lt_0_compat; repeat apply Rmult_lt_0_compat; try apply pow_lt; lra.
Qed.

Lemma slope_derive z : 0 <= z < 1 -> is_derive slope z (slope_d z).
Proof.
  intros Hz; assert (H1 : z < 1) by lra.
  pose proof (root_derive z H1) as D; pose proof (root_pos z H1) as Hs.
  assert (Hg : 1 < g (root z) z) by (apply g_pos; lra).
  assert (0 <= z * root z) by (apply Rmult_le_pos; lra).
  unfold slope_d, slope, X; cbv zeta.
  set (d := - C_z (root z) z / C_s (root z) z) in *; unfold g in *.
  auto_derive.
  - repeat split; try (now exists d); apply Rgt_not_eq; repeat apply Rmult_lt_0_compat; lra.
  - replace (Derive (fun x : R => root x) z) with d by (symmetry; now apply is_derive_unique).
    unfold N, g_d, g; field; repeat split; lra.
Qed.

Lemma slope_incr y z : 0 <= y -> y < z -> z <= 1 / 2 -> slope y < slope z.
Proof.
  intros H0 H1 H2; apply (incr_of_derive slope slope_d); auto; intros x Hx.
  - eapply is_derive_continuity_pt, slope_derive; lra.
  - apply slope_derive; lra.
  - assert (Hs : 0 < root x) by (apply root_pos; lra).
    assert (Hg : 1 < g (root x) x) by (apply g_pos; lra).
    assert (0 <= x * root x) by (apply Rmult_le_pos; lra).
    unfold slope_d; cbv zeta; apply Rdiv_lt_0_compat.
    + apply Rmult_lt_0_compat; [apply slope_pos; lra |].
      apply N_pos; try lra; apply C_root; lra.
    + repeat apply Rmult_lt_0_compat; lra.
Qed.

(** ** The least cost along the curve *)

(** [q s z] is the quantity Q of the half-edge cost at the point of the curve; the cost is (1 - q) / 6. *)
Definition q s z := (1 - z * s) * (2 + z * s) ^ 2 * g s z / (4 * (g s z + 2 * z ^ 2)).
Definition cost z := (1 - q (root z) z) / 6.

Lemma cost_derive z : 0 <= z < 1 ->
  is_derive cost z (slope z * ratio z * (Delta (root z) z / C_s (root z) z)).
Proof.
  intros Hz; assert (H1 : z < 1) by lra.
  pose proof (root_derive z H1) as D; pose proof (root_pos z H1) as Hs.
  pose proof (C_root z H1) as E; pose proof (C_s_pos _ _ H1 Hs).
  assert (Hg : 1 < g (root z) z) by (apply g_pos; lra).
  assert (0 <= z * root z) by (apply Rmult_le_pos; lra).
  assert (0 <= z ^ 2) by apply pow2_ge_0.
  replace (Delta (root z) z / C_s (root z) z)
    with (g (root z) z + z * g_d (- C_z (root z) z / C_s (root z) z) (root z) z).
  2: { replace (Delta (root z) z) with (Delta (root z) z + (2 - 3 * z) * C (root z) z) by (rewrite E; ring).
       unfold g, g_d, Delta, C, C_z, C_s, B in *; field; lra. }
  unfold cost, q, slope, ratio, X.
  set (d := - C_z (root z) z / C_s (root z) z) in *; unfold g in *.
  auto_derive.
  - repeat split; try (now exists d); apply Rgt_not_eq; lra.
  - replace (Derive (fun x : R => root x) z) with d by (symmetry; now apply is_derive_unique).
    clear D; clearbody d; set (s := root z) in *; clearbody s.
    apply Rminus_diag_uniq.
    (* The difference is a multiple of C, whatever d is. *)
    transitivity (- C s z * z * (z * (3*s^4*z^4 - 9*s^4*z^3 + 9*s^4*z^2 - 3*s^4*z - 12*s^3*z^5 + 30*s^3*z^4
      - 27*s^3*z^3 + 6*s^3*z^2 + 9*s^3*z - 6*s^3 + 16*s^2*z^6 - 32*s^2*z^5 + 24*s^2*z^4 + 2*s^2*z^3 - 19*s^2*z^2
      + 27*s^2*z - 18*s^2 - 16*s*z^4 + 24*s*z^3 - 24*s*z^2 + 7*s*z - 18*s - 16*z^4 - 24*z^2 - 8*z - 6) * d
      + (3*s^5*z^4 - 9*s^5*z^3 + 9*s^5*z^2 - 3*s^5*z - 24*s^4*z^5 + 60*s^4*z^4 - 45*s^4*z^3 + 6*s^4*z^2 + 9*s^4*z
      - 6*s^4 + 32*s^3*z^6 - 48*s^3*z^5 + 32*s^3*z^4 - 18*s^3*z^3 - 25*s^3*z^2 + 27*s^3*z - 18*s^3 - 16*s^2*z^5
      - 16*s^2*z^4 + 24*s^2*z^3 - 74*s^2*z^2 + 31*s^2*z - 18*s^2 - 32*s*z^4 - 36*s*z^2 + 32*s*z - 6*s
      + 16*z^3 + 16*z^2 + 16*z))
      / (24 * (1 + s * (1 - z) + 2 * z ^ 2) ^ 2 * (1 + s * (1 - z) + 2 * z) ^ 2)).
    + unfold C, B, g_d; field; lra.
    + rewrite E; unfold Rdiv; ring.
Qed.
