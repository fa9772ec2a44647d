/** # Vectors over a field. Defines `sum`, `dot`, `compareLexicographically`.
 * @module */
import type { Field, OrderedField, Sign } from './field.js';

/** Σ x_k; 0 for none. */
export function sum<T>(field: Field<T>, x: readonly T[]): T {
  return x.reduce((total, value) => field.add(total, value), field.zero);
}

/** Σ x_k y_k over the entries of x. */
export function dot<T>(field: Field<T>, x: readonly T[], y: readonly T[]): T {
  let total = field.zero;
  for (let k = 0; k < x.length; k++)
    if (!field.isZero(x[k]!) && !field.isZero(y[k]!)) total = field.add(total, field.mul(x[k]!, y[k]!));
  return total;
}

/** The order of the first entries that differ; 0 for equal vectors. Both have the same length. */
export function compareLexicographically<T>(field: OrderedField<T>, x: readonly T[], y: readonly T[]): Sign {
  for (let k = 0; k < x.length; k++) {
    const order = field.compare(x[k]!, y[k]!);
    if (order !== 0) return order;
  }
  return 0;
}
