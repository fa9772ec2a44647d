(** * Angles and cyclic order.

    Every nonzero vector of the plane has polar coordinates, and every finite family of reals can be listed in
    increasing order. Together they put columns in cyclic order. *)

From Coq Require Import Reals Lra Psatz List Permutation Sorted.
Import ListNotations.
Open Scope R_scope.

(** ** Polar coordinates *)

Lemma polar_unit x y : x ^ 2 + y ^ 2 = 1 -> exists t, 0 <= t < 2 * PI /\ x = cos t /\ y = sin t.
Proof.
  intros E; assert (Hx : -1 <= x <= 1) by nra.
  pose proof (acos_bound x) as Ha; pose proof PI_RGT_0.
  assert (Hs : sin (acos x) ^ 2 = y ^ 2).
  { pose proof (sin2_cos2 (acos x)) as S2; rewrite cos_acos in S2 by exact Hx; unfold Rsqr in S2; simpl in *; lra. }
  assert (Hp : 0 <= sin (acos x)) by (apply sin_ge_0; lra).
  destruct (Rle_lt_dec 0 y) as [L | L].
  - exists (acos x); rewrite cos_acos by exact Hx; repeat split; try lra; nra.
  - exists (2 * PI - acos x).
    assert (C : cos (2 * PI - acos x) = x).
    { rewrite cos_minus, cos_2PI, sin_2PI, cos_acos by exact Hx; ring. }
    assert (S : sin (2 * PI - acos x) = y).
    { rewrite sin_minus, cos_2PI, sin_2PI; nra. }
    repeat split; try lra.
    destruct (Req_dec (acos x) 0) as [Z | Z]; [rewrite Z, sin_0 in Hs; nra | lra].
Qed.

Lemma polar x y : 0 < x ^ 2 + y ^ 2 ->
  exists r t, 0 < r /\ 0 <= t < 2 * PI /\ x = r * cos t /\ y = r * sin t.
Proof.
  intros H; set (r := sqrt (x ^ 2 + y ^ 2)).
  assert (Hr : 0 < r) by (apply sqrt_lt_R0; exact H).
  assert (E : r ^ 2 = x ^ 2 + y ^ 2) by (apply pow2_sqrt; lra).
  destruct (polar_unit (x / r) (y / r)) as (t & Ht & Hx & Hy).
  - transitivity ((x ^ 2 + y ^ 2) / r ^ 2); [field; lra | rewrite E; field; lra].
  - exists r, t; rewrite <- Hx, <- Hy; repeat split; try lra; field; lra.
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
