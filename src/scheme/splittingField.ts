/** # Splitting fields of characters. Defines `Orbit`, `splittingField`, `embeddings`.
 *
 * A character of a commutative algebra over Q has its values in a number field; its conjugates are characters as well. The common field
 * of all values of all characters is the smallest one that contains every conjugate of the fields of the orbits.
 * @module */
import { changesSign, commonField, type Embedding, embedding, extend, rootsInField } from '../exact/compositum.js';
import { cyclotomicConjugates } from '../exact/cyclotomic.js';
import { factorOverField, overField } from '../exact/factorOverField.js';
import type { IntegerPolynomial } from '../exact/integerPolynomial.js';
import { type Element, type NumberField, rationalField } from '../exact/numberField.js';
import { isolateRealRoots } from '../exact/realRoots.js';

/** One character over the field that its values generate; its conjugates are characters as well. */
export interface Orbit {
  readonly field: NumberField;
  readonly row: readonly Element[];
}

/** The smallest real field that contains every conjugate of every orbit's field, found by adjoining what is missing, from
 *  the largest degree down. */
export function splittingField(orbits: readonly Orbit[]): NumberField {
  let field = rationalField;
  for (const orbit of [...orbits].sort((a, b) => b.field.degree - a.field.degree)) {
    if (embeddings(orbit, field) !== undefined) continue;
    field = commonField(field, orbit.field).field;
    while (embeddings(orbit, field) === undefined) {
      // One conjugate is in the field and another is not: adjoin a root of a nonlinear factor.
      const p = orbit.field.minimalPolynomial;
      const factor = factorOverField(field, overField(field, p)).find((g) => g.length > 2)!;
      field = extend(field, factor, isolateRealRoots(p).find((near) => changesSign(field, factor, near))!).field;
    }
  }
  return field;
}

/** All inclusions of the orbit's field in `field`, or undefined when there are fewer than its degree. */
export function embeddings({ field: own, row }: Orbit, field: NumberField): readonly Embedding[] | undefined {
  const p = own.minimalPolynomial;
  if (own.degree === 1) return [embedding(own, field, field.zero)];
  const conjugates = cyclotomicConjugates(own, field);
  if (conjugates !== undefined) return conjugates.map((image) => embedding(own, field, image));
  let roots: readonly Element[] = [];
  if (own === field) {
    // With cyclic symmetry the conjugates of an eigenvalue are, up to sign, eigenvalues of its own row: no factorization is needed.
    const candidates = [field.generator, ...row].flatMap((x) => [x, field.neg(x)]);
    roots = distinct(
      field,
      candidates.filter((x) => isRoot(field, p, x)),
    );
  }
  if (roots.length < own.degree) roots = rootsInField(field, overField(field, p));
  return roots.length < own.degree ? undefined : roots.map((root) => embedding(own, field, root));
}

function distinct(field: NumberField, elements: readonly Element[]): readonly Element[] {
  return [...new Map(elements.map((x) => [field.key(x), x])).values()];
}

function isRoot(field: NumberField, f: IntegerPolynomial, x: Element): boolean {
  let value = field.zero;
  for (let k = f.length - 1; k >= 0; k--) value = field.add(field.mul(value, x), field.fromInteger(f[k]!));
  return field.isZero(value);
}
