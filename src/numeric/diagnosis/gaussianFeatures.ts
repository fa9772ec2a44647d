/** # Gaussian features. Defines `gaussianFeatures`, `marchenkoPastur`.
 *
 * What chance gives: vectors of given norms in directions that are uniform on the sphere. The same seed and index give the same vector.
 * @module */
import type { FeatureMatrix } from '../weights/featureMatrix.js';

/** Features with these squared norms and independent uniform directions, made when they are read. */
export function gaussianFeatures(normSquared: Float64Array, length: number, seed: number): FeatureMatrix {
  return {
    source: `Gaussian reference, seed ${seed}`,
    features: normSquared.length,
    length,
    roundoff: 2 ** -53,
    read(from, count, into) {
      for (let i = 0; i < count; i++) {
        const normal = normals(seed, from + i);
        let sum = 0;
        for (let a = i * length; a < (i + 1) * length; a++) {
          const x = normal();
          into[a] = x;
          sum += x * x;
        }
        const scale = Math.sqrt(normSquared[from + i]! / sum);
        for (let a = i * length; a < (i + 1) * length; a++) into[a]! *= scale;
      }
    },
  };
}

/** The limits of the spectrum of F for n vectors of mean squared norm `mean` in uniform directions of R^d, as n and d grow together:
 *  n·mean/d·(1 ± √(d/n))². Source: V. A. Marchenko, L. A. Pastur, Math. USSR-Sbornik 1 (1967) 457–483. For norms that vary the true
 *  limits are wider. */
export function marchenkoPastur(
  n: number,
  d: number,
  mean: number,
): { readonly lower: number; readonly upper: number } {
  const [level, ratio] = [(n * mean) / d, Math.sqrt(d / n)];
  return { lower: n < d ? 0 : level * (1 - ratio) ** 2, upper: level * (1 + ratio) ** 2 };
}

/** Independent standard normals by the polar method of G. Marsaglia and T. A. Bray, SIAM Review 6 (1964) 260–264. */
function normals(seed: number, stream: number): () => number {
  const uniform = splitMix(seed, stream);
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const x = spare;
      spare = undefined;
      return x;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
}

/** Uniform on [0, 1) in steps of 2^−32: a 32-bit counter through the finalizer of MurmurHash3, keyed by seed and stream. */
function splitMix(seed: number, stream: number): () => number {
  let state = mix(mix(seed | 0) ^ stream);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return (mix(state) >>> 0) / 2 ** 32;
  };
}

function mix(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
