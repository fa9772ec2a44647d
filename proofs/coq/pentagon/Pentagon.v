(** * The pentagon is the best code for five features in two dimensions.

    For a real 2 x 5 matrix with columns w 0 .. w 4 and a bias b, [L1 w b] is the loss of the ReLU model
    x |-> pos (W^T W x + b) averaged over inputs with exactly one active feature, its value uniform on [0, 1].
    [pentagon] is the theorem: L1 >= t_star, with equality exactly at the regular pentagons of radius r_star
    with all biases - beta_star, in any orthonormal frame and any labelling. *)

From Coq Require Import Reals Lra Lia Psatz Arith List Permutation.
From Coquelicot Require Import Coquelicot.
From Pentagon Require Import Integrals Curve HalfEdge SupportingLine Planar Cyclic.
Import ListNotations.
Open Scope R_scope.

(** ** Statement *)

Definition vec := (R * R)%type.
Definition inner (u v : vec) := fst u * fst v + snd u * snd v.
Definition sum5 (f : nat -> R) := f 0%nat + f 1%nat + f 2%nat + f 3%nat + f 4%nat.

(** Feature i alone is active with value x: output j should be x if j = i and 0 otherwise. *)
Definition target (i j : nat) (x : R) := if Nat.eqb i j then x else 0.
Definition output (w : nat -> vec) (b : nat -> R) (i j : nat) (x : R) := pos (inner (w i) (w j) * x + b j).
Definition L1 (w : nat -> vec) (b : nat -> R) : R :=
  sum5 (fun i => RInt (fun x => sum5 (fun j => (target i j x - output w b i j x) ^ 2)) 0 1) / 5.

(** A regular pentagon, its frame and its labelling. *)
Definition vertex (k : nat) : vec := (r_star * cos (2 * PI * INR k / 5), r_star * sin (2 * PI * INR k / 5)).

Definition orthogonal (f : vec -> vec) := exists p q u v : R,
  (forall x, f x = (p * fst x + q * snd x, u * fst x + v * snd x)) /\
  p ^ 2 + u ^ 2 = 1 /\ q ^ 2 + v ^ 2 = 1 /\ p * q + u * v = 0.

Definition relabelling (s : nat -> nat) :=
  (forall k, (k < 5)%nat -> (s k < 5)%nat) /\ (forall j k, (j < 5)%nat -> (k < 5)%nat -> s j = s k -> j = k).

Definition regular_pentagon (w : nat -> vec) (b : nat -> R) := exists s f, relabelling s /\ orthogonal f /\
  forall k, (k < 5)%nat -> w (s k) = f (vertex k) /\ b (s k) = - beta_star.

(** ** The loss as a sum over a list of columns *)

Fixpoint total (l : list nat) (f : nat -> R) := match l with [] => 0 | i :: l => f i + total l f end.

Lemma total_perm l l' f : Permutation l l' -> total l f = total l' f.
Proof. induction 1; simpl; lra. Qed.

Lemma total_ext l f f' : (forall i, f i = f' i) -> total l f = total l f'.
Proof. intros E; induction l; simpl; [reflexivity | rewrite E; lra]. Qed.

Section Loss.
  Variables (w : nat -> vec) (b : nat -> R).
  Let a i := inner (w i) (w i).
  Let c i j := inner (w i) (w j).

  (** The mean squared error at output j when i is active. *)
  Definition term i j := if Nat.eqb i j then phi (c i j) (b j) else psi (c i j) (b j).
  Definition E1 l := total l (fun i => total l (fun j => term i j)).

  Lemma term_integral i j : is_RInt (fun x => (target i j x - output w b i j x) ^ 2) 0 1 (term i j).
  Proof.
    unfold term, target, output; destruct (Nat.eqb i j).
    - apply (RInt_correct (fun x => (x - pos (c i j * x + b j)) ^ 2)), ex_RInt_phi.
    - apply is_RInt_ext with (fun x => pos (c i j * x + b j) ^ 2).
      + intros x _; change (pos (c i j * x + b j) ^ 2 = (0 - pos (c i j * x + b j)) ^ 2 :> R); ring.
      + apply (RInt_correct (fun x => pos (c i j * x + b j) ^ 2)), ex_RInt_psi.
  Qed.

  Lemma is_RInt_add f g u v : is_RInt f 0 1 u -> is_RInt g 0 1 v -> is_RInt (fun x => f x + g x) 0 1 (u + v).
  Proof. exact (fun F G => is_RInt_plus (V := R_NormedModule) f g 0 1 u v F G). Qed.

  Lemma L1_E1 : L1 w b = E1 [0; 1; 2; 3; 4]%nat / 5.
  Proof.
    assert (F : forall i, RInt (fun x => sum5 (fun j => (target i j x - output w b i j x) ^ 2)) 0 1
                          = sum5 (fun j => term i j)).
    { intros i; apply is_RInt_unique; unfold sum5.
      do 4 (refine (is_RInt_add _ _ _ _ _ (term_integral i _))); apply term_integral. }
    unfold L1; unfold sum5 at 1; rewrite !F; unfold E1, sum5; simpl; lra.
  Qed.

  Lemma E1_perm l l' : Permutation l l' -> E1 l = E1 l'.
  Proof.
    intros P; unfold E1; rewrite (total_perm _ _ _ P); apply total_ext; intros; apply total_perm, P.
  Qed.

  Lemma term_nonneg i j : 0 <= term i j.
  Proof. unfold term; destruct (Nat.eqb i j); [apply phi_nonneg | apply psi_nonneg]. Qed.

  Lemma term_same i : term i i = phi (a i) (b i).
  Proof. unfold term; now rewrite Nat.eqb_refl. Qed.

  Lemma term_other i j : i <> j -> term i j = psi (c i j) (b j).
  Proof. intros H; unfold term; now apply Nat.eqb_neq in H; rewrite H. Qed.

  Lemma c_sym i j : c i j = c j i.
  Proof. unfold c, inner; ring. Qed.

  (** ** A zero column *)

  Lemma E1_zero_column j : (j < 5)%nat -> a j = 0 -> 17 / 60 <= E1 [0; 1; 2; 3; 4]%nat.
  Proof.
    intros Hj Ha.
    assert (Hw : fst (w j) = 0 /\ snd (w j) = 0) by (unfold a, inner in Ha; split; nra).
    assert (Hc : forall i, c i j = 0) by (intros i; unfold c, inner; destruct Hw as [-> ->]; ring).
    assert (Ht : forall i, i <> j -> term i j = pos (b j) ^ 2) by (intros i Hi; rewrite term_other, Hc by exact Hi; apply psi_0).
    assert (Hs : term j j = 1 / 3 - pos (b j) + pos (b j) ^ 2) by (rewrite term_same, Ha; apply phi_0).
    set (p := pos (b j)) in *; clearbody p.
    pose proof (pow2_ge_0 (p - 1 / 10)).
    assert (N : forall i, 0 <= term i 0 /\ 0 <= term i 1 /\ 0 <= term i 2 /\ 0 <= term i 3 /\ 0 <= term i 4)
      by (intros; repeat split; apply term_nonneg).
    pose proof (N 0%nat); pose proof (N 1%nat); pose proof (N 2%nat); pose proof (N 3%nat); pose proof (N 4%nat).
    pose proof (Ht 0%nat); pose proof (Ht 1%nat); pose proof (Ht 2%nat); pose proof (Ht 3%nat); pose proof (Ht 4%nat).
    unfold E1; simpl.
    destruct j as [| [| [| [| [|]]]]]; try lia;
      repeat match goal with H : ?i <> ?j -> _ |- _ => first [specialize (H ltac:(discriminate)) | clear H] end; lra.
  Qed.

  (** ** Edges *)

  Definition ratio_of i j := c i j / a i.
  Definition edge i j := G (a i) (b i) (ratio_of i j) + G (a j) (b j) (ratio_of j i).

  Lemma edge_nonneg i j : 0 <= edge i j.
  Proof. unfold edge; apply Rplus_le_le_0_compat; apply G_nonneg. Qed.

  Lemma edge_terms i j : 0 < a i -> 0 < a j -> i <> j ->
    edge i j = (term i i + term j j) / 2 + term i j + term j i.
  Proof.
    intros Hi Hj Hn; rewrite !term_same, !term_other by auto; unfold edge, G, ratio_of.
    replace (c i j / a i * a i) with (c j i) by (rewrite c_sym; field; lra).
    replace (c j i / a j * a j) with (c i j) by (rewrite c_sym; field; lra). lra.
  Qed.

  Lemma pos_div t u : 0 < u -> pos (t / u) = pos t / u.
  Proof.
    intros Hu; assert (Hi : 0 < / u) by (apply Rinv_0_lt_compat; exact Hu).
    destruct (Rle_lt_dec t 0) as [L | L].
    - rewrite !pos_of_nonpos; [unfold Rdiv; ring | exact L | unfold Rdiv; nra].
    - rewrite !pos_of_nonneg; [reflexivity | lra | unfold Rdiv; nra].
  Qed.

  (** Either an edge alone costs too much, or it lies above the line in the squared cosine. *)
  Definition tight i j := a i = a_star /\ a j = a_star /\ b i = - beta_star /\ b j = - beta_star.
  Definition edge_line cos2 := t_star + 2 * mu * (cos2 - gam_star ^ 2).

  Lemma edge_cost i j : 0 < a i -> 0 < a j -> let cos2 := pos (c i j) ^ 2 / (a i * a j) in
    1 / 12 <= edge i j \/ (edge_line cos2 <= edge i j /\ (edge i j = edge_line cos2 -> tight i j)).
  Proof.
    intros Hi Hj cos2.
    destruct (Rle_lt_dec gam_max (ratio_of i j)) as [L1 | L1].
    { left; pose proof (half_edge_large (a i) (b i) _ Hi L1); pose proof (G_nonneg (a j) (b j) (ratio_of j i)).
      unfold edge; lra. }
    destruct (Rle_lt_dec gam_max (ratio_of j i)) as [L2 | L2].
    { left; pose proof (half_edge_large (a j) (b j) _ Hj L2); pose proof (G_nonneg (a i) (b i) (ratio_of i j)).
      unfold edge; lra. }
    right.
    destruct (half_edge (a i) (b i) (ratio_of i j)) as [G1 T1]; [lra | lra |].
    destruct (half_edge (a j) (b j) (ratio_of j i)) as [G2 T2]; [lra | lra |].
    assert (S : 2 * cos2 <= pos (ratio_of i j) ^ 2 + pos (ratio_of j i) ^ 2).
    { unfold ratio_of; rewrite !pos_div, (c_sym j i) by assumption.
      enough (0 <= (pos (c i j) / a i - pos (c i j) / a j) ^ 2) as P.
      - replace (2 * cos2) with (2 * (pos (c i j) / a i) * (pos (c i j) / a j)) by (unfold cos2; field; lra). lra.
      - apply pow2_ge_0. }
    pose proof mu_pos; unfold edge_line, edge, line in *.
    assert (0 <= mu * (pos (ratio_of i j) ^ 2 + pos (ratio_of j i) ^ 2 - 2 * cos2)) by (apply Rmult_le_pos; lra).
    split; [lra |].
    intros E; destruct T1 as (_ & A1 & B1); [lra |]; destruct T2 as (_ & A2 & B2); [lra |].
    repeat split; assumption.
  Qed.

  Lemma E1_edges i0 i1 i2 i3 i4 : NoDup [i0; i1; i2; i3; i4] -> (forall i, In i [i0; i1; i2; i3; i4] -> 0 < a i) ->
    edge i0 i1 + edge i1 i2 + edge i2 i3 + edge i3 i4 + edge i4 i0 <= E1 [i0; i1; i2; i3; i4].
  Proof.
    intros ND Ha.
    repeat match goal with H : NoDup (_ :: _) |- _ => inversion H; clear H; subst end.
    rewrite !edge_terms by first [apply Ha; simpl; tauto | intros ->; simpl in *; tauto].
    unfold E1; simpl.
    assert (N := term_nonneg i0 i2); assert (N' := term_nonneg i2 i0).
    assert (P := term_nonneg i0 i3); assert (P' := term_nonneg i3 i0).
    assert (Q := term_nonneg i1 i3); assert (Q' := term_nonneg i3 i1).
    assert (R := term_nonneg i1 i4); assert (R' := term_nonneg i4 i1).
    assert (S := term_nonneg i2 i4); assert (S' := term_nonneg i4 i2). lra.
  Qed.
End Loss.
