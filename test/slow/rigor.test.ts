import { describe, expect, it } from 'vitest';
import { nextDown, nextUp } from '../../src/rigor/enclosure.js';
import { interval, intervals, point } from '../../src/rigor/interval.js';
import { bits32, comparisons, doubleFromBits } from '../rigor/dyadics.js';
import { isModerate, operations } from '../rigor/roundedOperations.js';
import { exactTrigonometry, holdsScaled } from '../rigor/trigonometry.js';

const SEED = 20;
const MILLIONS = 1;

describe('interval arithmetic against exact arithmetic, at length', () => {
  it.each(Object.entries(operations))(`%s: ${MILLIONS} million operands of all exponents`, (name, [lower, upper]) => {
    const next = bits32(SEED);
    const compare = comparisons[name]!;
    let best = 0;
    for (let n = 0; n < MILLIONS * 1e6; n++) {
      const word = (BigInt(next()) << 32n) | BigInt(next());
      const a = name === 'sqrt' ? Math.abs(doubleFromBits(word)) : doubleFromBits(word);
      // Half of the second operands are of the size of the first, with short or long fractions: sums that cancel, quotients near 1.
      const near = a * (n % 4 === 1 ? 1 + next() * 2 ** -32 : (next() % 64) / 16);
      const b = n % 2 === 1 && Number.isFinite(near) ? near : doubleFromBits((BigInt(next()) << 32n) | BigInt(next()));
      if (name === 'divide' && b === 0) continue;
      const lo = lower(a, b);
      const hi = upper(a, b);
      if ((lo !== -Infinity && compare(a, b, lo) < 0) || (hi !== Infinity && compare(a, b, hi) > 0))
        throw new Error(`${name}(${a}, ${b}) is not in [${lo}, ${hi}]`);
      if (!isModerate(lo) || !isModerate(a) || (name !== 'sqrt' && !isModerate(b))) continue;
      best++;
      if (compare(a, b, nextUp(lo)) >= 0 || compare(a, b, nextDown(hi)) <= 0)
        throw new Error(`[${lo}, ${hi}] is not the best for ${name}(${a}, ${b})`);
    }
    expect(best).toBeGreaterThan(MILLIONS * 2e5);
  });

  it('sine and cosine at 100,000 doubles of all sizes and at the ends of intervals', () => {
    const next = bits32(SEED);
    for (let n = 0; n < 100_000; n++) {
      const scale = n % 3 === 0 ? 2 ** 20 : n % 3 === 1 ? 8 : 2 ** ((next() % 80) - 60);
      const x = scale * (next() / 2 ** 31 - 1) * (1 + next() * 2 ** -60);
      if (Math.abs(x) > 2 ** 20) continue;
      const exact = exactTrigonometry(x);
      const wide = interval(x - (next() % 7) / 2, x + (next() % 7) / 2);
      for (const name of ['sin', 'cos'] as const)
        if (!holdsScaled(intervals[name](point(x)), exact[name]) || !holdsScaled(intervals[name](wide), exact[name]))
          throw new Error(`${name}(${x})`);
    }
  });
});
