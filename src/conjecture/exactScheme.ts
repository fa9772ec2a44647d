/** # The scheme or configuration that a claim is about. Defines `ExactConfiguration`, `ExactScheme`.
 * @module */
import { coherentClosure } from '../scheme/coherentClosure.js';
import {
  type AssociationScheme,
  asAssociationScheme,
  type CoherentConfiguration,
} from '../scheme/coherentConfiguration.js';
import { type Eigenmatrices, eigenmatrices } from '../scheme/eigenmatrix.js';
import {
  type IntersectionNumbers,
  intersectionNumbers,
  isCommutative,
  isHomogeneous,
  isSymmetric,
} from '../scheme/intersectionNumbers.js';
import { type SchemeProperties, schemeProperties } from '../scheme/schemeProperties.js';
import { ExactNumber } from './exactNumber.js';

/** A coherent configuration, with its facts when they are asked for. */
export class ExactConfiguration {
  readonly configuration: CoherentConfiguration;
  /** In words, where there are any. */
  readonly name: string | undefined;
  /** How it came about. */
  readonly kind: string;
  #numbers: IntersectionNumbers | undefined;

  constructor(configuration: CoherentConfiguration, name?: string, kind = 'given', numbers?: IntersectionNumbers) {
    this.configuration = configuration;
    this.name = name;
    this.kind = kind;
    this.#numbers = numbers;
  }

  get n(): number {
    return this.configuration.n;
  }

  /** The number of relations. */
  get rank(): number {
    return this.configuration.rank;
  }

  get fibres(): number {
    return this.configuration.fibres;
  }

  get valencies(): readonly number[] {
    return Array.from(this.configuration.valencies);
  }

  /** The relation of (x, y). */
  relation(x: number, y: number): number {
    return this.configuration.relation[x * this.n + y]!;
  }

  get numbers(): IntersectionNumbers {
    this.#numbers ??= intersectionNumbers(this.configuration);
    return this.#numbers;
  }

  /** p^k_ij */
  p(i: number, j: number, k: number): number {
    return this.numbers.at(i, j, k);
  }

  get homogeneous(): boolean {
    return isHomogeneous(this.configuration);
  }

  get symmetric(): boolean {
    return isSymmetric(this.configuration);
  }

  get commutative(): boolean {
    return isCommutative(this.configuration);
  }

  /** As a symmetric association scheme, where it is one. */
  get scheme(): ExactScheme | undefined {
    const verdict = asAssociationScheme(this.configuration);
    return verdict.kind === 'verified'
      ? new ExactScheme(verdict.configuration, { name: this.name, kind: this.kind, numbers: this.numbers })
      : undefined;
  }
}

interface SchemeSource {
  readonly name?: string | undefined;
  readonly kind?: string;
  readonly numbers?: IntersectionNumbers;
  readonly eigen?: Eigenmatrices;
  readonly properties?: () => SchemeProperties;
}

/** A symmetric association scheme. Relation 0 is the diagonal, E_0 the trivial eigenspace. */
export class ExactScheme extends ExactConfiguration {
  declare readonly configuration: AssociationScheme;
  #eigen: Eigenmatrices | undefined;
  #properties: SchemeProperties | (() => SchemeProperties) | undefined;

  constructor(scheme: AssociationScheme, { name, kind, numbers, eigen, properties }: SchemeSource = {}) {
    super(scheme, name, kind, numbers);
    this.#eigen = eigen;
    this.#properties = properties;
  }

  /** d = rank − 1. */
  get classes(): number {
    return this.configuration.classes;
  }

  /** P, Q, multiplicities and their field, as `eigenmatrices` gives them. */
  get eigen(): Eigenmatrices {
    this.#eigen ??= eigenmatrices(this.configuration, this.numbers);
    return this.#eigen;
  }

  get multiplicities(): readonly number[] {
    return this.eigen.multiplicities;
  }

  /** P_ji, the eigenvalue of A_i on E_j. */
  P(j: number, i: number): ExactNumber {
    return new ExactNumber(this.eigen.field, this.eigen.P[j]![i]!);
  }

  /** Q_ij with E_j = (1/n) Σ_i Q_ij A_i. */
  Q(i: number, j: number): ExactNumber {
    return new ExactNumber(this.eigen.field, this.eigen.Q[i]![j]!);
  }

  get properties(): SchemeProperties {
    if (this.#properties === undefined)
      this.#properties = schemeProperties(this.configuration, this.numbers, this.eigen);
    else if (typeof this.#properties === 'function') this.#properties = this.#properties();
    return this.#properties;
  }

  /** q^k_ij */
  krein(i: number, j: number, k: number): ExactNumber {
    return new ExactNumber(this.eigen.field, this.properties.q[i]![j]![k]!);
  }

  get primitive(): boolean {
    return this.properties.primitive;
  }

  /** Distance-regular in some ordering of the relations. */
  get pPolynomial(): boolean {
    return this.properties.pPolynomial.length > 0;
  }

  /** Cometric in some ordering of the eigenspaces. */
  get qPolynomial(): boolean {
    return this.properties.qPolynomial.length > 0;
  }

  override get scheme(): ExactScheme {
    return this;
  }
}

/** The coherent closure of a colouring of the pairs of n points, row-major. */
export const closureOf = (n: number, colours: ArrayLike<number>, kind?: string): ExactConfiguration =>
  new ExactConfiguration(coherentClosure(n, colours), undefined, kind);
