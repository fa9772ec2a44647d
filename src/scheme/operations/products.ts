/** # Products. Defines `directProduct`, `wreathProduct`.
 *
 * On pairs of points (x, y), numbered x·n_b + y. The direct product has the relations R_i ⊗ S_j: its Bose–Mesner algebra is the tensor
 * product. The wreath product puts a copy of `inner` on every point of `outer`: the relations are I ⊗ R_i, and S_j ⊗ J for j ≠ 0.
 * Sources: P.-H. Zieschang, Theory of Association Schemes, Springer 2005, chapter 7; R. A. Bailey, Association Schemes, CUP 2004, chapter 3.
 * @module */
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { derivedConfiguration, limitDerivedPoints, requireHomogeneous } from './derived.js';

/** R_i ⊗ S_j is relation i·rank_b + j for homogeneous factors; in general those of the diagonal come first, then the others, both in
 *  that order. */
export function directProduct(a: CoherentConfiguration, b: CoherentConfiguration): CoherentConfiguration {
  const n = a.n * b.n;
  limitDerivedPoints(n, 'direct product');
  const rank = a.rank * b.rank;
  const label = new Int32Array(rank);
  let next = a.fibres * b.fibres;
  for (let i = 0; i < a.rank; i++)
    for (let j = 0; j < b.rank; j++) label[i * b.rank + j] = i < a.fibres && j < b.fibres ? i * b.fibres + j : next++;
  const relation = new Int32Array(n * n);
  let at = 0;
  for (let x = 0; x < a.n; x++)
    for (let y = 0; y < b.n; y++)
      for (let u = 0; u < a.n; u++) {
        const row = a.relation[x * a.n + u]! * b.rank;
        for (let v = 0; v < b.n; v++) relation[at++] = label[row + b.relation[y * b.n + v]!]!;
      }
  return derivedConfiguration(n, rank, relation);
}

/** I ⊗ R_i is relation i, and S_j ⊗ J relation rank(inner) + j − 1; points are (point of outer, point of inner).
 *  @throws DomainError when a factor is not homogeneous */
export function wreathProduct(inner: CoherentConfiguration, outer: CoherentConfiguration): CoherentConfiguration {
  requireHomogeneous(inner, 'wreath product');
  requireHomogeneous(outer, 'wreath product');
  const n = inner.n * outer.n;
  limitDerivedPoints(n, 'wreath product');
  const relation = new Int32Array(n * n);
  let at = 0;
  for (let x = 0; x < outer.n; x++)
    for (let y = 0; y < inner.n; y++)
      for (let u = 0; u < outer.n; u++) {
        const j = outer.relation[x * outer.n + u]!;
        for (let v = 0; v < inner.n; v++)
          relation[at++] = j === 0 ? inner.relation[y * inner.n + v]! : inner.rank + j - 1;
      }
  return derivedConfiguration(n, inner.rank + outer.rank - 1, relation);
}
