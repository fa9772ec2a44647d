/** # The permutation group that a claim is about. Defines `PermutationGroup`.
 * @module */
import { coherentConfiguration } from '../scheme/coherentConfiguration.js';
import { orbitals } from '../scheme/schurian.js';
import { ExactConfiguration } from './exactScheme.js';

/** Given by generators, lists of the images of 0 … n−1. */
export class PermutationGroup {
  readonly n: number;
  readonly generators: readonly (readonly number[])[];
  /** How it came about. */
  readonly kind: string;
  #orbitals: ExactConfiguration | undefined;

  constructor(n: number, generators: readonly (readonly number[])[], kind = 'given') {
    this.n = n;
    this.generators = generators;
    this.kind = kind;
  }

  /** The orbits on ordered pairs, a coherent configuration (D. G. Higman). */
  get orbitals(): ExactConfiguration {
    if (this.#orbitals === undefined) {
      const verdict = coherentConfiguration(this.n, orbitals(this.n, this.generators));
      if (verdict.kind === 'refuted') throw new Error('orbitals are coherent'); // a programming error
      this.#orbitals = new ExactConfiguration(verdict.configuration, undefined, this.kind);
    }
    return this.#orbitals;
  }

  get transitive(): boolean {
    return this.orbitals.homogeneous;
  }
}
