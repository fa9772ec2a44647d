/** # From an entry to a frame. Defines `frameOfEntry`.
 * @module */
import { DomainError, excerpt } from '../exact/errors.js';
import { constructions } from '../frame/constructions/index.js';
import type { Frame } from '../frame/frame.js';
import type { EntryData } from './entry.js';

const KINDS = ['construction', 'vectors', 'gram', 'relation'] as const;

/** Builds the geometry exactly. Vectors, Gram and relation matrices are constructions too, with their fields as parameters.
 *  @throws TightframeError with the place, for anything that is no geometry */
export function frameOfEntry(entry: EntryData): Frame {
  const given = KINDS.filter((kind) => entry[kind] !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1)
    throw new DomainError({
      where: entry.id,
      expected: `one of ${KINDS.join(', ')}`,
      found: given.length === 0 ? 'none' : given.join(' and '),
    });
  if (kind !== 'construction') {
    const { vectors, gram, relation, normalise, eigenspaces, normSquared, parameters } = entry;
    const fields = Object.entries({ vectors, gram, relation, normalise, eigenspaces, normSquared, parameters });
    return constructions[kind]!.build(Object.fromEntries(fields.filter(([, value]) => value !== undefined)), entry.id);
  }
  const name = entry.construction!;
  const construction = Object.hasOwn(constructions, name) ? constructions[name] : undefined;
  if (construction === undefined)
    throw new DomainError({
      where: `${entry.id}.construction`,
      expected: 'a construction (`tightframe list --constructions` names them)',
      found: excerpt(name),
    });
  const stray = (['normalise', 'eigenspaces', 'normSquared'] as const).find((field) => entry[field] !== undefined);
  if (stray !== undefined)
    throw new DomainError({
      where: entry.id,
      expected: 'the parameters of a construction under "parameters"',
      found: `"${stray}" beside it`,
    });
  return construction.build(entry.parameters, `${entry.id}.parameters`);
}
