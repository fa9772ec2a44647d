/** # Values in the notation of GAP. Defines `parseGap`, `MAX_NESTING`.
 *
 * Read, not evaluated: integers, strings, lists, ranges, records, permutations in cycle notation, `Group(…)`, `PermList([…])` and
 * the constructors of schemes around a matrix, each perhaps assigned to a name. Of a record only the fields that describe
 * a scheme are read; what other fields hold (characters, functions) is passed over.
 * Source: The GAP Group, GAP Reference Manual, §§ 21 (lists), 29 (records), 42 (permutations).
 * @module */
import { excerpt, ParseError } from '../../exact/errors.js';
import { Cycles } from './permutation.js';

/** Nothing that describes a scheme is nested deeper. */
const MAX_NESTING = 50;

/** Entries of one range `[a..b]`: more than a row of the largest matrix is a mistake. */
const MAX_RANGE = 4096;

/** The fields of a record that are read, by their names without capitals and underscores. */
const FIELDS: Readonly<Record<string, string>> = {
  relationmatrix: 'relation',
  relation: 'relation',
  matrix: 'matrix',
  adjacency: 'adjacency',
  adjacencymatrix: 'adjacency',
  edges: 'edges',
  generators: 'generators',
  points: 'points',
  blocks: 'blocks',
  on: 'on',
  words: 'words',
  graph6: 'graph6',
  sparse6: 'sparse6',
  digraph6: 'digraph6',
  id: 'id',
  name: 'name',
  n: 'n',
};

/** Functions that make a scheme of one relation matrix. */
const SCHEME = /^(?:\w*AssociationScheme(?:NC)?|\w*CoherentConfiguration(?:NC)?)$/;

/** The values of a text, in order; for those assigned to a name, their names.
 *  @throws ParseError with line and column, lines being counted from `line` */
export function parseGap(text: string, line = 1): readonly { readonly value: unknown; readonly name?: string }[] {
  return new GapReader(text, line).statements();
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean =>
  isDigit(code) || code === 95 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

class GapReader {
  readonly #text: string;
  readonly #line: number;
  #at = 0;
  #depth = 0;

  constructor(text: string, line: number) {
    this.#text = text;
    this.#line = line;
  }

  statements(): readonly { readonly value: unknown; readonly name?: string }[] {
    const found: { value: unknown; name?: string }[] = [];
    for (;;) {
      while (this.#take(';') || this.#take(','));
      if (this.#peek() === '') return found;
      const name = this.#assignment();
      const value = this.#value();
      found.push(name === undefined ? { value } : { value, name });
    }
  }

  /** `name :=` or `name[3] :=`, if that comes next. */
  #assignment(): string | undefined {
    const begin = this.#at;
    const name = this.#word();
    if (name !== '') {
      let subscripts = name;
      while (this.#take('[')) {
        const index = this.#digits();
        if (index === '' || !this.#take(']')) break;
        subscripts += `[${index}]`;
      }
      if (this.#take(':=')) return subscripts;
    }
    this.#at = begin;
    return undefined;
  }

  #value(): unknown {
    if (++this.#depth > MAX_NESTING) throw this.#error(`values nested at most ${MAX_NESTING} deep`);
    const next = this.#peek();
    const value =
      next === '['
        ? this.#list()
        : next === '('
          ? this.#cycles()
          : next === '"'
            ? this.#string()
            : next === '-' || isDigit(next.charCodeAt(0))
              ? this.#integer()
              : this.#named();
    this.#depth--;
    return value;
  }

  #named(): unknown {
    const begin = this.#at;
    const word = this.#word();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'fail') return null;
    if (word === 'rec' && this.#take('(')) return this.#record();
    if (word !== '' && this.#take('(')) {
      const values = this.#values(')');
      if (word === 'Group') return { generators: values.length === 1 && Array.isArray(values[0]) ? values[0] : values };
      if (word === 'PermList' && values.length === 1 && Array.isArray(values[0])) return values[0];
      if (SCHEME.test(word) && values.length >= 1) return { relation: values[0] };
    }
    this.#at = begin;
    throw this.#error('a matrix, a record, a permutation or Group(…)');
  }

  #record(): unknown {
    const record: Record<string, unknown> = Object.create(null);
    while (!this.#take(')')) {
      const name = this.#word();
      if (name === '' || !this.#take(':=')) throw this.#error('a field `name := value` of a record');
      const known = FIELDS[name.toLowerCase().replaceAll('_', '')];
      if (known === undefined) this.#skipValue();
      else record[known] = this.#value();
      if (!this.#take(',') && this.#peek() !== ')') throw this.#error('"," or ")" in a record');
    }
    return record;
  }

  /** Passes over a value of any kind, up to the comma or parenthesis behind it. */
  #skipValue(): void {
    let depth = 0;
    for (;;) {
      const next = this.#peek();
      if (next === '') throw this.#error('the end of a record');
      if (depth === 0 && (next === ',' || next === ')')) return;
      if (next === '"') this.#string();
      else {
        if (next === '(' || next === '[' || next === '{') depth++;
        if (next === ')' || next === ']' || next === '}') depth--;
        this.#at++;
      }
    }
  }

  #list(): readonly unknown[] {
    this.#at++;
    const begin = this.#at;
    const values = this.#values(']', '..');
    if (!this.#take('..')) return values;
    const last = this.#integer();
    if (!this.#take(']')) throw this.#error('"]" after a range');
    const numbers = values.filter((value) => typeof value === 'number');
    const step = numbers.length === 2 ? numbers[1]! - numbers[0]! : 1;
    const length = Math.floor((last - numbers[0]!) / step) + 1;
    if (numbers.length !== values.length || values.length > 2 || !(step > 0 && length <= MAX_RANGE)) {
      this.#at = begin;
      throw this.#error(`an ascending range of at most ${MAX_RANGE} integers`);
    }
    return Array.from({ length: Math.max(0, length) }, (_, k) => numbers[0]! + k * step);
  }

  /** Values separated by commas, up to `end`, which is taken, or `stop`, which is not. */
  #values(end: string, stop?: string): unknown[] {
    const values: unknown[] = [];
    if (this.#take(end)) return values;
    for (;;) {
      values.push(this.#value());
      if (this.#take(end)) return values;
      if (stop !== undefined && this.#peek() === '.' && this.#text.startsWith(stop, this.#at)) return values;
      if (!this.#take(',')) throw this.#error(`"," or "${end}"`);
      if (this.#take(end)) return values; // a comma after the last value
    }
  }

  #cycles(): Cycles {
    const cycles: (readonly number[])[] = [];
    while (this.#take('(')) {
      const cycle: number[] = [];
      while (!this.#take(')')) {
        const digits = this.#digits();
        if (digits === '') throw this.#error('a point of a cycle');
        cycle.push(Number(digits));
        if (!this.#take(',') && this.#peek() !== ')' && !isDigit(this.#peek().charCodeAt(0)))
          throw this.#error('"," or ")" in a cycle');
      }
      if (cycle.length > 0) cycles.push(cycle);
    }
    return new Cycles(cycles);
  }

  #string(): string {
    const begin = this.#at;
    let text = '';
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const c = this.#text[this.#at]!;
      if (c === '"') {
        this.#at++;
        return text;
      }
      if (c === '\\') this.#at++;
      text += this.#text[this.#at] ?? '';
    }
    this.#at = begin;
    throw this.#error('the end of a string');
  }

  #integer(): number {
    const begin = this.#at;
    const sign = this.#take('-') ? -1 : 1;
    const digits = this.#digits();
    if (digits !== '' && digits.length < 16 && !isWord(this.#text.charCodeAt(this.#at))) return sign * Number(digits);
    this.#at = begin;
    throw this.#error('an integer');
  }

  #digits(): string {
    this.#peek();
    const begin = this.#at;
    while (isDigit(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#text.slice(begin, this.#at);
  }

  #word(): string {
    this.#peek();
    const begin = this.#at;
    while (isWord(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#text.slice(begin, this.#at);
  }

  #take(token: string): boolean {
    this.#peek();
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  /** The next character behind white space and comments; '' at the end. */
  #peek(): string {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 35) {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end === -1 ? this.#text.length : end;
      } else if (code === 32 || (code >= 9 && code <= 13)) this.#at++;
      else return Number.isNaN(code) ? '' : this.#text[this.#at]!;
    }
  }

  #error(expected: string): ParseError {
    const before = this.#text.slice(0, this.#at).split('\n');
    const rest = this.#text.slice(this.#at, this.#at + 30);
    return new ParseError({
      where: `line ${this.#line + before.length - 1}, column ${before.at(-1)!.length + 1}`,
      expected,
      found: rest === '' ? 'the end' : JSON.stringify(excerpt(rest, 20)),
    });
  }
}
