/** # Choosing tensors of a file. Defines `selectTensors`.
 * @module */
import { basename } from 'node:path';
import { DomainError, excerpt, ShapeError } from '../../exact/errors.js';
import { showShape } from './elements.js';
import type { StoredTensor } from './featureMatrix.js';
import type { WeightFile } from './weightFile.js';

export interface Selection {
  /** Also take tensors of more than two dimensions, which `featureMatrix` makes into matrices. */
  readonly flatten?: boolean;
}

/** What `tightframe train` keeps beside the weights. */
const records = /^(state|trajectory)\./;

/** The tensors that the patterns name (a name, or one with `*` for any characters), in the order of the file; without patterns all
 *  of two dimensions, or of two and more with `flatten`, but the records of a training run. A pattern with `*` takes those that have the dimensions; a name must.
 *  @throws DomainError for a pattern that names none, listing those that are there, and for a name of what is not read;
 *  ShapeError for a name of a tensor of other dimensions */
export function selectTensors(
  file: Pick<WeightFile, 'path' | 'tensors' | 'refused'>,
  patterns: readonly string[] = [],
  { flatten = false }: Selection = {},
): readonly StoredTensor[] {
  const fits = ({ shape }: StoredTensor): boolean => shape.length === 2 || (flatten && shape.length > 2);
  const candidates = file.tensors.filter(fits);
  const weights = candidates.filter(({ name }) => !records.test(name));
  const where = basename(file.path);
  const dimensions = flatten ? 'two or more dimensions' : 'two dimensions';
  if (patterns.length === 0) {
    if (weights.length > 0) return weights;
    throw new DomainError({ where, expected: `a tensor of ${dimensions}`, found: listing(file) });
  }
  const chosen = new Set<StoredTensor>();
  for (const pattern of patterns) {
    const exact = file.tensors.find(({ name }) => name === pattern);
    const refused = file.refused.find(({ name }) => name === pattern);
    if (exact === undefined && refused !== undefined) throw refused.error;
    if (exact !== undefined && !fits(exact))
      throw new ShapeError({
        where: exact.source,
        expected: exact.shape.length > 2 ? `${dimensions} (--flatten takes more)` : dimensions,
        found: `shape ${showShape(exact.shape)}`,
      });
    const matching = exact === undefined ? candidates.filter(({ name }) => matches(pattern, name)) : [exact];
    if (matching.length === 0)
      throw new DomainError({
        where,
        expected: `a tensor of ${dimensions} named ${excerpt(pattern)}`,
        found: listing(file),
      });
    for (const tensor of matching) chosen.add(tensor);
  }
  return candidates.filter((tensor) => chosen.has(tensor));
}

/** Does the pattern, in which `*` stands for any characters, describe the whole name? Time: pattern × name. */
function matches(pattern: string, name: string): boolean {
  const [first, ...pieces] = pattern.split('*') as [string, ...string[]];
  if (pieces.length === 0) return pattern === name;
  const last = pieces.pop()!;
  let at = first.length;
  if (!name.startsWith(first)) return false;
  for (const piece of pieces) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return name.length >= at + last.length && name.endsWith(last);
}

const LISTED = 12;

/** `W [2, 5], b [5]`, and of many the first few and how many there are. */
function listing({ tensors, refused }: Pick<WeightFile, 'tensors' | 'refused'>): string {
  const items = [
    ...tensors.map(({ name, shape }) => `${excerpt(name, 80)} ${showShape(shape)}`),
    ...refused.map(({ name, error }) => `${excerpt(name, 80)} (${error.found}: not read)`),
  ];
  if (items.length === 0) return 'no tensors';
  return items.slice(0, LISTED).join(', ') + (items.length > LISTED ? `, … (${items.length} tensors)` : '');
}
