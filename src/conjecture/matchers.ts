/** # Matchers for vitest. Defines `frameMatchers`: the public surface of `tightframe/vitest`.
 *
 * Importing this module inside vitest extends `expect`; elsewhere `expect.extend(frameMatchers)` does. A subject is a frame of this
 * package, or a list of vectors with exact coordinates (integers, bigints, text such as "sqrt(2)/2"); for the two matchers on relations,
 * a relation matrix or a configuration. Messages name the identity that fails, with its indices.
 * @module */
import { DomainError } from '../exact/errors.js';
import { unifyAll } from '../exact/subfield.js';
import { type Frame, frameFromVectors, type Gram } from '../frame/frame.js';
import { describe } from '../scheme/coherenceWitness.js';
import {
  asAssociationScheme,
  type CoherentConfiguration,
  coherentConfiguration,
} from '../scheme/coherentConfiguration.js';
import { relationSource, squareMatrix } from '../scheme/input/relationMatrix.js';
import { ExactFrame, exactFrame } from './exactFrame.js';
import { type ExactLike, type ExactNumber, exact } from './exactNumber.js';
import { ExactConfiguration } from './exactScheme.js';

interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

type Matcher<Arguments extends readonly unknown[]> = (received: unknown, ...expected: Arguments) => Matched;

/** @param fails what is wrong, or undefined @param holds what is so: the message of `.not` */
const matched = (fails: string | undefined, holds: () => string): Matched => ({
  pass: fails === undefined,
  message: () => fails ?? holds(),
});

/** The frame that is meant. @throws DomainError for what is none, ParseError for a coordinate that is no number */
function frameOf(received: unknown): ExactFrame {
  if (received instanceof ExactFrame) return received;
  if (Array.isArray(received)) return exactFrame(frameOfLists(received));
  if (typeof received === 'object' && received !== null && ('gram' in received || 'entry' in received))
    return exactFrame(received as Frame | Gram);
  throw new DomainError({ where: 'expect', expected: 'a frame or a list of vectors', found: typeof received });
}

function frameOfLists(rows: readonly unknown[]): Frame {
  const numbers = rows.map((row, i) => {
    if (Array.isArray(row)) return row.map((x) => exact(x as ExactLike));
    throw new DomainError({ where: `vector ${i}`, expected: 'a list of coordinates', found: typeof row });
  });
  const { field, elements } = unifyAll(numbers.flat());
  let at = 0;
  return frameFromVectors(
    field,
    numbers.map((row) => row.map(() => elements[at++]!)),
  );
}

/** (M²)_ij */
function square(frame: ExactFrame, i: number, j: number): ExactNumber {
  let sum = exact(0);
  for (let k = 0; k < frame.n; k++) sum = sum.plus(frame.product(i, k).times(frame.product(k, j)));
  return sum;
}

/** An entry of a matrix: `M_{01}`, `(M²)_{10,2}`. */
const entry = (matrix: string, i: number, j: number): string =>
  `${matrix}_{${i > 9 || j > 9 ? `${i},${j}` : `${i}${j}`}}`;

function tightFailure(frame: ExactFrame): string | undefined {
  const { notTightAt: at, frameBound: A } = frame;
  if (A === undefined) return 'expected a tight frame, but all vectors are zero';
  if (at === undefined) return undefined;
  const [i, j] = at;
  const scaled = A.times(frame.product(i, j));
  return `expected a tight frame, M² = A·M with A = ${A}, but ${entry('(M²)', i, j)} = ${square(frame, i, j)} and A·${entry('M', i, j)} = ${scaled}`;
}

function localizedFailure(frame: ExactFrame): string | undefined {
  const at = frame.notLocalizedAt;
  if (at === undefined) return undefined;
  const [i, j] = at;
  const norm = frame.product(j, j);
  const place = `${entry('(M²)', i, j)} = ${square(frame, i, j)}`;
  if (norm.sign === 0) return `expected a localized frame, but ${place} for the zero vector ${j}`;
  const kappa = square(frame, j, j).over(norm);
  return `expected a localized frame, every w_j an eigenvector of F, but ${place} and κ_${j}·${entry('M', i, j)} = ${kappa.times(frame.product(i, j))} with κ_${j} = ${kappa}`;
}

function equalNormFailure(frame: ExactFrame): string | undefined {
  for (let i = 1; i < frame.n; i++)
    if (!frame.normSquared(i).equals(frame.normSquared(0)))
      return `expected equal norms, but ‖w_0‖² = ${frame.normSquared(0)} and ‖w_${i}‖² = ${frame.normSquared(i)}`;
  return undefined;
}

function equiangularFailure(frame: ExactFrame): string | undefined {
  const unequal = equalNormFailure(frame);
  if (unequal !== undefined) return unequal;
  if (frame.normSquared(0).sign === 0) return 'expected equiangular vectors, but all are zero';
  for (let i = 0; i < frame.n; i++)
    for (let j = 0; j < i; j++)
      if (!frame.product(i, j).absolute.equals(frame.product(1, 0).absolute))
        return `expected equiangular vectors, but |${entry('M', 1, 0)}| = ${frame.product(1, 0).absolute} and |${entry('M', i, j)}| = ${frame.product(i, j).absolute}`;
  return undefined;
}

/** The configuration that is meant, or why it is none. */
function configurationOf(received: unknown): CoherentConfiguration | string {
  if (received instanceof ExactConfiguration) return received.configuration;
  if (typeof received === 'object' && received !== null && 'relation' in received && 'fibres' in received)
    return received as CoherentConfiguration;
  const { n, entries } = squareMatrix(received, 'relation matrix');
  const source = relationSource(n, entries);
  const verdict = coherentConfiguration(n, source.kind === 'relation' ? source.labels : entries);
  return verdict.kind === 'verified' ? verdict.configuration : describe(verdict.witness);
}

const toBeTight: Matcher<[]> = (received) => {
  const frame = frameOf(received);
  return matched(tightFailure(frame), () => `expected no tight frame, but M² = A·M with A = ${frame.frameBound}`);
};

const toBeParseval: Matcher<[]> = (received) => {
  const frame = frameOf(received);
  const bound = frame.frameBound;
  const other = bound?.equals(1) === false ? `expected a Parseval frame, but A = ${bound}` : undefined;
  return matched(tightFailure(frame) ?? other, () => 'expected no Parseval frame, but M² = M');
};

const toBeLocalized: Matcher<[]> = (received) =>
  matched(
    localizedFailure(frameOf(received)),
    () => 'expected a frame that is not localized, but every vector is an eigenvector of F',
  );

const toSaturateCapacity: Matcher<[]> = (received) => {
  const { saturated, capacity, rank } = frameOf(received);
  return matched(
    saturated ? undefined : `expected Σ D_i = rank, but Σ D_i = ${capacity} and rank = ${rank}`,
    () => `expected Σ D_i ≠ rank, but both are ${rank}`,
  );
};

const toHaveEqualNorms: Matcher<[]> = (received) => {
  const frame = frameOf(received);
  return matched(equalNormFailure(frame), () => `expected unequal norms, but all ‖w_i‖² = ${frame.normSquared(0)}`);
};

const toBeEquiangular: Matcher<[]> = (received) =>
  matched(equiangularFailure(frameOf(received)), () => 'expected vectors that are not equiangular, but they are');

const toHaveRank: Matcher<[number]> = (received, expected) => {
  const { rank } = frameOf(received);
  return matched(
    rank === expected ? undefined : `expected rank ${expected}, but rank = ${rank}`,
    () => `expected a rank other than ${rank}`,
  );
};

const toHaveCapacity: Matcher<[ExactLike]> = (received, expected) => {
  const { capacity } = frameOf(received);
  return matched(
    capacity.equals(expected) ? undefined : `expected Σ D_i = ${exact(expected)}, but Σ D_i = ${capacity}`,
    () => `expected Σ D_i other than ${capacity}`,
  );
};

const toBeSphericalDesign: Matcher<[number]> = (received, t) => {
  const strength = frameOf(received).designStrength;
  const found = strength ?? 'undefined: all vectors are zero';
  return matched(
    strength === 'infinity' || (strength !== undefined && strength >= t)
      ? undefined
      : `expected a spherical ${t}-design, but the strength of the directions is ${found}`,
    () => `expected no spherical ${t}-design, but the strength of the directions is ${found}`,
  );
};

const toHaveScheme: Matcher<[]> = (received) => {
  const { scheme } = frameOf(received).properties;
  return matched(
    scheme.kind === 'verified'
      ? undefined
      : `expected a symmetric scheme as the coherent closure of the Gram matrix, but ${describe(scheme.witness)}`,
    () => 'expected no symmetric scheme as the coherent closure of the Gram matrix, but it is one',
  );
};

const toBeCoherent: Matcher<[]> = (received) => {
  const found = configurationOf(received);
  return matched(
    typeof found === 'string' ? `expected a coherent configuration, but ${found}` : undefined,
    () => 'expected no coherent configuration, but it is one',
  );
};

const toBeAssociationScheme: Matcher<[]> = (received) => {
  const found = configurationOf(received);
  const holds = (): string => 'expected no symmetric association scheme, but it is one';
  if (typeof found === 'string') return matched(`expected a symmetric association scheme, but ${found}`, holds);
  const verdict = asAssociationScheme(found);
  return matched(
    verdict.kind === 'verified'
      ? undefined
      : `expected a symmetric association scheme, but ${describe(verdict.witness)}`,
    holds,
  );
};

/** For `expect.extend`. */
export const frameMatchers = {
  toBeTight,
  toBeParseval,
  toBeLocalized,
  toSaturateCapacity,
  toHaveEqualNorms,
  toBeEquiangular,
  toHaveRank,
  toHaveCapacity,
  toBeSphericalDesign,
  toHaveScheme,
  toBeCoherent,
  toBeAssociationScheme,
};

type AsMethods<Result> = {
  readonly [Name in keyof typeof frameMatchers]: (typeof frameMatchers)[Name] extends Matcher<infer Arguments>
    ? (...expected: Arguments) => Result
    : never;
};

declare module 'vitest' {
  // The parameter is the declaration's own.
  interface Matchers<T> extends AsMethods<T> {}
}

if (process.env.VITEST !== undefined) {
  const { expect } = await import('vitest');
  expect.extend(frameMatchers);
}
