/** # Filters. Defines `parseWhere`.
 *
 * `rank<=3 and (etf or not antipodal)`: names of columns, integers, fractions and quoted text; `=`, `!=`, `<`, `<=`, `>`, `>=`;
 * `and`, `or`, `not`, parentheses. All names and kinds are checked while reading, so that a filter fails before any work is done.
 * @module */
import { excerpt, LimitError, ParseError } from '../exact/errors.js';
import { type Comparable, compareValues, type TableColumn, type TableRow } from './cells.js';

type Predicate = (row: TableRow) => boolean;

interface Operand {
  readonly kind: TableColumn['kind'];
  readonly of: (row: TableRow) => Comparable;
}

const MAX_LENGTH = 1000;
const TOKEN = /\s*(\d+(?:\/0*[1-9]\d*)?(?![\w/])|[A-Za-z]\w*|'[^']*'|"[^"]*"|<=|>=|!=|==|[<>=≤≥≠()])/y;

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '≤': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '≥': (order) => order >= 0,
  '=': (order) => order === 0,
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '≠': (order) => order !== 0,
};

/** @throws ParseError for anything that is no filter on these columns; LimitError for a long one */
export function parseWhere(text: string, columns: readonly TableColumn[]): Predicate {
  if (text.length > MAX_LENGTH)
    throw new LimitError({ where: 'filter', expected: `at most ${MAX_LENGTH} characters`, found: String(text.length) });
  const tokens = tokenize(text);
  let at = 0;
  const fail = (expected: string): never => {
    const found = tokens[at];
    throw new ParseError({ where: 'filter', expected, found: found === undefined ? 'its end' : excerpt(found) });
  };
  const accept = (word: string): boolean => {
    if (tokens[at] !== word) return false;
    at++;
    return true;
  };

  function any(): Predicate {
    let left = all();
    while (accept('or')) {
      const [a, b] = [left, all()];
      left = (row) => a(row) || b(row);
    }
    return left;
  }

  function all(): Predicate {
    let left = single();
    while (accept('and')) {
      const [a, b] = [left, single()];
      left = (row) => a(row) && b(row);
    }
    return left;
  }

  function single(): Predicate {
    if (accept('not')) {
      const negated = single();
      return (row) => !negated(row);
    }
    if (accept('(')) {
      const inner = any();
      if (!accept(')')) fail('`)`');
      return inner;
    }
    const left = operand();
    const token = tokens[at];
    const comparison = token !== undefined && Object.hasOwn(COMPARISONS, token) ? COMPARISONS[token] : undefined;
    if (left.kind === 'flag') {
      if (comparison !== undefined) fail('a yes-or-no column to stand alone, or after `not`');
      return (row) => left.of(row) === true;
    }
    if (comparison === undefined) return fail('a comparison such as `<=`');
    at++;
    const begin = at;
    const right = operand();
    if (right.kind !== left.kind) {
      at = begin;
      fail(`a ${left.kind} to compare with`);
    }
    return (row) => comparison(compareValues(left.of(row), right.of(row)));
  }

  function operand(): Operand {
    const token = tokens[at];
    if (token === undefined || !/^[\w'"]/.test(token)) return fail('a column or a number');
    const column = columns.find(({ name }) => name === token);
    if (column === undefined && /^[A-Za-z]/.test(token))
      fail(`a column (${columns.map(({ name }) => name).join(', ')})`);
    at++;
    if (column !== undefined) return { kind: column.kind, of: (row) => row[column.name]!.value };
    if (!/^\d/.test(token)) return { kind: 'text', of: () => token.slice(1, -1) };
    const [num, den] = token.split('/').map(BigInt);
    return { kind: 'number', of: () => ({ num: num!, den: den ?? 1n }) };
  }

  const predicate = any();
  if (at < tokens.length) fail('`and`, `or` or its end');
  return predicate;
}

function tokenize(text: string): readonly string[] {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null)
      throw new ParseError({
        where: 'filter',
        expected: 'columns, numbers, comparisons, and, or, not',
        found: excerpt(text.slice(at).trim()),
      });
    tokens.push(match[1]!);
    at = TOKEN.lastIndex;
  }
  return tokens;
}
