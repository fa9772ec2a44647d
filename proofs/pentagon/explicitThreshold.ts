/** # An explicit threshold for sparse inputs. Defines `explicitThreshold`, `pentagonSparse`.
 *
 * For ε = p/(1 − p) in (0, ε₀], the regular pentagon P with the best radius and bias for this ε is, up to symmetry, the only minimizer of
 * J_ε = L_p/(p(1 − p)⁴). explicit-threshold.md has the proof; its inequalities are established here in interval arithmetic: first the region
 * that a minimizer cannot leave (`sparseRegion.ts`), then, on consecutive intervals of ε, that J_ε(X) − J_ε(P) is bounded below on it by a positive
 * definite quadratic form (`sparsePiece.ts`).
 * @module */
import type { Theorem } from 'tightframe';
import { numbers, type Step } from './sparseNumbers.js';
import { provePiece, type SparsePiece, type Weights } from './sparsePiece.js';
import { locate, type SparseRegion } from './sparseRegion.js';

/** The part of the proof for ε up to `to`, from where the stage before ends. */
export interface Stage {
  readonly to: number;
  /** This many intervals of ε, of about equal length. */
  readonly pieces: number;
  /** Where a minimizer is for ε ≤ `to`. */
  readonly region: SparseRegion;
}

/** What the proof chooses: every choice is sound, and some of them succeed. */
export interface Plan {
  readonly stages: readonly Stage[];
  readonly weights: Weights;
}

const stage = (to: number, pieces: number, squaredNorm: number, threshold: number, lo: number, hi: number): Stage => ({
  to,
  pieces,
  region: { squaredNorm, threshold, gap: { lo, hi } },
});

export const plan: Plan = {
  stages: [
    stage(0.001, 4, 0.99, 0.303, 1.118, 1.387),
    stage(0.002, 4, 0.988, 0.34, 1.059, 1.437),
    stage(0.003, 4, 0.92, 0.37, 1.012, 1.475),
    stage(0.004, 4, 0.868, 0.393, 0.971, 1.507),
    stage(0.005, 5, 0.825, 0.414, 0.933, 1.535),
    stage(0.0055, 3, 0.806, 0.424, 0.915, 1.548),
    stage(0.006, 4, 0.788, 0.433, 0.898, 1.56),
  ],
  weights: { own: 4, norm: 0.5, sum: 3 },
};

export interface Threshold {
  readonly kind: 'proved' | 'undecided';
  /** The theorem holds for 0 < p < p₀; p₀ is rounded down from ε₀/(1 + ε₀). When undecided, ε₀ is as far as the proof came. */
  readonly p0: number;
  readonly epsilon0: number;
  readonly pieces: readonly SparsePiece[];
  /** The first inequality that is not proved. */
  readonly failure: string | undefined;
  /** Boxes of branch and bound, in all. */
  readonly boxes: number;
  readonly seconds: number;
}

/** Proves Theorem B for p < p₀; stops at the first inequality that it cannot prove. */
export function explicitThreshold({ stages, weights }: Plan = plan): Threshold {
  const start = performance.now();
  const constants = numbers();
  const pieces: SparsePiece[] = [];
  let boxes = 0;
  const failureOf = (steps: readonly Step[]): string | undefined => {
    boxes += steps.reduce((sum, step) => sum + step.boxes, 0);
    return steps.find(({ proved }) => !proved)?.claim;
  };
  const run = (): string | undefined => {
    let from = 0;
    for (const { to, pieces: count, region } of stages) {
      const located = locate(constants, to, region);
      const failure = failureOf(located.steps);
      if (failure !== undefined) return `ε ≤ ${to}: ${failure}`;
      const first = from;
      for (let i = 1; i <= count; i++) {
        const end = i === count ? to : first + ((to - first) * i) / count;
        const piece = provePiece(constants, { lo: from, hi: end }, region, located, weights);
        const claim = piece === undefined ? 'no critical pentagon was found' : failureOf(piece.steps);
        if (piece === undefined || claim !== undefined) return `ε in [${from}, ${end}]: ${claim}`;
        pieces.push(piece);
        from = end;
      }
    }
    return undefined;
  };
  const failure = run();
  const epsilon0 = pieces.at(-1)?.epsilon.hi ?? 0;
  return {
    kind: failure === undefined ? 'proved' : 'undecided',
    p0: Math.floor((epsilon0 / (1 + epsilon0)) * 1e5) / 1e5,
    epsilon0,
    pieces,
    failure,
    boxes,
    seconds: (performance.now() - start) / 1000,
  };
}

export const pentagonSparse: Theorem = {
  id: 'pentagon-sparse',
  title: 'Five sparse features in the plane: the optimum is a regular pentagon for p < 0.00596',
  statement:
    'Let each of five features be active with probability p, 0 < p < 0.00596, and uniform on [0,1] then. The mean loss of the toy model in the plane attains its infimum, and its minimizers are one orbit of O(2) × S₅: regular pentagons with one radius and one negative bias.',
  source: 'proofs/pentagon/explicit-threshold.md (Math for AI Safety registry, MAIS-O40 and MAIS-O47(1))',
  evidence: [
    {
      kind: 'exact',
      claim: 'all inequalities of the proof, in interval arithmetic, for all p below p₀ at once',
      establish: () => {
        const { kind, p0, epsilon0, pieces, boxes, failure } = explicitThreshold();
        if (kind !== 'proved' || p0 < 0.00596) return { kind: 'undecided', reason: failure ?? `p₀ = ${p0} only` };
        return {
          kind: 'verified',
          detail: `p₀ = ${p0}`,
          lines: [`ε₀ = p/(1 − p) = ${epsilon0}`, `${pieces.length} intervals of ε, ${boxes} boxes`],
        };
      },
    },
  ],
};
