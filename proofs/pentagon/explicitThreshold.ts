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

/** What the proof chooses: every choice is sound, and some of them succeed. */
export interface Plan {
  readonly epsilon0: number;
  /** The intervals of ε: this many, of equal length. */
  readonly pieces: number;
  readonly region: SparseRegion;
  readonly weights: Weights;
}

export const plan: Plan = {
  epsilon0: 0.005,
  pieces: 25,
  region: { squaredNorm: 0.82, threshold: 0.42, gap: { lo: 0.93, hi: 1.54 } },
  weights: { own: 3, norm: 0.5, sum: 3 },
};

export interface Threshold {
  readonly kind: 'proved' | 'undecided';
  /** The theorem holds for 0 < p < p₀; p₀ is rounded down from ε₀/(1 + ε₀). */
  readonly p0: number;
  readonly epsilon0: number;
  /** E₁ ≤ 5t* + δ for every minimizer. */
  readonly excess: number;
  readonly pieces: readonly SparsePiece[];
  /** The first inequality that is not proved. */
  readonly failure: string | undefined;
  /** Boxes of branch and bound, in all. */
  readonly boxes: number;
  readonly seconds: number;
}

/** Proves Theorem B for p < p₀; stops at the first inequality that it cannot prove. */
export function explicitThreshold({ epsilon0, pieces, region, weights }: Plan = plan): Threshold {
  const start = performance.now();
  const constants = numbers();
  const located = locate(constants, epsilon0, region);
  const failed = (steps: readonly Step[]): string | undefined => steps.find(({ proved }) => !proved)?.claim;
  let failure = failed(located.steps);
  const done: SparsePiece[] = [];
  for (let i = 0; i < pieces && failure === undefined; i++) {
    const epsilon = { lo: (epsilon0 * i) / pieces, hi: i + 1 === pieces ? epsilon0 : (epsilon0 * (i + 1)) / pieces };
    const piece = provePiece(constants, epsilon, region, located, weights);
    const claim = piece === undefined ? 'no critical pentagon was found' : failed(piece.steps);
    if (claim !== undefined) failure = `ε in [${epsilon.lo}, ${epsilon.hi}]: ${claim}`;
    else if (piece !== undefined) done.push(piece);
  }
  const steps = [...located.steps, ...done.flatMap((piece) => piece.steps)];
  return {
    kind: failure === undefined ? 'proved' : 'undecided',
    p0: Math.floor((epsilon0 / (1 + epsilon0)) * 1e6) / 1e6,
    epsilon0,
    excess: located.excess,
    pieces: done,
    failure,
    boxes: steps.reduce((sum, { boxes }) => sum + boxes, 0),
    seconds: (performance.now() - start) / 1000,
  };
}
