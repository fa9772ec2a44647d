/** # Feasibility of parameters. Defines `Subject`, `Feasibility`, `feasibility`, `tensorFailure`.
 *
 * All that can be said of a symmetric association scheme from its parameters alone, exactly and without a construction. Feasible
 * means that no condition of `conditions.ts` fails: it is no claim that a scheme exists. The model is sage-drg (J. Vidali, Using
 * symbolic computation to prove nonexistence of distance-regular graphs, Electron. J. Combin. 25 (2018), P4.21).
 * @module */
import { LimitError } from '../../exact/errors.js';
import type { Matrix } from '../../exact/matrix.js';
import type { Element, NumberField } from '../../exact/numberField.js';
import { type Rational, rational, rationalToString } from '../../exact/rational.js';
import { dualEigenmatrix, type Eigenmatrices, eigenmatrices, MultiplicityError } from '../eigenmatrix.js';
import { kreinParameters } from '../kreinParameters.js';
import { type PPolynomialOrdering, polynomialOrderings } from '../polynomialOrderings.js';
import {
  crossingFinding,
  firstEntryFinding,
  loopFinding,
  monotoneFinding,
  unimodalFinding,
} from './arrayConditions.js';
import { type Check, CheckList, type ConditionName, conditions, type Failure, type Finding } from './conditions.js';
import { givenEigenmatrices } from './givenMatrix.js';
import { type ParameterTensor, TensorNumbers } from './parameters.js';
import { type PolynomialArray, sizesOf, spectrumOfArray, tensorOfArray } from './polynomialArray.js';
import { firstOf, spectralFindings } from './spectralConditions.js';
import { assembled, intersectionNumbersOf, multiplicityFinding, weightFinding } from './spectrum.js';
import { algebraConditions, handshakeFinding, triangleFinding } from './tensorConditions.js';

type RationalTensor = readonly (readonly (readonly Rational[])[])[];

export type Subject =
  | { readonly kind: 'intersectionArray' | 'kreinArray'; readonly array: PolynomialArray }
  | { readonly kind: 'P' | 'Q'; readonly field: NumberField; readonly matrix: Matrix<Element> }
  /** p^k_ij at [i][j][k]. */
  | { readonly kind: 'intersectionNumbers'; readonly p: RationalTensor };

/** What could be computed; parts are missing where an earlier condition fails. */
interface KnownParameters {
  valencies?: readonly Rational[];
  intersectionNumbers?: RationalTensor;
  /** The intersection numbers, when they are nonnegative integers. */
  tensor?: ParameterTensor;
  eigen?: Eigenmatrices;
  /** q^k_ij at [i][j][k]. */
  kreinParameters?: Matrix<readonly Element[]>;
  pPolynomial?: readonly PPolynomialOrdering[];
  qPolynomial?: readonly (readonly number[])[];
}

export interface Feasibility {
  readonly known: Readonly<KnownParameters>;
  /** In the order of `conditions`. */
  readonly checks: readonly Check[];
  readonly verdict:
    | { readonly kind: 'feasible' }
    /** The first failure. */
    | { readonly kind: 'infeasible'; readonly failure: Failure }
    | { readonly kind: 'undecided'; readonly reason: string };
}

const COMMON = [
  'valencies',
  'intersection-numbers',
  'handshake',
  'triangles',
  'multiplicities',
  'krein',
  'absolute-bound',
] as const;

const APPLICABLE: Readonly<Record<Subject['kind'], readonly ConditionName[]>> = {
  intersectionArray: [...COMMON, 'first-entries', 'loops', 'monotone', 'crossing', 'unimodal'],
  kreinArray: [...COMMON, 'first-entries'],
  P: [...COMMON, 'unit-column', 'orthogonality'],
  Q: [...COMMON, 'unit-column', 'orthogonality'],
  intersectionNumbers: [...COMMON, ...algebraConditions.map(([name]) => name)],
};

/** Checks every condition that can be stated for the subject. Cost: rank³ rational operations, and arithmetic in fields as large as the
 *  eigenvalues need; a tensor rank⁵. */
export function feasibility(subject: Subject): Feasibility {
  const list = new CheckList();
  const known: KnownParameters = {};
  let limit: string | undefined;
  try {
    examine(subject, list, known);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    limit = error.message;
  }
  const made = new Set(list.checks.map(({ condition }) => condition));
  list.leaveOpen(
    APPLICABLE[subject.kind].filter((name) => !made.has(name)),
    limit ?? 'it cannot be stated after what fails above',
  );
  const order = Object.keys(conditions);
  const checks = list.checks.sort((a, b) => order.indexOf(a.condition) - order.indexOf(b.condition));
  const failure = checks.find((check) => check.kind === 'fails');
  if (failure !== undefined) return { known, checks, verdict: { kind: 'infeasible', failure } };
  if (limit !== undefined) return { known, checks, verdict: { kind: 'undecided', reason: limit } };
  return { known, checks, verdict: { kind: 'feasible' } };
}

function examine(subject: Subject, list: CheckList, known: KnownParameters): void {
  switch (subject.kind) {
    case 'intersectionArray':
      examineIntersectionArray(subject.array, list, known);
      break;
    case 'kreinArray':
      examineKreinArray(subject.array, list, known);
      break;
    case 'intersectionNumbers':
      examineTensor(subject.p, list, known);
      break;
    case 'P':
    case 'Q':
      examineMatrix(subject.kind, subject.field, subject.matrix, list, known);
      break;
    default:
      subject satisfies never;
  }
}

function examineIntersectionArray(array: PolynomialArray, list: CheckList, known: KnownParameters): void {
  if (!list.check('first-entries', firstEntryFinding(array))) return;
  list.check('loops', loopFinding(array));
  list.check('monotone', monotoneFinding(array));
  list.check('crossing', crossingFinding(array));
  known.valencies = sizesOf(array);
  const integral = list.check('valencies', integralFinding(known.valencies, 'k'));
  list.check('unimodal', unimodalFinding(array));
  const p = tensorOfArray(array);
  known.intersectionNumbers = p;
  const counts = list.check('intersection-numbers', tensorFinding(p));
  if (!integral) return;
  if (counts) examineCounts(p, known.valencies, list, known);
  const orbits = spectrumOfArray(array);
  if (!list.check('multiplicities', weightFinding(orbits, 'multiplicity'))) return;
  const { field, rows } = assembled(orbits, true);
  const P = rows.map(({ row }) => row);
  const multiplicities = rows.map(({ weight }) => weight);
  const Q = dualEigenmatrix(field, P, multiplicities, known.valencies.map(toNumber));
  examineSpectrum({ field, P, Q, multiplicities }, list, known);
}

function examineKreinArray(array: PolynomialArray, list: CheckList, known: KnownParameters): void {
  if (!list.check('first-entries', firstEntryFinding(array))) return;
  const sizes = sizesOf(array);
  if (!list.check('multiplicities', integralFinding(sizes, 'm'))) return;
  const orbits = spectrumOfArray(array);
  if (!list.check('valencies', weightFinding(orbits, 'valency'))) return;
  const { field, rows } = assembled(orbits, false);
  const Q = rows.map(({ row }) => row);
  const valencies = rows.map(({ weight }) => weight);
  const multiplicities = sizes.map(toNumber);
  examineDual(
    { field, P: dualEigenmatrix(field, Q, valencies, multiplicities), Q, multiplicities },
    valencies,
    list,
    known,
  );
}

function examineMatrix(
  which: 'P' | 'Q',
  field: NumberField,
  matrix: Matrix<Element>,
  list: CheckList,
  known: KnownParameters,
): void {
  const given = givenEigenmatrices(which, field, matrix, list);
  if (given !== undefined) examineDual(given.eigen, given.valencies, list, known);
}

/** From P and Q on: the intersection numbers are the Krein parameters of the dual. */
function examineDual(
  eigen: Eigenmatrices,
  valencies: readonly number[],
  list: CheckList,
  known: KnownParameters,
): void {
  known.valencies = valencies.map((k) => rational(k));
  const p = intersectionNumbersOf(eigen, valencies);
  if (list.check('intersection-numbers', 'finding' in p ? p.finding : tensorFinding(p.numbers)) && 'numbers' in p)
    examineCounts(p.numbers, known.valencies, list, known);
  if ('numbers' in p) known.intersectionNumbers = p.numbers;
  examineSpectrum(eigen, list, known);
}

function examineTensor(p: RationalTensor, list: CheckList, known: KnownParameters): void {
  known.intersectionNumbers = p;
  const valencies = p.map((rows, i) => rows[i]![0]!);
  known.valencies = valencies;
  const sizes = list.check('valencies', integralFinding(valencies, 'k'));
  if (!list.check('intersection-numbers', tensorFinding(p)) || !sizes) return;
  const tensor = numberTensor(p, valencies);
  for (const [name, find] of algebraConditions) if (!list.check(name, find(tensor))) return;
  examineCounts(p, valencies, list, known);
  const outcome = spectrumOfTensor(tensor);
  if (outcome instanceof MultiplicityError) list.check('multiplicities', multiplicityFinding(outcome));
  else {
    list.check('multiplicities', undefined);
    examineSpectrum(outcome, list, known);
  }
}

/** Of intersection numbers and valencies that are integers. */
function examineCounts(
  p: RationalTensor,
  valencies: readonly Rational[],
  list: CheckList,
  known: KnownParameters,
): void {
  const tensor = numberTensor(p, valencies);
  known.tensor = tensor;
  list.check('handshake', handshakeFinding(tensor));
  list.check('triangles', triangleFinding(tensor));
  known.pPolynomial = pPolynomialOrderingsOf(tensor);
  if (known.pPolynomial.length === 0 || list.has('monotone')) return;
  const arrays = known.pPolynomial.map(({ intersectionArray: { b, c } }) => ({
    b: b.map((x) => rational(x)),
    c: c.map((x) => rational(x)),
  }));
  list.check('monotone', firstOf(arrays, monotoneFinding));
  list.check('crossing', firstOf(arrays, crossingFinding));
}

function examineSpectrum(eigen: Eigenmatrices, list: CheckList, known: KnownParameters): void {
  known.eigen = eigen;
  const krein = kreinParameters(eigen);
  known.kreinParameters = krein.q;
  known.qPolynomial = polynomialOrderings(eigen.P.length, (i, j, k) => eigen.field.isZero(krein.q[i]![j]![k]!));
  for (const [name, finding] of spectralFindings(eigen, krein, known.tensor, known.pPolynomial ?? []))
    list.check(name, finding);
}

/** The first failure of the conditions on integrality, parity, Krein parameters and the absolute bound, for parameters that are
 *  those of a commutative algebra with symmetric relations: for searches that make such tensors. Cost: as `eigenmatrices`.
 *  @throws LimitError when the eigenvalues need too large a field */
export function tensorFailure(tensor: ParameterTensor): Failure | undefined {
  const named = (condition: ConditionName, finding: Finding | undefined): Failure | undefined =>
    finding === undefined ? undefined : { condition, ...finding };
  const early = named('handshake', handshakeFinding(tensor)) ?? named('triangles', triangleFinding(tensor));
  if (early !== undefined) return early;
  const outcome = spectrumOfTensor(tensor);
  if (outcome instanceof MultiplicityError) return named('multiplicities', multiplicityFinding(outcome));
  const krein = kreinParameters(outcome);
  for (const [name, finding] of spectralFindings(outcome, krein, tensor, []))
    if (finding !== undefined) return named(name, finding);
  return undefined;
}

function spectrumOfTensor(tensor: ParameterTensor): Eigenmatrices | MultiplicityError {
  const { rank, valencies } = tensor;
  const n = valencies.reduce((sum, k) => sum + k, 0);
  try {
    return eigenmatrices({ rank, n, valencies }, new TensorNumbers(tensor));
  } catch (error) {
    if (error instanceof MultiplicityError) return error;
    throw error;
  }
}

function pPolynomialOrderingsOf(tensor: ParameterTensor): readonly PPolynomialOrdering[] {
  const numbers = new TensorNumbers(tensor);
  return polynomialOrderings(tensor.rank, (i, j, k) => numbers.at(i, j, k) === 0).map((order) => {
    const entry = (i: number, j: number): number => numbers.at(order[1]!, order[j]!, order[i]!);
    const steps = order.slice(1);
    return {
      order,
      intersectionArray: { b: steps.map((_, i) => entry(i, i + 1)), c: steps.map((_, i) => entry(i + 1, i)) },
    };
  });
}

const toNumber = (q: Rational): number => Number(q.s * q.n);

function numberTensor(p: RationalTensor, valencies: readonly Rational[]): ParameterTensor {
  return {
    rank: p.length,
    valencies: Int32Array.from(valencies, toNumber),
    p: Int32Array.from(p.flat(2), toNumber),
  };
}

function tensorFinding(p: RationalTensor): Finding | undefined {
  for (const [i, rows] of p.entries())
    for (const [j, row] of rows.entries())
      for (const [k, x] of row.entries())
        if (x.d !== 1n || x.s < 0n)
          return { where: `p^${k}_${i},${j}`, expected: 'a nonnegative integer', found: rationalToString(x) };
  return undefined;
}

function integralFinding(sizes: readonly Rational[], letter: 'k' | 'm'): Finding | undefined {
  const i = sizes.findIndex((x) => x.d !== 1n || x.s * x.n <= 0n);
  return i === -1
    ? undefined
    : { where: `${letter}_${i}`, expected: 'a positive integer', found: rationalToString(sizes[i]!) };
}
