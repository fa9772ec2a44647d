/** # Writing certificates. Defines `certificateOf`, `certificateText`.
 *
 * Puts what was found about a frame into the format of `format.ts`. Whether it is right is for the kernel to say.
 * @module */
import { commonField } from '../exact/compositum.js';
import { LimitError } from '../exact/errors.js';
import { memoized } from '../exact/memo.js';
import type { AlgebraicNumber, Element, NumberField } from '../exact/numberField.js';
import { rational, rationalToString } from '../exact/rational.js';
import { countRealRoots, type RootInterval } from '../exact/realRoots.js';
import type { Counted, FrameProperties } from '../frame/properties.js';
import type { FrameBound } from '../frame/spectrum.js';
import type { SchemeProperties } from '../scheme/schemeProperties.js';
import * as format from './format.js';

type Write = (a: Element) => format.Exact;

/** Σ c_k α^k by its coefficients, without trailing zeros. */
function writeExact(field: NumberField, a: Element): format.Exact {
  const coefficients = field.toPowerBasis(a).map(rationalToString);
  while (coefficients[coefficients.length - 1] === '0') coefficients.pop();
  return coefficients;
}

/** Each distinct number is written once. */
function writer(field: NumberField, into: (a: Element) => Element): Write {
  const byObject = new WeakMap<Element, format.Exact>();
  const byValue = new Map<string, format.Exact>();
  return (a) =>
    memoized(byObject, a, () => {
      const element = into(a);
      return memoized(byValue, field.key(element), () => writeExact(field, element));
    });
}

/** The first decimal grid whose cell around α isolates it: the same field is always written the same way. */
function fieldData(field: NumberField): format.FieldData {
  const polynomial = field.minimalPolynomial.map(String);
  if (field.degree === 1) return { polynomial: ['0', '1'], root: ['0', '0'] };
  for (let scale = 1n; ; scale *= 10n) {
    const floor = field.floor(field.mul(field.generator, field.fromInteger(scale)));
    const [lo, hi] = [rational(floor, scale), rational(floor + 1n, scale)];
    if (countRealRoots(field.minimalPolynomial, lo, hi) === 1)
      return { polynomial, root: [rationalToString(lo), rationalToString(hi)] };
  }
}

const ends = ({ lo, hi }: RootInterval): readonly [string, string] => [rationalToString(lo), rationalToString(hi)];

function requireWithin(what: string, size: number, most: number): void {
  if (size > most)
    throw new LimitError({ where: 'certificate', expected: `at most ${most} ${what}`, found: String(size) });
}

/** @param scheme of the coherent closure, where that is a symmetric association scheme
 *  @throws LimitError for a frame beyond the limits of the format */
export function certificateOf(
  id: string,
  properties: FrameProperties,
  scheme: SchemeProperties | undefined,
): format.Certificate {
  const { algebra, design } = properties;
  const inScheme = properties.scheme.kind === 'verified' ? properties.scheme.configuration : undefined;
  const base = inScheme?.field ?? algebra.field;
  // The ratios of the norms, where they are needed, may enlarge the field.
  const field = (design.normRatios ?? []).reduce((sum, ratio) => commonField(sum, ratio.field).field, base);
  const into = (number: AlgebraicNumber): Element => commonField(field, number.field).right(number.element);
  const write = writer(field, commonField(field, algebra.field).right);
  const writeInScheme = writer(field, commonField(field, base).right);
  const { n, rank, relation } = inScheme?.scheme ?? algebra.configuration;
  requireWithin('points', n, format.MAX_POINTS);
  requireWithin('points times colours', n * rank, format.MAX_PATHS);
  if (inScheme !== undefined) requireWithin('relations of a scheme', rank, format.MAX_RELATIONS);
  return {
    format: format.FORMAT,
    version: format.VERSION,
    id,
    field: fieldData(field),
    relation: Array.from({ length: n }, (_, x) => Array.from(relation.subarray(x * n, (x + 1) * n))),
    gram: inScheme === undefined ? algebra.values.map(write) : inScheme.values.map(writeInScheme),
    normRatios: design.normRatios?.map((ratio) => writeExact(field, into(ratio))) ?? null,
    claims: {
      ...frameClaims(properties, write, (number) => writeExact(field, into(number))),
      closure: properties.closure,
      scheme: inScheme === undefined || scheme === undefined ? null : schemeClaims(inScheme, scheme, writeInScheme),
    },
  };
}

function frameClaims(
  properties: FrameProperties,
  write: Write,
  writeNumber: (number: AlgebraicNumber) => format.Exact,
): Omit<format.Claims, 'closure' | 'scheme'> {
  const counted = (list: readonly Counted<Element>[]) =>
    list.map(({ value, count }) => ({ value: write(value), count }));
  const bound = ({ value, multiplicity, root }: FrameBound): format.Claims['frameBounds'][number] => ({
    value:
      root === undefined
        ? writeNumber(value)
        : { polynomial: root.polynomial.map(write), interval: ends(root.interval) },
    multiplicity,
  });
  return {
    n: properties.n,
    dimension: properties.dimension,
    normsSquared: counted(properties.normsSquared),
    innerProducts: counted(properties.innerProducts),
    frameBounds: properties.spectrum.bounds.map(bound),
    tight: properties.tight,
    localized: properties.localized,
    saturated: properties.saturated,
    equalNorm: properties.equalNorm,
    equiangular: properties.equiangular,
    antipodal: properties.antipodal,
    dimensionalities: properties.dimensionalities.map(({ value, count }) => ({
      value: value === undefined ? null : write(value),
      count,
    })),
    capacity: write(properties.capacity),
    clusters:
      properties.spectrum.clusters?.map(({ bound: value, rank, size }) => ({ bound: write(value), rank, size })) ??
      null,
    coherenceSquared: properties.coherenceSquared === undefined ? null : write(properties.coherenceSquared),
    welchBoundSquared: properties.welchBoundSquared === undefined ? null : write(properties.welchBoundSquared),
    designStrength: properties.design.strength ?? null,
  };
}

function schemeClaims(
  {
    scheme,
    numbers,
    P,
    Q,
    multiplicities,
    eigenspaces,
  }: Extract<FrameProperties['scheme'], { kind: 'verified' }>['configuration'],
  known: SchemeProperties,
  write: Write,
): format.SchemeClaims {
  const indices = Array.from({ length: scheme.rank }, (_, i) => i);
  return {
    classes: scheme.classes,
    symmetric: true,
    primitive: known.primitive,
    pPolynomial: known.pPolynomial.length > 0,
    qPolynomial: known.qPolynomial.length > 0,
    valencies: Array.from(scheme.valencies),
    multiplicities,
    P: P.map((row) => row.map(write)),
    Q: Q.map((row) => row.map(write)),
    intersectionNumbers: indices.map((i) => indices.map((j) => indices.map((k) => numbers.at(i, j, k)))),
    kreinParameters: known.q.map((rows) => rows.map((row) => row.map(write))),
    eigenspaces,
  };
}

/** One field a line, so that two certificates can be compared by eye; always the same bytes for the same frame. */
export function certificateText(certificate: format.Certificate): string {
  const line = (value: unknown): string => JSON.stringify(value);
  const body = Object.entries(certificate).map(([name, value]) =>
    name === 'relation' || name === 'claims'
      ? `  ${line(name)}: ${block(value as object)}`
      : `  ${line(name)}: ${line(value)}`,
  );
  return `{\n${body.join(',\n')}\n}\n`;
}

function block(value: object): string {
  if (Array.isArray(value)) return `[\n${value.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`;
  return `{\n${Object.entries(value)
    .map(([name, entry]) => `    ${JSON.stringify(name)}: ${JSON.stringify(entry)}`)
    .join(',\n')}\n  }`;
}
