/** # Identities between rational functions. Defines `Identity`, `IdentityVerdict`, `proveIdentity`.
 *
 * Two roads to each verdict. The computer algebra system expands the difference of both sides, denominators cleared, to zero.
 * Independently both sides are evaluated exactly on a grid large enough to be a proof (`grid.ts`) by a degree bound that is
 * computed from the formulas (`clearedFraction.ts`). Where the roads disagree that is the verdict.
 * @module */
import { DomainError, LimitError } from '../exact/errors.js';
import { rationals, rationalToString } from '../exact/rational.js';
import { clearDenominators, degreeBound, numeratorOf } from './clearedFraction.js';
import { type Formula, minus, parametersOf, plus } from './formula.js';
import { Grid, type GridPoint } from './grid.js';
import { expandsToZero, type SymbolicRoad } from './nerdamer.js';
import type { Parameter } from './parameter.js';

/** An equation, e.g. one entry of a matrix identity. */
export interface Equation {
  /** Which one, e.g. `j = 1, i = 2`. */
  readonly at: string;
  readonly left: Formula;
  readonly right: Formula;
}

/** A law: all its equations, for all values of the parameters where no denominator vanishes. */
export interface Identity {
  readonly name: string;
  /** The theorem it belongs to: `T9`. */
  readonly law: string;
  readonly equations: readonly Equation[];
}

/** The grid of an equation; of an identity, that of its equation with the largest. */
interface GridSize {
  readonly points: number;
  /** The degree bound in each parameter; the grid has one more value of it. */
  readonly degrees: Readonly<Record<string, number>>;
}

export type IdentityVerdict =
  | {
      readonly kind: 'proved';
      readonly symbolic: true;
      readonly grid: GridSize;
      /** For sums of roots of unity: at so many values of the parameters they were also added up exactly; at the first `split`
       *  of them that is the proof. */
      readonly rootsOfUnity?: { readonly instances: number; readonly split: number };
    }
  | {
      readonly kind: 'refuted';
      /** The equation and values of the parameters at which the two sides differ. */
      readonly at: string;
      readonly point: Readonly<Record<string, string>>;
      readonly left: string;
      readonly right: string;
    }
  | {
      readonly kind: 'disagreement';
      readonly at: string;
      readonly symbolic: 'zero' | 'nonzero';
      readonly grid: 'zero' | 'nonzero';
    }
  | { readonly kind: 'undecided'; readonly at: string; readonly reason: string; readonly grid: GridSize | null };

/** @param parameters all that occur
 *  @param grid of the same parameters; sharing one between identities saves time
 *  @param road replaces the computer algebra system
 *  @throws DomainError for a parameter that is not among them */
export function proveIdentity(
  { name, equations }: Identity,
  parameters: readonly Parameter[],
  grid: Grid = new Grid(parameters),
  road: SymbolicRoad = expandsToZero,
): IdentityVerdict {
  let largest: GridSize = { points: 0, degrees: {} };
  let undecided: IdentityVerdict | undefined;
  const known = new Set(parameters.map((one) => one.name));
  for (const equation of equations) {
    const stranger = [...parametersOf(plus(equation.left, equation.right))].find((one) => !known.has(one));
    if (stranger !== undefined)
      throw new DomainError({
        where: `identity ${name}`,
        expected: [...known].join(', '),
        found: `the parameter ${stranger}`,
      });
    const verdict = proveEquation(equation, parameters, grid, road);
    if (verdict.kind === 'undecided') undecided ??= verdict;
    else if (verdict.kind !== 'proved') return verdict;
    else if (verdict.grid.points > largest.points) largest = verdict.grid;
  }
  return undecided ?? { kind: 'proved', symbolic: true, grid: largest };
}

function proveEquation(
  { at, left, right }: Equation,
  parameters: readonly Parameter[],
  grid: Grid,
  road: SymbolicRoad,
): IdentityVerdict {
  const numerator = numeratorOf(clearDenominators(minus(left, right)));
  const degrees = parameters.map(({ name }) => degreeBound(numerator, name));
  const answer = road(numerator);
  let points: readonly GridPoint[];
  try {
    points = grid.where([left, right], degrees);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    return { kind: 'undecided', at, reason: error.message, grid: null };
  }
  const size: GridSize = {
    points: points.length,
    degrees: Object.fromEntries(parameters.map(({ name }, i) => [name, degrees[i]!])),
  };
  const witness = points.find((point) => !rationals.equals(point.evaluate(left), point.evaluate(right)));
  if (witness === undefined) {
    if (answer.kind === 'zero') return { kind: 'proved', symbolic: true, grid: size };
    if (answer.kind === 'undecided') return { kind: 'undecided', at, reason: answer.reason, grid: size };
    return { kind: 'disagreement', at, symbolic: 'nonzero', grid: 'zero' };
  }
  if (answer.kind === 'zero') return { kind: 'disagreement', at, symbolic: 'zero', grid: 'nonzero' };
  return {
    kind: 'refuted',
    at,
    point: Object.fromEntries(Object.entries(witness.values).map(([name, value]) => [name, rationalToString(value)])),
    left: rationalToString(witness.evaluate(left)),
    right: rationalToString(witness.evaluate(right)),
  };
}
