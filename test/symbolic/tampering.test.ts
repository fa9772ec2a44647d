import { describe, expect, it } from 'vitest';
import { rational, rationals } from '../../src/exact/rational.js';
import { boseMesnerIdentities } from '../../src/symbolic/boseMesner.js';
import { proveCircleIdentity } from '../../src/symbolic/circleIdentity.js';
import { add, constantSum, root, scale } from '../../src/symbolic/exponentialSum.js';
import { families, selectFamily } from '../../src/symbolic/families.js';
import { evaluate, type Formula, plus, times } from '../../src/symbolic/formula.js';
import { Grid } from '../../src/symbolic/grid.js';
import { type Identity, proveIdentity } from '../../src/symbolic/identity.js';
import type { Parameter } from '../../src/symbolic/parameter.js';
import type { SymbolicScheme } from '../../src/symbolic/symbolicScheme.js';

const subjectOf = (id: string) => {
  const { family, given } = selectFamily(id);
  return family.build(given);
};

type Table = 'valencies' | 'multiplicities' | 'P' | 'Q' | 'p';

interface Tampering {
  readonly what: string;
  readonly scheme: SymbolicScheme;
}

/** Every formula of a scheme, changed in turn. */
function* tamperings(scheme: SymbolicScheme, change: (x: Formula) => Formula): Generator<Tampering> {
  yield { what: 'n', scheme: { ...scheme, n: change(scheme.n) } };
  type Nested = Formula | readonly Nested[];
  function* places(x: Nested, path: readonly number[]): Generator<readonly number[]> {
    if (Array.isArray(x)) for (const [i, part] of x.entries()) yield* places(part, [...path, i]);
    else yield path;
  }
  const replaced = (x: Nested, [at, ...rest]: readonly number[]): Nested =>
    at === undefined
      ? change(x as Formula)
      : (x as readonly Nested[]).map((part, i) => (i === at ? replaced(part, rest) : part));
  for (const table of ['valencies', 'multiplicities', 'P', 'Q', 'p'] satisfies Table[])
    for (const path of places(scheme[table], []))
      yield {
        what: `${table} ${path.join(',')}`,
        scheme: { ...scheme, [table]: replaced(scheme[table], path) } as SymbolicScheme,
      };
}

/** The first identity that is refuted; the witness is checked by evaluating both sides. */
function refuted(identities: readonly Identity[], parameters: readonly Parameter[]): boolean {
  const grid = new Grid(parameters);
  for (const identity of identities) {
    const verdict = proveIdentity(identity, parameters, grid);
    if (verdict.kind === 'proved') continue;
    if (verdict.kind !== 'refuted') throw new Error(`${identity.name}: ${JSON.stringify(verdict)}`);
    const point = Object.fromEntries(Object.entries(verdict.point).map(([name, value]) => [name, rational(value)]));
    const equation = identity.equations.find(
      ({ at, left, right }) =>
        at === verdict.at && !evaluate(left, rationals, point).equals(evaluate(right, rationals, point)),
    );
    expect(equation, identity.name).toBeDefined();
    return true;
  }
  return false;
}

describe('every wrong formula is refuted, with a point', () => {
  it.each(['triangular', 'latin-square', 'paley', 'multipartite', 'strongly-regular'])(
    '%s: each formula plus 1',
    (id) => {
      const subject = subjectOf(id);
      if (subject.kind !== 'scheme') throw new Error(id);
      let tried = 0;
      for (const { what, scheme } of tamperings(subject.scheme, (x) => plus(x, 1))) {
        tried++;
        expect(refuted(boseMesnerIdentities(scheme), subject.parameters), what).toBe(true);
      }
      expect(tried).toBe(1 + 3 + 3 + 9 + 9 + 27);
    },
  );
  it.each(['johnson-3', 'hamming-3', 'symmetric-design', 'antipodal-cover', 'rectangular', 'blown-up-srg'])(
    '%s: a formula that is not 0, doubled (a sample)',
    (id) => {
      const subject = subjectOf(id);
      if (subject.kind !== 'scheme') throw new Error(id);
      const all = [...tamperings(subject.scheme, (x) => times(2, x))].filter((_, at) => at % 5 === 3);
      let changed = 0;
      for (const { what, scheme } of all) {
        const [name, path] = what.split(' ');
        const entry = path?.split(',').reduce<unknown>((x, i) => (x as unknown[])[Number(i)], scheme[name as Table]);
        if (path !== undefined && isZero(entry as Formula, subject.parameters)) continue;
        changed++;
        expect(refuted(boseMesnerIdentities(scheme), subject.parameters), what).toBe(true);
      }
      expect(changed).toBeGreaterThan(8);
    },
  );
});

const isZero = (x: Formula, parameters: readonly Parameter[]): boolean =>
  proveIdentity({ name: '', law: '', equations: [{ at: '', left: x, right: times(0, x) }] }, parameters).kind ===
  'proved';

describe('sums of roots of unity', () => {
  const circles = families.flatMap(({ build }) => {
    const subject = build();
    return subject.kind === 'circle' ? subject.circleIdentities : [];
  });
  it('a wrong right side is refuted at the first n', () => {
    expect(circles.length).toBeGreaterThan(20);
    for (const identity of circles)
      for (const [at, equation] of identity.equations.entries()) {
        const equations = identity.equations.with(at, { ...equation, right: add(equation.right, constantSum(1)) });
        expect(proveCircleIdentity({ ...identity, equations }), identity.name).toMatchObject({ kind: 'refuted' });
      }
  });
  it('what holds for almost all n is refuted with the n where it does not', () => {
    const cube = root({ x: { 1: 3 } });
    const verdict = (from: number) =>
      proveCircleIdentity({
        name: 'Σ ζ^{3x} = 0',
        law: '',
        circle: { order: { n: 1 }, apex: { n: from }, edges: [{ n: 1 }] },
        parameters: [{ name: 'n', range: '', from }],
        equations: [{ at: '', over: ['x'], left: cube, right: [] }],
      });
    expect(verdict(3)).toMatchObject({ kind: 'refuted', point: { n: '3' }, left: '3', right: '0' });
    expect(verdict(4)).toMatchObject({ kind: 'proved' });
    expect(verdict(2)).toMatchObject({ kind: 'refuted', point: { n: '3' } });
  });
  it('the n for which no rule speaks are split off and added up', () => {
    const verdict = (exponent: number) =>
      proveCircleIdentity({
        name: 'Σ ζ^{ax} = 0',
        law: '',
        circle: { order: { n: 1 }, apex: { n: 7 }, edges: [{ n: 1 }] },
        parameters: [{ name: 'n', range: '', from: 7 }],
        equations: [{ at: '', over: ['x'], left: root({ x: { 1: exponent } }), right: [] }],
      });
    expect(verdict(31)).toMatchObject({ kind: 'refuted', point: { n: '31' } });
    expect(verdict(6)).toMatchObject({ kind: 'proved', rootsOfUnity: { instances: 4, split: 0 } });
    // Fails first at n = 101, beyond what is split off.
    expect(verdict(101)).toMatchObject({ kind: 'undecided' });
    // At n = 5 both sums are 5: no rule says so for all n, but n = 4 and n = 5 are added up.
    const both = proveCircleIdentity({
      name: 'Σ (ζ^{5x} - ζ^{-5x}) = 0',
      law: '',
      circle: { order: { n: 1 }, apex: { n: 4 }, edges: [{ n: 1 }] },
      parameters: [{ name: 'n', range: '', from: 4 }],
      equations: [
        { at: '', over: ['x'], left: add(root({ x: { 1: 5 } }), scale(-1, root({ x: { 1: -5 } }))), right: [] },
      ],
    });
    expect(both).toMatchObject({ kind: 'proved', rootsOfUnity: { split: 2 } });
  });
});
