/** # Analysis of a configuration. Defines `analyseConfiguration`, `ConfigurationAnalysis`, `AnalysisOptions`, `SymmetricAnalysis`.
 *
 * Everything this package finds about a coherent configuration, as far as it applies. What a limit keeps from being found is
 * undefined, and the limit is named.
 * @module */
import { LimitError } from '../exact/errors.js';
import type { Element } from '../exact/numberField.js';
import type { AutomorphismGroup } from './automorphisms.js';
import { canonicalForm } from './canonicalForm.js';
import { closedSubsets, isPrimitive } from './closedSubsets.js';
import type { CoherenceWitness } from './coherenceWitness.js';
import {
  type AssociationScheme,
  asAssociationScheme,
  type CoherentConfiguration,
  type Verdict,
} from './coherentConfiguration.js';
import { type ComplexEigenmatrices, complexEigenmatrices } from './complexEigenmatrix.js';
import { type Eigenmatrices, eigenmatrices } from './eigenmatrix.js';
import { formalDuality } from './formalDuality.js';
import {
  type IntersectionNumbers,
  intersectionNumbers,
  isCommutative,
  isHomogeneous,
  isSymmetric,
} from './intersectionNumbers.js';
import { type AlgebraicAutomorphisms, algebraicAutomorphisms } from './operations/algebraicAutomorphisms.js';
import { type Fusion, fusions } from './operations/fusions.js';
import { type SchemeProperties, schemeProperties } from './schemeProperties.js';
import { symmetrization } from './symmetrization.js';
import { thinRadical, thinResidue } from './thinSubsets.js';
import { automorphismGroupByTwins } from './twins.js';

export interface ConfigurationAnalysis {
  readonly configuration: CoherentConfiguration;
  readonly numbers: IntersectionNumbers;
  readonly homogeneous: boolean;
  readonly symmetric: boolean;
  readonly commutative: boolean;
  readonly automorphisms: AutomorphismGroup;
  /** Equal for isomorphic configurations and for no others; undefined where it was not asked for. */
  readonly canonicalForm: string | undefined;
  /** Of a homogeneous configuration. */
  readonly structure: Structure | undefined;
  /** Of a symmetric one. */
  readonly scheme: SymmetricAnalysis | undefined;
  /** Of a commutative one that is not symmetric. */
  readonly complex: ComplexEigenmatrices | undefined;
  /** What was not found, and the limit that was reached. */
  readonly limits: readonly string[];
}

/** What closed subsets and valencies say of a homogeneous configuration; sets of relations, ascending. */
interface Structure {
  readonly primitive: boolean;
  readonly thinRadical: readonly number[];
  readonly thinResidue: readonly number[];
  /** Undefined where there are too many. */
  readonly closedSubsets: readonly (readonly number[])[] | undefined;
  readonly symmetrization: Verdict<CoherentConfiguration, CoherenceWitness>;
  /** Undefined beyond `MAX_ALGEBRAIC_RANK`. */
  readonly algebraicAutomorphisms: AlgebraicAutomorphisms | undefined;
  /** Up to algebraic automorphisms; undefined where they were not asked for. */
  readonly fusions: readonly Fusion[] | undefined;
}

export interface AnalysisOptions {
  /** Find all fusions also where that may take long: beyond rank 10, or of a scheme that is not symmetric. */
  readonly fusions?: boolean;
  /** Find the canonical form also beyond 64 points, where relations that a renaming can exchange by the hundred may take it long. */
  readonly canonical?: boolean;
}

const MAX_CANONICAL_POINTS = 64;
/** The work grows like rank³, that for fusions like 2^rank (rank 10: 50 ms, rank 16: 12 s). */
const MAX_ALGEBRAIC_RANK = 200;
const MAX_FUSION_RANK = 10;

export interface SymmetricAnalysis {
  readonly scheme: AssociationScheme;
  readonly eigen: Eigenmatrices;
  readonly properties: SchemeProperties;
  /** {b*_0, …, b*_{d−1}; c*_1, …, c*_d} for each Q-polynomial ordering of the eigenspaces. */
  readonly kreinArrays: readonly KreinArray[];
  /** A bijection from eigenspaces to relations that makes P = Q, null if there is none; undefined: not decided. */
  readonly duality: readonly number[] | null | undefined;
}

interface KreinArray {
  readonly order: readonly number[];
  /** b*_i = q^i_{1,i+1} and c*_i = q^i_{1,i−1} in this ordering. */
  readonly b: readonly Element[];
  readonly c: readonly Element[];
}

/** All that is known of a configuration. Its relations keep their numbers. */
export function analyseConfiguration(
  configuration: CoherentConfiguration,
  options: AnalysisOptions = {},
): ConfigurationAnalysis {
  const limits: string[] = [];
  const withinLimits = <T>(find: () => T): T | undefined => {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof LimitError)) throw error;
      limits.push(error.message);
      return undefined;
    }
  };
  const { rank } = configuration;
  const numbers = intersectionNumbers(configuration);
  const homogeneous = isHomogeneous(configuration);
  const symmetric = isSymmetric(configuration);
  const commutative = isCommutative(configuration);
  return {
    configuration,
    numbers,
    homogeneous,
    symmetric,
    commutative,
    automorphisms: automorphismGroupByTwins(configuration),
    canonicalForm:
      options.canonical === true || configuration.n <= MAX_CANONICAL_POINTS ? canonicalForm(configuration) : undefined,
    structure: homogeneous
      ? {
          primitive: isPrimitive(configuration),
          thinRadical: thinRadical(configuration),
          thinResidue: thinResidue(configuration, numbers),
          closedSubsets: withinLimits(() => closedSubsets(configuration)),
          symmetrization: symmetrization(configuration),
          algebraicAutomorphisms:
            rank <= MAX_ALGEBRAIC_RANK ? algebraicAutomorphisms(configuration, numbers) : undefined,
          fusions:
            options.fusions === true || (symmetric && rank <= MAX_FUSION_RANK)
              ? withinLimits(() => fusions(configuration, numbers))
              : undefined,
        }
      : undefined,
    scheme: withinLimits(() => symmetricAnalysis(configuration, numbers)),
    complex: commutative && !symmetric ? withinLimits(() => complexEigenmatrices(configuration, numbers)) : undefined,
    limits,
  };
}

function symmetricAnalysis(
  configuration: CoherentConfiguration,
  numbers: IntersectionNumbers,
): SymmetricAnalysis | undefined {
  const verdict = asAssociationScheme(configuration);
  if (verdict.kind === 'refuted') return undefined;
  const scheme = verdict.configuration;
  const eigen = eigenmatrices(scheme, numbers);
  const properties = schemeProperties(scheme, numbers, eigen);
  const kreinArrays = properties.qPolynomial.map((order) => {
    const entry = (i: number, j: number): Element => properties.q[order[1]!]![order[j]!]![order[i]!]!; // q^i_{1j}
    const classes = order.length - 1;
    return {
      order,
      b: Array.from({ length: classes }, (_, i) => entry(i, i + 1)),
      c: Array.from({ length: classes }, (_, i) => entry(i + 1, i)),
    };
  });
  return { scheme, eigen, properties, kreinArrays, duality: formalDuality(eigen) };
}
