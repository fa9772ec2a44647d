/** # Eight features in space. Defines `squareAntiprism`, `antiprismFamily`.
 *
 * The best known configuration is a flatter square antiprism: a strict local minimum, not tight, with Σ D_i < 3. The tight one is not
 * critical. Letters as in square-antiprism.md.
 * @module */
import { constant, type Formula, type Theorem } from 'tightframe';
import { capacityDefect, establishLocalMinimum, type Family, innerProduct } from './localMinimum.js';
import { tightAntiprismConditions } from './tightAntiprism.js';

const zero = constant(0);

/** ρ, h and b: two squares of circumradius ρ at the heights ±h, turned by 45°, and a common bias. */
export const antiprismFamily: Family = {
  parameters: 3,
  start: [0.9946997426, 0.6027418076, -0.2639173578],
  gauge: [
    [0, 1],
    [2, 1],
    [1, 0],
  ],
  at: (parameters) => {
    const [rho, h, b] = parameters as readonly [Formula, Formula, Formula];
    const [opposite, below] = [rho.negated(), h.negated()];
    const d = rho.over(constant(2).sqrt());
    const e = d.negated();
    return {
      columns: [
        [rho, zero, h],
        [zero, rho, h],
        [opposite, zero, h],
        [zero, opposite, h],
        [d, d, below],
        [e, d, below],
        [e, e, below],
        [d, e, below],
      ],
      biases: new Array<Formula>(8).fill(b),
    };
  },
};

export const squareAntiprism: Theorem = {
  id: 'square-antiprism',
  title: 'Eight features in space: the tight square antiprism is not critical, a flatter one is a strict local minimum',
  statement:
    'The tight square antiprism, of any scale and with any biases, is critical for the one-active loss only where all outputs vanish. A square antiprism with frame bounds 2.906…, 3.957…, 3.957… and Σ D_i < 3 is a strict local minimum modulo rotations, with L₁ = 0.0127092901….',
  source: 'proofs/neighbours/square-antiprism.md',
  evidence: [
    {
      kind: 'exact',
      claim: 'the conditions for a critical point of the tight antiprism contradict each other, in Q(√2)',
      establish: () => tightAntiprismConditions(),
    },
    {
      kind: 'exact',
      claim: 'a critical antiprism, by Krawczyk’s test; positive definite Hessian; not tight; Σ D_i < 3',
      establish: () =>
        establishLocalMinimum(antiprismFamily, [
          { name: 'ρ', value: ({ columns }) => columns[0]![0]! },
          { name: 'h', value: ({ columns }) => columns[0]![2]! },
          { name: 'b', value: ({ biases }) => biases[0]! },
          { name: 'norm', value: ({ columns }) => innerProduct(columns[0]!, columns[0]!).sqrt() },
          { name: 'frame bound 8h²', value: ({ columns }) => columns[0]![2]!.square().times(8) },
          { name: 'frame bound 4ρ² (twice)', value: ({ columns }) => columns[0]![0]!.square().times(4) },
          {
            name: '4ρ² − 8h²',
            value: ({ columns: [w] }) => w![0]!.square().times(4).minus(w![2]!.square().times(8)),
            isPositive: true,
          },
          { name: '3 − Σ D_i', value: capacityDefect, isPositive: true },
        ]),
    },
  ],
};
