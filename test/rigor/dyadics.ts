/** Exact arithmetic of doubles for the tests, apart from `src/exact`: n·2^e with a bigint n. And doubles of all kinds.
 * @module */
import fc from 'fast-check';

export interface Dyadic {
  readonly n: bigint;
  readonly e: number;
}

const view = new DataView(new ArrayBuffer(8));

export function dyadic(x: number): Dyadic {
  if (!Number.isFinite(x)) throw new Error(`${x} is no dyadic number`);
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const fraction = (word & ((1n << 52n) - 1n)) | (exponent === 0 ? 0n : 1n << 52n);
  return { n: word >> 63n ? -fraction : fraction, e: Math.max(exponent, 1) - 1075 };
}

/** −1, 0, 1 as a is below, at, above b. */
export function compare(a: Dyadic, b: Dyadic): number {
  const e = Math.min(a.e, b.e);
  const left = a.n << BigInt(a.e - e);
  const right = b.n << BigInt(b.e - e);
  return left < right ? -1 : left > right ? 1 : 0;
}

const plus = (a: Dyadic, b: Dyadic): Dyadic => {
  const e = Math.min(a.e, b.e);
  return { n: (a.n << BigInt(a.e - e)) + (b.n << BigInt(b.e - e)), e };
};
export const times = (a: Dyadic, b: Dyadic): Dyadic => ({ n: a.n * b.n, e: a.e + b.e });

/** The sign of (exact result of the operation) − x for finite x: the exact result is never computed where it is no dyadic number. */
export const comparisons: Readonly<Record<string, (a: number, b: number, x: number) => number>> = {
  add: (a, b, x) => compare(plus(dyadic(a), dyadic(b)), dyadic(x)),
  multiply: (a, b, x) => compare(times(dyadic(a), dyadic(b)), dyadic(x)),
  divide: (a, b, x) => Math.sign(b) * compare(dyadic(a), times(dyadic(x), dyadic(b))),
  sqrt: (a, _b, x) => (x < 0 ? 1 : compare(dyadic(a), times(dyadic(x), dyadic(x)))),
};

const special = [
  0,
  1,
  2,
  3,
  0.1,
  2 ** -1074,
  2 ** -1022,
  2 ** -1022 - 2 ** -1074,
  Number.MAX_VALUE,
  2 ** 1023,
  2 ** 53 - 1,
];
const signed = special.flatMap((x) => [x, -x]);

/** A finite double from 64 random bits: every exponent is as likely as the other. */
export function doubleFromBits(word: bigint): number {
  view.setBigUint64(0, word);
  const x = view.getFloat64(0);
  return Number.isFinite(x) ? x : 1;
}

/** Finite doubles: special ones, any exponent, near 1, small integers, and neighbours of powers of two. */
export const anyDouble: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(...signed),
  fc.bigInt(0n, (1n << 64n) - 1n).map(doubleFromBits),
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.integer({ min: -1000, max: 1000 }),
  fc
    .tuple(fc.integer({ min: -1074, max: 1023 }), fc.constantFrom(0, -1, 1))
    .map(([k, d]) => 2 ** k * (1 + d * 2 ** -53) + d * 2 ** -1074),
);

/** Intervals between two such doubles, at times with an infinite end. */
export const anyInterval = fc
  .tuple(fc.oneof(anyDouble, { arbitrary: fc.constant(-Infinity), weight: 1 }), anyDouble, fc.boolean())
  .map(([a, b, infinite]) => ({ lo: Math.min(a, b), hi: infinite && a % 3 === 0 ? Infinity : Math.max(a, b) }));

/** Mulberry32: 32 random bits at each call. */
export function bits32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}
