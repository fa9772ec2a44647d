/** # Reading a certificate as data. Defines `readCertificate`, `ReadCertificate`, `sameExact`.
 *
 * For exports: the shape of every part is checked, none of the claims is. Whether they are true is for the other system to say.
 * @module */
import type { NumberField } from '../../exact/numberField.js';
import type { Certificate, Claims, Counted, Exact, SchemeClaims } from '../format.js';
import { type Decoded, decode, list, readExact, readInterval, record, show } from '../kernel/decode.js';
import { Malformed, Reject } from '../kernel/reject.js';

type Reader<T> = (value: unknown, place: string) => T;

const upTo =
  (most: number): Reader<number> =>
  (value, place) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most)
      throw new Malformed(place, `expected an integer from 0 to ${most}, found ${show(value)}`);
    return value;
  };

const flag: Reader<boolean> = (value, place) => {
  if (typeof value !== 'boolean') throw new Malformed(place, `expected true or false, found ${show(value)}`);
  return value;
};

const nullable =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value, place) =>
    value === null ? null : read(value, place);

const listOf =
  <T>(read: Reader<T>, most: number): Reader<readonly T[]> =>
  (value, place) =>
    list(value, place, most).map((entry, k) => read(entry, `${place}[${k}]`));

/** A list of exactly so many. */
const allOf =
  <T>(read: Reader<T>, length: number): Reader<readonly T[]> =>
  (value, place) => {
    const entries = listOf(read, length)(value, place);
    if (entries.length !== length) throw new Malformed(place, `expected ${length} entries, found ${entries.length}`);
    return entries;
  };

const fields =
  <T extends object>(readers: { readonly [K in keyof T]: Reader<T[K]> }): Reader<T> =>
  (value, place) => {
    const entries = Object.entries(readers) as [string, Reader<unknown>][];
    const given = record(value, place, Object.keys(readers));
    return Object.fromEntries(entries.map(([name, read]) => [name, read(given[name], `${place}.${name}`)])) as T;
  };

function claimsReader(field: NumberField, n: number, rank: number): Reader<Claims> {
  const exact: Reader<Exact> = (value, place) => {
    readExact(field, value, place);
    return value as Exact;
  };
  // There are no more than n² of anything.
  const count = upTo(n * n);
  const counted = <T>(value: Reader<T>): Reader<readonly Counted<T>[]> =>
    listOf(fields<Counted<T>>({ value, count }), n * n);
  const root = fields<Exclude<Claims['frameBounds'][number]['value'], Exact>>({
    polynomial: listOf(exact, n + 1),
    interval: (value, place) => {
      readInterval(value, place);
      return value as readonly [string, string];
    },
  });
  const square = <T>(read: Reader<T>) => allOf(allOf(read, rank), rank);
  return fields<Claims>({
    n: count,
    dimension: count,
    normsSquared: counted(exact),
    innerProducts: counted(exact),
    frameBounds: listOf(
      fields<Claims['frameBounds'][number]>({
        value: (value, place) => (Array.isArray(value) ? exact : root)(value, place),
        multiplicity: count,
      }),
      n,
    ),
    tight: flag,
    localized: flag,
    saturated: flag,
    equalNorm: flag,
    equiangular: flag,
    antipodal: flag,
    dimensionalities: counted(nullable(exact)),
    capacity: exact,
    clusters: nullable(listOf(fields({ bound: exact, rank: count, size: count }), n)),
    coherenceSquared: nullable(exact),
    welchBoundSquared: nullable(exact),
    designStrength: (value, place) => (value === 'infinity' ? value : nullable(count)(value, place)),
    closure: fields({ rank: count, homogeneous: flag, symmetric: flag, commutative: flag }),
    scheme: nullable(
      fields<SchemeClaims>({
        classes: count,
        symmetric: (value, place) => {
          if (value !== true) throw new Malformed(place, 'expected true');
          return value;
        },
        primitive: flag,
        pPolynomial: flag,
        qPolynomial: flag,
        valencies: allOf(count, rank),
        multiplicities: allOf(count, rank),
        P: square(exact),
        Q: square(exact),
        intersectionNumbers: allOf(square(count), rank),
        kreinParameters: allOf(square(exact), rank),
        eigenspaces: listOf(upTo(rank - 1), rank),
      }),
    ),
  });
}

export interface ReadCertificate extends Certificate {
  readonly decoded: Decoded;
}

export const sameExact = (a: Exact, b: Exact): boolean => a.length === b.length && a.every((c, k) => c === b[k]);

/** What follows from other claims by counting them, so that a system that takes the one has taken the other. */
function requireAgreement(claims: Claims, { n, rank }: Decoded): void {
  const { clusters, frameBounds, scheme } = claims;
  const bounds = (clusters ?? []).map(({ bound, rank }) => ({ value: bound, multiplicity: rank }));
  const equal = (place: string, claimed: number | boolean, found: number | boolean): void => {
    if (claimed !== found) throw new Reject(`claims.${place}`, `claimed ${claimed}, found ${found}`);
  };
  equal('n', claims.n, n);
  equal('closure.rank', claims.closure.rank, rank);
  if (scheme !== null) equal('scheme.classes', scheme.classes, rank - 1);
  equal('localized', claims.localized, clusters !== null);
  equal('tight', claims.tight, clusters?.length === 1);
  equal('equalNorm', claims.equalNorm, claims.normsSquared.length === 1);
  if (clusters !== null) {
    const agree = frameBounds.every(({ value, multiplicity }, k) => {
      const bound = bounds[k];
      return bound?.multiplicity === multiplicity && Array.isArray(value) && sameExact(bound.value, value as Exact);
    });
    equal('clusters', bounds.length, frameBounds.length);
    if (!agree) throw new Reject('claims.clusters', 'they do not agree with the frame bounds');
  }
  equal(
    'dimension',
    claims.dimension,
    frameBounds.reduce((sum, { multiplicity }) => sum + multiplicity, 0),
  );
}

/** @throws Reject at the place of what is malformed, and where claims contradict each other in their numbers */
export function readCertificate(data: unknown): ReadCertificate {
  const decoded = decode(data);
  const claims = claimsReader(decoded.field, decoded.n, decoded.rank)(decoded.claims, 'claims');
  requireAgreement(claims, decoded);
  return { ...(data as Certificate), claims, decoded };
}
