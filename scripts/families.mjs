/** Writes the formulas in docs/families.md, below its last line of prose, with the built library: `npm run families`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { equationCount, families, familyVerdict, proveFamily, selectFamily } from '../dist/index.js';

const PAGE = new URL('../docs/families.md', import.meta.url);
const MARK = '<!-- What follows is written by `npm run families`. -->\n';

const inWords = ({ latex }) => /^\\text\{[^}]*\}$/.test(latex);
const inline = (formula) => (inWords(formula) ? formula.text : `$\`${formula.latex}\`$`);

function section(id) {
  const { family, given } = selectFamily(id);
  const { identities, formulas, parameters } = proveFamily(family, given);
  const points = Math.max(...identities.map(({ verdict }) => verdict.grid?.points ?? 0));
  const general = formulas.filter((formula) => !formula.name.startsWith('J = ') && !inWords(formula));
  const counting = formulas.find((formula) => formula.name === 'intersection numbers' && inWords(formula));
  const frames = new Map();
  for (const formula of formulas) {
    const set = /^J = \{[\d,j]+\}/.exec(formula.name)?.[0];
    if (set !== undefined) frames.set(set, [...(frames.get(set) ?? []), formula]);
  }
  const ofFrame = [...frames].map(([set, list]) => {
    const parts = list.map((formula) => {
      const name = formula.name.slice(set.length + 2);
      // A formula names itself; a condition does not.
      return /tight frame|design/.test(name) ? `${name}: ${inline(formula)}` : inline(formula);
    });
    return `- ${set}: ${parts.join('; ')}`;
  });
  return [
    `## ${id}`,
    '',
    `${family.title[0].toUpperCase()}${family.title.slice(1)}. Parameters: ${parameters.map(({ range }) => range).join('; ')}. Source: ${family.source}.${
      counting === undefined ? '' : ` Intersection numbers: ${counting.text}.`
    }`,
    `${identities.length} identities, ${equationCount({ identities })} equations: ${familyVerdict({ identities })}${
      counting === undefined ? '' : ` (largest grid: ${points} points)`
    }.`,
    '',
    '```math',
    '\\begin{gathered}',
    general.map(({ latex }) => latex).join(' \\\\\n'),
    '\\end{gathered}',
    '```',
    '',
    ...(ofFrame.length === 0 ? [] : [...ofFrame, '']),
  ].join('\n');
}

const [prose] = readFileSync(PAGE, 'utf8').split(MARK);
const sections = families.map(({ id, given }) =>
  section([id, ...given.map(({ name, usual }) => `${name}=${usual}`)].join(':')),
);
writeFileSync(PAGE, `${prose}${MARK}\n${sections.join('\n').trimEnd()}\n`);
