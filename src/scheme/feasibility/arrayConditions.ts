/** # Conditions on intersection arrays. Defines `firstEntryFinding`, `loopFinding`, `monotoneFinding`, `crossingFinding`, `unimodalFinding`.
 * @module */
import { type Rational, rationalToString } from '../../exact/rational.js';
import type { Finding } from './conditions.js';
import { loopsOf, type PolynomialArray, sizesOf } from './polynomialArray.js';

const text = rationalToString;

export const firstEntryFinding = ({ c }: PolynomialArray): Finding | undefined =>
  c[0]!.equals(1) ? undefined : { where: 'c_1', expected: '1', found: text(c[0]!) };

export function loopFinding(array: PolynomialArray): Finding | undefined {
  const i = loopsOf(array).findIndex((a) => a.s < 0n);
  if (i === -1) return undefined;
  const { b, c } = array;
  const found = `${text(b[0]!)} − ${b[i] === undefined ? '0' : text(b[i])} − ${i === 0 ? '0' : text(c[i - 1]!)}`;
  return {
    where: `a_${i} = b_0 − b_${i} − c_${i}`,
    expected: 'a number ≥ 0',
    found: `${found} = ${text(loopsOf(array)[i]!)}`,
  };
}

export function monotoneFinding({ b, c }: PolynomialArray): Finding | undefined {
  for (let i = 1; i < b.length; i++) {
    const order = b[i]!.compare(b[i - 1]!);
    if (order > 0 || (i === 1 && order === 0))
      return {
        where: `b_${i}`,
        expected: `${i === 1 ? 'less than' : 'at most'} b_${i - 1} = ${text(b[i - 1]!)}`,
        found: text(b[i]!),
      };
    if (c[i]!.compare(c[i - 1]!) < 0)
      return { where: `c_${i + 1}`, expected: `at least c_${i} = ${text(c[i - 1]!)}`, found: text(c[i]!) };
  }
  return undefined;
}

export function crossingFinding({ b, c }: PolynomialArray): Finding | undefined {
  for (let i = 1; i <= b.length; i++)
    for (let j = 0; j < b.length && i + j <= b.length; j++)
      if (c[i - 1]!.compare(b[j]!) > 0)
        return { where: `c_${i}`, expected: `at most b_${j} = ${text(b[j]!)}`, found: text(c[i - 1]!) };
  return undefined;
}

export function unimodalFinding(array: PolynomialArray): Finding | undefined {
  const sizes: readonly Rational[] = sizesOf(array);
  const d = array.b.length;
  for (let j = 1; j <= d; j++)
    for (let i = 0; i <= j && i + j <= d; i++)
      if (sizes[i]!.compare(sizes[j]!) > 0)
        return { where: `k_${i}`, expected: `at most k_${j} = ${text(sizes[j]!)}`, found: text(sizes[i]!) };
  return undefined;
}
