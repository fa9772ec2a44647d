/** Random formulas. */
import fc from 'fast-check';
import { type Formula, minus, number, over, parameter, plus, power, times } from '../../src/symbolic/formula.js';

const leaf = (names: readonly string[]): fc.Arbitrary<Formula> =>
  fc.oneof(
    fc.integer({ min: -4, max: 4 }).map((value) => number(value)),
    fc.constantFrom(...names).map((name) => parameter(name)),
  );

/** Trees of sums, products, powers and, where asked for, quotients of denominators that are not the number 0. */
export function formulas(names: readonly string[], quotients: boolean, depth = 3): fc.Arbitrary<Formula> {
  if (depth === 0) return leaf(names);
  const inner = formulas(names, quotients, depth - 1);
  const pairs = fc.tuple(inner, inner);
  const nodes = [
    leaf(names),
    fc.array(inner, { maxLength: 3 }).map((terms) => plus(...terms)),
    pairs.map(([a, b]) => minus(a, b)),
    fc.array(inner, { maxLength: 3 }).map((factors) => times(...factors)),
    fc.tuple(inner, fc.integer({ min: 0, max: 3 })).map(([base, exponent]) => power(base, exponent)),
  ];
  // x² + c is never the zero polynomial, nor is x + c.
  const divisors = fc
    .tuple(leaf(names), fc.constantFrom(...names), fc.integer({ min: 1, max: 2 }))
    .map(([c, name, e]) => (c.kind === 'number' ? plus(power(parameter(name), e), c) : parameter(name)));
  return fc.oneof(...nodes, ...(quotients ? [fc.tuple(inner, divisors).map(([a, b]) => over(a, b))] : []));
}
