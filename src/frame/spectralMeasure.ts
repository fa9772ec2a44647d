/** # Spectral measures. Defines `spectralMeasures`, `SpectralMeasure`.
 *
 * p_ik = ‖P_k w_i‖²/‖w_i‖² (theory.md, Objects). With the nonzero spectrum λ_1, …, λ_t and L_k the polynomial of degree t − 1
 * that is 1 at λ_k and 0 at the others, P_k = L_k(F) on the range of F, so p_ik = (L_k(M)·M)_ii / M_ii.
 * @module */
import { commonField } from '../exact/compositum.js';
import { LimitError } from '../exact/errors.js';
import type { AlgebraicNumber, Element } from '../exact/numberField.js';
import { polynomialRing } from '../exact/polynomial.js';
import { algebraProduct } from './gramAlgebra.js';
import type { FrameProperties } from './properties.js';

export interface SpectralMeasure {
  /** p_ik for the frame bounds λ_k in order; exact where the field stays within reach. */
  readonly weights: readonly { readonly exact: AlgebraicNumber | undefined; readonly approx: number }[];
  /** 1/Σ p_ik², rounded. */
  readonly participation: number;
  /** −Σ p_ik log p_ik in nats, rounded. */
  readonly entropy: number;
}

/** Beyond this degree over Q the weights are given in floating point only. */
const MAX_DEGREE = 24;

/** One measure for each fibre with a nonzero vector, in order of fibres. */
export function spectralMeasures({ algebra, spectrum: { bounds } }: FrameProperties): readonly SpectralMeasure[] {
  const { field, values, configuration } = algebra;
  const fibres = Array.from({ length: configuration.fibres }, (_, f) => f).filter((f) => !field.isZero(values[f]!));
  // (M^{s+1})_ff / M_ff for s = 0 … t − 1: the moments of the measure.
  const moments: Element[][] = fibres.map(() => []);
  let power: readonly Element[] = values;
  for (let s = 0; s < bounds.length; s++) {
    fibres.forEach((f, at) => {
      moments[at]!.push(field.div(power[f]!, values[f]!));
    });
    if (s + 1 < bounds.length) power = algebraProduct(algebra, power, values);
  }
  const numbers = bounds.map(({ value }) => value);
  const approximate = numbers.map(({ field: own, element }) => own.toNumber(element));
  return moments.map((own) => {
    const floats = solveMoments(
      approximate,
      own.map((m) => field.toNumber(m)),
    );
    const weights = numbers.map((_, k) => {
      const exact = exactWeight(algebra.field, numbers, k, own);
      return { exact, approx: exact === undefined ? floats[k]! : exact.field.toNumber(exact.element) };
    });
    const positive = weights.map(({ approx }) => approx).filter((p) => p > 0);
    return {
      weights,
      participation: 1 / positive.reduce((sum, p) => sum + p * p, 0),
      entropy: positive.reduce((sum, p) => sum - p * Math.log(p), 0) + 0,
    };
  });
}

function exactWeight(
  field: AlgebraicNumber['field'],
  numbers: readonly AlgebraicNumber[],
  k: number,
  moments: readonly Element[],
): AlgebraicNumber | undefined {
  try {
    let K = field;
    for (const { field: own } of numbers) {
      if (K.degree * own.degree > MAX_DEGREE && own !== K) return undefined;
      K = commonField(K, own).field;
    }
    const ring = polynomialRing(K);
    const spectrum = numbers.map(({ field: own, element }) => commonField(K, own).right(element));
    const lagrange = spectrum.reduce(
      (product, value, j) =>
        j === k
          ? product
          : ring.scale(
              ring.mul(product, ring.fromCoefficients([K.neg(value), K.one])),
              K.inv(K.sub(spectrum[k]!, value)),
            ),
      ring.one,
    );
    const embed = commonField(K, field).right;
    const element = lagrange.reduce((sum, c, s) => K.add(sum, K.mul(c, embed(moments[s]!))), K.zero);
    return { field: K, element };
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}

/** The weights of a measure on given points from its moments, by Lagrange's polynomials in floating point. */
function solveMoments(points: readonly number[], moments: readonly number[]): readonly number[] {
  return points.map((point, k) => {
    let polynomial = [1];
    points.forEach((other, j) => {
      if (j === k) return;
      const next = new Array<number>(polynomial.length + 1).fill(0);
      polynomial.forEach((c, s) => {
        next[s] = next[s]! - (c * other) / (point - other);
        next[s + 1] = next[s + 1]! + c / (point - other);
      });
      polynomial = next;
    });
    return polynomial.reduce((sum, c, s) => sum + c * moments[s]!, 0);
  });
}
