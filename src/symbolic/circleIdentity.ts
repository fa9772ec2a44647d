/** # Identities of sums of roots of unity. Defines `CircleIdentity`, `proveCircleIdentity`.
 *
 * Proved for all n by the rules of `exponentialSum.ts`; the coefficients that must vanish are rational functions, proved zero on
 * both roads of `identity.ts`. Independently each identity is added up term by term at the first n, exactly: a combination of
 * powers of a primitive N-th root vanishes iff the cyclotomic polynomial Φ_N divides it. Where an exponent is decided only from
 * some n on, this settles the finitely many n below.
 * @module */
import { cyclotomicPolynomial } from '../exact/cyclotomic.js';
import { type Rational, rational, rationals, rationalToString } from '../exact/rational.js';
import { clearDenominators, degreeBound, numeratorOf } from './clearedFraction.js';
import { type Circle, differences, type ExponentialSum, sumOver, valueAt } from './exponentialSum.js';
import { evaluate, type Formula, ZERO } from './formula.js';
import { type IdentityVerdict, proveIdentity } from './identity.js';
import type { Parameter } from './parameter.js';

export interface CircleEquation {
  readonly at: string;
  /** Index variables over which the left side is added up. */
  readonly over: readonly string[];
  readonly left: ExponentialSum;
  readonly right: ExponentialSum;
}

export interface CircleIdentity {
  readonly name: string;
  readonly law: string;
  readonly circle: Circle;
  /** Of the coefficients. */
  readonly parameters: readonly Parameter[];
  readonly equations: readonly CircleEquation[];
}

/** Each edge of the cone of parameters is followed so far from the apex, at least. */
const STEPS = 3;

/** With one parameter, so many of its first values may be left to adding up. */
const MAX_SPLIT = 40;

export function proveCircleIdentity(identity: CircleIdentity): IdentityVerdict {
  const { circle, equations } = identity;
  const { formal, split } = genericVerdict(identity);
  const points = firstPoints(circle, Math.max(STEPS, split - 1));
  for (const equation of equations)
    for (const [index, point] of points.entries()) {
      const witness = difference(equation, identity, point);
      if (witness === undefined) continue;
      const { at } = equation;
      if (formal.kind === 'proved' && index >= split)
        return { kind: 'disagreement', at, symbolic: 'zero', grid: 'nonzero' };
      return { kind: 'refuted', at, ...witness };
    }
  if (formal.kind !== 'proved') return formal;
  return { ...formal, rootsOfUnity: { instances: points.length, split } };
}

/** With one parameter n an exponent such as 3 is decided from some n on: those below are split off. */
function genericVerdict(identity: CircleIdentity): { readonly formal: IdentityVerdict; readonly split: number } {
  const { apex, edges } = identity.circle;
  const whole = formalVerdict(identity);
  if (whole.kind === 'proved' || edges.length !== 1) return { formal: whole, split: 0 };
  for (let split = 1; split <= MAX_SPLIT; split++) {
    const formal = formalVerdict({ ...identity, circle: { ...identity.circle, apex: step(apex, edges[0]!, split) } });
    if (formal.kind === 'proved') return { formal, split };
  }
  return { formal: whole, split: 0 };
}

function formalVerdict({ circle, parameters, equations }: CircleIdentity): IdentityVerdict {
  const coefficients: { at: string; left: Formula; right: Formula }[] = [];
  for (const { at, over, left, right } of equations) {
    let sum = left;
    for (const index of over) {
      const next = sumOver(sum, index, circle);
      if ('unknown' in next) {
        const reason = `whether the exponent ${JSON.stringify(next.unknown)} is a multiple of the order depends on n`;
        return { kind: 'undecided', at, reason, grid: null };
      }
      sum = next.sum;
    }
    for (const coefficient of differences(sum, right, circle))
      coefficients.push({ at, left: coefficient, right: ZERO });
  }
  const verdict = proveIdentity({ name: '', law: '', equations: coefficients }, parameters);
  // Coefficients that do not vanish refute nothing: the powers of ζ are dependent.
  if (verdict.kind === 'refuted')
    return { kind: 'undecided', at: verdict.at, reason: 'the two sides differ as formal sums', grid: null };
  return verdict;
}

type Point = Readonly<Record<string, number>>;

const step = (point: Point, edge: Point, t: number): Point =>
  Object.fromEntries(Object.entries(point).map(([name, value]) => [name, value + t * (edge[name] ?? 0)]));

/** The points of the cone near its apex, along one edge in their order. */
const firstPoints = ({ apex, edges }: Circle, steps: number): readonly Point[] =>
  edges.reduce<readonly Point[]>(
    (points, edge) => points.flatMap((point) => Array.from({ length: steps + 1 }, (_, t) => step(point, edge, t))),
    [apex],
  );

interface Witness {
  readonly point: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
}

/** Where the two sides differ at these parameters, added up term by term. */
function difference(
  equation: CircleEquation,
  { circle, parameters }: CircleIdentity,
  point: Point,
): Witness | undefined {
  const order = valueAt(circle.order, { ...point, 1: 1 });
  const free = Object.keys(
    Object.assign({}, ...equation.left.map(({ phase }) => phase), ...equation.right.map(({ phase }) => phase)),
  ).filter((index) => !equation.over.includes(index));
  for (const values of valuesOfRest(equation, parameters, point)) {
    const [leftTerms, rightTerms] = [equation.left, equation.right].map((sum) => numericTerms(sum, values, point));
    for (const indices of tuples(free, order)) {
      const left = new Array<Rational>(order).fill(rationals.zero);
      for (const summed of tuples(equation.over, order)) addTo(left, leftTerms!, { ...indices, ...summed });
      const right = new Array<Rational>(order).fill(rationals.zero);
      addTo(right, rightTerms!, indices);
      const [reducedLeft, reducedRight] = [left, right].map((vector) => reduce(vector, order));
      if (reducedLeft!.every((c, i) => c.equals(reducedRight![i]!))) continue;
      const named = Object.fromEntries(Object.entries(values).map(([name, v]) => [name, rationalToString(v)]));
      return {
        point: { ...named, ...text(indices) },
        left: powersText(reducedLeft!),
        right: powersText(reducedRight!),
      };
    }
  }
  return undefined;
}

const text = (values: Point): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

/** The parameters of the circle, and for each other parameter more values than its degree. */
function valuesOfRest(
  { left, right }: CircleEquation,
  parameters: readonly Parameter[],
  point: Point,
): readonly Readonly<Record<string, Rational>>[] {
  let all: readonly Readonly<Record<string, Rational>>[] = [
    Object.fromEntries(Object.entries(point).map(([name, value]) => [name, rational(value)])),
  ];
  for (const { name, from } of parameters) {
    if (point[name] !== undefined) continue;
    const degree = Math.max(
      ...[...left, ...right].map(({ coefficient }) => degreeBound(numeratorOf(clearDenominators(coefficient)), name)),
    );
    all = all.flatMap((values) =>
      Array.from({ length: degree + 1 }, (_, t) => ({ ...values, [name]: rational(from + t) })),
    );
  }
  return all;
}

function tuples(names: readonly string[], order: number): readonly Point[] {
  return names.reduce<readonly Point[]>(
    (points, name) => points.flatMap((point) => Array.from({ length: order }, (_, x) => ({ ...point, [name]: x }))),
    [{}],
  );
}

interface NumericTerm {
  readonly coefficient: Rational;
  /** The coefficient of each index variable. */
  readonly phase: readonly (readonly [index: string, coefficient: number])[];
}

const numericTerms = (
  sum: ExponentialSum,
  values: Readonly<Record<string, Rational>>,
  point: Point,
): readonly NumericTerm[] =>
  sum.map(({ coefficient, phase }) => ({
    coefficient: evaluate(coefficient, rationals, values),
    phase: Object.entries(phase).map(([index, form]) => [index, valueAt(form, { ...point, 1: 1 })]),
  }));

/** Adds the coefficient of each power ζ^0 … ζ^{N−1}. */
function addTo(vector: Rational[], terms: readonly NumericTerm[], indices: Point): void {
  const order = vector.length;
  for (const { coefficient, phase } of terms) {
    const exponent = phase.reduce((total, [index, factor]) => total + factor * indices[index]!, 0);
    const residue = ((exponent % order) + order) % order;
    vector[residue] = vector[residue]!.add(coefficient);
  }
}

/** Σ c_a ζ^a in the basis 1, ζ, … of the cyclotomic field: the remainder modulo Φ_N, which is monic. */
function reduce(vector: readonly Rational[], order: number): readonly Rational[] {
  const modulus = cyclotomicPolynomial(order);
  const degree = modulus.length - 1;
  const rest = [...vector];
  for (let lead = rest.length - 1; lead >= degree; lead--) {
    const c = rest[lead]!;
    if (c.n === 0n) continue;
    modulus.forEach((m, i) => {
      const at = lead - degree + i;
      rest[at] = rest[at]!.sub(c.mul(rational(m)));
    });
  }
  return rest.slice(0, degree);
}

const powersText = (coefficients: readonly Rational[]): string =>
  coefficients
    .flatMap((c, a) => (c.n === 0n ? [] : [`${rationalToString(c)}${a === 0 ? '' : `·ζ^${a}`}`]))
    .join(' + ') || '0';
