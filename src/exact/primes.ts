/** # Primes. Defines `largePrimes`, `smallPrimes`: the moduli of modular algorithms.
 * @module */

/** Products of two residues modulo p < 2^26 stay below 2^52, so that doubles hold them exactly. */
const LARGE = 2 ** 26;
const trial: number[] = [2, 3];
const large: number[] = [];

const hasNoDivisorIn = (n: number, divisors: readonly number[]): boolean => {
  for (const d of divisors) {
    if (d * d > n) return true;
    if (n % d === 0) return false;
  }
  return true;
};

/** The primes in ascending order, without end. */
export function* smallPrimes(): Generator<number, never> {
  for (let i = 0; ; i++) {
    for (let n = trial[trial.length - 1]! + 2; i >= trial.length; n += 2) if (hasNoDivisorIn(n, trial)) trial.push(n);
    yield trial[i]!;
  }
}

/** The primes below 2^26 in descending order, without end for every use in this package (there are four million). */
export function* largePrimes(): Generator<number, never> {
  for (const q of smallPrimes()) if (q * q > LARGE) break;
  for (let i = 0; ; i++) {
    for (let n = (large[large.length - 1] ?? LARGE + 1) - 2; i >= large.length; n -= 2)
      if (hasNoDivisorIn(n, trial)) large.push(n);
    yield large[i]!;
  }
}
