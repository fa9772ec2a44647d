(** * Certificates over the real numbers

    The real numbers are a field of characteristic 0, and a polynomial that changes sign has a root: so what a certificate
    says of every root in every such field, it says of a real number. The axioms are those of Coq's real numbers. *)

From Coq Require Import List ZArith Reals Lra InitialRing Lia.
Import ListNotations.
Require Import Certificate.

Lemma gen_phiZ_IZR p : gen_phiZ 0%R 1%R Rplus Rmult Ropp (Zpos p) = IZR (Zpos p).
Proof.
  assert (H := gen_phiZ_morph (Eqsth R) (Eq_ext Rplus Rmult Ropp) RTheory).
  induction p using Pos.peano_ind; [reflexivity|].
  rewrite Pos2Z.inj_succ; unfold Z.succ. now rewrite (Ring_theory.morph_add H), IHp, plus_IZR.
Qed.

Lemma positive_not_0 p : gen_phiZ 0%R 1%R Rplus Rmult Ropp (Zpos p) <> 0%R.
Proof. rewrite gen_phiZ_IZR. now apply not_0_IZR. Qed.

Definition reals : field0 := Build_field0 R _ _ _ _ _ _ _ _ Rfield positive_not_0.

Local Open Scope R_scope.

Lemma integer_IZR z : integer reals z = IZR z.
Proof.
  destruct z as [|p|p]; [reflexivity|apply gen_phiZ_IZR|].
  change (- gen_phiZ 0 1 Rplus Rmult Ropp (Zpos p) = IZR (- Zpos p)). now rewrite gen_phiZ_IZR, opp_IZR.
Qed.

Lemma evaluate_cons c p x : evaluate reals x (c :: p) = IZR c + x * evaluate reals x p.
Proof. unfold evaluate; cbn [fold_right]. now rewrite integer_IZR. Qed.

Lemma evaluate_continuous p : continuity (fun x => evaluate reals x p).
Proof.
  induction p as [|c p IH]; [apply continuity_const; now intros x y|].
  change (continuity ((fun _ => integer reals c) + id * (fun x => evaluate reals x p))%F).
  apply continuity_plus; [apply continuity_const; now intros x y|].
  apply continuity_mult; [apply derivable_continuous, derivable_id|exact IH].
Qed.

Definition rational (q : Z * positive) : R := IZR (fst q) / IZR (Zpos (snd q)).

Lemma scaled_value_spec p q :
  IZR (scaled_value p q) * IZR (Zpos (snd q)) = IZR (Zpos (snd q)) ^ length p * evaluate reals (rational q) p.
Proof.
  assert (Hq : IZR (Zpos (snd q)) <> 0) by now apply not_0_IZR.
  induction p as [|c p IH]; [cbn; ring|].
  rewrite evaluate_cons. cbn [scaled_value length pow]. rewrite plus_IZR, !mult_IZR, <- pow_IZR.
  rewrite Rmult_plus_distr_r. rewrite (Rmult_assoc (IZR (fst q))), IH. unfold rational. field. exact Hq.
Qed.

(** The theorem of a certificate, for the real numbers alone. *)
Theorem holds_for_real_numbers c : holds c -> exists x : R,
  rational (fst (root_interval c)) <= x <= rational (snd (root_interval c)) /\
  evaluate reals x (polynomial c) = 0 /\
  is_frame reals x c /\
  forall s, scheme c = Some s -> is_eigenmatrix reals x c s.
Proof.
  intros ([order signs] & _ & _ & H). destruct (root_interval c) as [lo hi]; simpl fst in *; simpl snd in *.
  assert (Hlo : 0 < IZR (Zpos (snd lo))) by now apply IZR_lt.
  assert (Hhi : 0 < IZR (Zpos (snd hi))) by now apply IZR_lt.
  destruct (IVT_cor (fun x => evaluate reals x (polynomial c)) (rational lo) (rational hi)) as [x [Hx root]].
  - apply evaluate_continuous.
  - apply IZR_le in order. rewrite !mult_IZR in order. unfold rational.
    apply Rmult_le_reg_r with (IZR (Zpos (snd lo))); [assumption|].
    apply Rmult_le_reg_r with (IZR (Zpos (snd hi))); [assumption|].
    unfold Rdiv. field_simplify; lra.
  - apply IZR_le in signs. rewrite mult_IZR in signs.
    assert (E1 := scaled_value_spec (polynomial c) lo). assert (E2 := scaled_value_spec (polynomial c) hi).
    assert (P1 := pow_lt _ (length (polynomial c)) Hlo). assert (P2 := pow_lt _ (length (polynomial c)) Hhi).
    set (e1 := evaluate _ _ _) in *. set (e2 := evaluate reals (rational hi) _) in *.
    set (s1 := IZR (scaled_value _ lo)) in *. set (s2 := IZR (scaled_value _ hi)) in *.
    set (b1 := IZR (Zpos (snd lo))) in *. set (b2 := IZR (Zpos (snd hi))) in *.
    set (p1 := b1 ^ _) in *. set (p2 := b2 ^ _) in *.
    assert (E : (p1 * p2) * (e1 * e2) = (s1 * s2) * (b1 * b2)) by (transitivity ((p1 * e1) * (p2 * e2)); [ring|rewrite <- E1, <- E2; ring]).
    assert (0 < b1 * b2) by now apply Rmult_lt_0_compat. assert (0 < p1 * p2) by now apply Rmult_lt_0_compat.
    apply Rnot_lt_le; intros positive.
    assert (0 < (p1 * p2) * (e1 * e2)) by now apply Rmult_lt_0_compat.
    assert (0 <= - (s1 * s2) * (b1 * b2)) by (apply Rmult_le_pos; lra). lra.
  - exists x. split; [exact Hx|]. split; [exact root|]. now apply H.
Qed.
