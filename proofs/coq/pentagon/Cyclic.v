(** * Angles and cyclic order.

    Every nonzero vector of the plane has polar coordinates, and every finite family of reals can be listed in
    increasing order. Together they put columns in cyclic order. *)

From Coq Require Import Reals Lra Psatz List Permutation Sorted.
Import ListNotations.
Open Scope R_scope.

(** ** Polar coordinates *)

Definition radius x y := sqrt (x ^ 2 + y ^ 2).
Definition angle x y := let t := acos (x / radius x y) in if Rle_dec 0 y then t else 2 * PI - t.

Lemma radius_square x y : radius x y ^ 2 = x ^ 2 + y ^ 2.
Proof. apply pow2_sqrt; nra. Qed.

Lemma polar x y : 0 < x ^ 2 + y ^ 2 ->
  let r := radius x y in let t := angle x y in 0 < r /\ 0 <= t < 2 * PI /\ x = r * cos t /\ y = r * sin t.
Proof.
  intros H r t; unfold t, angle; fold r.
  assert (Hr : 0 < r) by (apply sqrt_lt_R0; exact H).
  assert (Er : r ^ 2 = x ^ 2 + y ^ 2) by apply radius_square.
  assert (Ex : x = r * (x / r)) by (field; lra); assert (Ey : y = r * (y / r)) by (field; lra).
  set (u := x / r) in *; set (v := y / r) in *.
  assert (E : u ^ 2 + v ^ 2 = 1) by (unfold u, v; transitivity ((x ^ 2 + y ^ 2) / r ^ 2); [| rewrite <- Er]; field; lra).
  clearbody u v r; subst x y; clear t H Er.
  assert (Hu : -1 <= u <= 1) by nra.
  pose proof (acos_bound u) as Ha; pose proof PI_RGT_0.
  assert (Hc : cos (acos u) = u) by (apply cos_acos; exact Hu).
  assert (Hs : sin (acos u) ^ 2 = v ^ 2) by (pose proof (sin2_cos2 (acos u)) as S2; unfold Rsqr in S2; rewrite Hc in S2; lra).
  assert (Hp : 0 <= sin (acos u)) by (apply sin_ge_0; lra).
  destruct (Rle_dec 0 (r * v)) as [L | L].
  - assert (0 <= v) by nra; assert (sin (acos u) = v) by nra.
    repeat split; try lra; f_equal; lra.
  - assert (v < 0) by nra; assert (sin (acos u) = - v) by nra.
    rewrite cos_minus, sin_minus, cos_2PI, sin_2PI, Hc.
    assert (acos u <> 0) by (intros Z; rewrite Z, sin_0 in *; lra).
    repeat split; try lra; f_equal; lra.
Qed.

(** ** Sorting *)

Section Sorting.
  Variable key : nat -> R.
  Let le i j := key i <= key j.

  Lemma insert_sorted i l : Sorted le l ->
    exists l', Permutation (i :: l) l' /\ Sorted le l' /\
      (forall k, key k <= key i -> HdRel le k l -> HdRel le k l').
  Proof.
    induction l as [| j l IH]; intros S.
    - exists [i]; repeat split; [reflexivity | repeat constructor | intros; constructor; assumption].
    - destruct (Rle_lt_dec (key i) (key j)) as [L | L].
      + exists (i :: j :: l); repeat split; [reflexivity | | intros; constructor; assumption].
        constructor; [exact S | constructor; exact L].
      + inversion S as [| ? ? S' H]; subst; destruct (IH S') as (l' & P & S2 & Hd).
        exists (j :: l'); repeat split.
        * rewrite perm_swap; constructor; exact P.
        * constructor; [exact S2 | apply Hd; [lra | exact H]].
        * intros k _ Hk; inversion Hk; subst; constructor; assumption.
  Qed.

  Lemma sort l : exists l', Permutation l l' /\ Sorted le l'.
  Proof.
    induction l as [| i l (l' & P & S)]; [exists []; split; constructor |].
    destruct (insert_sorted i l' S) as (l'' & P' & S' & _).
    exists l''; split; [rewrite <- P'; constructor; exact P | exact S'].
  Qed.
End Sorting.

Lemma sort_five (key : nat -> R) : exists i0 i1 i2 i3 i4,
  Permutation [0; 1; 2; 3; 4]%nat [i0; i1; i2; i3; i4] /\
  key i0 <= key i1 <= key i2 /\ key i2 <= key i3 <= key i4.
Proof.
  destruct (sort key [0; 1; 2; 3; 4]%nat) as (l & P & S).
  pose proof (Permutation_length P) as Hl.
  destruct l as [| i0 [| i1 [| i2 [| i3 [| i4 [|]]]]]]; try discriminate Hl.
  exists i0, i1, i2, i3, i4; split; [exact P |].
  repeat match goal with
  | H : Sorted _ (_ :: _) |- _ => inversion H; clear H; subst
  | H : HdRel _ _ (_ :: _) |- _ => inversion H; clear H; subst
  end.
  lra.
Qed.
