/** # `tightframe feasible`: parameters without a scheme. Defines `feasibleCommand`.
 * @module */
import { readText } from '../catalog/dataFile.js';
import { display, displayWithin } from '../exact/display.js';
import { excerpt, LimitError, TightframeError } from '../exact/errors.js';
import type { Element } from '../exact/numberField.js';
import { rationalToString } from '../exact/rational.js';
import { conditions } from '../scheme/feasibility/conditions.js';
import { type Feasibility, feasibility, type Subject } from '../scheme/feasibility/feasibility.js';
import { cliqueBounds, feasibilityFacts } from '../scheme/feasibility/feasibilityFacts.js';
import {
  arraySubject,
  parseArraySubject,
  stronglyRegularSubject,
  subjectFromJson,
} from '../scheme/feasibility/readSubject.js';
import { textTable } from '../table/textTable.js';
import type { Output } from './output.js';

/** The largest file that is read, in bytes. */
const MAX_SIZE = 16 * 1024 * 1024;

interface Options {
  readonly krein?: boolean;
  readonly json?: boolean;
}

/** What is to be checked, or why it cannot be read. */
type Item = { readonly id: string } & (
  | { readonly subject: Subject }
  | { readonly problem: string; readonly limit: boolean }
);

/** Exit status: 0 all feasible, 1 something infeasible, 2 something malformed, or undecided because of a limit. */
export function feasibleCommand(args: readonly string[], { krein, json }: Options, output: Output): number {
  let status = 0;
  let first = true;
  for (const item of itemsOf(args, krein === true ? 'kreinArray' : 'intersectionArray')) {
    const outcome = 'subject' in item ? attempt(item.id, () => feasibility(item.subject)) : item;
    if ('problem' in outcome) {
      status = 2;
      const verdict = outcome.limit ? 'undecided' : 'error';
      if (json === true)
        output.line(JSON.stringify({ id: item.id, verdict, feasible: null, reason: outcome.problem, checks: [] }));
      output.problem(`${item.id}: ${outcome.limit ? 'undecided: ' : ''}${outcome.problem}`);
      continue;
    }
    const { kind } = outcome.verdict;
    if (kind !== 'feasible') status = Math.max(status, kind === 'infeasible' ? 1 : 2);
    if (json === true) output.line(JSON.stringify(feasibilityFacts(item.id, outcome)));
    else {
      if (!first) output.line('');
      for (const line of describeOutcome(item.id, outcome)) output.line(line);
    }
    if (kind === 'undecided') output.problem(`${item.id}: undecided: ${outcome.verdict.reason}`);
    first = false;
  }
  return status;
}

/** `srg N K L M`, `B C` as two lists, arrays with a semicolon, and files. */
function* itemsOf(args: readonly string[], kind: 'intersectionArray' | 'kreinArray'): Generator<Item> {
  const isList = (text: string | undefined): boolean =>
    text !== undefined && /^[\d,/.+-]*\d$/.test(text) && !text.endsWith('/');
  for (let at = 0; at < args.length; ) {
    const argument = args[at]!;
    if (argument === 'srg') {
      const values = args.slice(at + 1, at + 5);
      const id = `srg(${values.join(',')})`;
      yield item(excerpt(id), () => stronglyRegularSubject(values, 'srg'));
      at += 5;
    } else if (argument.includes(';') || argument.startsWith('{')) {
      yield item(excerpt(argument, 80), () => parseArraySubject(argument, kind, 'array'));
      at++;
    } else if (isList(argument)) {
      const c = args[at + 1];
      const id = `{${argument};${c ?? ''}}`;
      yield item(excerpt(id, 80), () => arraySubject(argument.split(','), (c ?? '').split(','), kind, 'array'));
      at += 2;
    } else {
      yield* fileItems(argument);
      at++;
    }
  }
}

function* fileItems(file: string): Generator<Item> {
  const read = readText(file, MAX_SIZE);
  if ('problem' in read) {
    yield { id: excerpt(file), problem: read.problem, limit: false };
    return;
  }
  const whole = parseJson(read.text);
  if ('data' in whole) {
    yield item(idOf(whole.data) ?? excerpt(file), () => subjectFromJson(whole.data, excerpt(file)));
    return;
  }
  const lines = read.text.split('\n').flatMap((text, at) => (text.trim() === '' ? [] : [{ text, at: at + 1 }]));
  if (lines.length < 2 || 'problem' in parseJson(lines[0]!.text)) {
    yield { id: excerpt(file), problem: whole.problem, limit: false };
    return;
  }
  for (const { text, at } of lines) {
    const where = `${excerpt(file)}, line ${at}`;
    const line = parseJson(text);
    yield 'problem' in line
      ? { id: where, problem: line.problem, limit: false }
      : item(idOf(line.data) ?? where, () => subjectFromJson(line.data, where));
  }
}

function parseJson(text: string): { readonly data: unknown } | { readonly problem: string } {
  try {
    return { data: JSON.parse(text) };
  } catch (error) {
    return { problem: `malformed JSON: ${excerpt((error as SyntaxError).message, 120)}` };
  }
}

function idOf(data: unknown): string | undefined {
  const id = typeof data === 'object' && data !== null ? (data as { readonly id?: unknown }).id : undefined;
  return typeof id === 'string' && id !== '' ? excerpt(id) : undefined;
}

function item(id: string, read: () => Subject): Item {
  const subject = attempt(id, read);
  return 'problem' in subject ? subject : { id, subject };
}

function attempt<T>(
  id: string,
  make: () => T,
): T | { readonly id: string; readonly problem: string; readonly limit: boolean } {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TightframeError)) throw error;
    return { id, problem: error.message, limit: error instanceof LimitError };
  }
}

const MARKS = { holds: 'holds', fails: 'FAILS', open: 'open' } as const;

function describeOutcome(id: string, outcome: Feasibility): readonly string[] {
  const { known, checks, verdict } = outcome;
  const facts = feasibilityFacts(id, outcome);
  const arrays = known.pPolynomial?.map(
    ({ order, intersectionArray: { b, c } }) =>
      `{${b.join(',')};${c.join(',')}} by relations ${order.slice(1).join(',')}`,
  );
  const lines = [
    `${id}: ${verdict.kind}${verdict.kind === 'feasible' ? ' (no condition fails; this does not say that a scheme exists)' : ''}`,
    '',
    ...textTable(
      [{ title: 'condition' }, { title: '' }, { title: 'statement' }],
      checks.map(({ condition, kind }) => [condition, MARKS[kind], conditions[condition].statement]),
    ),
  ];
  for (const check of checks)
    if (check.kind === 'fails')
      lines.push(
        '',
        `${check.condition}: ${check.where}`,
        `  expected  ${check.expected}`,
        `  found     ${check.found}`,
        `  source    ${conditions[check.condition].source}`,
      );
  if (known.valencies !== undefined)
    lines.push(
      '',
      `points          ${typeof facts.n === 'number' ? facts.n : (facts.n?.exact ?? '?')}`,
      `valencies       ${known.valencies.map(rationalToString).join(', ')}`,
    );
  if (known.eigen === undefined) return lines;
  const { field, P, Q, multiplicities } = known.eigen;
  const short = (x: Element): string => displayWithin(field, x, 24);
  const matrix = (rows: readonly (readonly Element[])[], row: (i: number) => string, column: (j: number) => string) =>
    textTable(
      [{ title: '' }, ...rows.map((_, j) => ({ title: column(j), align: 'right' as const }))],
      rows.map((entries, i) => [row(i), ...entries.map(short)]),
    );
  const cliques = cliqueBounds(outcome)!
    .slice(1)
    .map((bound, i) => `R${i + 1}: ${bound === undefined ? '?' : display(field, bound)}`);
  lines.push(
    `multiplicities  ${multiplicities.join(', ')}`,
    `P-polynomial    ${arrays === undefined ? 'undecided' : arrays.length === 0 ? 'no' : arrays.join('; ')}`,
    `Q-polynomial    ${known.qPolynomial!.length === 0 ? 'no' : known.qPolynomial!.map((order) => `by eigenspaces ${order.slice(1).join(',')}`).join('; ')}`,
    `cliques at most ${cliques.join(', ')} (Delsarte)`,
    '',
    'P (rows: eigenspaces with multiplicity; columns: relations)',
    ...matrix(
      P,
      (j) => `E${j} (${multiplicities[j]})`,
      (i) => `R${i}`,
    ),
    '',
    'Q (rows: relations; columns: eigenspaces)',
    ...matrix(
      Q,
      (i) => `R${i}`,
      (j) => `E${j}`,
    ),
  );
  return lines;
}
