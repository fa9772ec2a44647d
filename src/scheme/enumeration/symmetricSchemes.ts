/** # All symmetric association schemes on n points. Defines `feasibleTensors`, `schemesWithTensor`, `symmetricSchemes`.
 *
 * Complete, by three steps that each miss nothing: valencies (`valencyLists.ts`), intersection numbers (`tensors.ts`), relation
 * matrices (`realizations.ts`); what has been found is told apart by canonical forms. Between the second and the third step
 * intersection numbers are dropped that no scheme can have: multiplicities must be positive integers, Krein parameters
 * nonnegative, and the absolute bound must hold (theory.md, Association schemes). docs/enumeration.md has the proof.
 * @module */
import { canonicalRelation } from '../canonicalForm.js';
import { type AssociationScheme, asAssociationScheme, coherentConfiguration } from '../coherentConfiguration.js';
import { tensorFailure } from '../feasibility/feasibility.js';
import { type ParameterTensor, pointsOf } from '../feasibility/parameters.js';
import { relationOfText, relationText } from '../input/relationMatrix.js';
import { realizations } from './realizations.js';
import { tensors } from './tensors.js';
import { valencyLists } from './valencyLists.js';

/** The intersection numbers that schemes with the valencies k_1 … k_d, ascending, can have; some more than once, with the relations
 *  of equal valency in another order. */
export function feasibleTensors(n: number, given: readonly number[]): readonly ParameterTensor[] {
  const valencies = Int32Array.from([1, ...given]);
  const rank = valencies.length;
  const feasible: ParameterTensor[] = [];
  tensors(n, given, (t) => {
    const tensor = { rank, valencies, p: t.map((value, at) => value / valencies[at % rank]!) };
    if (tensorFailure(tensor) === undefined) feasible.push(tensor);
  });
  return feasible;
}

/** The relation matrices of all schemes with these intersection numbers, in canonical numbering: each isomorphism class once. */
export function schemesWithTensor(tensor: ParameterTensor): readonly Int32Array[] {
  const classes = new Map<string, Int32Array>();
  realizations(tensor, (relation) => {
    const canonical = canonicalRelation(verified(pointsOf(tensor), relation));
    classes.set(relationText(canonical, tensor.rank), canonical);
  });
  return [...classes.values()];
}

/** Every symmetric association scheme on n ≥ 1 points, each isomorphism class once, in canonical numbering, by rank and then by
 *  relation matrix. Seconds up to n = 24, minutes for 25 and 26. */
export function symmetricSchemes(n: number): readonly AssociationScheme[] {
  const found = new Set<string>();
  for (const given of valencyLists(n))
    for (const tensor of feasibleTensors(n, given))
      for (const relation of schemesWithTensor(tensor)) found.add(relationText(relation, tensor.rank));
  return schemesOfTexts(n, found);
}

/** The schemes with these relation matrices, by rank, then by text. */
export function schemesOfTexts(n: number, texts: ReadonlySet<string>): readonly AssociationScheme[] {
  return [...texts]
    .sort()
    .map((text) => verified(n, relationOfText(text, n, 'enumeration').entries))
    .sort((a, b) => a.rank - b.rank);
}

/** Checks all axioms: what the searches find is not taken on trust. */
function verified(n: number, relation: Int32Array): AssociationScheme {
  const verdict = coherentConfiguration(n, relation);
  const scheme = verdict.kind === 'verified' ? asAssociationScheme(verdict.configuration) : verdict;
  if (scheme.kind === 'refuted') throw new Error(`the search found no scheme: ${JSON.stringify(scheme.witness)}`);
  return scheme.configuration;
}
