/** # All characters of a commutative algebra. Defines `characters`.
 *
 * For algebras with integer structure constants whose characters are all real: rational characters first, then those with values in a
 * field that is easily seen to be normal, else Galois orbits and their splitting field.
 * @module */
import { type Element, type NumberField, rationalField } from '../exact/numberField.js';
import { abelianCharacters } from './abelianCharacters.js';
import { irrationalOrbits } from './characterOrbits.js';
import { rationalCharacters } from './rationalCharacters.js';
import { embeddings, type Orbit, splittingField } from './splittingField.js';
import type { StructureConstants } from './structureConstants.js';

interface Measured<T> {
  readonly row: readonly Element[];
  readonly measure: T;
}

/** All characters over the smallest field that contains their values, each with its measure: a number that conjugate characters share. It
 *  is taken as early as possible, so that `measure` can refuse parameters of no scheme before their splitting field is built. */
export function characters<T>(
  algebra: StructureConstants,
  measure: (orbit: Orbit) => T,
): { readonly field: NumberField; readonly characters: readonly Measured<T>[] } {
  const rationalRows = rationalCharacters(algebra);
  const rational = rationalRows.map((integers): Orbit & Measured<T> => {
    const row = Array.from(integers, (x) => rationalField.fromInteger(x));
    return { field: rationalField, row, measure: measure({ field: rationalField, row }) };
  });
  const inField = (field: NumberField, rest: readonly Measured<T>[]) => ({
    field,
    characters: [
      ...rational.map(({ measure: m }, j) => ({
        row: Array.from(rationalRows[j]!, (x) => field.fromInteger(x)),
        measure: m,
      })),
      ...rest,
    ],
  });
  if (rational.length === algebra.rank) return inField(rationalField, []);
  const abelian = abelianCharacters(algebra, rationalRows);
  if (abelian !== undefined) {
    const { field, rows } = abelian;
    return inField(
      field,
      rows.map((row) => ({ row, measure: measure({ field, row }) })),
    );
  }
  const orbits = irrationalOrbits(algebra, rationalRows).map((orbit) => ({ orbit, measure: measure(orbit) }));
  const field = splittingField(orbits.map(({ orbit }) => orbit));
  const rest = orbits.flatMap(({ orbit, measure: m }) =>
    embeddings(orbit, field)!.map((embed) => ({ row: orbit.row.map(embed), measure: m })),
  );
  return inField(field, rest);
}
