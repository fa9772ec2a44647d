/** # `tightframe families`: identities for all parameters at once. Defines `familiesCommand`.
 * @module */
import { TightframeError } from '../exact/errors.js';
import { families, type SelectedFamily, selectFamily } from '../symbolic/families.js';
import {
  equationCount,
  type FamilyReport,
  familyVerdict,
  type ProvedIdentity,
  proveFamily,
} from '../symbolic/family.js';
import { type Parameter, symbolOf } from '../symbolic/parameter.js';
import { textTable } from '../table/textTable.js';
import type { Output } from './output.js';
import { progressBar } from './progress.js';

interface Options {
  readonly json?: boolean;
  readonly latex?: boolean;
}

/** All families with a verdict each, or everything about those that are named. Exit status: 0 all proved, 1 something refuted,
 *  2 something undecided or an unknown name. */
export function familiesCommand(ids: readonly string[], { json, latex }: Options, output: Output): number {
  let status = 0;
  const selected: SelectedFamily[] = [];
  for (const id of ids.length === 0 ? families.map((family) => family.id) : ids) {
    try {
      selected.push(selectFamily(id));
    } catch (error) {
      if (!(error instanceof TightframeError)) throw error;
      output.problem(error.message);
      status = 2;
    }
  }
  const width = Math.max(...selected.map(({ id }) => id.length));
  const progress = progressBar(selected.length, true);
  for (const [at, one] of selected.entries()) {
    progress.update(at, one.id);
    const report = proveFamily(one.family, one.given);
    const kind = familyVerdict(report);
    if (kind !== 'proved') status = Math.max(status, kind === 'refuted' ? 1 : 2);
    progress.clear();
    if (json === true) output.line(JSON.stringify(familyJson(one, report)));
    else if (ids.length > 0) {
      if (at > 0) output.line('');
      for (const line of familyLines(one, report, latex === true)) output.line(line);
    } else {
      const { identities, parameters } = report;
      const size = `${String(identities.length).padStart(2)} identities, ${String(equationCount(report)).padStart(4)} equations`;
      const names = parameters.map(symbolOf).join(', ');
      output.line(`${one.id.padEnd(width)}  ${kind}  ${size}, all ${names}: ${one.family.title}`);
    }
  }
  progress.stop();
  return status;
}

const familyJson = ({ id, family, given }: SelectedFamily, report: FamilyReport) => ({
  id,
  title: family.title,
  source: family.source,
  given,
  parameters: report.parameters.map((one) => ({ name: symbolOf(one), range: one.range })),
  verdict: familyVerdict(report),
  identities: report.identities,
  formulas: report.formulas,
});

function familyLines({ id, family }: SelectedFamily, report: FamilyReport, latex: boolean): readonly string[] {
  const width = Math.max(...report.formulas.map(({ name }) => name.length));
  return [
    `${id}: ${familyVerdict(report)}`,
    '',
    `  ${family.title}`,
    `  parameters  ${report.parameters.map(({ range }) => range).join('; ')}`,
    `  source      ${family.source}`,
    '',
    ...textTable(
      [{ title: 'theorem' }, { title: 'identity' }, { title: 'equations', align: 'right' }, { title: 'verdict' }],
      report.identities.map((identity) => [
        identity.law,
        identity.name,
        String(identity.equations),
        verdictText(identity, report.parameters),
      ]),
    ),
    '',
    ...report.formulas.map((formula) =>
      latex ? `${formula.name}: $${formula.latex}$` : `${formula.name.padEnd(width)}  ${formula.text}`,
    ),
  ];
}

function verdictText({ verdict }: ProvedIdentity, parameters: readonly Parameter[]): string {
  const symbol = (name: string): string => parameters.find((one) => one.name === name)?.symbol?.text ?? name;
  switch (verdict.kind) {
    case 'proved': {
      const degrees = Object.entries(verdict.grid.degrees).map(([name, degree]) => `${degree} in ${symbol(name)}`);
      const road =
        verdict.rootsOfUnity === undefined
          ? `grid ${verdict.grid.points}, degrees ${degrees.join(', ')}`
          : `roots of unity; added up at ${verdict.rootsOfUnity.instances} parameters`;
      return `proved (${road})`;
    }
    case 'refuted': {
      const point = Object.entries(verdict.point).map(([name, value]) => `${symbol(name)} = ${value}`);
      return `REFUTED at ${[verdict.at, ...point].join(', ')}: ${verdict.left} ≠ ${verdict.right}`;
    }
    case 'disagreement':
      return `DISAGREEMENT at ${verdict.at}: expanded ${verdict.symbolic}, evaluated ${verdict.grid}`;
    case 'undecided':
      return `undecided at ${verdict.at}: ${verdict.reason}; grid ${verdict.grid === null ? 'not run' : `of ${verdict.grid.points} points all zero`}`;
    default:
      return verdict satisfies never;
  }
}
