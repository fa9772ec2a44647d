(** * Spectral. Defines spectral decompositions and proves that over a real closed field every symmetric matrix has one.

    The proof needs neither complex numbers nor compactness. By induction the lower right block of A may be taken diagonal, so that
    A is an arrow matrix with corner a, arm e and diagonal c. Up to sign its characteristic polynomial

      p(t) = (t − a) Π_i (t − c_i) − Σ_i e_i² Π_{j≠i} (t − c_j)

    is ≤ 0 at t = max c_i and ≥ 0 at a large t. The intermediate value theorem for polynomials gives a root, a root gives an
    eigenvector, a reflection turns it to the first axis, and induction does the rest. *)
From mathcomp Require Import all_ssreflect all_algebra.
From Tightframe Require Import Frame.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** A = Σ_k λ_k P_k with distinct nonzero λ_k and the P_k the orthogonal projections onto their eigenspaces: nonzero symmetric
    idempotents, pairwise orthogonal. The multiplicity of λ_k is [\rank (P k)]; an eigenvalue 0 is left out. *)
Record spectral_decomposition (R : realFieldType) d (A : 'M[R]_d) s (lambda : 'I_s -> R) (P : 'I_s -> 'M[R]_d) : Prop := {
  sd_inj : injective lambda;
  sd_neq0 : forall k, lambda k != 0;
  sd_proj_neq0 : forall k, P k != 0;
  sd_sym : forall k, (P k)^T = P k;
  sd_idem : forall k, P k *m P k = P k;
  sd_orth : forall k l, k != l -> P k *m P l = 0;
  sd_sum : A = \sum_k lambda k *: P k
}.

Section ArrowMatrix.
Variables (R : rcfType) (n : nat) (a : R) (e c : 'I_n -> R).

Let p : {poly R} := ('X - a%:P) * \prod_i ('X - (c i)%:P) - \sum_i (e i ^+ 2) *: \prod_(j | j != i) ('X - (c j)%:P).

Let pE t : p.[t] = (t - a) * \prod_i (t - c i) - \sum_i e i ^+ 2 * \prod_(j | j != i) (t - c j).
Proof.
rewrite /p !hornerE horner_prod horner_sum; congr (_ * _ - _); first by apply: eq_bigr => i _; rewrite !hornerE.
by apply: eq_bigr => i _; rewrite hornerZ horner_prod; congr (_ * _); apply: eq_bigr => j _; rewrite !hornerE.
Qed.

(** At t = c_i only one term of p is left. *)
Let p_at_diagonal i : p.[c i] = - (e i ^+ 2 * \prod_(j | j != i) (c i - c j)).
Proof.
rewrite pE (bigD1 i) //= subrr mul0r mulr0 sub0r [\sum_j _](bigD1 i) //= [\sum_(j | _) _]big1 ?addr0 // => j ji.
by rewrite (bigD1 i) 1?eq_sym //= subrr mul0r mulr0.
Qed.

Let p_root : exists t, p.[t] = 0.
Proof.
have [i0|no_i] := pickP 'I_n; last first.
  by exists a; rewrite pE subrr mul0r big1 ?subr0 // => i _; have := no_i i.
move=> _; case: (@arg_maxP _ _ _ i0 predT c isT) => m _ m_max.
have c_max i : c i <= c m by exact: m_max.
pose T := Num.max (c m + 1) (a + \sum_i e i ^+ 2).
have T_c i : 1 <= T - c i.
  by rewrite ler_subr_addl (@le_trans _ _ (c m + 1)) ?ler_add2r ?c_max // /T le_maxr lexx.
have T_pos i : 0 <= T - c i by apply: le_trans (T_c i); apply: ler01.
have [] := @poly_ivt R p (c m) T.
- by rewrite -subr_ge0.
- rewrite p_at_diagonal oppr_le0 mulr_ge0 ?sqr_ge0 ?prodr_ge0 //=; last by move=> j _; rewrite subr_ge0 c_max.
  rewrite pE subr_ge0; apply: (@le_trans _ _ ((\sum_i e i ^+ 2) * \prod_i (T - c i))).
    rewrite mulr_suml; apply: ler_sum => i _; apply: ler_wpmul2l; first exact: sqr_ge0.
    by rewrite [X in _ <= X](bigD1 i) //= ler_pemull ?prodr_ge0.
  apply: ler_wpmul2r; first exact: prodr_ge0.
  by rewrite ler_subr_addl /T le_maxr lexx orbT.
- by move=> t _ /rootP pt; exists t.
Qed.

(** An arrow matrix has an eigenvector (x, z). *)
Lemma arrow_eigenvector : exists t x (z : 'I_n -> R),
  [/\ x != 0 \/ exists i, z i != 0, a * x + \sum_i e i * z i = t * x & forall i, e i * x + c i * z i = t * z i].
Proof.
have [t pt] := p_root; exists t.
case: (pickP (fun i => t == c i)) => [i /eqP ti|t_c]; last first.
  have t_c' i : t - c i != 0 by rewrite subr_eq0 t_c.
  exists 1, (fun i => e i / (t - c i)); split; first by left; rewrite oner_eq0.
    rewrite !mulr1; apply/eqP; rewrite eq_sym -subr_eq0.
    have pi0 : \prod_i (t - c i) != 0 by apply/prodf_neq0 => i _.
    rewrite -(inj_eq (mulIf pi0)) mul0r opprD addrA mulrBl mulr_suml subr_eq0.
    move/eqP: pt; rewrite pE subr_eq0 => /eqP ->.
    by apply/eqP/eq_bigr => i _; rewrite [in RHS](bigD1 i) //= expr2 -!mulrA mulKf.
  by move=> i; rewrite mulr1 -{1}(divfK (t_c' i) (e i)) mulrBr [c i * _]mulrC subrK mulrC.
have [ei0|ei0] := eqVneq (e i) 0.
  exists 0, (fun j => (j == i)%:R); split; first by right; exists i; rewrite eqxx oner_eq0.
    by rewrite !mulr0 add0r big1 // => j _; case: eqP => [->|]; rewrite ?ei0 ?mul0r ?mulr0.
  by move=> j; rewrite mulr0 add0r; case: eqP => [->|]; rewrite ?mulr0 // ti.
have := pt; rewrite ti p_at_diagonal => /eqP; rewrite oppr_eq0 mulf_eq0 sqrf_eq0 (negPf ei0) /=.
case/prodf_eq0 => j ji; rewrite subr_eq0 => /eqP cij.
exists 0, (fun l => e j *+ (l == i) - e i *+ (l == j)); split.
- by right; exists j; rewrite (negPf ji) eqxx sub0r oppr_eq0.
- rewrite mulr0 add0r (bigD1 i) // (bigD1 j) //= !eqxx eq_sym (negPf ji) big1 ?addr0.
    by rewrite mulr0n mulr1n subr0 sub0r mulrN mulrC subrr mulr0.
  by move=> l /andP[/negPf -> /negPf ->]; rewrite subr0 mulr0.
- move=> l; rewrite mulr0 add0r; have [->|li] := eqVneq l i => //.
  by have [->|lj] := eqVneq l j; rewrite ?cij // subr0 !mulr0.
Qed.

End ArrowMatrix.

Section SpectralTheorem.
Variable R : rcfType.

(** Any unit vector is the mirror image of any other. *)
Lemma unit_reflection n (u v : 'cV[R]_n) : sqnorm u = 1 -> sqnorm v = 1 ->
  exists S : 'M[R]_n, [/\ S^T = S, S *m S = 1%:M & S *m u = v].
Proof.
move=> u1 v1; have [->|uv] := eqVneq u v; first by exists 1%:M; rewrite trmx1 !mul1mx.
pose w := u - v; pose N := sqnorm w; have N0 : N != 0 by rewrite sqnorm_eq0 subr_eq0.
pose S := 1%:M - (2%:R / N) *: (w *m w^T).
have SE x : S *m x = x - (2%:R / N * dot w x) *: w.
  rewrite mulmxBl mul1mx -scalemxAl -(scalerA (_ / N)); congr (_ - _ *: _).
  by rewrite -mulmxA; apply/colP => k; rewrite mxE big_ord1 [RHS]mxE dotE mulrC.
exists S; split.
- by rewrite linearB linearZ /= trmx1 trmx_mul trmxK.
- apply/col_matrixP => i; rewrite -[S *m S]mulmx1 col_mulmx -mulmxA !SE dotBr dotZr -[dot w w]/N [_ * N]mulrAC divfK //.
  set b := dot w _; have -> : b - 2%:R * b = - b by rewrite mulr_natl mulr2n opprD addrA subrr sub0r.
  by rewrite mulrN scaleNr opprK subrK.
- have half : 2%:R * dot w u = N.
    by rewrite /N sqnormB u1 v1 dotC dotBr -/(sqnorm u) u1 mulr_natl mulrnBl addrAC.
  by rewrite SE mulrAC half divff // scale1r opprB addrC subrK.
Qed.

(** A = Qᵀ diag(c) Q for an orthogonal Q. *)
Definition diagonalizable n (A : 'M[R]_n) : Prop :=
  exists (Q : 'M_n) (c : 'rV_n), Q *m Q^T = 1%:M /\ A = Q^T *m diag_mx c *m Q.

(** A symmetric matrix has an eigenvector if its lower right block is diagonalizable. *)
Lemma bordered_eigenvector n (A : 'M[R]_(1 + n)) : A^T = A -> diagonalizable (drsubmx A) ->
  exists t (v : 'cV_(1 + n)), v != 0 /\ A *m v = t *: v.
Proof.
move=> A_sym [Q [c [QQ AQ]]]; have QQ' := mulmx1C QQ.
have [e eE] : exists e : 'cV_n, e = Q *m dlsubmx A by exists (Q *m dlsubmx A).
have [t [x [z [xz corner arms]]]] := arrow_eigenvector (A 0 0) (fun i : 'I_n => e i 0) (fun i => c 0 i).
pose zc : 'cV_n := \col_i z i; exists t, (col_mx x%:M (Q^T *m zc)); split.
  apply/eqP => v0; have /eqP := v0; rewrite col_mx_eq0 => /andP[/eqP x0 /eqP z0].
  case: xz => [|[i]]; first by move/matrixP: x0 => /(_ 0 0); rewrite !mxE mulr1n => -> /eqP.
  have : zc = 0 by rewrite -[zc]mul1mx -QQ -mulmxA z0 mulmx0.
  by move/colP/(_ i); rewrite !mxE => -> /eqP.
rewrite -{1}[A]submxK mul_block_col scale_col_mx; congr col_mx.
- have -> : ursubmx A = e^T *m Q.
    by rewrite eE trmx_mul -mulmxA QQ' mulmx1 trmx_dlsub A_sym.
  rewrite -mulmxA (mulmxA Q) QQ mul1mx; apply/matrixP => i j; rewrite !ord1 !mxE /= !mulr1n -corner big_ord1 !mxE /=.
  by congr (_ * _ + _); [rewrite !lshift0|apply: eq_bigr => k _; rewrite !mxE].
- have -> : dlsubmx A = Q^T *m e by rewrite eE mulmxA QQ' mul1mx.
  rewrite AQ !mulmxA -(mulmxA _ Q Q^T) QQ mulmx1 -!mulmxA -mulmxDr scalemxAr; congr (_ *m _).
  apply/colP => i; rewrite mul_diag_mx !mxE big_ord1 !mxE mulr1n; exact: arms.
Qed.

(** The spectral theorem, by orthogonal matrices. *)
Theorem symmetric_diagonalizable n (A : 'M[R]_n) : A^T = A -> diagonalizable A.
Proof.
elim: n A => [|n IH] A A_sym; first by exists 1%:M, 0; split; rewrite ?[A]flatmx0 ?[1%:M]flatmx0 ?mulmx0 ?mul0mx.
move: A A_sym; rewrite -[n.+1]/(1 + n)%N => A A_sym.
have [t [v [v0 Av]]] : exists t (v : 'cV_(1 + n)), v != 0 /\ A *m v = t *: v.
  by apply: (bordered_eigenvector A_sym); apply: IH; rewrite trmx_drsub A_sym.
pose u := (Num.sqrt (sqnorm v))^-1 *: v; pose e : 'cV[R]_(1 + n) := delta_mx 0 0.
have u1 : sqnorm u = 1 by rewrite sqnormZ exprVn sqr_sqrtr ?sqnorm_ge0 // mulVf // sqnorm_eq0.
have e1 : sqnorm e = 1.
  by rewrite sqnormE (bigD1 0) //= big1 ?mxE ?eqxx ?expr1n ?addr0 // => i i0; rewrite mxE (negPf i0) expr0n.
have Au : A *m u = t *: u by rewrite -scalemxAr Av !scalerA mulrC.
have [S [S_sym SS Se]] := unit_reflection e1 u1.
have [B BA] : exists B, B = S *m A *m S by exists (S *m A *m S).
have B_sym : B^T = B by rewrite BA !trmx_mul S_sym A_sym mulmxA.
have Be : B *m e = t *: e by rewrite BA -!mulmxA Se Au -scalemxAr -Se mulmxA SS mul1mx.
have [Q [c [QQ BQ]]] : diagonalizable (drsubmx B) by apply: IH; rewrite trmx_drsub B_sym.
have B0 i : B i 0 = t *+ (i == 0).
  by move/colP: Be => /(_ i); rewrite -colE [col 0 B i 0]mxE [RHS]mxE [e i 0]mxE andbT mulr_natr.
have l0 : lshift n 0 = 0 :> 'I_(1 + n) by apply: val_inj.
have dl0 : dlsubmx B = 0 by apply/matrixP => i j; rewrite !mxE ord1 l0 B0.
have ul : ulsubmx B = t%:M by apply/matrixP => i j; rewrite !mxE !ord1 l0 B0.
have BE : B = block_mx t%:M 0 0 (drsubmx B).
  by rewrite -{1}[B]submxK ul dl0 -[ursubmx B]trmxK trmx_ursub B_sym dl0 trmx0.
exists (block_mx 1%:M 0 0 Q *m S), (row_mx t%:M c); split.
  rewrite trmx_mul S_sym mulmxA -(mulmxA _ S S) SS mulmx1 tr_block_mx mulmx_block !trmx0 trmx1.
  by rewrite !mulmx0 !mul0mx !mulmx1 !addr0 add0r QQ -scalar_mx_block.
have -> : A = S *m B *m S by rewrite BA !mulmxA SS mul1mx -mulmxA SS mulmx1.
rewrite trmx_mul S_sym -!mulmxA; congr (_ *m _); rewrite !mulmxA; congr (_ *m _).
rewrite BE BQ tr_block_mx !trmx0 trmx1 diag_mx_row !mulmx_block.
rewrite !mulmx0 !mul0mx !mulmx1 !mul1mx !addr0 !add0r mul0mx; congr block_mx.
by apply/matrixP => i j; rewrite !ord1 !mxE !mulr1n.
Qed.

(** The spectral theorem, by eigenvalues. *)
Theorem spectral_theorem n (A : 'M[R]_n) : A^T = A ->
  exists s (lambda : 'I_s -> R) (P : 'I_s -> 'M_n), spectral_decomposition A lambda P.
Proof.
move=> /symmetric_diagonalizable[Q [c [QQ ->]]].
pose values := undup [seq x <- codom (c 0) | x != 0]; pose lambda := tnth (in_tuple values).
pose P k := Q^T *m diag_mx (\row_i (c 0 i == lambda k)%:R) *m Q.
have valuesP x : (x \in values) = (x != 0) && (x \in codom (c 0)) by rewrite mem_undup mem_filter.
have lambda_in k : lambda k \in values by apply: mem_tnth.
have mulP (u v : 'rV_n) : Q^T *m diag_mx u *m Q *m (Q^T *m diag_mx v *m Q) = Q^T *m diag_mx (\row_i (u 0 i * v 0 i)) *m Q.
  rewrite !mulmxA -(mulmxA _ Q Q^T) QQ mulmx1 -(mulmxA _ (diag_mx u)); congr (_ *m _ *m _).
  by rewrite mulmx_diag.
have injP (u : 'rV_n) : Q^T *m diag_mx u *m Q = 0 -> u = 0.
  move=> u0; have : diag_mx u = 0.
    by rewrite -[diag_mx u]mul1mx -{1}QQ -mulmxA -[X in Q *m X]mulmx1 -QQ [X in Q *m X]mulmxA u0 mul0mx mulmx0.
  by move/matrixP => u0'; apply/rowP => i; have := u0' i i; rewrite !mxE eqxx mulr1n.
have inj : injective lambda.
  move=> k l /eqP; rewrite /lambda !(tnth_nth 0) nth_uniq ?undup_uniq //= => /eqP.
  exact: val_inj.
exists (size values), lambda, P; split=> // [k|k|k|k|k l kl|].
- by have := lambda_in k; rewrite valuesP => /andP[].
- have := lambda_in k; rewrite valuesP => /andP[_ /codomP[i li]].
  by apply/eqP => /injP/rowP/(_ i); rewrite !mxE li eqxx => /eqP; rewrite oner_eq0.
- by rewrite /P !trmx_mul trmxK tr_diag_mx mulmxA.
- by rewrite mulP; congr (_ *m diag_mx _ *m _); apply/rowP => i; rewrite !mxE -natrM mulnb andbb.
- rewrite mulP [X in diag_mx X](_ : _ = 0); first by rewrite linear0 mulmx0 mul0mx.
  apply/rowP => i; rewrite !mxE -natrM mulnb; case: eqP => // ->.
  by rewrite (inj_eq inj) (negPf kl).
- under eq_bigr do rewrite scalemxAl scalemxAr -linearZ.
  rewrite -mulmx_suml -mulmx_sumr -linear_sum /=; congr (_ *m diag_mx _ *m _).
  apply/rowP => i; rewrite summxE; have [ci0|ci0] := eqVneq (c 0 i) 0.
    by rewrite big1 // => k _; rewrite !mxE ci0; have := lambda_in k; rewrite valuesP eq_sym => /andP[/negPf -> _]; rewrite mulr0.
  have /tnthP[k cik] : c 0 i \in in_tuple values by rewrite valuesP ci0 codom_f.
  rewrite (bigD1 k) //= big1 => [|l lk]; rewrite !mxE cik ?eqxx ?mulr1 ?addr0 //.
  by rewrite -/lambda (inj_eq inj) eq_sym (negPf lk) mulr0.
Qed.

(** The hypothesis of Defect.v and Localization.v can always be met. *)
Corollary frame_op_spectral d n (W : 'M[R]_(d, n)) :
  exists s (lambda : 'I_s -> R) (P : 'I_s -> 'M_d), spectral_decomposition (frame_op W) lambda P.
Proof. exact: spectral_theorem (frame_op_sym W). Qed.

End SpectralTheorem.
