/** # Matrices in CSV and TSV. Defines `csvTensor`. The only file that knows csv-parse.
 *
 * Cells are separated by commas, tabs, semicolons or spaces, whatever the first line has; lines that begin with # are comments, as NumPy
 * writes them. A line of names and a column of labels are noticed by their not being numbers, and by an empty corner.
 * @module */
import { CsvError, parse } from 'csv-parse/sync';
import { excerpt, LimitError, ParseError } from '../../exact/errors.js';
import { type Bytes, readText } from './bytes.js';
import { tensorInMemory } from './elements.js';
import type { StoredTensor } from './featureMatrix.js';

/** A matrix of 15 million entries with all their digits; what is larger is better kept in another format. */
const MAX_SIZE = 2 ** 28;
/** Characters of a line: a million numbers. */
const MAX_LINE = 2 ** 24;

/** Features or coordinates: what takes longest is a file of short lines. */
const MAX_LINES = 2 ** 21;

interface Line {
  readonly cells: readonly string[];
  /** Counted from 1. */
  readonly number: number;
}

/** @throws ParseError naming line and column of a cell that is no number, and for lines of different lengths */
export function csvTensor(bytes: Bytes, name: string, isTsv: boolean): StoredTensor {
  const where = bytes.source;
  const text = readText(bytes, MAX_SIZE);
  requireFewShortLines(text, where);
  let first: Line | undefined;
  let layout: Layout | undefined;
  let rows = 0;
  let elements = new Float64Array(1024);
  const addRow = (line: Line, { labels, columns }: Layout): void => {
    if (line.cells.length !== labels + columns)
      throw new ParseError({
        where: `${where}, line ${line.number}`,
        expected: `${labels + columns} cells, as in the lines above`,
        found: `${line.cells.length}`,
      });
    if ((rows + 1) * columns > elements.length) {
      const grown = new Float64Array(Math.max(2 * elements.length, columns));
      grown.set(elements);
      elements = grown;
    }
    for (let j = 0; j < columns; j++) elements[rows * columns + j] = numberIn(line, labels + j, where);
    rows++;
  };
  forEachLine(text, isTsv ? '\t' : delimiterOf(text), where, (line) => {
    if (layout !== undefined) addRow(line, layout);
    else if (first === undefined) first = line;
    else {
      layout = layoutOf(first, line);
      if (!layout.hasNames) addRow(first, layout);
      addRow(line, layout);
    }
  });
  if (first === undefined) throw new ParseError({ where, expected: 'lines of numbers', found: 'none' });
  if (layout === undefined) {
    layout = layoutOf(first, first);
    addRow(first, layout);
  }
  const shape = [rows, layout.columns];
  return tensorInMemory({ name, source: where, dtype: 'decimal', shape }, elements.subarray(0, rows * layout.columns));
}

/** csv-parse limits the characters of a line's cells, not how many there are. */
function requireFewShortLines(text: string, where: string): void {
  let start = 0;
  let lines = 0;
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    if (code === 10 || (code === 13 && text.charCodeAt(k + 1) !== 10)) {
      start = k + 1;
      if (++lines > MAX_LINES) throw new LimitError({ where, expected: `at most ${MAX_LINES} lines`, found: 'more' });
    } else if (k - start === MAX_LINE)
      throw new LimitError({ where, expected: `lines of at most ${MAX_LINE} characters`, found: 'a longer one' });
  }
}

interface Layout {
  readonly hasNames: boolean;
  /** Cells before the numbers: 0 or 1. */
  readonly labels: number;
  readonly columns: number;
}

/** From the first two lines: names stand in the first one if a cell other than a label is no number. */
function layoutOf(first: Line, second: Line): Layout {
  const isNumber = first.cells.map((cell) => NUMBER.test(cell));
  const emptyCorner = first.cells[0] === '' && first.cells.length > 1;
  const noCorner = isNumber.includes(false) && first.cells.length + 1 === second.cells.length;
  const isLabelled = second.cells.length > 1 && !NUMBER.test(second.cells[0]!);
  const labels = emptyCorner || noCorner || isLabelled ? 1 : 0;
  const hasNames = first !== second && (emptyCorner || noCorner || isNumber.indexOf(false, labels) !== -1);
  return { hasNames, labels, columns: (noCorner ? second : first).cells.length - labels };
}

/** Decimal, or one of the spellings of NaN and infinity, which are passed on. */
const NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|nan|inf|infinity)$/i;

function numberIn({ cells, number }: Line, column: number, where: string): number {
  const cell = cells[column]!;
  if (!NUMBER.test(cell))
    throw new ParseError({
      where: `${where}, line ${number}, column ${column + 1}`,
      expected: 'a number',
      found: cell === '' ? 'an empty cell' : excerpt(cell),
    });
  const value = Number(cell);
  if (!Number.isNaN(value)) return value;
  return /nan/i.test(cell) ? NaN : cell.startsWith('-') ? -Infinity : Infinity;
}

/** The first of tab, semicolon and comma that the first line of numbers or names has; a space where it has none. */
function delimiterOf(text: string): string {
  const line = /^(?!\s*(?:#|$)).*$/m.exec(text)?.[0] ?? '';
  return ['\t', ';', ','].find((delimiter) => line.includes(delimiter)) ?? ' ';
}

function forEachLine(text: string, delimiter: string, where: string, take: (line: Line) => void): void {
  try {
    parse(text, {
      delimiter,
      comment: '#',
      comment_no_infix: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: MAX_LINE,
      // Each line becomes numbers at once, and none is kept.
      on_record: (cells: string[], { lines }) => {
        take({ cells, number: lines });
        return null;
      },
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ParseError({ where, expected: 'lines of cells', found: excerpt(cause.message, 120) }, { cause });
  }
}
