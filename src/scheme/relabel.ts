/** # Renumbering relations. Defines `relabelled`.
 * @module */
import type { CoherentConfiguration } from './coherentConfiguration.js';

/** The same configuration with relation `order[k]` renamed k; diagonal relations stay first. `order` is a permutation. */
export function relabelled<C extends CoherentConfiguration>(configuration: C, order: readonly number[]): C {
  const { relation, transpose, valencies, source, target, fibres } = configuration;
  const name = new Int32Array(order.length);
  order.forEach((old, k) => {
    name[old] = k;
  });
  // Fibre f is that of diagonal relation f, so fibres are renamed along with them.
  const pick = (table: Int32Array, rename: boolean): Int32Array =>
    Int32Array.from(order, (old) => (rename ? name[table[old]!]! : table[old]!));
  return {
    ...configuration,
    fibres,
    relation: relation.map((old) => name[old]!),
    transpose: pick(transpose, true),
    valencies: pick(valencies, false),
    source: pick(source, true),
    target: pick(target, true),
  };
}
