/** # Design strength. Defines `designStrength`, `DesignStrength`.
 *
 * T12: unit vectors u form a spherical t-design iff Σ_{x,y} G_s(⟨u_x, u_y⟩) = 0 for s = 1..t, with the Gegenbauer polynomials
 * G_s of the dimension. Every sum is ≥ 0. Source: P. Delsarte, J. M. Goethals, J. J. Seidel, Spherical codes and designs,
 * Geom. Dedicata 6 (1977), Theorem 5.5.
 * @module */
import { sqrt } from '../exact/compositum.js';
import { type AlgebraicNumber, type Element, floorDivide, type NumberField } from '../exact/numberField.js';
import { integerSqrt } from '../exact/quadratic.js';
import { rational } from '../exact/rational.js';
import { unifyAll } from '../exact/subfield.js';
import { fibreSizes, type GramAlgebra } from './gramAlgebra.js';

type Strength = number | 'infinity';

export interface DesignStrength {
  /** Of the directions of the nonzero vectors, as a multiset; undefined when there are none. */
  readonly strength: Strength | undefined;
  /** Where norms differ and the strength is positive: ‖w‖ of each fibre over that of fibre 0. */
  readonly normRatios?: readonly AlgebraicNumber[];
}

/** One value of the Gram matrix with the number of ordered pairs that have it. */
interface Weighted {
  readonly cosine: Element;
  readonly count: number;
}

/** @param dimension the rank of the frame, at least 1 where there is a nonzero vector */
export function designStrength(algebra: GramAlgebra, dimension: number): DesignStrength {
  const { field, values, configuration } = algebra;
  const { fibres, source, target } = configuration;
  const nonzero = Array.from({ length: fibres }, (_, f) => f).filter((f) => !field.isZero(values[f]!));
  if (nonzero.length === 0) return { strength: undefined };
  const counts = pairCounts(algebra);
  const pairs = counts.flatMap((count, k) =>
    field.isZero(values[source[k]!]!) || field.isZero(values[target[k]!]!) ? [] : [{ k, count }],
  );
  const norm = values[0]!;
  if (nonzero.every((f) => field.equals(values[f]!, norm))) {
    const inverse = field.inv(norm);
    return {
      strength: strength(
        field,
        pairs.map(({ k, count }) => ({ cosine: field.mul(values[k]!, inverse), count })),
        dimension,
      ),
    };
  }
  if (resultantIsPositive(algebra, pairs)) return { strength: 0 };
  // Diagonal relations come by descending Gram value: fibre 0 has the largest norm.
  const base = field.inv(values[0]!);
  const ratios = Array.from({ length: fibres }, (_, f) => sqrt(field, field.mul(values[f]!, base)));
  const joined = unifyAll([...ratios, ...values.map((element) => ({ field, element }))]);
  const K = joined.field;
  const ratio = joined.elements.slice(0, fibres);
  const gram = joined.elements.slice(fibres);
  const found = strength(
    K,
    pairs.map(({ k, count }) => ({
      count,
      cosine: K.div(gram[k]!, K.mul(gram[0]!, K.mul(ratio[source[k]!]!, ratio[target[k]!]!))),
    })),
    dimension,
  );
  return found === 0 ? { strength: 0 } : { strength: found, normRatios: ratios };
}

/** The number of ordered pairs of each relation. */
export function pairCounts({ configuration }: GramAlgebra): readonly number[] {
  const sizes = fibreSizes(configuration);
  return Array.from(configuration.valencies, (valency, k) => valency * sizes[configuration.source[k]!]!);
}

/** The three-term recurrence (s + d − 2) G_{s+1} = (2s + d − 2) x G_s − s G_{s−1}, scaled to G_s(1) = 1. */
function strength(field: NumberField, pairs: readonly Weighted[], dimension: number): Strength {
  let before = pairs.map(() => field.one);
  let current = pairs.map(({ cosine }) => cosine);
  for (let s = 1; ; s++) {
    const sum = pairs.reduce(
      (total, { count }, at) => field.add(total, field.mul(field.fromInteger(count), current[at]!)),
      field.zero,
    );
    if (!field.isZero(sum)) return s - 1;
    // R¹ has no harmonics of degree 2 or more.
    if (dimension === 1) return 'infinity';
    const step = field.fromRational(rational(2 * s + dimension - 2, s + dimension - 2));
    const back = field.fromRational(rational(s, s + dimension - 2));
    const next = pairs.map(({ cosine }, at) =>
      field.sub(field.mul(step, field.mul(cosine, current[at]!)), field.mul(back, before[at]!)),
    );
    before = current;
    current = next;
  }
}

const BITS = 128;

/** Does 128-bit interval arithmetic show |Σ u_x|² = Σ M_xy/√(M_xx M_yy) > 0? Then the strength is 0, whatever field the roots
 *  lie in. */
function resultantIsPositive(
  { field, values, configuration: { source, target } }: GramAlgebra,
  pairs: readonly { readonly k: number; readonly count: number }[],
): boolean {
  let lowest = 0n;
  for (const { k, count } of pairs) {
    const norms = field.enclose(field.mul(values[source[k]!]!, values[target[k]!]!), 2 * BITS);
    if (norms.lo <= 0n) return false;
    const entry = field.enclose(values[k]!, 2 * BITS);
    // entry/√norms at scale 2^BITS, rounded down: the numerator down, and √ up under a positive numerator, else down.
    const root = entry.lo >= 0n ? integerSqrt(norms.hi) + 1n : integerSqrt(norms.lo);
    lowest += BigInt(count) * floorDivide(entry.lo, root);
  }
  return lowest > 0n;
}
