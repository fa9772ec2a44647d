(** * Tegum sums. Proves T7: for frames in orthogonal subspaces M is block diagonal, and capacity, rank and localization add.

    The sum of W1 and W2 is [row_mx W1 W2], their features side by side; it is a tegum sum when W1ᵀW2 = 0. *)
From mathcomp Require Import all_ssreflect all_algebra.
From Tightframe Require Import Frame Spectral Defect Localization.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section TegumSum.
Variables (R : realFieldType) (d n1 n2 : nat) (W1 : 'M[R]_(d, n1)) (W2 : 'M[R]_(d, n2)).
Local Notation W := (row_mx W1 W2).

(** T7: the summands are orthogonal exactly when the Gram matrix is block diagonal. *)
Theorem T7_gram : W1^T *m W2 = 0 <-> gram W = block_mx (gram W1) 0 0 (gram W2).
Proof.
have -> : gram W = block_mx (gram W1) (W1^T *m W2) (W1^T *m W2)^T (gram W2).
  by rewrite /gram tr_row_mx mul_col_row trmx_mul trmxK.
by split=> [->|/eq_block_mx[]//]; rewrite trmx0.
Qed.

Hypothesis orth : W1^T *m W2 = 0.

Let orth' : W2^T *m W1 = 0.
Proof. by apply: trmx_inj; rewrite trmx_mul trmxK orth trmx0. Qed.

Let dot_orth i j : dot (col i W1) (col j W2) = 0.
Proof. by have /matrixP/(_ i j) := orth; rewrite !mxE => <-; apply: eq_bigr => k _; rewrite !mxE. Qed.

Let fracdim_l i : fracdim W (lshift n2 i) = fracdim W1 i.
Proof.
rewrite /fracdim colKl big_split_ord /= [X in _ + X]big1 ?addr0 => [|j _]; last by rewrite colKr dot_orth expr0n.
by congr (_ / _); apply: eq_bigr => j _; rewrite colKl.
Qed.

Let fracdim_r i : fracdim W (rshift n1 i) = fracdim W2 i.
Proof.
rewrite /fracdim colKr big_split_ord /= [X in X + _]big1 ?add0r => [|j _]; last by rewrite colKl dotC dot_orth expr0n.
by congr (_ / _); apply: eq_bigr => j _; rewrite colKr.
Qed.

(** T7: capacity adds. *)
Theorem T7_capacity : capacity W = capacity W1 + capacity W2.
Proof.
rewrite /capacity big_split_ord /=; congr (_ + _).
  by apply: eq_big => i; rewrite ?colKl ?fracdim_l.
by apply: eq_big => i; rewrite ?colKr ?fracdim_r.
Qed.

(** T7: rank adds. *)
Theorem T7_rank : \rank W = (\rank W1 + \rank W2)%N.
Proof.
rewrite -mxrank_tr tr_row_mx -addsmxE mxrank_disjoint_sum ?mxrank_tr //.
apply/eqP/rowV0P => v; rewrite sub_capmx => /andP[/submxP[x vx] /submxP[y vy]].
apply: trmx_inj; rewrite trmx0; apply: trmul_eq0; rewrite trmxK {1}vx vy trmx_mul trmxK.
by rewrite -mulmxA (mulmxA W1^T) orth mul0mx mulmx0.
Qed.

Let frame_op_l i : frame_op W *m col i W1 = frame_op W1 *m col i W1.
Proof.
rewrite /frame_op tr_row_mx mul_row_col mulmxDl -[in X in _ + X]mulmxA -[W2^T *m _]col_mulmx orth' col0 mulmx0.
exact: addr0.
Qed.

Let frame_op_r i : frame_op W *m col i W2 = frame_op W2 *m col i W2.
Proof.
rewrite /frame_op tr_row_mx mul_row_col mulmxDl -[in X in X + _]mulmxA -[W1^T *m _]col_mulmx orth col0 mulmx0.
exact: add0r.
Qed.

(** T7: a tegum sum is localized exactly when both summands are. *)
Theorem T7_localized : localized W <-> localized W1 /\ localized W2.
Proof.
split=> [loc|[loc1 loc2] i].
  split=> i wi0.
    by have := loc (lshift n2 i); rewrite colKl frame_op_l; apply.
  by have := loc (rshift n1 i); rewrite colKr frame_op_r; apply.
case: (splitP i) => j ij.
  have -> : i = lshift n2 j by apply: val_inj.
  by rewrite colKl frame_op_l; apply: loc1.
have -> : i = rshift n1 j by apply: val_inj.
by rewrite colKr frame_op_r; apply: loc2.
Qed.

End TegumSum.

(** ** The finest split *)
Section Components.
Variables (R : realFieldType) (d n : nat) (W : 'M[R]_(d, n)).

(** The features of S are orthogonal to all others: W is the tegum sum of S and its complement. *)
Definition splits (S : {set 'I_n}) : Prop := forall i j, i \in S -> j \notin S -> gram W i j = 0.

(** The graph {ij : M_ij ≠ 0}. *)
Definition joined : rel 'I_n := fun i j => gram W i j != 0.

Lemma joined_sym : symmetric joined.
Proof. by move=> i j; rewrite /joined !gramE dotC. Qed.

(** T7: the sets that split off are the unions of connected components, so the components are the finest split. *)
Theorem T7_components (S : {set 'I_n}) :
  splits S <-> forall i j, i \in S -> connect joined i j -> j \in S.
Proof.
split=> [S_splits i j iS ij|S_closed i j iS jS]; last first.
  by apply/eqP; apply: contraNT jS => ij; apply: S_closed iS _; apply: connect1.
have S_closed : closed joined (mem S).
  apply: (intro_closed (sym_connect_sym joined_sym)) => k l kl kS; apply: contraT => lS.
  by move: kl; rewrite /joined (S_splits _ _ kS lS) eqxx.
by rewrite -(closed_connect S_closed ij).
Qed.

(** T7: a saturated, that is localized, frame is the tegum sum of its clusters. *)
Theorem T7_clusters s (lambda : 'I_s -> R) (P : 'I_s -> 'M_d) (k : 'I_s) :
  spectral_decomposition (frame_op W) lambda P -> saturated W -> splits (cluster W P k).
Proof.
move=> F_spectral sat i j ik jk; rewrite gramE; have [->|wj0] := eqVneq (col j W) 0; first exact: dot0r.
have [l [jl _]] := T4_partition F_spectral sat wj0.
by apply: (T4_orthogonal_clusters F_spectral _ ik jl); apply: contraNneq jk => ->.
Qed.

End Components.
