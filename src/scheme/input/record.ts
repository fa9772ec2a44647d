/** # Records. Defines `recordItems`: schemes, graphs, groups, designs and codes as data, from JSON or GAP.
 * @module */
import { DomainError, ParseError, TightframeError } from '../../exact/errors.js';
import { MAX_POINTS } from '../constructions/limits.js';
import { describe, integer } from '../constructions/parameters.js';
import { codeSource, designSource } from './designs.js';
import { edgeSource } from './edgeList.js';
import { parseGap } from './gap.js';
import { digraph6Source, graph6Source, sparse6Source } from './graph6.js';
import type { Claims, ItemData } from './item.js';
import { Cycles, groupSource, type Permutation } from './permutation.js';
import { adjacencySource, matrixSource, relationOfText, relationSource, squareMatrix } from './relationMatrix.js';

type Fields = Readonly<Record<string, unknown>>;

/** Each field that says what the item is, with its reader. */
const READERS: Readonly<Record<string, (fields: Fields, n: number | undefined) => ItemData>> = {
  relation: ({ relation }, given) => {
    const { n, entries } =
      typeof relation === 'string' ? relationOfText(relation, given, 'relation') : squareMatrix(relation, 'relation');
    return { what: 'relation matrix', source: relationSource(n, entries, 'relation') };
  },
  matrix: ({ matrix }) => matrixSource(matrix),
  adjacency: ({ adjacency }) => {
    const { n, entries } = squareMatrix(adjacency, 'adjacency');
    return { what: 'adjacency matrix', source: adjacencySource(n, entries, 'adjacency') };
  },
  edges: ({ edges }, n) => ({ what: 'graph, by its edges', source: edgeSource(list(edges, 'edges'), n, 'edge') }),
  generators: ({ generators }, n) => ({
    what: 'permutation group',
    source: groupSource(list(generators, 'generators').map(permutation), n, 'group'),
  }),
  graph6: ({ graph6 }) => ({ what: 'graph6 graph', source: graph6Source(text(graph6, 'graph6')) }),
  sparse6: ({ sparse6 }) => ({ what: 'sparse6 graph', source: sparse6Source(text(sparse6, 'sparse6')) }),
  digraph6: ({ digraph6 }) => ({ what: 'digraph6 graph', source: digraph6Source(text(digraph6, 'digraph6')) }),
  blocks: ({ points, blocks, on }) => designSource(points, blocks, on, 'design'),
  words: ({ words }) => codeSource(words, 'words'),
};

const KINDS = Object.keys(READERS);

/** A record that says in exactly one field what it is. Other fields are claims or passed over. @throws TightframeError */
function recordItem(fields: Fields): ItemData {
  const given = KINDS.filter((kind) => Object.hasOwn(fields, kind));
  const [kind] = given;
  if (kind === undefined || given.length > 1)
    throw new DomainError({
      where: 'record',
      expected: `one of ${KINDS.join(', ')}`,
      found: given.length === 0 ? 'none' : given.join(' and '),
    });
  const n = fields.n === undefined ? undefined : integer(1, MAX_POINTS).parse(fields.n, 'n');
  const item = READERS[kind]!(fields, n);
  if (n !== undefined && n !== item.source.n && kind !== 'blocks' && kind !== 'words')
    throw new DomainError({ where: 'n', expected: `${item.source.n}, the size of the ${kind}`, found: String(n) });
  return { ...item, claims: claims(fields) };
}

function claims({ rank, valencies, symmetric, commutative, primitive }: Fields): Claims {
  const given = Object.entries({ rank, valencies, symmetric, commutative, primitive });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

const identifier = ({ id, name }: Fields): string | undefined =>
  [id, name].find((value): value is string => typeof value === 'string' && value !== '');

/** An item, or what is wrong with it. */
type Read = ItemData | { readonly id?: string; readonly error: TightframeError };

/** Lists of lists of matrices are nested no deeper. */
const MAX_LISTS = 4;

/** The items of a value: a record, a matrix, the generators of a group, or a list of records and matrices. Never throws on bad content.
 *  @param name what the value was assigned to, if anything */
export function recordItems(value: unknown, name?: string, lists = MAX_LISTS): readonly Read[] {
  if (isListOfItems(value) && lists > 0)
    return value.flatMap((item, at) => recordItems(item, `${name ?? 'item '}[${at + 1}]`, lists - 1));
  let id = name;
  try {
    if (Array.isArray(value) && value[0] instanceof Cycles) return [withId(recordItem({ generators: value }), id)];
    if (Array.isArray(value)) return [withId(matrixSource(value), id)];
    if (typeof value !== 'object' || value === null)
      throw new ParseError({ where: 'value', expected: 'a record or a matrix', found: describe(value) });
    id = identifier(value as Fields) ?? name;
    return [withId(recordItem(value as Fields), id)];
  } catch (error) {
    if (error instanceof TightframeError) return [id === undefined ? { error } : { id, error }];
    throw error;
  }
}

const withId = (item: ItemData, id: string | undefined): ItemData => (id === undefined ? item : { ...item, id });

/** A list of records or matrices, as opposed to a matrix. */
function isListOfItems(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const first: unknown = value[0];
  if (Array.isArray(first)) return Array.isArray(first[0]);
  return typeof first === 'object' && first !== null && !(first instanceof Cycles);
}

function list(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new DomainError({ where, expected: 'a list', found: describe(value) });
}

function text(value: unknown, where: string): string {
  if (typeof value === 'string') return value.trim();
  throw new DomainError({ where, expected: 'a text', found: describe(value) });
}

/** Cycles, a text in cycle notation, or a list of images. */
function permutation(value: unknown, at: number): Permutation {
  if (value instanceof Cycles || Array.isArray(value)) return value as Permutation;
  const parsed = typeof value === 'string' ? parseGap(value) : [];
  if (parsed.length === 1 && parsed[0]!.value instanceof Cycles) return parsed[0]!.value;
  throw new DomainError({
    where: `generators[${at}]`,
    expected: 'cycles such as "(1,2,3)(4,5)", or a list of images',
    found: describe(value),
  });
}
