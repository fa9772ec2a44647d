/** # Strict local minima of L₁ that a search proposes. Defines `foundMinimum`, `establishFoundMinimum`.
 *
 * In any dimension and without a known symmetry: L-BFGS from one seed proposes (W, b), which is turned so that n − 1 of its columns are
 * triangular; intervals then prove one critical point with a positive definite Hessian beside it. Section 2 of local-minima.md has the proof.
 * @module */
import {
  certifyMinimum,
  constant,
  contains,
  coordinates,
  type EvidenceOutcome,
  type Formula,
  type Interval,
  interval,
  minimizeLoss,
  oneActiveLoss,
} from 'tightframe';
import {
  type Configuration,
  configurationLoss,
  describeQuantities,
  enclosures,
  type Quantity,
} from './localMinimum.js';

export interface Proposal {
  /** m vectors of length n. */
  readonly columns: readonly (readonly number[])[];
  readonly biases: readonly number[];
}

export type FoundMinimum =
  | {
      readonly kind: 'certified';
      /** In the coordinates that are free: a pivot has none beyond its own place. */
      readonly configuration: Configuration;
      readonly point: readonly Interval[];
      /** L₁. */
      readonly loss: Interval;
    }
  | { readonly kind: 'undecided'; readonly reason: string };

const RADIUS = 1e-6;

const inner = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, e, k) => sum + e * y[k]!, 0);

/** Where the search from this seed ends. */
export function proposal(features: number, hidden: number, seed: number): Proposal {
  const model = { features, hidden, tied: true, importance: new Array<number>(features).fill(1) };
  const { encoder, bias } = minimizeLoss(model, oneActiveLoss, { restarts: 1, seed })[0]!.parameters;
  const columns = Array.from({ length: features }, (_, i) => [...encoder.subarray(i * hidden, (i + 1) * hidden)]);
  return { columns, biases: [...bias] };
}

/** n columns, each the farthest from the span of those before, and their Gram–Schmidt basis. */
function pivots(columns: readonly (readonly number[])[]): { chosen: number[]; basis: (readonly number[])[] } {
  const chosen: number[] = [];
  const basis: (readonly number[])[] = [];
  let rests = columns;
  for (let step = 0; step < columns[0]!.length; step++) {
    const sizes = rests.map((w) => inner(w, w));
    const best = sizes.indexOf(Math.max(...sizes));
    const direction = rests[best]!.map((x) => x / Math.sqrt(sizes[best]!));
    chosen.push(best);
    basis.push(direction);
    rests = rests.map((w) => w.map((x, k) => x - inner(w, direction) * direction[k]!));
  }
  return { chosen, basis };
}

/** Has L₁ a strict local minimum, modulo rotations, within 10⁻⁶ of the proposal in each coordinate? */
export function foundMinimum({ columns, biases }: Proposal): FoundMinimum {
  const { chosen, basis } = pivots(columns);
  /** The last coordinate in which column i is free. */
  const last = columns.map((_, i) => (chosen.includes(i) ? chosen.indexOf(i) : basis.length - 1));
  const numbers = columns.flatMap((w, i) => basis.slice(0, last[i]! + 1).map((e) => inner(w, e)));
  const box = [...numbers, ...biases].map((x) => interval(x - RADIUS, x + RADIUS));
  const variables = coordinates(box.length).values();
  const next = (): Formula => variables.next().value!;
  const configuration: Configuration = {
    columns: columns.map((_, i) => basis.map((_, k) => (k <= last[i]! ? next() : constant(0)))),
    biases: biases.map(next),
  };
  const loss = configurationLoss(configuration, box);
  if (loss === undefined) return { kind: 'undecided', reason: 'the outputs there are not of one kind' };
  const minimum = certifyMinimum(loss.over(columns.length), box);
  if (minimum.kind !== 'certified')
    return { kind: 'undecided', reason: minimum.kind === 'none' ? 'there is no critical point' : minimum.reason };
  // Where entry s of pivot s is not 0, rotations move the entries that are held at 0.
  const diagonal = enclosures(
    chosen.map((i, s) => configuration.columns[i]![s]!),
    minimum.point,
  );
  if (diagonal?.every((x) => !contains(x, 0)) !== true) return { kind: 'undecided', reason: 'a pivot may vanish' };
  return { kind: 'certified', configuration, point: minimum.point, loss: minimum.value };
}

/** The minimum at the end of the search from the seed, with these quantities. */
export function establishFoundMinimum(
  [features, hidden, seed]: readonly [number, number, number],
  quantities: readonly Quantity[],
): EvidenceOutcome {
  const found = foundMinimum(proposal(features, hidden, seed));
  return found.kind === 'undecided' ? found : describeQuantities(found.configuration, found, quantities);
}
