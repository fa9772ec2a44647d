/** # Strict local minima of L₁, modulo rotations. Defines `localMinimum`, `establishLocalMinimum`, `configurationLoss`, `capacityDefect`.
 *
 * A symmetric family of configurations (W, b), all those fixed by a finite group of rotations, reflections and permutations, has a critical point
 * of L₁, enclosed by Krawczyk's test. It is a critical point among all configurations, since the gradient there is fixed by
 * the group too. Then the Hessian in all coordinates but a gauge, which rotations move, is proved positive definite around it. local-minima.md has the proof.
 * @module */
import {
  certifyMinimum,
  constant,
  coordinates,
  type EvidenceOutcome,
  type Formula,
  type Interval,
  interval,
  isPositiveDefinite,
  JetEvaluator,
} from 'tightframe';

export interface Configuration {
  /** Column i as coordinates. */
  readonly columns: readonly (readonly Formula[])[];
  readonly biases: readonly Formula[];
}

export interface Family {
  readonly parameters: number;
  readonly at: (parameters: readonly Formula[]) => Configuration;
  /** Near the critical point. */
  readonly start: readonly number[];
  /** Columns and coordinates that are 0 in the whole family; infinitesimal rotations move them independently. */
  readonly gauge: readonly (readonly [column: number, coordinate: number])[];
}

export type LocalMinimum =
  | {
      readonly kind: 'certified';
      /** The parameters of the family. */
      readonly point: readonly Interval[];
      readonly loss: Interval;
    }
  | { readonly kind: 'undecided'; readonly reason: string };

/** Half the widths of the boxes: in the family, and in all coordinates around the critical point. */
const FAMILY_RADIUS = 1e-4;
const RADIUS = 1e-6;

const around = (x: number, radius: number): Interval => interval(x - radius, x + radius);

/** The values on a box. */
export function enclosures(formulas: readonly Formula[], box: readonly Interval[]): readonly Interval[] | undefined {
  const jets = new JetEvaluator(formulas, box.length);
  const defined = jets.evaluate(Float64Array.from(box.flatMap(({ lo, hi }) => [lo, hi])), 0);
  return defined ? jets.roots.map((row) => jets.at(row)) : undefined;
}

export const innerProduct = (x: readonly Formula[], y: readonly Formula[]): Formula =>
  x.map((a, k) => a.times(y[k]!)).reduce((sum, term) => sum.plus(term));

/** m·L₁ on a box where −a_j < b_j < 0 and each ψ(c_ij, b_j) is either 0, since c_ij + b_j < 0, or (c_ij + b_j)³/(3c_ij); undefined where
 *  that is not shown. */
export function configurationLoss({ columns, biases }: Configuration, box: readonly Interval[]): Formula | undefined {
  const gram = columns.map((x) => columns.map((y) => innerProduct(x, y)));
  const reach = gram.map((row) => row.map((c, j) => c.plus(biases[j]!)));
  const [bias, ends] = [enclosures(biases, box), enclosures(reach.flat(), box)];
  if (bias === undefined || ends === undefined) return undefined;
  let thrice = constant(0);
  for (const [j, b] of biases.entries()) {
    if (!(bias[j]!.hi < 0)) return undefined;
    for (const i of columns.keys()) {
      const { lo, hi } = ends[i * columns.length + j]!;
      const [c, end] = [gram[i]![j]!, reach[i]![j]!];
      // c + b > 0 and b < 0 make c > 0.
      if (lo > 0) thrice = thrice.plus(i === j ? ownCost(c, b) : end.power(3).over(c));
      else if (i === j || !(hi < 0)) return undefined;
    }
  }
  return thrice.over(3);
}

/** 3φ(a, b) for −a < b < 0. */
function ownCost(a: Formula, b: Formula): Formula {
  const end = a.plus(b);
  const linear = end.square().times(a.times(2).minus(b)).over(a.square());
  return end.power(3).over(a).minus(linear).plus(1);
}

/** D_i = ‖w_i‖⁴ / Σ_j ⟨w_i, w_j⟩². */
export const dimensionality = ({ columns }: Configuration, i: number): Formula =>
  innerProduct(columns[i]!, columns[i]!)
    .square()
    .over(columns.map((w) => innerProduct(columns[i]!, w).square()).reduce((sum, term) => sum.plus(term)));

/** Has L₁ a strict local minimum, modulo rotations, in the family near its start? */
export function localMinimum(family: Family): LocalMinimum {
  const undecided = (reason: string): LocalMinimum => ({ kind: 'undecided', reason });
  const box = family.start.map((x) => around(x, FAMILY_RADIUS));
  const symmetric = family.at(coordinates(family.parameters));
  const inFamily = configurationLoss(symmetric, box);
  if (inFamily === undefined) return undecided('the outputs near the start are not of one kind');
  const critical = certifyMinimum(inFamily.over(symmetric.columns.length), box);
  if (critical.kind !== 'certified') return undecided('no minimum is found in the family');

  const entries = enclosures([...symmetric.columns.flat(), ...symmetric.biases], critical.point);
  if (entries === undefined) return undecided('the family is not defined');
  if (!rotationsMove(symmetric, family.gauge, critical.point))
    return undecided('rotations are not shown to move the gauge');
  const fixed = new Set(family.gauge.map(([column, k]) => column * symmetric.columns[0]!.length + k));
  if (entries.some(({ lo, hi }, at) => fixed.has(at) && !(lo === 0 && hi === 0)))
    return undecided('an entry of the gauge is not 0');
  const all = entries.filter((_, at) => !fixed.has(at)).map(({ lo, hi }) => interval(lo - RADIUS, hi + RADIUS));
  const loss = configurationLoss(freeConfiguration(symmetric, fixed), all);
  if (loss === undefined) return undecided('the outputs near the critical point are not of one kind');
  // The critical point of the family lies in the box, so the one found here is the same.
  const minimum = certifyMinimum(loss, all);
  if (minimum.kind !== 'certified')
    return undecided(minimum.kind === 'none' ? 'it is not critical among all configurations' : minimum.reason);
  return { kind: 'certified', point: critical.point, loss: critical.value };
}

/** Do the rotations move the entries of the gauge independently of each other? The rotation in the plane of axes p < q moves w by
 *  −w_q in direction p and w_p in direction q; with the matrix A of all these rates, AAᵀ has to be positive definite. */
function rotationsMove({ columns }: Configuration, gauge: Family['gauge'], at: readonly Interval[]): boolean {
  const axes = [...columns[0]!.keys()];
  const planes = axes.flatMap((q) => axes.slice(0, q).map((p) => [p, q] as const));
  const rates = gauge.map(([column, k]) => {
    const w = columns[column]!;
    return planes.map(([p, q]) => (k === p ? w[q]!.negated() : k === q ? w[p]! : constant(0)));
  });
  const products = enclosures(
    rates.flatMap((x) => rates.map((y) => innerProduct(x, y))),
    at,
  );
  const size = gauge.length;
  return (
    products !== undefined &&
    size === planes.length &&
    isPositiveDefinite(gauge.map((_, i) => products.slice(i * size, (i + 1) * size)))
  );
}

/** All entries as variables, but for the fixed ones, which are 0. */
function freeConfiguration({ columns, biases }: Configuration, fixed: ReadonlySet<number>): Configuration {
  const n = columns[0]!.length;
  const variables = coordinates(n * columns.length + biases.length - fixed.size).values();
  const next = (): Formula => variables.next().value!;
  return {
    columns: columns.map((w, i) => w.map((_, k) => (fixed.has(n * i + k) ? constant(0) : next()))),
    biases: biases.map(next),
  };
}

/** A quantity at the critical point, with what is claimed of it. */
export interface Quantity {
  readonly name: string;
  readonly value: (at: Configuration) => Formula;
  /** It is claimed to be positive. */
  readonly isPositive?: boolean;
}

/** A strict local minimum with these quantities, each enclosed to ten digits. */
export function establishLocalMinimum(family: Family, quantities: readonly Quantity[]): EvidenceOutcome {
  const found = localMinimum(family);
  return found.kind === 'undecided'
    ? found
    : describeQuantities(family.at(coordinates(family.parameters)), found, quantities);
}

/** The outcome for a certified minimum: what is claimed to be positive has to be. */
export function describeQuantities(
  at: Configuration,
  { point, loss }: { readonly point: readonly Interval[]; readonly loss: Interval },
  quantities: readonly Quantity[],
): EvidenceOutcome {
  const values = enclosures(
    quantities.map(({ value }) => value(at)),
    point,
  );
  if (values === undefined) return { kind: 'undecided', reason: 'a quantity is not defined' };
  const wrong = quantities.findIndex(({ isPositive }, i) => isPositive === true && !(values[i]!.lo > 0));
  if (wrong >= 0) return { kind: 'undecided', reason: `${quantities[wrong]!.name} > 0 is not shown` };
  return {
    kind: 'verified',
    detail: `L₁ in ${tenDigits(loss)}`,
    lines: quantities.map(({ name }, i) => `${name} in ${tenDigits(values[i]!)}`),
  };
}

/** Ten digits after the point, outwards. */
const tenDigits = ({ lo, hi }: Interval): string => `[${(lo - 1e-10).toFixed(10)}, ${(hi + 1e-10).toFixed(10)}]`;

/** n − Σ D_i. */
export const capacityDefect = (at: Configuration): Formula =>
  at.columns.reduce<Formula>((rest, _, i) => rest.minus(dimensionality(at, i)), constant(at.columns[0]!.length));
