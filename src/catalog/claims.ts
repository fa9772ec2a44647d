/** # Claims against facts. Defines `failedClaim`, `refutation`.
 *
 * What an entry claims is compared with what was computed, number by number and exactly: a claimed number is parsed and
 * subtracted in the common field.
 * @module */
import { unify } from '../exact/compositum.js';
import { displayWithin } from '../exact/display.js';
import { ParseError, TightframeError } from '../exact/errors.js';
import type { AlgebraicNumber, Element } from '../exact/numberField.js';
import { parseExact } from '../exact/parse.js';
import { orthogonalComponents } from '../frame/components.js';
import type { FrameProperties } from '../frame/properties.js';
import { describe } from '../scheme/coherenceWitness.js';
import type { SchemeProperties } from '../scheme/schemeProperties.js';
import type { Claims, Reason, Refuted } from './entry.js';

/** A computed fact: numbers are `AlgebraicNumber`s, everything else as in the claims. */
type Fact = AlgebraicNumber | boolean | number | string | null | readonly Fact[] | { readonly [name: string]: Fact };

const isNumber = (fact: Fact): fact is AlgebraicNumber =>
  typeof fact === 'object' && fact !== null && 'element' in fact;

/** Everything that can be claimed, computed only as far as it is claimed. */
function computedFacts(
  properties: FrameProperties,
  scheme: SchemeProperties | undefined,
): Record<keyof Claims, () => Fact> {
  const { algebra, spectrum, design } = properties;
  const inAlgebra = (element: Element): AlgebraicNumber => ({ field: algebra.field, element });
  const counted = (list: readonly { value: Element; count: number }[]) =>
    list.map(({ value, count }) => ({ value: inAlgebra(value), count }));
  const inScheme = properties.scheme.kind === 'verified' ? properties.scheme.configuration : undefined;
  const matrix = (rows: readonly (readonly Element[])[]) =>
    rows.map((row) => row.map((element): Fact => ({ field: inScheme!.field, element })));
  return {
    n: () => properties.n,
    dimension: () => properties.dimension,
    normsSquared: () => counted(properties.normsSquared),
    innerProducts: () => counted(properties.innerProducts),
    frameBounds: () => spectrum.bounds.map(({ value, multiplicity }) => ({ value, multiplicity })),
    tight: () => properties.tight,
    localized: () => properties.localized,
    saturated: () => properties.saturated,
    equalNorm: () => properties.equalNorm,
    equiangular: () => properties.equiangular,
    etf: () => properties.etf,
    antipodal: () => properties.antipodal,
    dimensionalities: () =>
      properties.dimensionalities.map(({ value, count }) => ({
        value: value === undefined ? null : inAlgebra(value),
        count,
      })),
    capacity: () => inAlgebra(properties.capacity),
    clusters: () =>
      spectrum.clusters?.map(({ bound, rank, size }) => ({ bound: inAlgebra(bound), rank, size })) ?? null,
    components: () =>
      orthogonalComponents(algebra)
        .map((component) => component.length)
        .sort((a, b) => b - a),
    coherence: () => properties.coherence ?? null,
    welchBound: () => properties.welchBound ?? null,
    designStrength: () => design.strength ?? null,
    closure: () => properties.closure,
    scheme: () =>
      inScheme === undefined || scheme === undefined
        ? null
        : {
            classes: inScheme.scheme.classes,
            symmetric: true,
            primitive: scheme.primitive,
            pPolynomial: scheme.pPolynomial.length > 0,
            qPolynomial: scheme.qPolynomial.length > 0,
            valencies: Array.from(inScheme.scheme.valencies),
            multiplicities: inScheme.multiplicities,
            eigenspaces: inScheme.eigenspaces,
            P: matrix(inScheme.P),
            Q: matrix(inScheme.Q),
          },
  };
}

/** The first claim that does not hold, with what was claimed and what was found; undefined when all hold.
 *  @throws ParseError where a claimed number is none */
export function failedClaim(
  claims: Claims,
  properties: FrameProperties,
  scheme: SchemeProperties | undefined,
): string | undefined {
  const facts = computedFacts(properties, scheme);
  for (const [name, claimed] of Object.entries(claims)) {
    if (claimed === undefined) continue;
    const failure = compare(claimed, facts[name as keyof Claims](), name);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function compare(claimed: unknown, fact: Fact, place: string): string | undefined {
  const failure = `${place}: claimed ${JSON.stringify(claimed)}, found ${show(fact)}`;
  if (fact === null || claimed === null) return fact === claimed ? undefined : failure;
  if (isNumber(fact)) return isEqual(claimed, fact, place) ? undefined : failure;
  if (Array.isArray(fact)) {
    if (!Array.isArray(claimed)) return failure;
    if (claimed.length !== fact.length)
      return `${place}: claimed ${claimed.length} entries, found ${fact.length}: ${show(fact)}`;
    return firstDefined(fact, (entry, at) => compare(claimed[at], entry, `${place}[${at}]`));
  }
  if (typeof fact === 'object')
    return firstDefined(Object.entries(claimed as object), ([name, value]) =>
      compare(value, (fact as Record<string, Fact>)[name]!, `${place}.${name}`),
    );
  return fact === claimed ? undefined : failure;
}

function firstDefined<T>(list: readonly T[], check: (entry: T, at: number) => string | undefined): string | undefined {
  for (const [at, entry] of list.entries()) {
    const found = check(entry, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isEqual(claimed: unknown, fact: AlgebraicNumber, place: string): boolean {
  if (typeof claimed === 'number') return fact.field.equals(fact.element, fact.field.fromInteger(claimed));
  const { field, left, right } = unify(parsedClaim(String(claimed), place), fact);
  return field.equals(left, right);
}

function parsedClaim(text: string, place: string): AlgebraicNumber {
  try {
    return parseExact(text);
  } catch (error) {
    if (!(error instanceof TightframeError)) throw error;
    throw new ParseError({ where: `claims.${place}`, expected: error.expected, found: error.found }, { cause: error });
  }
}

/** A fact in one line, long lists cut. */
function show(fact: Fact): string {
  if (fact === null || typeof fact !== 'object') return String(fact);
  if (isNumber(fact)) return number(fact);
  if (Array.isArray(fact)) {
    const shown = fact.slice(0, 6).map(show);
    return `[${[...shown, ...(fact.length > 6 ? [`… ${fact.length - 6} more`] : [])].join(', ')}]`;
  }
  return `{${Object.entries(fact)
    .map(([name, value]) => `${name}: ${show(value)}`)
    .join(', ')}}`;
}

/** Why a claim that is to be refuted fails: a code, and the witness in words. Undefined when the claim holds. */
export function refutation(
  claim: Refuted['claim'],
  properties: FrameProperties,
): { readonly reason: Reason; readonly witness: string } | undefined {
  const { spectrum, normsSquared, algebra } = properties;
  switch (claim) {
    case 'tight':
      if (properties.tight) return undefined;
      if (!properties.localized) return notLocalized(properties);
      return {
        reason: 'unequal-bounds',
        witness: `tight: F has the frame bounds ${spectrum.bounds.map(({ value, multiplicity }) => `${number(value)} (×${multiplicity})`).join(', ')}`,
      };
    case 'localized':
    case 'saturated':
      return properties.localized ? undefined : notLocalized(properties);
    case 'equalNorm':
      return properties.equalNorm
        ? undefined
        : unequalNorms(normsSquared.map(({ value }) => number({ field: algebra.field, element: value })));
    case 'equiangular':
    case 'etf': {
      if (claim === 'etf' && !properties.tight) return refutation('tight', properties);
      if (properties.equiangular) return undefined;
      if (!properties.equalNorm) return refutation('equalNorm', properties);
      const angles = properties.innerProducts.map(({ value }) => number({ field: algebra.field, element: value }));
      return { reason: 'several-angles', witness: `${claim}: the inner products are ${angles.slice(0, 6).join(', ')}` };
    }
    case 'scheme':
      return noScheme(properties);
    default:
      return claim satisfies never;
  }
}

/** Messages stay readable: no minimal polynomials of degree 24. */
const number = ({ field, element }: AlgebraicNumber): string => displayWithin(field, element, 60);

const unequalNorms = (norms: readonly string[]) => ({
  reason: 'unequal-norms' as const,
  witness: `equalNorm: the squared norms are ${norms.join(', ')}`,
});

/** T1, T3: a vector that is no eigenvector of F, with its D and the missing capacity. */
function notLocalized({ algebra, spectrum, capacity, dimension }: FrameProperties): {
  reason: Reason;
  witness: string;
} {
  const { field, configuration, values, numbers } = algebra;
  const { n, relation, target } = configuration;
  const at = relation.findIndex((k) => {
    const square = numbers
      .terms(k)
      .reduce(
        (sum, { i, j, count }) =>
          field.add(sum, field.mul(field.fromInteger(count), field.mul(values[i]!, values[j]!))),
        field.zero,
      );
    return !field.equals(square, field.mul(values[k]!, spectrum.rayleigh[target[k]!]!));
  });
  const [x, y] = [Math.floor(at / n), at % n];
  const defect = field.sub(field.fromInteger(dimension), capacity);
  return {
    reason: 'not-localized',
    witness: `localized: vector ${y} is no eigenvector of F, since (M²)_${x},${y} ≠ κ_${y} M_${x},${y}; the capacity ${number({ field, element: capacity })} falls short of the rank ${dimension} by ${number({ field, element: defect })}`,
  };
}

/** The closure is no symmetric association scheme: not homogeneous, or not commutative, or only not symmetric. */
function noScheme({ scheme, closure }: FrameProperties): { reason: Reason; witness: string } | undefined {
  if (scheme.kind === 'verified') return undefined;
  const reason = !closure.homogeneous ? 'not-homogeneous' : !closure.commutative ? 'not-commutative' : 'not-symmetric';
  const because = `${reason === 'not-commutative' ? 'not commutative and ' : ''}${describe(scheme.witness)}`;
  return { reason, witness: `scheme: the coherent closure (rank ${closure.rank}) is ${because}` };
}
