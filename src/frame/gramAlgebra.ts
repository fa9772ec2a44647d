/** # The coherent algebra of a Gram matrix. Defines `GramAlgebra`, `gramAlgebra`, `algebraProduct`, `fibreSizes`.
 *
 * T8: the coherent closure of the colouring by Gram values is the smallest coherent configuration whose algebra holds M.
 * There M is one number for each relation, and M² costs path counts instead of n³ products of algebraic numbers.
 * Relations are ordered: the diagonal first, then by Gram value descending, then by valency.
 * @module */
import { LimitError } from '../exact/errors.js';
import { memoized } from '../exact/memo.js';
import type { Element, NumberField } from '../exact/numberField.js';
import { inSmallestField } from '../exact/subfield.js';
import { coherentClosure } from '../scheme/coherentClosure.js';
import type { CoherentConfiguration } from '../scheme/coherentConfiguration.js';
import { type IntersectionNumbers, intersectionNumbers } from '../scheme/intersectionNumbers.js';
import { relabelled } from '../scheme/relabel.js';
import type { Gram } from './frame.js';
import { ValueTable } from './valueTable.js';

export interface GramAlgebra {
  /** The smallest field that contains the Gram entries. */
  readonly field: NumberField;
  readonly configuration: CoherentConfiguration;
  readonly numbers: IntersectionNumbers;
  /** The Gram entry on each relation. */
  readonly values: readonly Element[];
}

/** Points times relations: a product of two matrices of the algebra takes about as many products of numbers. */
const MAX_PATHS = 2 ** 20;

/** Cost: the coherent closure of n points, about n³ integer steps.
 *  @throws LimitError when the closure is too fine to compute in (more than 101 points without any symmetry) */
export function gramAlgebra(gram: Gram): GramAlgebra {
  const { n, entry } = gram;
  const { field, elements } = inSmallestField(gram.field, gram.values);
  const closure = coherentClosure(n, entry);
  if (n * closure.rank > MAX_PATHS)
    throw new LimitError({
      where: 'coherent closure',
      expected: `points times relations at most ${MAX_PATHS}`,
      found: `${n} × ${closure.rank}`,
    });
  const index = new Int32Array(closure.rank);
  closure.relation.forEach((k, at) => {
    index[k] = entry[at]!;
  });
  const byValue = elements.map((_, i) => i).sort((a, b) => field.compare(elements[b]!, elements[a]!));
  const position = new Int32Array(elements.length);
  byValue.forEach((value, at) => {
    position[value] = at;
  });
  const order = Array.from({ length: closure.rank }, (_, k) => k).sort(
    (a, b) =>
      Number(a >= closure.fibres) - Number(b >= closure.fibres) ||
      position[index[a]!]! - position[index[b]!]! ||
      closure.valencies[a]! - closure.valencies[b]! ||
      a - b,
  );
  const configuration = relabelled(closure, order);
  const values = order.map((k) => elements[index[k]!]!);
  return { field, configuration, numbers: intersectionNumbers(configuration), values };
}

/** Tables of products up to this size are kept. */
const MAX_PRODUCTS = 2 ** 18;

/** (X·Y) on each relation, for X and Y constant on relations. */
export function algebraProduct(
  { field, numbers, configuration }: GramAlgebra,
  x: readonly Element[],
  y: readonly Element[],
): Element[] {
  const left = distinctValues(field, x);
  const right = x === y ? left : distinctValues(field, y);
  // Where few values occur, each product of two is formed once.
  const kept = left.values.length * right.values.length <= MAX_PRODUCTS ? new Map<number, Element>() : undefined;
  const product = (i: number, j: number): Element => {
    const [a, b] = [left.index[i]!, right.index[j]!];
    const multiply = (): Element => field.mul(left.values[a]!, right.values[b]!);
    return kept === undefined ? multiply() : memoized(kept, a * right.values.length + b, multiply);
  };
  return Array.from({ length: configuration.rank }, (_, k) => {
    let sum = field.zero;
    for (const { i, j, count } of numbers.terms(k)) {
      if (field.isZero(x[i]!) || field.isZero(y[j]!)) continue;
      sum = field.add(sum, field.mul(field.fromInteger(count), product(i, j)));
    }
    return sum;
  });
}

function distinctValues(field: NumberField, x: readonly Element[]): { values: readonly Element[]; index: Int32Array } {
  const table = new ValueTable(field);
  return { index: Int32Array.from(x, (value) => table.indexOf(value)), values: table.values };
}

/** The number of points in each fibre. */
export function fibreSizes({ n, relation, fibres }: CoherentConfiguration): Int32Array {
  const sizes = new Int32Array(fibres);
  for (let x = 0; x < n; x++) sizes[relation[x * n + x]!] = sizes[relation[x * n + x]!]! + 1;
  return sizes;
}
