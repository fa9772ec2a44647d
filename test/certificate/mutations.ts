/** # Single changes of a certificate. Defines `mutations`, `sampledMutations`, `tryMutation`, `keepsMeaning`, `MutationCount`.
 *
 * A mutation replaces the value at one place of the JSON by another one: a number, sign, index or flag changed, an entry of a
 * list left out, doubled or swapped with its neighbour, a field missing or added, null for a value or a value for null. All
 * of them change what the certificate says, except for those that `keepsMeaning` knows: the label `id`, an isolating interval
 * that still isolates the same root, and a change of colours or values after which the Gram matrix is what it was, up to the
 * order of the points (two colours of one value trade a pair each; an algebraic automorphism that moves points along).
 */
import { checkCertificate } from '../../src/certificate/kernel/kernel.js';
import type { NumberField } from '../../src/exact/numberField.js';
import { numberField, rationalField } from '../../src/exact/numberField.js';
import { type Rational, rational, rationalToString } from '../../src/exact/rational.js';
import { isolateRealRoots, refineRoot } from '../../src/exact/realRoots.js';

export type Json = null | boolean | number | string | Json[] | { [field: string]: Json };
export type Path = readonly (string | number)[];

export interface Mutation {
  readonly path: Path;
  readonly what: string;
  readonly value: Json;
}

const isList = (value: Json): value is Json[] => Array.isArray(value);
const isRecord = (value: Json): value is { [field: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Lists of numerals that are no coefficients of one exact number. */
const isPlainNumerals = (path: Path): boolean => path[0] === 'field' || path.at(-1) === 'interval';

/** All single changes, in order of the text. */
export const mutations = (certificate: Json): Generator<Mutation> => everywhere(certificate, [], certificate);

function* everywhere(value: Json, path: Path, root: Json): Generator<Mutation> {
  yield* changesAt(value, path, root);
  for (const [step, entry] of parts(value, path)) yield* everywhere(entry, [...path, step], root);
}

/** `count` changes at random places, by walking down from the root: every field is met, however long the others are. Half of
 *  them are in the claims, none in the label. */
export function* sampledMutations(certificate: Json, count: number, random: () => number): Generator<Mutation> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let done = 0; done < count; ) {
    let [value, path]: [Json, Path] = [certificate, []];
    for (;;) {
      const all = parts(value, path).filter(([field]) => path.length > 0 || field !== 'id');
      const inside = path.length === 0 && random() < 0.5 ? all.filter(([field]) => field === 'claims') : all;
      if (inside.length === 0 || random() < 0.15) break;
      const [step, entry] = pick(inside);
      [value, path] = [entry, [...path, step]];
    }
    const changes = [...changesAt(value, path, certificate)];
    if (changes.length === 0) continue;
    yield pick(changes);
    done++;
  }
}

/** Numbers 0 ≤ x < 1, always the same sequence (xorshift32; G. Marsaglia, J. Stat. Softw. 8 (2003)). */
export function seededRandom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** What is inside a value and changed by itself: an exact number is changed as a whole. */
function parts(value: Json, path: Path): readonly (readonly [string | number, Json])[] {
  if (Array.isArray(value)) return isExact(value, path) ? [] : [...value.entries()];
  return isRecord(value) ? Object.entries(value) : [];
}

const isExact = (value: Json[], path: Path): value is string[] =>
  value.every((entry) => typeof entry === 'string') && !isPlainNumerals(path);

function* changesAt(value: Json, path: Path, root: Json): Generator<Mutation> {
  const to = (what: string, other: Json): Mutation[] => (same(other, value) ? [] : [{ path, what, value: other }]);
  if (value !== null) yield* to('null', null);
  if (value === null) for (const other of [[], ['1'], 0, true] as Json[]) yield* to('a value for null', other);
  else if (typeof value === 'boolean') yield* to('flipped', !value);
  else if (typeof value === 'number') yield* integers(value, path, root, to);
  else if (typeof value === 'string') yield* texts(value, path, to);
  else if (isList(value)) yield* isExact(value, path) ? exactNumbers(value, to) : lists(value, to);
  else {
    for (const field of Object.keys(value)) {
      const { [field]: _, ...others } = value;
      yield* to(`without ${field}`, others);
    }
    yield* to('one field more', { ...value, more: 0 });
  }
}

type To = (what: string, other: Json) => Mutation[];

function* integers(value: number, path: Path, root: Json, to: To): Generator<Mutation> {
  yield* to('plus one', value + 1);
  yield* to('minus one', value - 1);
  if (value !== 0) yield* to('sign', -value);
  yield* to('half more', value + 0.5);
  if (path[0] === 'relation' && isRecord(root) && isList(root.gram!)) {
    // Another colour than the neighbouring ones, spread over all of them.
    const rank = root.gram.length;
    const other = (value + 2 + ((Number(path[1]) + 3 * Number(path[2])) % rank)) % rank;
    yield* to('another colour', other);
  } else yield* to('zero', 0);
}

function* texts(value: string, path: Path, to: To): Generator<Mutation> {
  if (/^-?\d+(\/\d+)?$/.test(value)) for (const [what, other] of otherNumerals(value)) yield* to(what, other);
  else {
    yield* to('other text', `${value}x`);
    if (path[0] === 'claims') yield* to('zero', 0);
  }
}

/** Canonical numerals near a/b. */
function otherNumerals(text: string): readonly (readonly [string, string])[] {
  const q = rational(text);
  const [n, d] = [q.s * q.n, q.d];
  const numeral = (a: bigint, b: bigint): string => rationalToString(rational(a, b));
  const all: (readonly [string, string])[] = [
    ['numerator plus one', numeral(n + 1n, d)],
    ['numerator minus one', numeral(n - 1n, d)],
    ['sign', numeral(-n, d)],
    ['denominator plus one', numeral(n, d + 1n)],
    ['zero', '0'],
    ['one', '1'],
  ];
  if (d > 1n) all.push(['denominator minus one', numeral(n, d - 1n)], ['not in lowest terms', `${2n * n}/${2n * d}`]);
  return all;
}

/** The number Σ c_k α^k with one coefficient changed, or one more or one fewer of them; without trailing zeros. */
function* exactNumbers(value: readonly string[], to: To): Generator<Mutation> {
  const trimmed = (coefficients: readonly string[]): string[] => {
    const last = coefficients.findLastIndex((c) => c !== '0');
    return coefficients.slice(0, last + 1);
  };
  for (const [k, c] of value.entries())
    for (const [what, other] of otherNumerals(c)) yield* to(`coefficient ${k}: ${what}`, trimmed(value.with(k, other)));
  yield* to('one coefficient more', [...value, '1']);
  yield* to('shifted', ['0', ...value]);
  if (value.length > 0) {
    yield* to('first coefficient dropped', trimmed(value.slice(1)));
    yield* to('trailing zero', [...value, '0']);
  } else yield* to('minus one', ['-1']);
  for (const [k, c] of value.entries())
    if (k > 0 && c !== value[k - 1])
      yield* to(`coefficients ${k - 1} and ${k} swapped`, trimmed(value.with(k, value[k - 1]!).with(k - 1, c)));
}

function* lists(value: readonly Json[], to: To): Generator<Mutation> {
  for (const [k, entry] of value.entries()) {
    yield* to(`entry ${k} dropped`, [...value.slice(0, k), ...value.slice(k + 1)]);
    yield* to(`entry ${k} doubled`, [...value.slice(0, k), entry, ...value.slice(k)]);
    if (k > 0)
      yield* to(`entries ${k - 1} and ${k} swapped`, [
        ...value.slice(0, k - 1),
        entry,
        value[k - 1]!,
        ...value.slice(k + 1),
      ]);
  }
  if (value.length === 0) for (const other of [[0], ['1'], [null], [{}]] as Json[]) yield* to('one entry', other);
}

/** Runs `check` on the certificate with the mutation made, and takes it back. */
export function tryMutation<T>(certificate: Json, { path, value }: Mutation, check: (data: Json) => T): T {
  const key = path.at(-1);
  if (key === undefined) return check(value);
  const parent = path.slice(0, -1).reduce((node, step) => (node as Record<string, Json>)[step]!, certificate) as Record<
    string,
    Json
  >;
  const before = parent[key]!;
  parent[key] = value;
  try {
    return check(certificate);
  } finally {
    parent[key] = before;
  }
}

export const place = (path: Path): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');

/** Does the mutated certificate say the same as before? */
export function keepsMeaning(certificate: Json, mutation: Mutation): boolean {
  const { path, value } = mutation;
  if (path[0] === 'id' && path.length === 1) return true;
  if (path[0] === 'relation' || path[0] === 'gram')
    return isPermuted(gramMatrix(certificate), tryMutation(certificate, mutation, gramMatrix));
  const root = certificate as {
    field: { polynomial: string[]; root: [string, string] };
    claims: { frameBounds: Json[] };
  };
  if (path[0] === 'field' && path[1] === 'root') {
    const moved = movedInterval(root.field.root, path.slice(2), value);
    return moved !== undefined && isolatesSameRoot(root.field.polynomial.map(BigInt), ends(root.field.root), moved);
  }
  const interval = path.indexOf('interval');
  if (interval < 0) return false;
  const bound = root.claims.frameBounds[Number(path[2])] as {
    value: { polynomial: string[][]; interval: [string, string] };
  };
  const moved = movedInterval(bound.value.interval, path.slice(interval + 1), value);
  return moved !== undefined && holdsSameBound(root, Number(path[2]), moved);
}

/** The Gram matrix, each number as text; no rows where it is none. */
function gramMatrix(certificate: Json): readonly (readonly string[])[] {
  const { relation, gram } = certificate as { relation: Json; gram: Json };
  if (relation === null || gram === null || !isList(relation) || !isList(gram)) return [];
  if (!relation.every((row) => row !== null && isList(row) && row.length === relation.length)) return [];
  return (relation as number[][]).map((row) => row.map((k) => JSON.stringify(gram[k])));
}

/** Is b_π(x)π(y) = a_xy for some permutation π of the points? By backtracking over points with equal rows as multisets. */
function isPermuted(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): boolean {
  if (a.length !== b.length) return false;
  const signature = (m: typeof a, x: number): string => `${m[x]![x]} ${[...m[x]!].sort().join(' ')}`;
  const [own, other] = [a, b].map((m) => m.map((_, x) => signature(m, x)));
  const order: number[] = [];
  const extend = (): boolean => {
    const x = order.length;
    if (x === a.length) return true;
    for (const y of b.keys()) {
      if (order.includes(y) || own![x] !== other![y]) continue;
      order.push(y);
      if (order.every((z, at) => a[x]![at] === b[y]![z] && a[at]![x] === b[z]![y]) && extend()) return true;
      order.pop();
    }
    return false;
  };
  return extend();
}

type Ends = readonly [lo: Rational, hi: Rational];

const ends = ([lo, hi]: readonly [string, string]): Ends => [rational(lo), rational(hi)];

/** The interval after the change, where it is one. */
function movedInterval(before: readonly [string, string], rest: Path, value: Json): Ends | undefined {
  const after = rest.length === 0 ? value : [...before].with(Number(rest[0]), value as string);
  if (!isList(after) || after.length !== 2 || !after.every((end) => typeof end === 'string')) return undefined;
  const [lo, hi] = ends(after as [string, string]);
  return lo.compare(hi) < 0 ? [lo, hi] : undefined;
}

/** The numbers of the real roots of f, counted from below, that lie in [lo, hi]. */
function rootsWithin(f: readonly bigint[], [lo, hi]: Ends): readonly number[] {
  return isolateRealRoots(f).flatMap((isolated, index) => {
    for (let bits = 32; bits <= 4096; bits *= 2) {
      const fine = refineRoot(f, isolated, bits);
      if (fine.lo.compare(lo) >= 0 && fine.hi.compare(hi) <= 0) return [index];
      if (fine.hi.compare(lo) < 0 || fine.lo.compare(hi) > 0) return [];
    }
    return []; // an end is the root itself: no sign change there
  });
}

function isolatesSameRoot(f: readonly bigint[], before: Ends, after: Ends): boolean {
  const [old, found] = [rootsWithin(f, before), rootsWithin(f, after)];
  return old.length === 1 && found.length === 1 && old[0] === found[0];
}

/** The other roots of the bound's polynomial are the bounds with the same polynomial: the interval must still separate
 *  them, and its ends must lie on the same sides of the root. */
function holdsSameBound(
  {
    field: { polynomial, root },
    claims: { frameBounds },
  }: { field: { polynomial: string[]; root: [string, string] }; claims: { frameBounds: Json[] } },
  index: number,
  after: Ends,
): boolean {
  type Bound = { value: { polynomial: string[][]; interval: [string, string] } };
  const own = (frameBounds[index] as Bound).value;
  const f = polynomial.map(BigInt);
  const [lo, hi] = ends(root);
  const field: NumberField = f.length === 2 ? rationalField : numberField(f, { lo, hi });
  const coefficients = own.polynomial.map((c) => field.fromPowerBasis(c.map((q) => rational(q))));
  const sign = (x: Rational): number =>
    field.sign(coefficients.reduceRight((sum, c) => field.add(field.mul(sum, field.fromRational(x)), c), field.zero));
  const before = ends(own.interval);
  const conjugates = frameBounds.filter(
    (bound, k) => k !== index && same((bound as Bound).value.polynomial, own.polynomial),
  );
  const apart = conjugates.every((bound) => {
    const [low, high] = ends((bound as Bound).value.interval);
    return low.compare(after[1]) > 0 || high.compare(after[0]) < 0;
  });
  // Between an end and its old place there is no other root, so equal signs mean that the root was not passed.
  return (
    apart &&
    sign(after[0]) === sign(before[0]) &&
    sign(after[1]) === sign(before[1]) &&
    after[0].compare(before[1]) < 0 &&
    after[1].compare(before[0]) > 0
  );
}

/** How many mutations were rejected, how many were rightly accepted, and those that should not have passed. */
export class MutationCount {
  rejected = 0;
  keptMeaning = 0;
  readonly accepted: string[] = [];

  /** Tries all of them on one certificate. */
  run(name: string, certificate: Json, all: Iterable<Mutation>): void {
    for (const mutation of all) {
      const { kind } = tryMutation(certificate, mutation, checkCertificate);
      if (kind === 'rejected') this.rejected++;
      else if (keepsMeaning(certificate, mutation)) this.keptMeaning++;
      else this.accepted.push(`${name}: ${place(mutation.path)}: ${mutation.what}`);
    }
  }

  toString(): string {
    return `${this.rejected} changes rejected, ${this.keptMeaning} accepted that keep the meaning, ${this.accepted.length} accepted that change it`;
  }
}
