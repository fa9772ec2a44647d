/** # Reading a certificate as data. Defines `readCertificate`.
 *
 * For exports: the shape of every part is checked, none of the claims is. Whether they are true is for the other system to say.
 * @module */
import type { NumberField } from '../../exact/numberField.js';
import type { Certificate, Claims, Counted, Exact, SchemeClaims } from '../format.js';
import { type Decoded, decode, list, readExact, readInterval, record, show } from '../kernel/decode.js';
import { Malformed, Reject } from '../kernel/reject.js';

type Reader<T> = (value: unknown, place: string) => T;

const count: Reader<number> = (value, place) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new Malformed(place, `expected a nonnegative integer, found ${show(value)}`);
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
        eigenspaces: listOf(count, rank),
      }),
    ),
  });
}

export interface ReadCertificate extends Certificate {
  readonly decoded: Decoded;
}

/** @throws Reject at the place of what is malformed, or where a size is claimed that is not that of the data */
export function readCertificate(data: unknown): ReadCertificate {
  const decoded = decode(data);
  const claims = claimsReader(decoded.field, decoded.n, decoded.rank)(decoded.claims, 'claims');
  const equal = (place: string, claimed: number, found: number): void => {
    if (claimed !== found) throw new Reject(`claims.${place}`, `claimed ${claimed}, found ${found}`);
  };
  equal('n', claims.n, decoded.n);
  equal('closure.rank', claims.closure.rank, decoded.rank);
  if (claims.scheme !== null) equal('scheme.classes', claims.scheme.classes, decoded.rank - 1);
  return { ...(data as Certificate), claims, decoded };
}
