/** # `tightframe table`. Defines `tableCommand`, `TableSubject`.
 * @module */
import { describeFileError } from '../catalog/load.js';
import { excerpt, LimitError, ParseError, TightframeError } from '../exact/errors.js';
import { describe } from '../scheme/coherenceWitness.js';
import { asAssociationScheme } from '../scheme/coherentConfiguration.js';
import { symmetricSchemes } from '../scheme/enumeration/symmetricSchemes.js';
import { configurationOf } from '../scheme/input/configuration.js';
import { readItems } from '../scheme/input/readItems.js';
import { compareValues, type TableColumn, type TableRow } from '../table/cells.js';
import { formatTable, type tableFormats } from '../table/formats.js';
import { frameColumns, frameRows, type NamedScheme } from '../table/frameTable.js';
import { schemeColumns, schemeRow } from '../table/schemeTable.js';
import { parseWhere } from '../table/where.js';
import { fileLines } from './fileLines.js';
import type { Output } from './output.js';

export type TableSubject = 'frames' | 'schemes';

interface Options {
  readonly points?: string;
  readonly from?: string;
  readonly format: (typeof tableFormats)[number];
  readonly where?: string;
  readonly sort?: string;
  readonly all?: boolean;
}

/** Beyond, the enumeration takes more than minutes. */
const MAX_ENUMERATED = 26;

/** A scheme of rank r has 2^r sets of eigenspaces: 15 s for the elementary abelian group of order 16. */
const MAX_RANK = 16;

/** A scheme, or why there is none: the others are still listed. */
type Candidate = NamedScheme | { readonly problem: string };

/** Exit status: 0, or 2 for bad input and for schemes that are left out. */
export function tableCommand(subject: TableSubject, options: Options, output: Output): number {
  try {
    const columns = subject === 'frames' ? frameColumns(options.all === true) : schemeColumns;
    const wanted = options.where === undefined ? () => true : parseWhere(options.where, columns);
    const sorted = sortColumn(options.sort, columns);
    const rows: TableRow[] = [];
    const problems: string[] = [];
    for (const candidate of schemesFor(options)) {
      if ('problem' in candidate) problems.push(candidate.problem);
      else if (subject === 'schemes') rows.push(schemeRow(candidate));
      else if (candidate.scheme.rank > MAX_RANK) problems.push(tooManySets(candidate));
      else rows.push(...frameRows(candidate, options.all === true));
    }
    const kept = rows.filter(wanted);
    if (sorted !== undefined) kept.sort((a, b) => compareValues(a[sorted]!.value, b[sorted]!.value));
    for (const line of formatTable({ columns, rows: kept }, options.format)) output.line(line);
    for (const problem of problems) output.problem(problem);
    return problems.length === 0 ? 0 : 2;
  } catch (error) {
    const isFileError = error instanceof Error && 'code' in error && 'syscall' in error;
    if (!isFileError && !(error instanceof TightframeError)) throw error;
    output.problem(isFileError ? `${excerpt(options.from ?? '')}: ${describeFileError(error)}` : error.message);
    return 2;
  }
}

const tooManySets = ({ id, scheme: { rank } }: NamedScheme): string =>
  `scheme ${id} is left out: expected rank at most ${MAX_RANK}, for 2^rank sets of eigenspaces are compared, found ${rank}`;

function sortColumn(sort: string | undefined, columns: readonly TableColumn[]): string | undefined {
  if (sort === undefined || columns.some(({ name }) => name === sort)) return sort;
  throw new ParseError({ where: 'sort', expected: columns.map(({ name }) => name).join(', '), found: excerpt(sort) });
}

function* schemesFor({ points, from }: Options): Generator<Candidate> {
  if (points === undefined && from === undefined)
    throw new ParseError({ where: 'table', expected: '--points A..B or --from FILE', found: 'neither' });
  const range = points === undefined ? undefined : parseRange(points, from === undefined);
  if (from !== undefined) {
    for (const candidate of schemesOf(from)) {
      const inRange = (n: number): boolean => range === undefined || (range.first <= n && n <= range.last);
      if ('problem' in candidate || inRange(candidate.scheme.n)) yield candidate;
    }
    return;
  }
  for (let n = range!.first; n <= range!.last; n++)
    for (const [k, scheme] of symmetricSchemes(n).entries()) yield { id: `${n}.${k + 1}`, scheme };
}

function parseRange(text: string, enumerated: boolean): { readonly first: number; readonly last: number } {
  const match = /^(\d{1,4})(?:\.\.(\d{1,4}))?$/.exec(text);
  const [first, last] = match === null ? [0, 0] : [Number(match[1]), Number(match[2] ?? match[1])];
  if (first < 2 || last < first)
    throw new ParseError({ where: 'points', expected: 'A..B with 2 ≤ A ≤ B', found: excerpt(text) });
  if (enumerated && last > MAX_ENUMERATED)
    throw new LimitError({
      where: 'points',
      expected: `at most ${MAX_ENUMERATED} (beyond, enumeration takes more than minutes; --from reads schemes from a file)`,
      found: String(last),
    });
  return { first, last };
}

function* schemesOf(file: string): Generator<Candidate> {
  for (const item of readItems(fileLines(file))) {
    const where = `${excerpt(file)}:${item.line}`;
    if (item.kind === 'problem') {
      yield { problem: `${where}: expected a scheme, found ${excerpt(item.message, 200)}` };
      continue;
    }
    const verdict = configurationOf(item.source);
    const scheme = verdict.kind === 'verified' ? asAssociationScheme(verdict.configuration) : verdict;
    if (scheme.kind === 'refuted')
      yield { problem: `${where}: expected a symmetric association scheme, found ${describe(scheme.witness)}` };
    else if (scheme.configuration.n < 2) yield { problem: `${where}: expected at least 2 points, found 1` };
    else yield { id: excerpt(item.id ?? String(item.line)), scheme: scheme.configuration };
  }
}
