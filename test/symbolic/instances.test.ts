/** The formulas at integers against what the exact engine finds in constructed schemes and frames. */
import { describe, expect, it } from 'vitest';
import { sqrt } from '../../src/exact/compositum.js';
import type { Element, NumberField } from '../../src/exact/numberField.js';
import { rational } from '../../src/exact/rational.js';
import { constructions } from '../../src/frame/constructions/index.js';
import { frameFromEigenspaces } from '../../src/frame/frameFromScheme.js';
import { frameProperties } from '../../src/frame/properties.js';
import { asAssociationScheme } from '../../src/scheme/coherentConfiguration.js';
import { schemes } from '../../src/scheme/constructions/schemes.js';
import { eigenmatrices } from '../../src/scheme/eigenmatrix.js';
import { intersectionNumbers } from '../../src/scheme/intersectionNumbers.js';
import { kreinParameters } from '../../src/scheme/kreinParameters.js';
import { factoredFormula } from '../../src/symbolic/factoredForm.js';
import { families, selectFamily } from '../../src/symbolic/families.js';
import { evaluate, type Formula } from '../../src/symbolic/formula.js';
import { type Condition, deriver, frameFormulas } from '../../src/symbolic/frameFormulas.js';
import type { Parameter } from '../../src/symbolic/parameter.js';
import { indices, type SymbolicScheme } from '../../src/symbolic/symbolicScheme.js';

/** A parameter's value: a number, or a + b√c as [a, b, c]. */
type Value = number | readonly [a: number, b: number, c: number];

interface Instance {
  readonly family: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly scheme: string;
  readonly parameters: unknown;
}

const instance = (
  family: string,
  values: Readonly<Record<string, Value>>,
  scheme: string,
  parameters: unknown = {},
): Instance => ({ family, values, scheme, parameters });

const of = (name: string, parameters: unknown = {}) => ({ construction: name, parameters });
const petersen = { k: 3, r: 1, s: -2 };
const pentagon: Readonly<Record<string, Value>> = { k: 2, r: [-0.5, 0.5, 5], s: [-0.5, -0.5, 5] };
const range = (from: number, to: number) => indices(to - from + 1).map((i) => from + i);

const instances: readonly Instance[] = [
  ...range(2, 6).map((n) => instance('simplex', { n }, 'complete', { n })),
  ...range(2, 5).map((d) => instance('cross-polytope', { d }, 'cocktail-party', { d })),
  instance('multipartite', { m: 3, n: 4 }, 'complete-multipartite', { parts: 3, size: 4 }),
  instance('multipartite', { m: 4, n: 3 }, 'complete-multipartite', { parts: 4, size: 3 }),
  ...range(4, 8).map((n) => instance('johnson-2', { n }, 'johnson', { n, k: 2 })),
  ...range(6, 8).map((n) => instance('johnson-3', { n }, 'johnson', { n, k: 3 })),
  ...range(8, 9).map((n) => instance('johnson:k=4', { n }, 'johnson', { n, k: 4 })),
  ...range(2, 5).map((q) => instance('hamming-2', { q }, 'hamming', { d: 2, q })),
  ...range(2, 4).map((q) => instance('hamming-3', { q }, 'hamming', { d: 3, q })),
  ...range(2, 3).map((q) => instance('hamming:d=4', { q }, 'hamming', { d: 4, q })),
  ...range(3, 6).map((q) => instance('lattice', { q }, 'lattice', { n: q })),
  ...range(5, 8).map((n) => instance('triangular', { n }, 'triangular', { n })),
  ...[
    [2, 4],
    [3, 4],
    [2, 5],
    [3, 5],
    [4, 5],
    [3, 7],
  ].map(([g, q]) => instance('latin-square', { g: g!, q: q! }, 'net-graph', { g, q })),
  ...[5, 9, 13, 17, 25].map((q) => instance('paley', { s: [0, 1, q] }, 'paley', { q })),
  instance('strongly-regular', petersen, 'petersen'),
  instance('strongly-regular', { k: 10, r: 2, s: -2 }, 'clebsch', { valency: 10 }),
  instance('strongly-regular', { k: 16, r: 4, s: -2 }, 'schlaefli'),
  instance('strongly-regular', { k: 7, r: 2, s: -3 }, 'hoffman-singleton'),
  instance('strongly-regular', pentagon, 'cycle', { n: 5 }),
  ...[
    [2, 2],
    [2, 4],
    [3, 3],
    [4, 2],
  ].map(([s, t]) => instance('generalized-quadrangle', { s: s!, t: t! }, 'generalized-quadrangle', { s, t })),
  ...[
    [2, 3],
    [3, 4],
    [2, 5],
  ].map(([m, n]) =>
    instance('rectangular', { m: m!, n: n! }, 'direct-product', {
      a: of('complete', { n: m }),
      b: of('complete', { n }),
    }),
  ),
  instance('symmetric-design', { l: 1, s: [0, 1, 2] }, 'heawood'),
  instance('symmetric-design', { l: 1, s: [0, 1, 3] }, 'projective-incidence', { m: 2, q: 3 }),
  instance('symmetric-design', { l: 2, s: [0, 1, 3] }, 'difference-set', {
    moduli: [11],
    set: [[1], [3], [4], [5], [9]],
  }),
  instance('taylor', { t: [0, 1, 5], u: [0, -1, 5] }, 'icosahedron'),
  instance('taylor', { t: 9, u: -3 }, 'gosset'),
  instance('antipodal-cover', { r: 2, t: [0, 1, 5], u: [0, -1, 5] }, 'icosahedron'),
  instance('antipodal-cover', { r: 3, t: [0, 1, 7], u: [0, -1, 7] }, 'mathon', { q: 7, r: 3 }),
  instance('antipodal-cover', { r: 3, t: 2, u: -2 }, 'mathon', { q: 4, r: 3 }),
  instance('blown-up-srg', { m: 2, ...petersen }, 'wreath-product', {
    inner: of('complete', { n: 2 }),
    outer: of('petersen'),
  }),
  instance('blown-up-srg', { m: 3, ...pentagon }, 'wreath-product', {
    inner: of('complete', { n: 3 }),
    outer: of('cycle', { n: 5 }),
  }),
  instance('copies-of-srg', { m: 3, ...petersen }, 'wreath-product', {
    inner: of('petersen'),
    outer: of('complete', { n: 3 }),
  }),
];

/** The orders of 1 … d, with 0 in front. */
function* orders(d: number, chosen: readonly number[] = [0]): Generator<readonly number[]> {
  if (chosen.length === d + 1) yield chosen;
  else for (const i of indices(d + 1)) if (!chosen.includes(i)) yield* orders(d, [...chosen, i]);
}

interface Matched {
  readonly relations: readonly number[];
  readonly eigenspaces: readonly number[];
}

describe('formulas at integers are what the engine finds', () => {
  it.each(instances.map((one) => [`${one.family} at ${JSON.stringify(one.values)}`, one] as const))('%s', (_, one) => {
    const { family, given } = selectFamily(one.family);
    const subject = family.build(given);
    if (subject.kind !== 'scheme') throw new Error(one.family);
    const verdict = asAssociationScheme(schemes[one.scheme]!.build(one.parameters));
    if (verdict.kind !== 'verified') throw new Error(one.scheme);
    const scheme = verdict.configuration;
    const numbers = intersectionNumbers(scheme);
    const eigen = eigenmatrices(scheme, numbers);
    const at = evaluatorOf(one.values, eigen.field);
    const { field, value } = at;
    const lift = (x: Element): Element => (field === eigen.field ? x : field.fromRational(eigen.field.asRational(x)!));
    const same = (x: Formula, y: Element): boolean => field.equals(value(x), lift(y));
    const isInteger = (x: Formula, y: number): boolean => field.equals(value(x), field.fromInteger(y));
    const { n, valencies, multiplicities, P, Q, p } = subject.scheme;
    const all = indices(scheme.rank);
    expect(valencies.length).toBe(scheme.rank);
    expect(isInteger(n, scheme.n)).toBe(true);

    const match = matching(
      subject.scheme,
      (j, i, a, b) => same(P[j]![i]!, eigen.P[a]![b]!),
      (i, b) => isInteger(valencies[i]!, scheme.valencies[b]!),
    );
    expect(match, 'P up to the order of rows and columns').toBeDefined();
    const { relations, eigenspaces } = match!;
    for (const j of all) expect(isInteger(multiplicities[j]!, eigen.multiplicities[eigenspaces[j]!]!)).toBe(true);
    for (const i of all)
      for (const j of all) {
        expect(same(Q[i]![j]!, eigen.Q[relations[i]!]![eigenspaces[j]!]!)).toBe(true);
        for (const k of all)
          expect(isInteger(p[i]![j]![k]!, numbers.at(relations[i]!, relations[j]!, relations[k]!))).toBe(true);
      }

    const krein = kreinParameters(eigen);
    const derive = deriver(subject.scheme, subject.parameters);
    for (const j of all.slice(1)) {
      const frame = frameFormulas(subject.scheme, subject.parameters, [j], derive);
      const formula = (name: string): Element =>
        value(factoredFormula(frame.formulas.find((derived) => derived.name === name)!.form));
      const e = eigenspaces[j]!;
      expect(field.equals(formula(`q^${j}_${j}${j}`), lift(krein.q[e]![e]![e]!))).toBe(true);
      const built = frameFromEigenspaces(scheme, eigen, [e]);
      const properties = frameProperties(built);
      const ofFrame = (x: Element): Element =>
        properties.algebra.field === eigen.field
          ? lift(x)
          : field.fromRational(properties.algebra.field.asRational(x)!);
      expect(properties.tight && properties.saturated).toBe(true);
      expect(field.equals(formula('dimension'), field.fromInteger(properties.dimension))).toBe(true);
      expect(properties.dimensionalities.map(({ value: D }) => field.equals(formula('D'), ofFrame(D!)))).toEqual([
        true,
      ]);
      expect(field.equals(formula('Welch bound squared'), ofFrame(properties.welchBoundSquared!))).toBe(true);
      const inner = all.slice(1).map((i) => formula(`inner product on R_${i}`));
      for (const { value: found } of properties.innerProducts)
        expect(inner.some((u) => field.equals(u, ofFrame(found)))).toBe(true);
      const holds = (name: string): boolean =>
        conditionHolds(
          frame.conditions.find((condition) => condition.name === name)!,
          subject.parameters,
          one.values,
          inner,
          field,
        );
      expect(holds('equiangular tight frame'), 'ETF').toBe(properties.etf);
      const strength = properties.design.strength;
      const atLeast = (t: number): boolean => strength === 'infinity' || (strength ?? 0) >= t;
      if (frame.conditions.find(({ name }) => name === 'spherical 3-design')!.when.kind !== 'equations')
        expect(holds('spherical 3-design'), '3-design').toBe(atLeast(3));
      expect(field.isZero(formula(`q^${j}_${j}${j}`))).toBe(atLeast(3));
      if (subject.parameters.length === 1 && properties.dimension > 1)
        expect(holds('spherical 4-design'), '4-design').toBe(atLeast(4));
    }
  });

  it('every family of schemes has an instance', () => {
    const covered = new Set(instances.map(({ family }) => family.split(':')[0]));
    for (const family of families) if (family.build().kind === 'scheme') expect(covered).toContain(family.id);
  });
});

/** Values in the field of the scheme, or in Q(√c) where that is larger. */
function evaluatorOf(values: Readonly<Record<string, Value>>, own: NumberField) {
  let field = own;
  const elements: Record<string, Element> = {};
  for (const v of Object.values(values)) if (typeof v !== 'number') field = sqrt(field, field.fromInteger(v[2])).field;
  for (const [name, v] of Object.entries(values)) {
    if (typeof v === 'number') elements[name] = field.fromInteger(v);
    else {
      const [a, b] = [v[0], v[1]].map((x) => field.fromRational(rational(2 * x, 2)));
      elements[name] = field.add(a!, field.mul(b!, sqrt(field, field.fromInteger(v[2])).element));
    }
  }
  const known = new Map<Formula, Element>();
  return { field, value: (x: Formula): Element => evaluate(x, field, elements, known) };
}

/** An order of relations and eigenspaces in which all entries of P agree. */
function matching(
  { valencies }: SymbolicScheme,
  entry: (j: number, i: number, a: number, b: number) => boolean,
  valency: (i: number, b: number) => boolean,
): Matched | undefined {
  const all = indices(valencies.length);
  for (const relations of orders(all.length - 1)) {
    if (!all.every((i) => valency(i, relations[i]!))) continue;
    const eigenspaces = all.map((j) => all.find((a) => all.every((i) => entry(j, i, a, relations[i]!))));
    if (eigenspaces.every((a) => a !== undefined) && new Set(eigenspaces).size === all.length)
      return { relations, eigenspaces: eigenspaces as number[] };
  }
  return undefined;
}

/** What the condition says of these values; equations by the inner products themselves. */
function conditionHolds(
  { when }: Condition,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, Value>>,
  inner: readonly Element[],
  field: NumberField,
): boolean {
  switch (when.kind) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'values': {
      const v = values[parameters[0]!.name]!;
      return when.values.includes(typeof v === 'number' ? v : v[2]);
    }
    case 'equations':
      return inner.every((u) => field.equals(field.mul(u, u), field.mul(inner[0]!, inner[0]!)));
    default:
      return when satisfies never;
  }
}

describe('figures on the circle', () => {
  const properties = (name: string, parameters: unknown) => frameProperties(constructions[name]!.build(parameters));
  it('n-gons and star polygons: tight with bound n/2, D = 2/n, a spherical (n − 1)-design', () => {
    for (const n of range(3, 9)) {
      const { tight, dimensionalities, algebra, spectrum, design } = properties('polygon', { n });
      expect(tight).toBe(true);
      const { field } = algebra;
      expect(field.asRational(dimensionalities[0]!.value!)!.equals(rational(2, n))).toBe(true);
      expect(
        spectrum.bounds[0]!.value.field.asRational(spectrum.bounds[0]!.value.element)!.equals(rational(n, 2)),
      ).toBe(true);
      expect(design.strength).toBe(n - 1);
    }
    expect(properties('star-polygon', { n: 7, j: 3 }).tight).toBe(true);
  });
  it.each([
    ['prism', 3, 3],
    ['antiprism', 2, 3],
  ])('%s: tight at h² = 1/2 only, D = 3/(2n), a 3-design but for the least n', (name, from, exceptBelow) => {
    for (const n of range(Math.max(from, 3), 7)) {
      // Scaled to unit norm: height² is h²/(1 + h²) = 1/3.
      const { tight, dimensionalities, algebra, design } = properties(name, { n, heightSquared: '1/3' });
      expect(tight).toBe(true);
      expect(algebra.field.asRational(dimensionalities[0]!.value!)!.equals(rational(3, 2 * n))).toBe(true);
      const third = name === 'prism' ? n > exceptBelow : n >= exceptBelow;
      expect(design.strength === 'infinity' || (design.strength ?? 0) >= 3).toBe(third);
      // h² = 1: D = 4/(3n) and the capacity 2·4/3 stays below 3.
      const stretched = properties(name, { n, heightSquared: '1/2' });
      expect(stretched.tight).toBe(false);
      expect(
        stretched.algebra.field.asRational(stretched.dimensionalities[0]!.value!)!.equals(rational(4, 3 * n)),
      ).toBe(true);
    }
  });
});
