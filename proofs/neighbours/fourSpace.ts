/** # Nine to twelve features in four dimensions. Defines `fourSpace`, `rectifiedSimplexFamily`.
 * @module */
import { constant, type Evidence, type Formula, rational, type Theorem } from 'tightframe';
import { establishFoundMinimum } from './foundMinimum.js';
import { capacityDefect, establishLocalMinimum, type Family, innerProduct } from './localMinimum.js';

const unsaturated = (features: number, seed: number): Evidence => ({
  kind: 'exact',
  claim: `${features} features, where the search from seed ${seed} ends: critical, positive definite Hessian, Σ D_i < 4`,
  establish: () =>
    establishFoundMinimum([features, 4, seed], [{ name: '4 − Σ D_i', value: capacityDefect, isPositive: true }]),
});

/** The edges of the complete graph on five points; the first four share a point. */
const edges = [0, 1, 2, 3, 4].flatMap((i) => [0, 1, 2, 3, 4].filter((k) => k > i).map((k) => [i, k] as const));

/** Unit vectors along the midpoints of the edges of a regular simplex: 1/6 where two share a point, −2/3 where not. The first four are
 *  triangular, by Cholesky's decomposition. */
function rectifiedSimplex(): readonly (readonly Formula[])[] {
  const columns: Formula[][] = [];
  for (const [at, edge] of edges.entries()) {
    const w: Formula[] = [];
    for (let k = 0; k < 4; k++) {
      const known = columns[k]?.slice(0, k) ?? w;
      const before = known.reduce((sum, x, i) => sum.plus(x.times(w[i]!)), constant(0));
      if (k < at) {
        const shared = edge.some((x) => edges[k]!.includes(x));
        w.push(
          constant(shared ? rational(1, 6) : rational(-2, 3))
            .minus(before)
            .over(columns[k]![k]!),
        );
      } else w.push(k === at ? constant(1).minus(before).sqrt() : constant(0));
    }
    columns.push(w);
  }
  return columns;
}

/** The rectified simplex of radius r, and a common bias. */
export const rectifiedSimplexFamily: Family = {
  parameters: 2,
  start: [1.104931, -0.158729],
  gauge: [0, 1, 2].flatMap((i) => [1, 2, 3].filter((k) => k > i).map((k) => [i, k] as const)),
  at: ([r, b]) => {
    const columns = rectifiedSimplex().map((w, i) => w.map((x, k) => (k > i ? constant(0) : x.times(r!))));
    return { columns, biases: columns.map(() => b!) };
  },
};

export const fourSpace: Theorem = {
  id: 'four-space',
  title: 'Nine to twelve features in four dimensions: strict local minima, unsaturated but for ten',
  statement:
    'The best known configurations of 9, 10, 11 and 12 features in R⁴, with L₁ = 0.0046388089…, 0.0052921544…, 0.0103471125… and 0.0122277580…, are strict local minima of the one-active loss modulo rotations. For 10 it is the rectified 5-cell; for 9, 11 and 12, Σ D_i < 4.',
  source: 'proofs/neighbours/more-in-space.md, section 2',
  evidence: [
    {
      kind: 'exact',
      claim: '10: the rectified 5-cell, with a common bias: critical, positive definite Hessian',
      establish: () =>
        establishLocalMinimum(rectifiedSimplexFamily, [
          { name: 'norm', value: ({ columns: [w] }) => innerProduct(w!, w!).sqrt() },
          { name: 'bias', value: ({ biases }) => biases[0]! },
        ]),
    },
    unsaturated(9, 38),
    unsaturated(11, 6),
    unsaturated(12, 11),
  ],
};
