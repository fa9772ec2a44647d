import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circle, residueOf, valueAt } from '../../src/symbolic/exponentialSum.js';

const circles: readonly Circle[] = [
  { order: { n: 1 }, apex: { n: 3 }, edges: [{ n: 1 }] },
  { order: { n: 2 }, apex: { n: 2 }, edges: [{ n: 1 }] },
  { order: { n: 1 }, apex: { n: 3, j: 1 }, edges: [{ n: 1 }, { n: 2, j: 1 }] },
  { order: { n: 1 }, apex: { n: 5, j: 1, l: 2 }, edges: [{ n: 1 }, { n: 2, l: 1 }, { n: 2, l: 1, j: 1 }] },
];

describe('residues for all parameters at once', () => {
  it('what is decided holds at every point of the cone', () => {
    const decided = { zero: 0, nonzero: 0, unknown: 0 };
    const form = fc.record({
      1: fc.integer({ min: -5, max: 5 }),
      n: fc.integer({ min: -3, max: 3 }),
      j: fc.integer({ min: -3, max: 3 }),
      l: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...circles),
        form,
        fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }),
        (circle, all, steps) => {
          const a = Object.fromEntries(
            Object.entries(all).filter(([name]) => name === '1' || circle.apex[name] !== undefined),
          );
          const residue = residueOf(a, circle);
          decided[residue]++;
          const point: Record<string, number> = { ...circle.apex, 1: 1 };
          circle.edges.forEach((edge, e) => {
            for (const [name, value] of Object.entries(edge)) point[name] = point[name]! + steps[e]! * value;
          });
          const vanishes = valueAt(a, point) % valueAt(circle.order, point) === 0;
          if (residue === 'zero') expect(vanishes).toBe(true);
          if (residue === 'nonzero') expect(vanishes).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
    expect(decided.nonzero).toBeGreaterThan(300);
    expect(decided.unknown).toBeGreaterThan(300);
  });
  it('multiples of the order are zero, and 2j is not for 0 < 2j < n', () => {
    expect(residueOf({ n: 2 }, circles[0]!)).toBe('zero');
    expect(residueOf({ n: 1 }, circles[1]!)).toBe('nonzero');
    expect(residueOf({ j: 2 }, circles[2]!)).toBe('nonzero');
    expect(residueOf({ j: 3 }, circles[2]!)).toBe('unknown');
    expect(residueOf({ j: 1, l: -1 }, circles[3]!)).toBe('nonzero');
  });
});
