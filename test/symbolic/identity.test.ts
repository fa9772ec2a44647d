import fc from 'fast-check';
import nerdamer from 'nerdamer';
import { describe, expect, it } from 'vitest';
import { rational, rationals } from '../../src/exact/rational.js';
import { expandFormula } from '../../src/symbolic/expansion.js';
import { evaluate, type Formula, minus, over, parameter, plus, power, times } from '../../src/symbolic/formula.js';
import { Grid } from '../../src/symbolic/grid.js';
import { type Identity, proveIdentity } from '../../src/symbolic/identity.js';
import { expandsToZero } from '../../src/symbolic/nerdamer.js';
import type { Parameter } from '../../src/symbolic/parameter.js';
import { formulas } from './formulas.js';

const [a, b] = [parameter('a'), parameter('b')];
const parameters: readonly Parameter[] = ['a', 'b'].map((name) => ({ name, range: '', from: 0 }));
const identity = (left: Formula, right: Formula): Identity => ({
  name: 'test',
  law: '',
  equations: [{ at: 'here', left, right }],
});
const prove = (left: Formula, right: Formula) => proveIdentity(identity(left, right), parameters);

const binomialSquare = [power(plus(a, b), 2), plus(power(a, 2), times(2, a, b), power(b, 2))] as const;

describe('identities on two roads', () => {
  it('proves, with the grid that the degrees ask for', () => {
    expect(prove(...binomialSquare)).toEqual({
      kind: 'proved',
      symbolic: true,
      grid: { points: 9, degrees: { a: 2, b: 2 } },
    });
    const [left, right] = [over(1, minus(a, b)), over(plus(a, b), minus(power(a, 2), power(b, 2)))];
    expect(prove(left, right).kind).toBe('proved');
  });
  it('refutes at a point where the sides differ, which anyone can check', () => {
    const verdict = prove(binomialSquare[0], plus(binomialSquare[1], times(a, minus(b, 1))));
    if (verdict.kind !== 'refuted') throw new Error(verdict.kind);
    const point = Object.fromEntries(Object.entries(verdict.point).map(([name, v]) => [name, rational(v)]));
    expect(evaluate(binomialSquare[0], rationals, point).equals(rational(verdict.left))).toBe(true);
    expect(verdict.left).not.toBe(verdict.right);
  });
  it('a polynomial that vanishes on all but one point of the grid is refuted', () => {
    // a(a − 1)(a − 2) is zero at 0, 1, 2; the grid has a fourth value.
    expect(prove(times(a, minus(a, 1), minus(a, 2)), times(0, a))).toMatchObject({
      kind: 'refuted',
      point: { a: '3' },
    });
  });
  it('says so when the two roads disagree', () => {
    const zero = () => ({ kind: 'zero' }) as const;
    const nonzero = () => ({ kind: 'nonzero', expansion: 'a' }) as const;
    const wrong = identity(a, b);
    const right = identity(...binomialSquare);
    expect(proveIdentity(wrong, parameters, new Grid(parameters), zero)).toEqual({
      kind: 'disagreement',
      at: 'here',
      symbolic: 'zero',
      grid: 'nonzero',
    });
    expect(proveIdentity(right, parameters, new Grid(parameters), nonzero)).toEqual({
      kind: 'disagreement',
      at: 'here',
      symbolic: 'nonzero',
      grid: 'zero',
    });
  });
  it('is undecided, and shows the grid, when the computer algebra system is', () => {
    const gaveUp = () => ({ kind: 'undecided', reason: 'too long' }) as const;
    const verdict = proveIdentity(identity(...binomialSquare), parameters, new Grid(parameters), gaveUp);
    expect(verdict).toEqual({
      kind: 'undecided',
      at: 'here',
      reason: 'too long',
      grid: { points: 9, degrees: { a: 2, b: 2 } },
    });
    expect(proveIdentity(identity(a, b), parameters, new Grid(parameters), gaveUp).kind).toBe('refuted');
  });
  it('is about the parameters that are named, and no others', () => {
    expect(() => prove(a, parameter('c'))).toThrow('identity test: expected a, b, found the parameter c');
  });
  it('is undecided where the grid would be too large or has no place', () => {
    expect(prove(power(plus(a, b), 200), power(plus(b, a), 200)).kind).toBe('undecided');
    const nowhere = over(1, plus(minus(a, b), minus(b, a)));
    expect(prove(nowhere, nowhere).kind).toBe('undecided');
  });
});

describe('nerdamer', () => {
  it('is told products with one constant, as it loses the sign of a nested one (1.1.13)', () => {
    // 0, were it right: the reason why `times` gathers constants, and for the second road.
    expect(nerdamer('expand(((-1)*(n+(-3)))+((-1)*((-1)*(n+(-3)))))').toString()).toBe('-2*n+6');
    const n = parameter('n');
    const x = times(-1, minus(n, 3));
    expect(expandsToZero(plus(x, times(-1, x)))).toEqual({ kind: 'zero' });
    nerdamer.flush();
  });
  it('agrees with expansion in our own arithmetic', () => {
    fc.assert(
      fc.property(formulas(['a', 'b'], false), formulas(['a', 'b'], false), (x, y) => {
        const difference = minus(x, y);
        const isZero = expandFormula(difference, ['a', 'b']).terms.length === 0;
        expect(expandsToZero(difference).kind).toBe(isZero ? 'zero' : 'nonzero');
        expect(expandsToZero(minus(plus(x, y), plus(y, x))).kind).toBe('zero');
      }),
      { numRuns: 200 },
    );
  });
});
