/** # Registry of operations on schemes. Defines `operationSchemes`.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { describe } from '../coherenceWitness.js';
import { type CoherentConfiguration, coherentConfiguration } from '../coherentConfiguration.js';
import { MAX_POINTS } from '../constructions/limits.js';
import { construction, integer, listOf, nested, type Registry } from '../constructions/parameters.js';
import { bipartiteDouble, extendedBipartiteDouble } from './bipartiteDouble.js';
import { schurianFission, stabilizerFission } from './fission.js';
import { directProduct, wreathProduct } from './products.js';
import { quotient, subscheme } from './quotient.js';

/** Products, quotients and the like of the schemes that `registry` names. */
export function operationSchemes(registry: () => Registry<CoherentConfiguration>): Registry<CoherentConfiguration> {
  const scheme = nested('scheme', registry);
  const relations = listOf(integer(0, MAX_POINTS));
  return {
    'direct-product': construction('direct (tensor) product R_i ⊗ S_j', { a: scheme, b: scheme }, ({ a, b }) =>
      directProduct(a, b),
    ),
    'wreath-product': construction(
      'wreath product: copies of the inner scheme, joined by the outer one',
      { inner: scheme, outer: scheme },
      ({ inner, outer }) => wreathProduct(inner, outer),
    ),
    quotient: construction('quotient by a closed subset of relations', { scheme, closed: relations }, (given) =>
      quotient(given.scheme, given.closed),
    ),
    subscheme: construction('subscheme on a class of a closed subset', { scheme, closed: relations }, (given) =>
      subscheme(given.scheme, given.closed),
    ),
    fusion: construction(
      'relations merged, class by class',
      { scheme, classes: listOf(relations) },
      ({ scheme: given, classes }, where) => fusion(given, classes, `${where}.classes`),
    ),
    'bipartite-double': construction('bipartite double of a union of relations', { scheme, relations }, (given) =>
      bipartiteDouble(given.scheme, given.relations),
    ),
    'extended-bipartite-double': construction(
      'extended bipartite double of a union of relations',
      { scheme, relations },
      (given) => extendedBipartiteDouble(given.scheme, given.relations),
    ),
    'stabilizer-fission': construction(
      'coherent closure with points told apart',
      { scheme, points: listOf(integer(0, MAX_POINTS)) },
      (given) => stabilizerFission(given.scheme, given.points),
    ),
    'schurian-fission': construction('orbitals of the automorphism group', { scheme }, (given) =>
      schurianFission(given.scheme),
    ),
  };
}

/** @throws DomainError when the classes are no partition of the relations, or their unions no configuration */
function fusion(
  { n, rank, relation }: CoherentConfiguration,
  classes: readonly (readonly number[])[],
  where: string,
): CoherentConfiguration {
  const label = new Int32Array(rank).fill(-1);
  for (const [c, members] of classes.entries()) for (const i of members) if (i < rank && label[i] === -1) label[i] = c;
  const members = classes.flat();
  if (members.length !== rank || label.includes(-1))
    throw new DomainError({
      where,
      expected: `each relation 0 … ${rank - 1} in one class`,
      found: JSON.stringify(classes),
    });
  const verdict = coherentConfiguration(
    n,
    relation.map((i) => label[i]!),
  );
  if (verdict.kind === 'refuted')
    throw new DomainError({ where, expected: 'unions that are a configuration', found: describe(verdict.witness) });
  return verdict.configuration;
}
