(** * The two integrals of the loss.

    With one active feature of value x, an output is pos (c x + b). [phi a b] is the mean squared error at the
    active output, [psi c b] at another one. This file gives their values piece by piece and what the proof needs of
    them besides: they are not negative, and psi does not decrease in c. *)

From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

Definition pos t := Rmax t 0.

Definition phi a b : R := RInt (fun x => (x - pos (a * x + b)) ^ 2) 0 1.
Definition psi c b : R := RInt (fun x => pos (c * x + b) ^ 2) 0 1.

(** ** The positive part *)

Lemma pos_of_nonneg t : 0 <= t -> pos t = t.
Proof. intros; unfold pos; now rewrite Rmax_left. Qed.

Lemma pos_of_nonpos t : t <= 0 -> pos t = 0.
Proof. intros; unfold pos; now rewrite Rmax_right. Qed.

Lemma pos_nonneg t : 0 <= pos t.
Proof. apply Rmax_r. Qed.

Lemma pos_le t u : t <= u -> pos t <= pos u.
Proof. intros; unfold pos; apply Rle_max_compat_r; assumption. Qed.

Lemma continuous_pos t : continuous pos t.
Proof.
  apply continuous_ext with (fun t => (t + Rabs t) / 2).
  { intros x; unfold pos; destruct (Rle_dec 0 x).
    - rewrite Rabs_pos_eq, Rmax_left by lra; simpl; field.
    - rewrite Rabs_left, Rmax_right by lra; simpl; field. }
  apply (continuous_scal_l (fun t => t + Rabs t) (/ 2)).
  apply (continuous_plus (fun t => t) Rabs); [apply continuous_id | apply continuous_Rabs].
Qed.

Lemma continuous_out c b x : continuous (fun x => pos (c * x + b)) x.
Proof.
  apply (continuous_comp (fun x => c * x + b) pos); [| apply continuous_pos].
  apply (ex_derive_continuous (fun x => c * x + b)); auto_derive; auto.
Qed.

(** pos t ^ (n + 2) has the derivative (n + 2) pos t ^ (n + 1), at 0 too. *)
Lemma is_derive_pos_pow n t : is_derive (fun t => pos t ^ S (S n)) t (INR (S (S n)) * pos t ^ S n).
Proof.
  destruct (Rtotal_order t 0) as [L | [E | L]].
  - rewrite pos_of_nonpos, pow_ne_zero, Rmult_0_r by (lra || discriminate).
    apply is_derive_ext_loc with (fun _ => 0); [| apply @is_derive_const].
    assert (He : 0 < - t) by lra; exists (mkposreal _ He); intros y Hy.
    apply Rabs_lt_between in Hy; unfold minus, plus, opp in Hy; simpl in Hy.
    rewrite pos_of_nonpos, pow_ne_zero by (lra || discriminate); reflexivity.
  - subst t; rewrite pos_of_nonpos, pow_ne_zero, Rmult_0_r by (lra || discriminate).
    apply is_derive_Reals; intros eps He.
    assert (Hd : 0 < Rmin 1 eps) by (apply Rmin_glb_lt; lra).
    exists (mkposreal _ Hd); intros h Hh0 Hh; simpl in Hh.
    assert (H1 : Rabs h < 1) by (eapply Rlt_le_trans; [exact Hh | apply Rmin_l]).
    assert (H2 : Rabs h < eps) by (eapply Rlt_le_trans; [exact Hh | apply Rmin_r]).
    rewrite Rplus_0_l, (pos_of_nonpos 0), (pow_ne_zero (S (S n))) by (lra || discriminate).
    rewrite !Rminus_0_r.
    destruct (Rle_dec h 0).
    + rewrite pos_of_nonpos, pow_ne_zero by (lra || discriminate); unfold Rdiv; rewrite Rmult_0_l, Rabs_R0; lra.
    + rewrite pos_of_nonneg by lra; rewrite Rabs_pos_eq in * by lra.
      replace (h ^ S (S n) / h) with (h ^ S n) by (simpl; field; lra).
      rewrite Rabs_pos_eq by (apply pow_le; lra).
      assert (h ^ n <= 1) by (rewrite <- (pow1 n); apply pow_incr; lra).
      simpl; nra.
  - rewrite pos_of_nonneg by lra.
    apply is_derive_ext_loc with (fun t => t ^ S (S n)).
    + exists (mkposreal _ L); intros y Hy.
      apply Rabs_lt_between in Hy; unfold minus, plus, opp in Hy; simpl in Hy.
      rewrite pos_of_nonneg by lra; reflexivity.
    + replace (INR (S (S n)) * t ^ S n) with (INR (S (S n)) * 1 * t ^ pred (S (S n))) by (simpl; ring).
      apply is_derive_pow, @is_derive_id.
Qed.

Lemma is_derive_out_pow n c b x :
  is_derive (fun x => pos (c * x + b) ^ S (S n)) x (c * (INR (S (S n)) * pos (c * x + b) ^ S n)).
Proof.
  apply (is_derive_comp (fun t => pos t ^ S (S n)) (fun x => c * x + b)); [apply is_derive_pos_pow |].
  auto_derive; auto; ring.
Qed.

(** ** An output that ought to be zero *)

Lemma ex_RInt_psi c b u v : ex_RInt (fun x => pos (c * x + b) ^ 2) u v.
Proof.
  apply (ex_RInt_continuous (fun x => pos (c * x + b) ^ 2)); intros x _.
  apply (continuous_comp (fun x => pos (c * x + b)) (fun t => t ^ 2)); [apply continuous_out |].
  apply (ex_derive_continuous (fun t => t ^ 2)); auto_derive; auto.
Qed.

Lemma psi_nonneg c b : 0 <= psi c b.
Proof. apply RInt_ge_0; [lra | apply ex_RInt_psi | intros; apply pow2_ge_0]. Qed.

Lemma psi_le c d b : c <= d -> psi c b <= psi d b.
Proof.
  intros H; apply RInt_le; [lra | apply ex_RInt_psi | apply ex_RInt_psi |].
  intros x Hx; apply pow_incr; split; [apply pos_nonneg | apply pos_le; nra].
Qed.

Lemma psi_zero c b : c <= 0 -> b <= 0 -> psi c b = 0.
Proof.
  intros Hc Hb; unfold psi; rewrite RInt_ext with (g := fun _ => 0).
  - rewrite RInt_const; unfold scal; simpl; unfold mult; simpl; ring.
  - intros x; rewrite Rmin_left, Rmax_right by lra; intros Hx.
    rewrite pos_of_nonpos by nra; simpl; ring.
Qed.

Lemma psi_0 b : psi 0 b = pos b ^ 2.
Proof.
  unfold psi; rewrite RInt_ext with (g := fun _ => pos b ^ 2).
  - rewrite RInt_const; unfold scal; simpl; unfold mult; simpl; ring.
  - intros; f_equal; f_equal; ring.
Qed.

Lemma psi_value c b : c <> 0 -> psi c b = (pos (c + b) ^ 3 - pos b ^ 3) / (3 * c).
Proof.
  intros Hc; apply is_RInt_unique.
  replace ((pos (c + b) ^ 3 - pos b ^ 3) / (3 * c))
    with (minus (/ (3 * c) * pos (c * 1 + b) ^ 3) (/ (3 * c) * pos (c * 0 + b) ^ 3)).
  2: { unfold minus, plus, opp; simpl; rewrite Rmult_1_r, Rmult_0_r, Rplus_0_l; field; lra. }
  apply (is_RInt_derive (fun x => / (3 * c) * pos (c * x + b) ^ 3)).
  - intros x _; replace (pos (c * x + b) ^ 2) with (/ (3 * c) * (c * (INR 3 * pos (c * x + b) ^ 2))) by (simpl; field; lra).
    apply (is_derive_scal (fun x => pos (c * x + b) ^ 3)); apply (is_derive_out_pow 1).
  - intros x _; apply (continuous_comp (fun x => pos (c * x + b)) (fun t => t ^ 2)); [apply continuous_out |].
    apply (ex_derive_continuous (fun t => t ^ 2)); auto_derive; auto.
Qed.

(** ** The output that ought to be x *)

Lemma ex_RInt_phi a b u v : ex_RInt (fun x => (x - pos (a * x + b)) ^ 2) u v.
Proof.
  apply (ex_RInt_continuous (fun x => (x - pos (a * x + b)) ^ 2)); intros x _.
  apply (continuous_comp (fun x => x - pos (a * x + b)) (fun t => t ^ 2)).
  - apply (continuous_minus (fun x => x) (fun x => pos (a * x + b))); [apply continuous_id | apply continuous_out].
  - apply (ex_derive_continuous (fun t => t ^ 2)); auto_derive; auto.
Qed.

Lemma phi_nonneg a b : 0 <= phi a b.
Proof. apply RInt_ge_0; [lra | apply ex_RInt_phi | intros; apply pow2_ge_0]. Qed.

Lemma phi_value a b : a <> 0 ->
  phi a b = 1 / 3 - (pos (a + b) ^ 2 / a - (pos (a + b) ^ 3 - pos b ^ 3) / (3 * a ^ 2))
            + (pos (a + b) ^ 3 - pos b ^ 3) / (3 * a).
Proof.
  intros Ha; apply is_RInt_unique.
  set (F := fun x => x ^ 3 / 3 - (x * (/ a * pos (a * x + b) ^ 2) - / (3 * a ^ 2) * pos (a * x + b) ^ 3)
                     + / (3 * a) * pos (a * x + b) ^ 3).
  replace (1 / 3 - _ + _) with (minus (F 1) (F 0)).
  2: { unfold F; replace (a * 1 + b) with (a + b) by ring; replace (a * 0 + b) with b by ring.
       unfold minus, plus, opp; simpl; field; lra. }
  apply (is_RInt_derive F).
  - intros x _; unfold F.
    pose proof (is_derive_out_pow 0 a b x) as D2; pose proof (is_derive_out_pow 1 a b x) as D3.
    set (p := fun x => pos (a * x + b)) in *.
    change (is_derive (fun x => p x ^ 2) x (a * (INR 2 * p x ^ 1))) in D2.
    change (is_derive (fun x => p x ^ 3) x (a * (INR 3 * p x ^ 2))) in D3.
    set (p2 := fun x => p x ^ 2) in *; set (p3 := fun x => p x ^ 3) in *.
    change (is_derive (fun x => x ^ 3 / 3 - (x * (/ a * p2 x) - / (3 * a ^ 2) * p3 x) + / (3 * a) * p3 x) x
              ((x - p x) ^ 2)).
    auto_derive; [repeat split; eexists; eassumption |].
    replace (Derive (fun x => p2 x) x) with (a * (INR 2 * p x ^ 1)) by (symmetry; now apply is_derive_unique).
    replace (Derive (fun x => p3 x) x) with (a * (INR 3 * p x ^ 2)) by (symmetry; now apply is_derive_unique).
    unfold p2, p3; simpl; field; lra.
  - intros x _; apply (continuous_comp (fun x => x - pos (a * x + b)) (fun t => t ^ 2)).
    + apply (continuous_minus (fun x => x) (fun x => pos (a * x + b))); [apply continuous_id | apply continuous_out].
    + apply (ex_derive_continuous (fun t => t ^ 2)); auto_derive; auto.
Qed.

Lemma phi_0 b : phi 0 b = 1 / 3 - pos b + pos b ^ 2.
Proof.
  unfold phi; rewrite RInt_ext with (g := fun x => (x - pos b) ^ 2).
  2: { intros; f_equal; f_equal; f_equal; ring. }
  apply is_RInt_unique.
  replace (1 / 3 - pos b + pos b ^ 2) with (minus ((1 - pos b) ^ 3 / 3) ((0 - pos b) ^ 3 / 3))
    by (unfold minus, plus, opp; simpl; field).
  apply (is_RInt_derive (fun x => (x - pos b) ^ 3 / 3)).
  - intros x _; auto_derive; auto; field.
  - intros x _; apply (ex_derive_continuous (fun x => (x - pos b) ^ 2)); auto_derive; auto.
Qed.

(** ** Values on the pieces that matter *)

Lemma phi_bias_nonneg a b : 0 < a -> 0 <= b -> phi a b = (1 - a) ^ 2 / 3 - (1 - a) * b + b ^ 2.
Proof. intros; rewrite phi_value by lra; rewrite (pos_of_nonneg (a + b)), (pos_of_nonneg b) by lra; field; lra. Qed.

Lemma phi_bias_neg a t : 0 < a -> 0 <= t <= 1 ->
  phi a (- a * t) = (1 - a * ((1 - t) ^ 2 * (2 + t)) + a ^ 2 * (1 - t) ^ 3) / 3.
Proof.
  intros Ha Ht; rewrite phi_value by lra; rewrite (pos_of_nonneg (a + - a * t)), pos_of_nonpos by nra; field; lra.
Qed.

Lemma phi_dead a b : 0 < a -> b <= - a -> phi a b = 1 / 3.
Proof. intros; rewrite phi_value by lra; rewrite (pos_of_nonpos (a + b)), (pos_of_nonpos b) by lra; field; lra. Qed.

Lemma psi_bias_nonneg c b : 0 <= c -> 0 <= b -> psi c b = (c ^ 2 + 3 * c * b + 3 * b ^ 2) / 3.
Proof.
  intros [Hc | <-] Hb.
  - rewrite psi_value by lra; rewrite (pos_of_nonneg (c + b)), (pos_of_nonneg b) by lra; field; lra.
  - rewrite psi_0, pos_of_nonneg by lra; field.
Qed.

Lemma psi_bias_neg c b : 0 < c -> - c <= b <= 0 -> psi c b = (c + b) ^ 3 / (3 * c).
Proof. intros; rewrite psi_value by lra; rewrite (pos_of_nonneg (c + b)), pos_of_nonpos by lra; field; lra. Qed.
