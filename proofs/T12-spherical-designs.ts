import type { Element, FrameProperties, Theorem } from 'tightframe';
import { sphereMoment } from './conjectures/sphere.js';
import { type Finding, holdsIf, overCatalog, overSmallSchemes } from './evidence/frames.js';
import { testedTheorem } from './evidence/tested.js';

/**
 * Another road to the strength: X is a t-design iff for s = 1 … t the mean of ⟨x,y⟩^s over X × X is its mean over the sphere.
 * J.-M. Goethals, J. J. Seidel, Spherical designs, 1979. Equal products are raised to powers once.
 */
function strengthByMoments({ algebra, dimension, n }: FrameProperties): number {
  const { field, values, configuration } = algebra;
  const counts = new Array<number>(values.length).fill(0);
  for (const k of configuration.relation) counts[k]!++;
  const cosines = values.map((value) => field.div(value, values[0]!));
  let powers: readonly Element[] = values.map(() => field.one);
  // n points in dimension at least 2 have strength below n.
  for (let s = 1; ; s++) {
    powers = powers.map((power, k) => field.mul(power, cosines[k]!));
    const sum = powers.reduce(
      (total, power, k) => field.add(total, field.mul(field.fromInteger(counts[k]!), power)),
      field.zero,
    );
    const expected = field.fromRational(sphereMoment(dimension, s).mul(n * n));
    if (!field.equals(sum, expected)) return s - 1;
  }
}

function strengthsAgree(properties: FrameProperties): Finding {
  const { strength } = properties.design;
  if (!properties.equalNorm || properties.dimension < 2 || strength === undefined) return 'silent';
  const byMoments = strengthByMoments(properties);
  return holdsIf(strength === byMoments, () => `Gegenbauer sums give strength ${strength}, moments give ${byMoments}`);
}

/** One eigenspace j ≠ 0: strength at least 2, and at least 3 exactly when q^j_jj = 0, that is when Σ Q_ij³ k_i = 0. */
function readsKrein({
  scheme,
  eigen: { field, Q },
  J,
  properties,
}: Parameters<Parameters<typeof overSmallSchemes>[1]>[0]): Finding {
  const { strength } = properties.design;
  if (J.length !== 1 || J[0] === 0 || properties.dimension < 2 || strength === undefined) return 'silent';
  const cubes = Q.map((row, i) => {
    const q = row[J[0]!]!;
    return field.mul(field.fromInteger(scheme.valencies[i]!), field.mul(q, field.mul(q, q)));
  });
  const krein = cubes.reduce((sum, cube) => field.add(sum, cube), field.zero);
  return holdsIf(
    strength !== 'infinity' && strength >= 2 && strength >= 3 === field.isZero(krein),
    () => `strength ${strength}, but q^j_jj ${field.isZero(krein) ? '=' : '≠'} 0`,
  );
}

export const sphericalDesigns: Theorem = {
  id: 'T12',
  title: 'Design strength by Gegenbauer sums; one eigenspace and q^j_jj',
  statement:
    'Unit vectors are a spherical t-design iff Σ G_s(⟨x,y⟩) = 0 for s = 1 … t; the frame of one eigenspace E_j, j ≠ 0, is a 2-design, and a 3-design iff q^j_jj = 0.',
  source: 'proofs/T12-spherical-designs.md; P. Delsarte, J.-M. Goethals, J. J. Seidel 1977, theorem 5.5',
  evidence: [
    overCatalog('the strength by Gegenbauer sums is that by moments', strengthsAgree),
    overSmallSchemes('one eigenspace is a 2-design, and a 3-design exactly when q^j_jj = 0', readsKrein),
    testedTheorem('T12'),
  ],
};
