/** # Predicates for assumptions and claims. Defines `isTight`, `isLocalized`, `saturates`, … : the facts of a value as functions.
 * @module */
import type { CountedNumber, ExactFrame } from './exactFrame.js';
import type { ExactGraph } from './exactGraph.js';
import type { ExactNumber } from './exactNumber.js';
import { type ExactConfiguration, ExactScheme } from './exactScheme.js';

export const isTight = (frame: ExactFrame): boolean => frame.tight;
export const isParseval = (frame: ExactFrame): boolean => frame.parseval;
export const isLocalized = (frame: ExactFrame): boolean => frame.localized;
/** T1: Σ D_i = rank. */
export const saturates = (frame: ExactFrame): boolean => frame.saturated;
export const isEqualNorm = (frame: ExactFrame): boolean => frame.equalNorm;
export const isUnitNorm = (frame: ExactFrame): boolean => frame.unitNorm;
export const isEquiangular = (frame: ExactFrame): boolean => frame.equiangular;
export const isEtf = (frame: ExactFrame): boolean => frame.etf;
/** Is the coherent closure of the Gram matrix a symmetric association scheme (T8)? */
export const hasScheme = (frame: ExactFrame): boolean => frame.scheme !== undefined;
export const hasZeroVector = (frame: ExactFrame): boolean => frame.dimensionalities.includes(undefined);

export const rank = (frame: ExactFrame): number => frame.rank;
export const capacity = (frame: ExactFrame): ExactNumber => frame.capacity;
export const dimensionalities = (frame: ExactFrame): readonly (ExactNumber | undefined)[] => frame.dimensionalities;
export const innerProducts = (frame: ExactFrame): readonly CountedNumber[] => frame.innerProducts;

export const isPrimitive = (scheme: ExactScheme): boolean => scheme.primitive;
export const isPPolynomial = (scheme: ExactScheme): boolean => scheme.pPolynomial;
export const isQPolynomial = (scheme: ExactScheme): boolean => scheme.qPolynomial;
export const isHomogeneous = (configuration: ExactConfiguration): boolean => configuration.homogeneous;
export const isSymmetric = (configuration: ExactConfiguration): boolean => configuration.symmetric;
export const isCommutative = (configuration: ExactConfiguration): boolean => configuration.commutative;

/** A graph; or a scheme with two classes, whose relations are complementary strongly regular graphs. */
export const isStronglyRegular = (subject: ExactGraph | ExactScheme): boolean =>
  subject instanceof ExactScheme ? subject.classes === 2 : subject.stronglyRegular !== undefined;
