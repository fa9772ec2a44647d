/** # All families. Defines `families`, `selectFamily`.
 * @module */
import { excerpt, LimitError, ParseError } from '../exact/errors.js';
import { circleFamilies } from './families/circles.js';
import { schemeFamilies } from './families/schemeFamilies.js';
import type { Family } from './family.js';

export const families: readonly Family[] = [...schemeFamilies, ...circleFamilies];

export interface SelectedFamily {
  /** With all that is given: `johnson:k=4`. */
  readonly id: string;
  readonly family: Family;
  readonly given: Readonly<Record<string, number>>;
}

/** The family that `johnson-2` or `johnson:k=4` names.
 *  @throws ParseError for an unknown name or argument; LimitError for a value out of bounds */
export function selectFamily(id: string): SelectedFamily {
  const [name, ...rest] = id.split(':');
  const family = families.find((one) => one.id === name);
  if (family === undefined)
    throw new ParseError({
      where: 'family',
      expected: 'a name that `tightframe families` lists',
      found: JSON.stringify(excerpt(id)),
    });
  const given = Object.fromEntries(family.given.map((one) => [one.name, one.usual]));
  for (const argument of rest
    .join(':')
    .split(',')
    .filter((text) => text !== '')) {
    const [, key, digits] = /^([a-z])=(\d{1,6})$/.exec(argument) ?? [];
    const bounds = family.given.find((one) => one.name === key);
    if (bounds === undefined || digits === undefined)
      throw new ParseError({
        where: `family ${family.id}`,
        expected:
          family.given.length === 0
            ? 'no given integer'
            : family.given.map((one) => `${one.name}=${one.usual}`).join(','),
        found: JSON.stringify(excerpt(argument)),
      });
    const value = Number(digits);
    if (value < bounds.least || value > bounds.most)
      throw new LimitError({
        where: `family ${family.id}, ${bounds.name}`,
        expected: `an integer from ${bounds.least} to ${bounds.most}`,
        found: digits,
      });
    given[bounds.name] = value;
  }
  const values = Object.entries(given).map(([key, value]) => `${key}=${value}`);
  return { id: [family.id, ...values].join(':'), family, given };
}
