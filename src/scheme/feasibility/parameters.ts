/** # Parameters without a scheme. Defines `ParameterTensor`, `TensorNumbers`, `pointsOf`, `tensorOf`.
 *
 * The numbers of a symmetric association scheme that need not exist. They are kept apart from schemes with points, as [BCN] keeps
 * feasible from realised parameters: nothing here says that a scheme exists.
 * @module */
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import type { IntersectionNumbers } from '../intersectionNumbers.js';

/** Valencies and intersection numbers; nonnegative integers below 2^31. */
export interface ParameterTensor {
  readonly rank: number;
  /** k_i > 0; k_0 = 1. */
  readonly valencies: Int32Array;
  /** p^k_ij at [(i·rank + j)·rank + k]. */
  readonly p: ArrayLike<number>;
}

/** n = Σ k_i. */
export const pointsOf = ({ valencies }: ParameterTensor): number => valencies.reduce((sum, k) => sum + k, 0);

/** The parameters of a scheme that is there. */
export const tensorOf = (
  { rank, valencies }: Pick<CoherentConfiguration, 'rank' | 'valencies'>,
  numbers: Pick<IntersectionNumbers, 'dense'>,
): ParameterTensor => ({ rank, valencies, p: numbers.dense() });

/** A tensor to be read like the intersection numbers of a configuration. */
export class TensorNumbers {
  readonly rank: number;
  readonly #p: ArrayLike<number>;

  constructor({ rank, p }: ParameterTensor) {
    this.rank = rank;
    this.#p = p;
  }

  /** p^k_ij */
  at(i: number, j: number, k: number): number {
    return this.#p[(i * this.rank + j) * this.rank + k]!;
  }
}
