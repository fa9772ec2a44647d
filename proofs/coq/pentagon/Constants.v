(** * The pentagon's constants in numbers.

    [tau_star] is the only root of the stationarity polynomial between 0 and cos 72 deg, and the only root of a
    polynomial over the integers in [1/5, 21/100]. The loss, the radius and the bias to seven digits. *)

From Coq Require Import Reals Lra Psatz.
From Pentagon Require Import Curve HalfEdge SupportingLine.
Open Scope R_scope.

(** ** The root *)

Lemma tau_star_unique t : 0 < t < gam_star -> stat gam_star t = 0 -> t = tau_star.
Proof.
  intros Ht E; pose proof gam_star_bounds.
  destruct (critical_on_curve gam_star t) as (Hz & Hg & Hz' & _); [lra | exact Ht | exact E |].
  destruct star_on_curve as (Hs & Hgs & Hts & _).
  assert (Ez : (gam_star - t) / (1 - t) = z_star) by (apply ratio_inj; lra).
  rewrite Hz', Ez; symmetry; exact Hts.
Qed.

Definition tau_poly t :=
  11 * t ^ 8 + 94 * t ^ 7 + 90 * t ^ 6 + 205 * t ^ 5 + 70 * t ^ 4 + 89 * t ^ 3 - 44 * t ^ 2 - 20 * t + 5.

(** The stationarity polynomials of cos 72 deg and of its conjugate multiply to one over the rationals. *)
Lemma tau_poly_norm t : tau_poly t = 4 * stat gam_star t * stat (- 1 / 2 - gam_star) t.
Proof.
  pose proof gam_star_square as E; set (x := gam_star) in *; clearbody x.
  (* The cofactor of the minimal polynomial of x. *)
  set (c := 16 * x ^ 4 * t ^ 2 + 32 * x ^ 4 * t + 16 * x ^ 4 + 16 * x ^ 3 * t ^ 2 + 32 * x ^ 3 * t + 16 * x ^ 3
    - 8 * x ^ 2 * t ^ 5 - 20 * x ^ 2 * t ^ 4 - 92 * x ^ 2 * t ^ 3 - 100 * x ^ 2 * t ^ 2 - 20 * x ^ 2 * t - 16 * x ^ 2
    - 4 * x * t ^ 5 - 10 * x * t ^ 4 - 46 * x * t ^ 3 - 52 * x * t ^ 2 - 14 * x * t - 10 * x + t ^ 8 - 22 * t ^ 7
    + 66 * t ^ 6 + 47 * t ^ 5 + 146 * t ^ 4 + 43 * t ^ 3 + 68 * t ^ 2 + 20 * t - 5).
  transitivity (4 * stat x t * stat (- 1 / 2 - x) t + c * (4 * x ^ 2 - (1 - 2 * x))).
  - unfold tau_poly, c, stat; field.
  - rewrite E; ring.
Qed.

Theorem tau_star_root t : 1 / 5 <= t <= 21 / 100 -> (tau_poly t = 0 <-> t = tau_star).
Proof.
  intros Ht; rewrite tau_poly_norm; pose proof gam_star_bounds; pose proof gam_star_square; split.
  - intros E; apply tau_star_unique; [lra |].
    apply Rmult_integral in E; destruct E as [E | E]; [lra | exfalso].
    set (y := - 1 / 2 - gam_star) in *; assert (Hy : -0.8093 < y < -0.809) by (unfold y; lra); clearbody y.
    (* Both summands are negative at the conjugate. *)
    assert (y * t * (1 - t) ^ 3 < 0).
    { assert (0 < - y * t * (1 - t) ^ 3) by (repeat apply Rmult_lt_0_compat; try apply pow_lt; lra). lra. }
    assert (4 * y - 4 + (4 * y - 2) * t - 2 * t ^ 2 < 0) by nra.
    assert (0 < (y - t) ^ 2) by nra.
    unfold stat in E; nra.
  - intros ->; rewrite tau_star_stat; ring.
Qed.

(** ** Decimals *)

Lemma sqrt5_decimals : 2.2360679774 < sqrt 5 < 2.2360679776.
Proof. pose proof sqrt5_square; pose proof (sqrt_pos 5); split; nra. Qed.

Lemma gam_star_decimals : 0.30901699435 < gam_star < 0.3090169944.
Proof. pose proof sqrt5_decimals; unfold gam_star; lra. Qed.

Lemma tau_star_decimals : 0.206060055 < tau_star < 0.206060057.
Proof.
  pose proof gam_star_decimals; pose proof gam_star_square as E2.
  assert (E3 : gam_star ^ 3 = gam_star / 2 - 1 / 8) by nra.
  assert (Lo : stat gam_star 0.206060055 < 0) by (unfold stat; lra).
  assert (Hi : 0 < stat gam_star 0.206060057) by (unfold stat; lra).
  destruct (IVT (stat gam_star) 0.206060055 0.206060057) as (t & Ht & Et); [| lra | exact Lo | exact Hi |].
  - intros t; apply stat_continuous.
  - rewrite <- (tau_star_unique t); [| lra | exact Et].
    split; [destruct (Req_dec t 0.206060055) as [Z | Z] | destruct (Req_dec t 0.206060057) as [Z | Z]];
      try (rewrite Z in Et; lra); lra.
Qed.

Lemma pow_bounds x l u n : 0 <= l -> l <= x <= u -> l ^ n <= x ^ n <= u ^ n.
Proof. intros; split; apply pow_incr; lra. Qed.

Lemma mult_bounds x l u y l' u' : l <= x <= u -> l' <= y <= u' -> 0 <= l -> 0 <= l' -> l * l' <= x * y <= u * u'.
Proof. intros; split; apply Rmult_le_compat; lra. Qed.

Lemma den_decimals : 0.156831073 < den gam_star tau_star < 0.156831077.
Proof.
  pose proof gam_star_decimals as Hg; pose proof tau_star_decimals as Ht; unfold den.
  pose proof (pow_bounds (1 - tau_star) 0.793939943 0.793939945 3 ltac:(lra) ltac:(lra)) as P.
  pose proof (pow_bounds (gam_star - tau_star) 0.102956937 0.102956940 3 ltac:(lra) ltac:(lra)) as P'.
  pose proof (mult_bounds gam_star 0.30901699435 0.3090169944 _ _ _ ltac:(lra) P ltac:(lra) ltac:(lra)); lra.
Qed.

Theorem t_star_decimals : 0.0158256 < t_star < 0.0158257.
Proof.
  pose proof gam_star_decimals as Hg; pose proof tau_star_decimals as Ht; pose proof den_decimals as Hd.
  pose proof (pow_bounds (1 - tau_star) 0.793939943 0.793939945 4 ltac:(lra) ltac:(lra)) as P.
  pose proof (pow_bounds (2 + tau_star) 2.206060055 2.206060057 2 ltac:(lra) ltac:(lra)) as P'.
  pose proof (mult_bounds gam_star 0.30901699435 0.3090169944 _ _ _ ltac:(lra) P ltac:(lra) ltac:(lra)) as P2.
  pose proof (mult_bounds _ _ _ _ _ _ P2 P' ltac:(lra) ltac:(lra)) as P3.
  unfold t_star, U, Q; set (n := gam_star * _ * _) in *; set (d := den _ _) in *.
  assert (E : n = n / (4 * d) * (4 * d)) by (field; lra); set (q := n / (4 * d)) in *; clearbody q n d.
  split; apply Rnot_le_lt; intros H; nra.
Qed.

Theorem a_star_decimals : 1.3699757 < a_star < 1.3699758.
Proof.
  pose proof gam_star_decimals as Hg; pose proof tau_star_decimals as Ht; pose proof den_decimals as Hd.
  pose proof (pow_bounds (1 - tau_star) 0.793939943 0.793939945 2 ltac:(lra) ltac:(lra)) as P.
  pose proof (mult_bounds gam_star 0.30901699435 0.3090169944 _ _ _ ltac:(lra) P ltac:(lra) ltac:(lra)) as P2.
  pose proof (mult_bounds _ _ _ (2 + tau_star) 2.206060055 2.206060057 P2 ltac:(lra) ltac:(lra) ltac:(lra)) as P3.
  unfold a_star, scale; set (n := gam_star * _ * _) in *; set (d := den _ _) in *.
  assert (E : n = n / (2 * d) * (2 * d)) by (field; lra); set (q := n / (2 * d)) in *; clearbody q n d.
  split; apply Rnot_le_lt; intros H; nra.
Qed.

Theorem r_star_decimals : 1.1704596 < r_star < 1.1704597.
Proof.
  pose proof a_star_decimals; pose proof (sqrt_sqrt a_star); pose proof (sqrt_pos a_star); unfold r_star; split; nra.
Qed.

Theorem beta_star_decimals : 0.2822972 < beta_star < 0.2822973.
Proof. pose proof a_star_decimals; pose proof tau_star_decimals; unfold beta_star; split; nra. Qed.
