/** # Where the pentagon meets the square. Defines `crossing`, `branchCrossing`.
 *
 * Two symmetric families of five features in the plane, for inputs that are active with probability p: the regular pentagon (squared norm a, bias b < 0), and two orthogonal
 * antipodal pairs with the fifth column zero (squared norm a, bias b > 0, and the bias p/2 of the fifth). In each, a local minimum of L_p is certified for
 * all p of an interval, and the difference of the two minima is proved to be increasing, and to change sign. This is about the two families: it does
 * not say that nothing else has a smaller loss.
 * @module */
import {
  certifyMinimum,
  constant,
  coordinates,
  type Formula,
  type Interval,
  interval,
  intervals,
  JetEvaluator,
  type Theorem,
} from 'tightframe';
import { pentagonLoss } from './severalActiveLoss.js';
import { numbers } from './sparseNumbers.js';

/** A family: L_p as a function of a, b and p, and where its minimum is near the crossing. */
interface Branch {
  readonly loss: (a: Formula, b: Formula, p: Formula) => Formula;
  readonly box: (p: Interval) => readonly Interval[];
}

const one = constant(1);

const radius = 1e-4;

/** A box around (a + a′(p − p°), b + b′(p − p°)), p° = 0.2248754: where the minimum is to be found. */
const around =
  (a: number, aSlope: number, b: number, bSlope: number) =>
  ({ lo, hi }: Interval): readonly Interval[] => {
    const step = (lo + hi) / 2 - 0.2248754;
    return [a + aSlope * step, b + bSlope * step].map((c) => interval(c - radius, c + radius));
  };

export function branches(): { readonly pentagon: Branch; readonly square: Branch } {
  const { near, far } = numbers();
  return {
    pentagon: {
      loss: (a, b, p) => {
        const rest = one.minus(p);
        const weight = p.times(rest.power(4)).times(5);
        return pentagonLoss(a, b, near, far.negated(), p.over(rest)).times(weight);
      },
      box: around(1.0329279, -1.4, -0.1110336, 0.84),
    },
    square: { loss: squareLoss, box: around(1.0211482, 0.04, 0.0082481, 0.09) },
  };
}

/** L_p of two orthogonal antipodal pairs of squared norm a and bias 0 ≤ b < a, and a zero column with its best bias p/2.
 *
 * An output of a pair sees its own feature x and the antipode y only: (ax − ay + b)₊. Both inactive cost b²; x alone φ(a,b) = (1−a)²/3 − (1−a)b + b²; y alone
 * ∫(b − ay)₊² = b³/(3a); both ⅓ − I′ + I with I = ((a+b)⁴ − 2b⁴)/(12a²) and I′ = ((a+b)³ − b³)/(3a²) − I/a. The fifth output costs p/3 − p²/4. */
function squareLoss(a: Formula, b: Formula, p: Formula): Formula {
  const rest = one.minus(p);
  const sum = a.plus(b);
  const short = one.minus(a);
  const own = short.square().over(3).minus(short.times(b)).plus(b.square());
  const antipode = b.power(3).over(a.times(3));
  const square = sum.power(4).minus(b.power(4).times(2)).over(a.square().times(12));
  const slope = sum.power(3).minus(b.power(3)).over(a.square().times(3)).minus(square.over(a));
  const both = one.over(3).minus(slope).plus(square);
  const pair = rest
    .square()
    .times(b.square())
    .plus(p.times(rest).times(own.plus(antipode)))
    .plus(p.square().times(both));
  return pair.times(4).plus(p.over(3)).minus(p.square().over(4));
}

interface Minimum {
  readonly point: readonly Interval[];
  readonly value: Interval;
  /** ∂L/∂p, which is the derivative of the least value, as the others vanish. */
  readonly slope: Interval;
}

/** The minimum of a family in its box, for all p at once. */
export function minimumOf({ loss, box }: Branch, p: Interval): Minimum | undefined {
  const [x, y, z] = coordinates(3) as [Formula, Formula, Formula];
  const where = box(p);
  const minimum = certifyMinimum(loss(x, y, constant(p)), where);
  if (minimum.kind !== 'certified') return undefined;
  // Well inside, so that the boxes of neighbouring intervals of p hold the same minimum.
  const isInside = minimum.point.every(
    ({ lo, hi }, i) => lo > where[i]!.lo + radius / 2 && hi < where[i]!.hi - radius / 2,
  );
  if (!isInside) return undefined;
  const jets = new JetEvaluator([loss(x, y, z)], 3);
  jets.evaluate(Float64Array.from([...minimum.point, p].flatMap(({ lo, hi }) => [lo, hi])), 1);
  return { point: minimum.point, value: minimum.value, slope: jets.at(jets.gradientSlot(jets.roots[0]!, 2)) };
}

export interface Crossing {
  /** Is all of this proved? */
  readonly proved: boolean;
  /** Where both minima are certified, and pentagon − square increases. */
  readonly range: Interval;
  /** The difference is negative at its lower end, positive at its upper end. */
  readonly crossing: Interval;
  /** The radii, biases and the loss at the crossing. */
  readonly pentagon: Minimum | undefined;
  readonly square: Minimum | undefined;
}

/** Holds the decimal fraction below 1 that was rounded to x: what is claimed is about that. */
const decimal = (x: number): Interval => interval(x - 2 ** -53, x + 2 ** -53);

export function crossing(
  at: Interval = { lo: 0.2248754493, hi: 0.2248754494 },
  range: Interval = { lo: 0.22487, hi: 0.22488 },
  pieces = 10,
): Crossing {
  const { pentagon, square } = branches();
  const difference = (p: Interval, of: 'value' | 'slope'): Interval => {
    const [five, four] = [minimumOf(pentagon, p), minimumOf(square, p)];
    return five === undefined || four === undefined
      ? { lo: -Infinity, hi: Infinity }
      : intervals.sub(five[of], four[of]);
  };
  const [start, end] = [decimal(range.lo).lo, decimal(range.hi).hi];
  const ends = Array.from({ length: pieces + 1 }, (_, i) =>
    i === pieces ? end : start + ((end - start) * i) / pieces,
  );
  const increases = ends.slice(1).every((hi, i) => difference({ lo: ends[i]!, hi }, 'slope').lo > 0);
  const isInside = range.lo <= at.lo && at.hi <= range.hi;
  const isBelow = difference(decimal(at.lo), 'value').hi < 0;
  const isAbove = difference(decimal(at.hi), 'value').lo > 0;
  return {
    proved: increases && isInside && isBelow && isAbove,
    range,
    crossing: at,
    pentagon: minimumOf(pentagon, at),
    square: minimumOf(square, at),
  };
}

export const branchCrossing: Theorem = {
  id: 'branch-crossing',
  title: 'The pentagon and the square with a dropped feature cross at p = 0.22487544935 ± 5·10⁻¹¹',
  statement:
    'For inputs active with probability p, the least losses of the two symmetric families, regular pentagons and two orthogonal antipodal pairs with a zero column, are equal for exactly one p in [0.22487, 0.22488], and 0.2248754493 < p < 0.2248754494. This is about the two families, not about all configurations.',
  source: 'proofs/pentagon/crossing.md',
  evidence: [
    {
      kind: 'exact',
      claim: 'both minima certified, their difference increasing and of both signs, in interval arithmetic',
      establish: () => {
        const { proved, crossing: at } = crossing();
        return proved
          ? { kind: 'verified', detail: `p in [${at.lo}, ${at.hi}]` }
          : { kind: 'undecided', reason: 'a minimum or a sign is not certified' };
      },
    },
  ],
};
