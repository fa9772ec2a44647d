import { describe, expect, it } from 'vitest';
import { configurationLoss, type Family, localMinimum } from '../../../proofs/neighbours/localMinimum.js';
import { moreInSpace } from '../../../proofs/neighbours/moreInSpace.js';
import { sevenInSpace } from '../../../proofs/neighbours/sevenInSpace.js';
import {
  elevenFamily,
  icosahedronFamily,
  nineFamily,
  sevenFamily,
  tenFamily,
} from '../../../proofs/neighbours/spaceFamilies.js';
import { antiprismFamily, squareAntiprism } from '../../../proofs/neighbours/squareAntiprism.js';
import { tightAntiprismConditions } from '../../../proofs/neighbours/tightAntiprism.js';
import { quadraticField } from '../../../src/exact/quadratic.js';
import { constant } from '../../../src/rigor/formula.js';
import { point } from '../../../src/rigor/interval.js';
import { JetEvaluator } from '../../../src/rigor/jets.js';
import { oneActiveLoss } from '../../../src/toy/oneActiveLoss.js';

const budget = { runs: 1, seed: 1 };

/** m·L₁ and its gradient for numbers. */
function lossAt(columns: readonly (readonly number[])[], biases: readonly number[]) {
  const m = columns.length;
  const responses = Float64Array.from(
    columns.flatMap((x) => columns.map((y) => x.reduce((s, e, k) => s + e * y[k]!, 0))),
  );
  const gradient = { responses: new Float64Array(m * m), bias: new Float64Array(m) };
  const value = m * oneActiveLoss(new Array<number>(m).fill(1), responses, Float64Array.from(biases), gradient);
  return { value, gradient };
}

describe('local minima in space', () => {
  for (const theorem of [squareAntiprism, sevenInSpace, moreInSpace])
    it(`${theorem.id} is proved`, async () => {
      for (const one of theorem.evidence) expect((await one.establish(budget)).kind).toBe('verified');
    });

  it('the formula is the loss', () => {
    for (const family of [antiprismFamily, sevenFamily, nineFamily, tenFamily, elevenFamily, icosahedronFamily]) {
      const at = family.at(family.start.map((x) => constant(x)));
      const loss = configurationLoss(at, [point(0)])!;
      const entries = [...at.columns.flat(), ...at.biases];
      const jets = new JetEvaluator([loss, ...entries], 1);
      jets.evaluate(new Float64Array(2), 0);
      const [value, ...numbers] = jets.roots.map((row) => jets.at(row).lo);
      const columns = at.columns.map((_, i) => numbers.slice(3 * i, 3 * i + 3));
      expect(value).toBeCloseTo(lossAt(columns, numbers.slice(3 * columns.length)).value, 13);
    }
  });

  it('another start, a gauge that rotations fix, or entries that are not 0 prove nothing', () => {
    const reason = (family: Family): string => {
      const result = localMinimum(family);
      return result.kind === 'undecided' ? result.reason : 'certified';
    };
    expect(reason({ ...antiprismFamily, start: [1, 0.6, -0.26] })).toBe('no minimum is found in the family');
    expect(reason({ ...antiprismFamily, start: [0.99, 0.6, 0.26] })).toBe(
      'the outputs near the start are not of one kind',
    );
    // All three are in one plane through the axis, so the rotation in that plane moves none of them.
    expect(
      reason({
        ...antiprismFamily,
        gauge: [
          [0, 1],
          [2, 1],
          [0, 1],
        ],
      }),
    ).toBe('rotations are not shown to move the gauge');
    expect(
      reason({
        ...antiprismFamily,
        gauge: [
          [0, 2],
          [2, 1],
          [1, 0],
        ],
      }),
    ).toBe('an entry of the gauge is not 0');
  });

  it('a point that is critical in too small a family is not taken for critical', () => {
    // Among the antiprisms with h = ρ/√2, the tight ones, one is least; it is not critical.
    const tight: Family = {
      ...antiprismFamily,
      parameters: 2,
      start: [0.947825, -0.262],
      at: ([rho, b]) => antiprismFamily.at([rho!, rho!.over(constant(2).sqrt()), b!]),
    };
    const start = best((x) => {
      const [rho, b] = x as [number, number];
      const h = rho / Math.SQRT2;
      const corner = (k: number): number[] => [
        rho * Math.cos((k * Math.PI) / 4),
        rho * Math.sin((k * Math.PI) / 4),
        k % 2 === 0 ? h : -h,
      ];
      return lossAt([0, 1, 2, 3, 4, 5, 6, 7].map(corner), new Array<number>(8).fill(b)).value;
    }, tight.start);
    const result = localMinimum({ ...tight, start });
    expect(result).toEqual({ kind: 'undecided', reason: 'it is not critical among all configurations' });
  });

  it('the conditions at p = 2 fail for other antiprisms', () => {
    const { field } = quadraticField(2n);
    expect(tightAntiprismConditions().kind).toBe('verified');
    for (const p of [3, 5]) expect(tightAntiprismConditions(field.fromInteger(p)).kind).toBe('refuted');
  });

  it('the gradient of the tight antiprism does not vanish for any scale and bias, while an output is alive', () => {
    for (let q = 0.02; q < 2; q *= 1.15)
      for (let t = -0.95; t < 2; t += 0.05) {
        const [rho, h] = [Math.sqrt(2 * q), Math.sqrt(q)];
        const columns = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => [
          rho * Math.cos((k * Math.PI) / 4),
          rho * Math.sin((k * Math.PI) / 4),
          k % 2 === 0 ? h : -h,
        ]);
        const { gradient } = lossAt(columns, new Array<number>(8).fill(3 * q * t));
        const size = columns.reduce((sum, _, j) => {
          const slope = [0, 1, 2].map((k) =>
            columns.reduce(
              (s, w, i) => s + (gradient.responses[i * 8 + j]! + gradient.responses[j * 8 + i]!) * w[k]!,
              0,
            ),
          );
          return sum + gradient.bias[j]! ** 2 + slope.reduce((s, e) => s + e * e, 0);
        }, 0);
        expect(size).toBeGreaterThan(1e-6);
      }
  });
});

/** A minimum by coordinate steps that shrink. */
function best(f: (x: readonly number[]) => number, start: readonly number[]): readonly number[] {
  let x = start;
  for (let step = 0.01; step > 1e-9; ) {
    const steps = x.flatMap((_, k) => [step, -step].map((d) => x.map((e, i) => (i === k ? e + d : e))));
    const better = steps.find((y) => f(y) < f(x));
    if (better === undefined) step /= 2;
    else x = better;
  }
  return x;
}
