/** Sine and cosine in fixed point, apart from `src/rigor`: π by Euler's formula, Taylor's series in bigints.
 * @module */
import { dyadic } from './dyadics.js';

const BITS = 400n;
const ONE = 1n << BITS;

/** arctan(p/q)·2^BITS, up to about 200 units. */
function arctan(p: bigint, q: bigint): bigint {
  let power = (ONE * p) / q;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -power / k;
    power = (power * p * p) / (q * q);
  }
  return sum;
}

/** π = 20·arctan(1/7) + 8·arctan(3/79). */
export const PI = 20n * arctan(1n, 7n) + 8n * arctan(3n, 79n);

/** What 2^ERROR_BITS bounds: the errors below, for |x| ≤ 2^21, are under 2^40 units of 2^−400. */
const ERROR = 1n << 40n;

/** sin x and cos x, each as an integer s with |s·2^−400 − value| < 2^−360. */
export function exactTrigonometry(x: number): { readonly sin: bigint; readonly cos: bigint } {
  const { n, e } = dyadic(x);
  const scaled = BITS + BigInt(e) >= 0n ? n << (BITS + BigInt(e)) : n >> -(BITS + BigInt(e));
  const rest = scaled % (2n * PI);
  const sums = { sin: 0n, cos: 0n };
  let term = ONE;
  for (let k = 0n; term !== 0n || k < 10n; k++) {
    const sign = k % 4n < 2n ? term : -term;
    if (k % 2n === 0n) sums.cos += sign;
    else sums.sin += sign;
    term = ((term * rest) / (k + 1n)) >> BITS;
    if (k > 400n) break;
  }
  return sums;
}

/** Does [lo, hi] hold the number s·2^−400 up to the error of s? −1: it lies wholly below the lower end or above the upper one. */
export function holdsScaled({ lo, hi }: { readonly lo: number; readonly hi: number }, s: bigint): boolean {
  const scale = (x: number): bigint => {
    const { n, e } = dyadic(x);
    return BITS + BigInt(e) >= 0n ? n << (BITS + BigInt(e)) : n >> -(BITS + BigInt(e));
  };
  return scale(lo) <= s + ERROR && scale(hi) >= s - ERROR;
}
