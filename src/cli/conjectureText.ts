/** # A verdict on a conjecture as text. Defines `conjectureLines`.
 * @module */
import type { ConjectureVerdict, Coverage } from '../conjecture/verdict.js';
import type { Output } from './output.js';

/** @param saved files that were written @param replay the command that gives the case again */
export function conjectureLines(
  verdict: ConjectureVerdict,
  saved: readonly string[],
  replay: string | undefined,
  colours: Output['colours'],
): readonly string[] {
  const { title, source } = verdict;
  const asIs = verdict.kind === verdict.expect;
  const paint = verdict.kind === 'refuted' || verdict.kind === 'error' ? colours.red : colours.yellow;
  const word = asIs ? colours.green(outcome(verdict)) : paint(outcome(verdict));
  return [
    `${word}: ${title}`,
    ...(source === undefined ? [] : [`  source    ${source}`]),
    ...body(verdict),
    ...coverageLines(verdict),
    ...saved.map((file, at) => `  ${at === 0 ? 'saved    ' : '         '} ${file}`),
    ...(replay === undefined ? [] : [`  replay    ${replay}`]),
  ];
}

function outcome({ kind, expect }: ConjectureVerdict): string {
  if (expect === 'refuted') {
    if (kind === 'refuted') return 'refuted, as it should be';
    if (kind === 'survived') return 'survived, though it is known to be false';
  }
  return kind;
}

function body(verdict: ConjectureVerdict): readonly string[] {
  switch (verdict.kind) {
    case 'survived':
      return [];
    case 'refuted': {
      const { lines, because } = verdict.counterexample;
      return [
        `  counterexample, after ${verdict.shrinks} simplification${verdict.shrinks === 1 ? '' : 's'}:`,
        ...lines.map((line) => `    ${line}`),
        ...(because === undefined ? [] : [`  because   ${because}`]),
      ];
    }
    case 'undecided':
      return [`  reason    ${verdict.reason}`, ...verdict.lines.map((line) => `    ${line}`)];
    case 'error':
      return [`  error     ${verdict.reason}`];
    default:
      return verdict satisfies never;
  }
}

function coverageLines({ coverage, seed, seconds }: ConjectureVerdict): readonly string[] {
  const { cases, distinct, rejected, trivial, unclear, unconfirmed, kinds, sizes, dimensions } = coverage;
  const parts = [
    `${cases} ${cases === 1 ? 'case' : 'cases'} of seed ${seed} in ${seconds.toFixed(1)} s`,
    ...(rejected === 0 ? [] : [`${rejected} rejected by the assumption`]),
    ...(trivial === 0 ? [] : [`${trivial} hold trivially`]),
    ...(unclear === 0 ? [] : [`${unclear} not decided`]),
    ...(unconfirmed === 0 ? [] : [`${unconfirmed} false in floating point only`]),
    `${distinct} distinct`,
  ];
  return [
    `  cases     ${parts.join(', ')}`,
    ...countLine('kinds', kinds),
    ...countLine('sizes', sizes),
    ...countLine('dims', dimensions),
  ];
}

/** More than this is no line to read. */
const MOST_SHOWN = 12;

function countLine(name: string, counts: Coverage['kinds']): readonly string[] {
  const entries = Object.entries(counts);
  if (entries.length === 0) return [];
  const shown = entries.slice(0, MOST_SHOWN).map(([key, count]) => `${key} ×${count}`);
  const rest = entries.length > MOST_SHOWN ? `, ${entries.length - MOST_SHOWN} more` : '';
  return [`  ${name.padEnd(9)} ${shown.join(', ')}${rest}`];
}
