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

  (** ** Five columns in cyclic order *)

  Let r i := radius (fst (w i)) (snd (w i)).
  Let t i := angle (fst (w i)) (snd (w i)).

  Lemma a_r i : a i = r i ^ 2.
  Proof. unfold a, r, inner; rewrite radius_square; ring. Qed.

  Lemma w_polar i : 0 < a i -> 0 < r i /\ 0 <= t i < 2 * PI /\ w i = (r i * cos (t i), r i * sin (t i)).
  Proof.
    intros H; destruct (polar (fst (w i)) (snd (w i))) as (H1 & H2 & H3 & H4); [unfold a, inner in H; lra |].
    repeat split; try assumption; try apply H2; rewrite (surjective_pairing (w i)); f_equal; assumption.
  Qed.

  Lemma cos2_gap i j gap : 0 < a i -> 0 < a j -> cos (t j - t i) = cos gap ->
    pos (c i j) ^ 2 / (a i * a j) = pos (cos gap) ^ 2.
  Proof.
    intros Hi Hj E; destruct (w_polar i Hi) as (Ri & _ & Wi); destruct (w_polar j Hj) as (Rj & _ & Wj).
    replace (c i j) with (r i * r j * cos gap).
    2: { rewrite <- E, cos_minus; unfold c, inner; rewrite Wi, Wj; simpl; ring. }
    assert (0 < r i * r j) by (apply Rmult_lt_0_compat; assumption).
    replace (r i * r j * cos gap) with (cos gap / / (r i * r j)) by (field; split; lra).
    rewrite pos_div by (apply Rinv_0_lt_compat; assumption); rewrite !a_r; field; split; lra.
  Qed.

  Lemma ordered i0 i1 i2 i3 i4 :
    NoDup [i0; i1; i2; i3; i4] -> (forall i, In i [i0; i1; i2; i3; i4] -> 0 < a i) ->
    t i0 <= t i1 <= t i2 -> t i2 <= t i3 <= t i4 ->
    5 * t_star <= E1 [i0; i1; i2; i3; i4] /\
    (E1 [i0; i1; i2; i3; i4] = 5 * t_star ->
      (forall i, In i [i0; i1; i2; i3; i4] -> a i = a_star /\ b i = - beta_star) /\
      t i1 = t i0 + fifth /\ t i2 = t i0 + 2 * fifth /\ t i3 = t i0 + 3 * fifth /\ t i4 = t i0 + 4 * fifth).
  Proof.
    intros ND Ha T1 T2; pose proof (E1_edges _ _ _ _ _ ND Ha) as HE; set (E := E1 _) in *; clearbody E.
    assert (H0 := Ha i0); assert (H1 := Ha i1); assert (H2 := Ha i2); assert (H3 := Ha i3); assert (H4 := Ha i4).
    specialize (H0 ltac:(simpl; tauto)); specialize (H1 ltac:(simpl; tauto)); specialize (H2 ltac:(simpl; tauto)).
    specialize (H3 ltac:(simpl; tauto)); specialize (H4 ltac:(simpl; tauto)); clear Ha ND.
    destruct (w_polar i0 H0) as (_ & P0 & _); destruct (w_polar i4 H4) as (_ & P4 & _).
    set (g0 := t i1 - t i0); set (g1 := t i2 - t i1); set (g2 := t i3 - t i2); set (g3 := t i4 - t i3).
    set (g4 := 2 * PI - (t i4 - t i0)).
    assert (C4 : cos (t i0 - t i4) = cos g4).
    { unfold g4; replace (2 * PI - (t i4 - t i0)) with (t i0 - t i4 + 2 * INR 1 * PI) by (simpl; ring).
      symmetry; apply cos_period. }
    destruct (five_gaps g0 g1 g2 g3 g4) as [FG FE]; try (unfold g0, g1, g2, g3, g4; lra).
    pose proof (edge_cost i0 i1 H0 H1) as D0; pose proof (edge_cost i1 i2 H1 H2) as D1.
    pose proof (edge_cost i2 i3 H2 H3) as D2; pose proof (edge_cost i3 i4 H3 H4) as D3.
    pose proof (edge_cost i4 i0 H4 H0) as D4; cbv zeta in *.
    rewrite (cos2_gap i0 i1 g0) in D0 by auto; rewrite (cos2_gap i1 i2 g1) in D1 by auto.
    rewrite (cos2_gap i2 i3 g2) in D2 by auto; rewrite (cos2_gap i3 i4 g3) in D3 by auto.
    rewrite (cos2_gap i4 i0 g4) in D4 by auto.
    pose proof (edge_nonneg i0 i1); pose proof (edge_nonneg i1 i2); pose proof (edge_nonneg i2 i3).
    pose proof (edge_nonneg i3 i4); pose proof (edge_nonneg i4 i0); pose proof t_star_small; pose proof mu_pos as Hmu.
    set (s0 := pos (cos g0) ^ 2) in *; set (s1 := pos (cos g1) ^ 2) in *; set (s2 := pos (cos g2) ^ 2) in *.
    set (s3 := pos (cos g3) ^ 2) in *; set (s4 := pos (cos g4) ^ 2) in *; clearbody s0 s1 s2 s3 s4.
    destruct D0 as [| [D0 Q0]]; [split; [lra | intros; exfalso; lra] |].
    destruct D1 as [| [D1 Q1]]; [split; [lra | intros; exfalso; lra] |].
    destruct D2 as [| [D2 Q2]]; [split; [lra | intros; exfalso; lra] |].
    destruct D3 as [| [D3 Q3]]; [split; [lra | intros; exfalso; lra] |].
    destruct D4 as [| [D4 Q4]]; [split; [lra | intros; exfalso; lra] |].
    assert (S : edge_line s0 + edge_line s1 + edge_line s2 + edge_line s3 + edge_line s4
                = 5 * t_star + 2 * mu * (s0 + s1 + s2 + s3 + s4 - 5 * gam_star ^ 2)) by (unfold edge_line; ring).
    assert (M : 0 <= mu * (s0 + s1 + s2 + s3 + s4 - 5 * gam_star ^ 2)) by (apply Rmult_le_pos; lra).
    split; [lra |]; intros EQ.
    destruct Q0 as (A0 & A1 & B0 & B1); [lra |]; destruct Q2 as (A2 & A3 & B2 & B3); [lra |].
    destruct Q4 as (A4 & _ & B4 & _); [lra |].
    split; [intros i Hi; simpl in Hi; decompose [or] Hi; try contradiction; subst i; split; assumption |].
    destruct FE as (F0 & F1 & F2 & F3 & _).
    { assert (Z : mu * (s0 + s1 + s2 + s3 + s4 - 5 * gam_star ^ 2) = 0) by lra.
      apply Rmult_integral in Z; destruct Z; lra. }
    unfold g0, g1, g2, g3 in *; repeat split; lra.
  Qed.

  Lemma perm5_facts i0 i1 i2 i3 i4 : Permutation [0; 1; 2; 3; 4]%nat [i0; i1; i2; i3; i4] ->
    NoDup [i0; i1; i2; i3; i4] /\ (forall i, In i [i0; i1; i2; i3; i4] -> (i < 5)%nat).
  Proof.
    intros P; split.
    - apply (Permutation_NoDup P); repeat constructor; simpl; lia.
    - intros i Hi; apply (Permutation_in _ (Permutation_sym P)) in Hi; simpl in Hi; lia.
  Qed.

  Lemma columns_nonzero : (exists j, (j < 5)%nat /\ a j = 0) \/ (forall j, (j < 5)%nat -> 0 < a j).
  Proof.
    assert (N : forall j, 0 <= a j) by (intros; unfold a, inner; nra).
    assert (D : forall j, a j = 0 \/ 0 < a j) by (intros j; destruct (N j); auto).
    destruct (D 0%nat); [left; exists 0%nat; auto with arith |]; destruct (D 1%nat); [left; exists 1%nat; auto with arith |].
    destruct (D 2%nat); [left; exists 2%nat; auto with arith |]; destruct (D 3%nat); [left; exists 3%nat; auto with arith |].
    destruct (D 4%nat); [left; exists 4%nat; auto with arith |].
    right; intros j Hj; destruct j as [| [| [| [| [|]]]]]; try assumption; lia.
  Qed.

  Lemma rotation_orthogonal u : orthogonal (fun x => (cos u * fst x + - sin u * snd x, sin u * fst x + cos u * snd x)).
  Proof.
    exists (cos u), (- sin u), (sin u), (cos u); pose proof (sin2_cos2 u) as S2; unfold Rsqr in S2.
    repeat split; simpl; lra.
  Qed.

  Lemma rotated_vertex i u k : a i = a_star -> 0 < a i -> t i = u + INR k * fifth ->
    w i = (fun x => (cos u * fst x + - sin u * snd x, sin u * fst x + cos u * snd x)) (vertex k).
  Proof.
    intros Ea Ha Et; destruct (w_polar i Ha) as (Hr & _ & ->).
    assert (Er : r i = r_star).
    { unfold r_star; rewrite <- Ea, a_r; symmetry; apply sqrt_pow2; lra. }
    unfold vertex; cbv beta; simpl; rewrite Er, Et.
    replace (2 * PI * INR k / 5) with (INR k * fifth) by (unfold fifth; field).
    rewrite cos_plus, sin_plus; f_equal; ring.
  Qed.

  Theorem lower_bound : t_star <= L1 w b /\ (L1 w b = t_star -> regular_pentagon w b).
  Proof.
    rewrite L1_E1; pose proof t_star_small.
    destruct columns_nonzero as [(j & Hj & Hz) | Ha].
    { pose proof (E1_zero_column j Hj Hz); split; [lra | intros; exfalso; lra]. }
    destruct (sort_five t) as (i0 & i1 & i2 & i3 & i4 & P & T1 & T2).
    rewrite (E1_perm _ _ P); destruct (perm5_facts _ _ _ _ _ P) as [ND B].
    destruct (ordered i0 i1 i2 i3 i4) as [L E]; auto.
    split; [lra |]; intros EQ; destruct E as (Eab & T1' & T2' & T3' & T4'); [lra |].
    exists (fun k => nth k [i0; i1; i2; i3; i4] 0%nat).
    exists (fun x => (cos (t i0) * fst x + - sin (t i0) * snd x, sin (t i0) * fst x + cos (t i0) * snd x)).
    split; [split | split; [apply rotation_orthogonal |]].
    - intros k Hk; apply B, nth_In; exact Hk.
    - intros j k Hj Hk; apply (proj1 (NoDup_nth _ 0%nat) ND); assumption.
    - intros k Hk.
      assert (In (nth k [i0; i1; i2; i3; i4] 0%nat) [i0; i1; i2; i3; i4]) as I by (apply nth_In; exact Hk).
      destruct (Eab _ I) as [Ea Eb]; split; [| exact Eb].
      apply rotated_vertex; [exact Ea | apply Ha, B, I |].
      destruct k as [| [| [| [| [|]]]]]; try lia; simpl; lra.
  Qed.

  (** ** The pentagon attains the bound *)

  Theorem attained : regular_pentagon w b -> L1 w b = t_star.
  Proof.
    intros (s & f & (Hs & Hi) & (p & q & u & v & Hf & O1 & O2 & O3) & Hw).
    assert (P : Permutation [0; 1; 2; 3; 4]%nat [s 0; s 1; s 2; s 3; s 4]%nat).
    { apply Permutation_sym, NoDup_Permutation_bis.
      - change [s 0; s 1; s 2; s 3; s 4]%nat with (map s [0; 1; 2; 3; 4]%nat).
        assert (D : forall l, NoDup l -> (forall k, In k l -> (k < 5)%nat) -> NoDup (map s l)).
        { induction l as [| k l IH]; intros ND B; simpl; constructor; inversion ND; subst.
          - rewrite in_map_iff; intros (j & Ej & Ij); apply Hi in Ej; [subst; contradiction | |]; apply B; simpl; auto.
          - apply IH; [assumption | intros; apply B; simpl; auto]. }
        apply D; [repeat constructor; simpl; lia | intros k Hk; simpl in Hk; lia].
      - simpl; lia.
      - intros k Hk; simpl in Hk; assert (k < 5)%nat by (decompose [or] Hk; subst; try contradiction; apply Hs; lia).
        simpl; lia. }
    rewrite L1_E1, (E1_perm _ _ P).
    assert (C : forall j k, (j < 5)%nat -> (k < 5)%nat -> c (s j) (s k) = a_star * cos ((INR j - INR k) * fifth)).
    { intros j k Hj Hk; unfold c; rewrite (proj1 (Hw j Hj)), (proj1 (Hw k Hk)), !Hf; unfold vertex, inner; simpl.
      replace (2 * PI * INR j / 5) with (INR j * fifth) by (unfold fifth; field).
      replace (2 * PI * INR k / 5) with (INR k * fifth) by (unfold fifth; field).
      rewrite Rmult_minus_distr_r, cos_minus.
      assert (Er : r_star ^ 2 = a_star) by (apply pow2_sqrt; pose proof a_star_pos; lra).
      set (cj := cos (INR j * fifth)); set (sj := sin (INR j * fifth)).
      set (ck := cos (INR k * fifth)); set (sk := sin (INR k * fifth)).
      transitivity (r_star ^ 2 * ((p ^ 2 + u ^ 2) * cj * ck + (q ^ 2 + v ^ 2) * sj * sk
                                  + (p * q + u * v) * (cj * sk + sj * ck))); [ring |].
      rewrite O1, O2, O3, Er; ring. }
    assert (T : forall j k, (j < 5)%nat -> (k < 5)%nat -> j <> k ->
      term (s j) (s k) = psi (a_star * cos ((INR j - INR k) * fifth)) (- beta_star)).
    { intros j k Hj Hk Hn; rewrite term_other by (intros E; apply Hn, Hi; assumption).
      rewrite C, (proj2 (Hw k Hk)) by assumption; reflexivity. }
    assert (T0 : forall k, (k < 5)%nat -> term (s k) (s k) = phi a_star (- beta_star)).
    { intros k Hk; rewrite term_same, (proj2 (Hw k Hk)); unfold a; fold (c (s k) (s k)); rewrite C by exact Hk.
      rewrite Rminus_diag_eq, Rmult_0_l, cos_0, Rmult_1_r by reflexivity; reflexivity. }
    pose proof a_star_pos; pose proof gam_max_bounds; pose proof tau_star_bounds.
    assert (Hb : - beta_star <= 0) by (unfold beta_star; nra).
    assert (Z : forall x, cos x = - gam_max -> psi (a_star * cos x) (- beta_star) = 0)
      by (intros x ->; apply psi_zero; [nra | exact Hb]).
    assert (K : forall x, cos x = gam_star -> psi (a_star * cos x) (- beta_star) = psi (gam_star * a_star) (- beta_star))
      by (intros x ->; f_equal; ring).
    pose proof half_edge_star as HG; unfold G in HG.
    assert (C1 : forall x, x = fifth \/ x = - fifth \/ x = - (4 * fifth) \/ x = 4 * fifth -> cos x = gam_star).
    { assert (cos (4 * fifth) = gam_star).
      { rewrite <- cos_fifth, <- (cos_neg fifth), <- (cos_period (- fifth) 1); f_equal; unfold fifth; simpl; field. }
      intros x [-> | [-> | [-> | ->]]]; rewrite ?cos_neg; auto using cos_fifth. }
    assert (C2 : forall x, x = 2 * fifth \/ x = - (2 * fifth) \/ x = - (3 * fifth) \/ x = 3 * fifth -> cos x = - gam_max).
    { assert (cos (3 * fifth) = - gam_max).
      { rewrite <- cos_2fifth, <- (cos_neg (2 * fifth)), <- (cos_period (- (2 * fifth)) 1); f_equal; unfold fifth; simpl; field. }
      intros x [-> | [-> | [-> | ->]]]; rewrite ?cos_neg; auto using cos_2fifth. }
    unfold E1; simpl total.
    rewrite !T0 by lia; rewrite !T by lia.
    rewrite (Z ((INR 0 - INR 2) * fifth)), (Z ((INR 0 - INR 3) * fifth)), (Z ((INR 1 - INR 3) * fifth)),
      (Z ((INR 1 - INR 4) * fifth)), (Z ((INR 2 - INR 0) * fifth)), (Z ((INR 2 - INR 4) * fifth)),
      (Z ((INR 3 - INR 0) * fifth)), (Z ((INR 3 - INR 1) * fifth)), (Z ((INR 4 - INR 1) * fifth)),
      (Z ((INR 4 - INR 2) * fifth)) by (apply C2; simpl; lra).
    rewrite !K by (apply C1; simpl; lra). lra.
  Qed.
End Loss.

(** ** The theorem *)

Theorem pentagon :
  (forall w b, t_star <= L1 w b) /\
  (forall w b, L1 w b = t_star <-> regular_pentagon w b) /\
  L1 vertex (fun _ => - beta_star) = t_star.
Proof.
  assert (E : forall w b, L1 w b = t_star <-> regular_pentagon w b)
    by (intros; split; [apply lower_bound | apply attained]).
  split; [intros; apply lower_bound | split; [exact E |]].
  apply E; exists (fun k => k), (fun x => x); split; [split; auto | split].
  - exists 1, 0, 0, 1; repeat split; try ring; intros [x y]; simpl; f_equal; ring.
  - intros; split; reflexivity.
Qed.
