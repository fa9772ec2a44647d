/** # Orthogonal components. Defines `orthogonalComponents`.
 * @module */
import type { GramAlgebra } from './gramAlgebra.js';

/** T7: the connected components of {ij : M_ij ≠ 0}, the finest tegum split; lists of indices, by first index. A zero vector
 *  is a component of its own. */
export function orthogonalComponents({
  field,
  values,
  configuration: { n, relation },
}: GramAlgebra): readonly (readonly number[])[] {
  const joined = values.map((value) => !field.isZero(value));
  const seen = new Uint8Array(n);
  const components: number[][] = [];
  for (let start = 0; start < n; start++) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    const component = [start];
    for (const x of component)
      for (let y = 0; y < n; y++)
        if (seen[y] === 0 && joined[relation[x * n + y]!]) {
          seen[y] = 1;
          component.push(y);
        }
    components.push(component.sort((a, b) => a - b));
  }
  return components;
}
