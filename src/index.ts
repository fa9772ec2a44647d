/** # tightframe: the library. The public surface, name by name.
 * @module */

export { certifiedFrame } from './catalog/certifiedFrame.js';
export type { Entry, EntryData } from './catalog/entry.js';
export { type Loaded, loadCatalog, loadFile } from './catalog/load.js';
export type { Failure, Report } from './catalog/report.js';
export { type Analysis, analyse, type Outcome, reportOf, verifyEntry } from './catalog/verify.js';
export { certificateOf, certificateText } from './certificate/certify.js';
export type { Certificate } from './certificate/format.js';
export { checkCertificate, type KernelVerdict } from './certificate/kernel/kernel.js';
export { checkPentagonCertificate, type PentagonVerdict } from './certificate/kernel/pentagon/checker.js';
export type {
  Constant as PentagonConstant,
  ConstantName as PentagonConstantName,
  PentagonCertificate,
} from './certificate/kernel/pentagon/format.js';
export { commonField, extend, fieldOfRoot, rootsInField, sqrt, sqrtInField } from './exact/compositum.js';
export { cyclotomicPolynomial, realCyclotomicField } from './exact/cyclotomic.js';
export { display, type ExactJson, latex, toJson } from './exact/display.js';
export { CertificateError, DomainError, LimitError, ParseError, ShapeError, TightframeError } from './exact/errors.js';
export { factorInteger, isIrreducible } from './exact/factor.js';
export { factorOverField } from './exact/factorOverField.js';
export type { Field, OrderedField } from './exact/field.js';
export type { IntegerPolynomial } from './exact/integerPolynomial.js';
export {
  characteristicPolynomial,
  determinant,
  identityMatrix,
  kernel,
  type Ldlt,
  ldlt,
  type Matrix,
  minimalPolynomial,
  multiply,
  rank,
  rowEchelon,
  transpose,
} from './exact/matrix.js';
export { constant as constantPolynomial, MultivariatePolynomial, variables } from './exact/multivariatePolynomial.js';
export { type AlgebraicNumber, type Element, NumberField, numberField, rationalField } from './exact/numberField.js';
export { parseExact } from './exact/parse.js';
export { type Polynomial, type PolynomialRing, polynomialRing } from './exact/polynomial.js';
export { integerSqrt, quadraticField } from './exact/quadratic.js';
export { type Rational, rational, rationals, rationalToString } from './exact/rational.js';
export { countRealRoots, isolateRealRoots, type RootInterval, refineRoot } from './exact/realRoots.js';
export { orthogonalComponents } from './frame/components.js';
export { constructions } from './frame/constructions/index.js';
export { leechMinimalVectors } from './frame/constructions/leech.js';
export { type Frame, frameFromGram, frameFromVectors, type Gram, gramValue, tegumSum } from './frame/frame.js';
export { frameFromEigenspaces, frameFromGraph, frameFromRelation } from './frame/frameFromScheme.js';
export { integerFrameOperator, isScalar } from './frame/frameOperator.js';
export { type FrameProperties, frameProperties } from './frame/properties.js';
export { type SpectralMeasure, spectralMeasures } from './frame/spectralMeasure.js';
export { type DiagnoseOptions, type Diagnosis, diagnose } from './numeric/diagnosis/diagnosis.js';
export { diagnosisJson, featureJson } from './numeric/diagnosis/diagnosisJson.js';
export { centred, normalised, withoutZeros } from './numeric/diagnosis/featureViews.js';
export { gaussianFeatures, marchenkoPastur } from './numeric/diagnosis/gaussianFeatures.js';
export { type FrameEngine, frameEngine } from './numeric/engine/frameEngine.js';
export type { FeatureMatrix, StoredTensor } from './numeric/weights/featureMatrix.js';
export { featureMatrix } from './numeric/weights/orientation.js';
export { selectTensors } from './numeric/weights/select.js';
export { openWeights, type WeightFile } from './numeric/weights/weightFile.js';
export { writeNpy, writeNpz, writeSafetensors } from './numeric/weights/write.js';
export { proofsFolder } from './prove/bundled.js';
export { type CoqDevelopment, checkedByCoq } from './prove/coq.js';
export type { Evidence, EvidenceKind, Outcome as EvidenceOutcome, Theorem } from './prove/theorem.js';
export type { Component } from './recognize/componentGeometry.js';
export type { ExactGeometry, Geometry, StretchedGeometry } from './recognize/geometry.js';
export type { KnownFrame, Library } from './recognize/knownFrames.js';
export { type Fit, procrustes } from './recognize/procrustes.js';
export { type Recognition, type RecognizeOptions, recognize } from './recognize/recognize.js';
export { type Cover, checkCover, leafBoxes } from './rigor/cover.js';
export { doubleToRational, enclose, encloseRational, intervalEnds } from './rigor/enclosure.js';
export { type CriticalZero, criticalZero, exactGradient } from './rigor/exactJet.js';
export { type Constant, constant, coordinates, Formula } from './rigor/formula.js';
export { inPlace } from './rigor/inPlace.js';
export { contains, type Interval, interval, intervals, midpoint, pi, point } from './rigor/interval.js';
export { JetEvaluator } from './rigor/jets.js';
export { certifyMinimum, krawczyk, type MinimumResult, type ZeroResult } from './rigor/krawczyk.js';
export { isPositiveDefinite } from './rigor/positiveDefinite.js';
export { type ProveOptions, type ProveResult, proveNonnegative } from './rigor/proveNonnegative.js';
export { analyseConfiguration, type ConfigurationAnalysis } from './scheme/analysis.js';
export type { AutomorphismGroup } from './scheme/automorphisms.js';
export { canonicalForm, canonicalRelation } from './scheme/canonicalForm.js';
export { closedSubsets, isPrimitive } from './scheme/closedSubsets.js';
export { describe as describeWitness } from './scheme/coherenceWitness.js';
export { coherentClosure } from './scheme/coherentClosure.js';
export {
  type AssociationScheme,
  asAssociationScheme,
  type CoherentConfiguration,
  coherentConfiguration,
} from './scheme/coherentConfiguration.js';
export { type ComplexEigenmatrices, complexEigenmatrices } from './scheme/complexEigenmatrix.js';
export { schemes } from './scheme/constructions/schemes.js';
export { type Eigenmatrices, eigenmatrices } from './scheme/eigenmatrix.js';
export { symmetricSchemes } from './scheme/enumeration/symmetricSchemes.js';
export { type Feasibility, feasibility } from './scheme/feasibility/feasibility.js';
export { type IntersectionNumbers, intersectionNumbers } from './scheme/intersectionNumbers.js';
export { kreinParameters } from './scheme/kreinParameters.js';
export { algebraicAutomorphisms } from './scheme/operations/algebraicAutomorphisms.js';
export { bipartiteDouble, extendedBipartiteDouble } from './scheme/operations/bipartiteDouble.js';
export { schurianFission, stabilizerFission } from './scheme/operations/fission.js';
export { fusionConfiguration, fusions } from './scheme/operations/fusions.js';
export { directProduct, wreathProduct } from './scheme/operations/products.js';
export { quotient, subscheme } from './scheme/operations/quotient.js';
export { polynomialOrderings, pPolynomialOrderings } from './scheme/polynomialOrderings.js';
export { schemeProperties } from './scheme/schemeProperties.js';
export { automorphismGroupByTwins as automorphismGroup } from './scheme/twins.js';
export { families, type SelectedFamily, selectFamily } from './symbolic/families.js';
export {
  equationCount,
  type Family,
  type FamilyReport,
  familyVerdict,
  type ProvedIdentity,
  proveFamily,
} from './symbolic/family.js';
export * as formula from './symbolic/formula.js';
export { type Identity, type IdentityVerdict, proveIdentity } from './symbolic/identity.js';
export { type Parameter, symbolOf } from './symbolic/parameter.js';
export { readCheckpoint, writeCheckpoint } from './toy/checkpoint.js';
export { type FeatureGeometry, featureGeometry } from './toy/featureGeometry.js';
export { fullLoss } from './toy/fullLoss.js';
export { penalised } from './toy/interference.js';
export { type LbfgsOptions, lbfgs, type Minimum, type Objective } from './toy/lbfgs.js';
export { type LocalMinimum, lossObjective, minimizeLoss } from './toy/minimize.js';
export type { ToyModel } from './toy/model.js';
export { oneActiveLoss, type ResponseLoss } from './toy/oneActiveLoss.js';
export { droppingPrice, rationalLoss } from './toy/rationalLoss.js';
export { type Run, type RunOutcome, runTraining } from './toy/run.js';
export { readSettings, type TrainingSettings } from './toy/settings.js';
export { startTraining, type Training } from './toy/training.js';
export { twoActiveLoss } from './toy/twoActiveLoss.js';
