import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloatVectors } from '../../src/numeric/floatFrame.js';
import { procrustes } from '../../src/recognize/procrustes.js';
import { generator } from '../../src/toy/random.js';
import {
  disguised,
  examples,
  independentFit,
  randomRotation,
  rounded,
  rowsOf,
  vectorsOf,
  vectorsOfFrame,
} from './weights.js';

const small = fc.constantFrom(...examples.filter(({ frame }) => frame.gram.n <= 30));
const squared = (x: Float64Array): number => x.reduce((sum, value) => sum + value * value, 0);

describe('Procrustes distance', () => {
  it('is zero for the geometry itself, turned and scaled, and the scale is found', () => {
    fc.assert(
      fc.property(small, fc.nat(1000), fc.double({ min: 0.01, max: 100, noNaN: true }), ({ frame }, seed, scale) => {
        const vectors = vectorsOfFrame(frame);
        const rotation = randomRotation(vectors.length, seed);
        const turned = rowsOf(vectors).map((row) =>
          rotation.map((axis) => scale * axis.reduce((sum, x, b) => sum + x * row[b]!, 0)),
        );
        const fit = procrustes(vectorsOf(turned), vectors);
        expect(fit.scale / scale).toBeCloseTo(1, 12);
        expect(fit.residual).toBeLessThan(1e-7);
        expect(fit.largest).toBeLessThan(1e-7);
      }),
    );
  });

  it('is that of ml-matrix, by another road', () => {
    fc.assert(
      fc.property(small, fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), ({ frame }, seed, noise) => {
        const vectors = vectorsOfFrame(frame);
        const { weights, order } = disguised(vectors, { seed, noise });
        const sorted = vectorsOf(order.map((at) => rowsOf(vectors)[at]!));
        const fit = procrustes(weights, sorted);
        const { n, entry, values } = rounded(frame);
        const gram = {
          n,
          values,
          entry: entry.map((_, at) => entry[order[Math.floor(at / n)]! * n + order[at % n]!]!),
        };
        const independent = independentFit(weights, gram);
        expect(fit.scale).toBeCloseTo(independent.scale, 6);
        expect(fit.residual).toBeCloseTo(independent.residual, 6);
        // Where singular values agree or vanish the rotation is not determined, nor is the largest; the residual is.
        expect(fit.largest).toBeGreaterThanOrEqual(fit.residual * (1 - 1e-9));
      }),
    );
  });

  it('is exact for known displacements: radial ones of alternating sign on a square', () => {
    // All of s, X and the residual by hand: C = ((2, 0), (0, 2)) to first order and exactly, s = 1.
    const e = 0.1;
    const square = vectorsOf([
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ]);
    const moved = vectorsOf([
      [1 + e, 0],
      [0, 1 - e],
      [-1 - e, 0],
      [0, -1 + e],
    ]);
    const { scale, residual, largest } = procrustes(moved, square);
    expect(scale).toBeCloseTo(1, 14);
    expect(residual).toBeCloseTo(e / Math.sqrt(1 + e * e), 14);
    expect(largest).toBeCloseTo(e / Math.sqrt(1 + e * e), 14);
  });

  it('counts the dimensions that the weights lack: a triangle pressed onto a line', () => {
    const triangle = [0, 1, 2].map((k) => [Math.cos((2 * Math.PI * k) / 3), Math.sin((2 * Math.PI * k) / 3)]);
    const flat = vectorsOf(triangle.map(([x]) => [x!]));
    // C has the singular value 3/2, so s = 1/2; Σ‖w − sXg‖² = 3/2·(1 − s)² + 3/2·s² = 3/4, of Σ‖w‖² = 3/2.
    const { scale, residual } = procrustes(flat, vectorsOf(triangle));
    expect(scale).toBeCloseTo(0.5, 14);
    expect(residual).toBeCloseTo(Math.SQRT1_2, 14);
  });

  it('is the noise level: n·d coordinates of noise less what rotation and scale can follow', () => {
    for (const { id, frame } of examples) {
      const vectors = vectorsOfFrame(frame);
      const { n, length: d } = vectors;
      const freedom = n * d - (d * (d - 1)) / 2 - 1;
      if (freedom < 400) continue;
      const sigma = 1e-3;
      const random = generator(n + d);
      const rms = Math.sqrt(squared(vectors.coordinates) / n);
      const weights: FloatVectors = {
        ...vectors,
        coordinates: vectors.coordinates.map((x) => x + sigma * rms * random.normal()),
      };
      const { residual } = procrustes(weights, vectors);
      // χ² with so many degrees of freedom: five standard deviations of its root.
      const ratio = residual / (sigma * Math.sqrt(freedom / n));
      expect(Math.abs(ratio - 1), id).toBeLessThan(5 / Math.sqrt(2 * freedom) + 1e-3);
    }
  });
});
