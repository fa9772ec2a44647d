/** # Reading schemes, graphs and groups. Defines `readItems`.
 *
 * What a line is shows by its content: `{`, `[`, `(` and names begin JSON or GAP values, which end where their brackets close;
 * digits are rows of a matrix or edges, which stand together until a blank line; anything else is graph6, sparse6 (`:`) or
 * digraph6 (`&`), one graph a line. `#`, `%` and `;` begin comments. Something unreadable costs its own lines only.
 * @module */
import { excerpt, LimitError, ParseError, TightframeError } from '../../exact/errors.js';
import { MAX_POINTS } from '../constructions/limits.js';
import { blockOfLines, numbersOf } from './edgeList.js';
import { parseGap } from './gap.js';
import { digraph6Source, graph6Source, sparse6Source } from './graph6.js';
import type { Item, ItemData, Problem } from './item.js';
import { Cycles, groupSource, type Permutation } from './permutation.js';
import { recordItems } from './record.js';
import { ValueText } from './valueText.js';

/** Lines of a block of numbers: a matrix of the greatest size or the edges of a complete graph. */
const MAX_BLOCK = (MAX_POINTS * (MAX_POINTS - 1)) / 2;

const HEADER = /^>>(graph6|sparse6|digraph6)<</;
const GRAPH6 = /^[?-~]+$/;

/** All items of a file, lazily, in order. Never throws on bad content. */
export function* readItems(lines: Iterable<string>): Generator<Item | Problem> {
  const reader = new ItemReader();
  for (const line of lines) yield* reader.take(line);
  yield* reader.end();
}

class ItemReader {
  #line = 0;
  #value: ValueText | undefined;
  #block: { readonly line: number; readonly rows: (readonly number[])[]; error?: TightframeError } | undefined;
  #group: { readonly line: number; readonly generators: Permutation[] } | undefined;
  /** Set by a header: from there on every line is a graph. */
  #graphs = false;

  *take(raw: string): Generator<Item | Problem> {
    this.#line++;
    const text = this.#line === 1 ? raw.replace(/^\ufeff/, '') : raw;
    if (this.#value?.isCutOffBy(text) === true) yield* this.#finishValue();
    if (this.#value !== undefined) {
      this.#value.add(text);
      if (this.#value.complete) yield* this.#finishValue();
      return;
    }
    const line = text.trim();
    if (line === '') {
      yield* this.#finishBlock();
      return;
    }
    const header = HEADER.exec(line);
    if (header !== null) this.#graphs = true;
    const graph = header === null ? line : line.slice(header[0].length);
    if (this.#graphs) {
      if (graph !== '') yield* this.#attempt(this.#line, () => graphItem(graph));
    } else if (/^[#%;]/.test(line)) return;
    else if (/^[\d-]/.test(line)) yield* this.#number(line);
    else {
      const opens = /^[[{(]|^\w+\s*(\[\d+\]\s*)*(:=|\()/.test(line) && !(GRAPH6.test(line) && /[^[\]{}]/.test(line));
      if (!opens || this.#block !== undefined) yield* this.#finishBlock();
      if (!opens) {
        yield* this.#attempt(this.#line, () => graphItem(line));
        return;
      }
      this.#value = new ValueText(text, this.#line);
      if (this.#value.complete) yield* this.#finishValue();
    }
  }

  *end(): Generator<Item | Problem> {
    yield* this.#finishValue();
    yield* this.#finishBlock();
  }

  *#number(line: string): Generator<Item | Problem> {
    if (this.#block === undefined) yield* this.#finishBlock();
    this.#block ??= { line: this.#line, rows: [] };
    if (this.#block.error !== undefined) return;
    try {
      if (this.#block.rows.length === MAX_BLOCK)
        throw new LimitError({ where: 'lines of numbers', expected: `at most ${MAX_BLOCK}`, found: 'more' });
      this.#block.rows.push(numbersOf(line, `line ${this.#line}`));
    } catch (error) {
      if (!(error instanceof TightframeError)) throw error;
      this.#block.error = error;
    }
  }

  /** Ends a block of numbers and a list of generators. */
  *#finishBlock(): Generator<Item | Problem> {
    const [block, group] = [this.#block, this.#group];
    this.#block = undefined;
    this.#group = undefined;
    if (block !== undefined)
      yield* this.#attempt(block.line, () => {
        if (block.error !== undefined) throw block.error;
        return blockOfLines(block.rows);
      });
    if (group !== undefined)
      yield* this.#attempt(group.line, () => ({
        what: 'permutation group',
        source: groupSource(group.generators, undefined, 'group'),
      }));
  }

  *#finishValue(): Generator<Item | Problem> {
    const value = this.#value;
    this.#value = undefined;
    if (value === undefined) return;
    let parsed: ReturnType<typeof parseGap>;
    try {
      parsed = valuesOf(value);
    } catch (error) {
      if (!(error instanceof TightframeError)) throw error;
      yield* this.#finishBlock();
      yield { kind: 'problem', line: value.line, message: error.message };
      return;
    }
    for (const { value: data, name } of parsed) {
      if (data instanceof Cycles || isImages(data)) {
        this.#group ??= { line: value.line, generators: [] };
        this.#group.generators.push(data);
        continue;
      }
      yield* this.#finishBlock();
      for (const read of recordItems(data, name)) {
        if (!('error' in read)) yield { kind: 'item', line: value.line, ...read };
        else yield problem(value.line, read.error, read.id);
      }
    }
  }

  *#attempt(line: number, read: () => ItemData): Generator<Item | Problem> {
    try {
      yield { kind: 'item', line, ...read() };
    } catch (error) {
      if (!(error instanceof TightframeError)) throw error;
      yield problem(line, error);
    }
  }
}

const problem = (line: number, error: TightframeError, id?: string): Problem => ({
  kind: 'problem',
  line,
  message: id === undefined ? error.message : `${excerpt(id)}: ${error.message}`,
  ...(id === undefined ? {} : { id }),
});

const isImages = (data: unknown): data is readonly number[] =>
  Array.isArray(data) && data.length > 0 && data.every((entry) => typeof entry === 'number');

function graphItem(line: string): ItemData {
  if (line.startsWith(':')) return { what: 'sparse6 graph', source: sparse6Source(line) };
  if (line.startsWith('&')) return { what: 'digraph6 graph', source: digraph6Source(line) };
  const inRange = Array.from(line).filter((c) => GRAPH6.test(c)).length;
  if (/\s/.test(line) || 2 * inRange < line.length)
    throw new ParseError({
      where: 'line',
      expected: 'a record, a matrix, an edge, a permutation or a graph in graph6',
      found: JSON.stringify(excerpt(line)),
    });
  return { what: 'graph6 graph', source: graph6Source(line) };
}

/** The values of a JSON or GAP text. @throws ParseError */
function valuesOf({ text, line }: ValueText): ReturnType<typeof parseGap> {
  const json = text.trim().replace(/[,;]$/, '');
  if (json.startsWith('{') || json.startsWith('[')) {
    try {
      return [{ value: JSON.parse(json) as unknown }];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      if (json.includes('{'))
        throw new ParseError(
          { where: 'JSON', expected: 'a value', found: excerpt(error.message, 120) },
          { cause: error },
        );
    }
  }
  return parseGap(text, line);
}
