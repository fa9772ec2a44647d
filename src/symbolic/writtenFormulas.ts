/** # What a family's report prints. Defines `FamilyFormula`, `writtenScheme`, `writtenFrame`.
 * @module */
import type { FactoredScheme } from './factoredScheme.js';
import { type Written, writeFactored } from './formulaText.js';
import type { DerivedFormula, FrameFormulas } from './frameFormulas.js';
import type { Vanishing } from './integerSolutions.js';
import type { Parameter } from './parameter.js';

export interface FamilyFormula extends Written {
  readonly name: string;
}

type Row = readonly DerivedFormula[];

/** n, valencies, multiplicities, P, Q, and the matrices (B_i)_jk = p^k_ij. Rows of a matrix end with a semicolon in text. */
export function writtenScheme(
  { n, valencies, multiplicities, P, Q, p }: FactoredScheme,
  parameters: readonly Parameter[],
): readonly FamilyFormula[] {
  const written = ({ form }: DerivedFormula): Written => writeFactored(form, parameters);
  const list = (name: string, letter: string, row: Row): FamilyFormula => ({
    name,
    text: row.map((x) => written(x).text).join(', '),
    latex: row.map((x, i) => `${letter}_${i}=${written(x).latex}`).join(',\\quad '),
  });
  const matrix = (name: string, rows: readonly Row[]): FamilyFormula => ({
    name,
    text: `[${rows.map((row) => row.map((x) => written(x).text).join(', ')).join('; ')}]`,
    latex: `${name}=\\begin{pmatrix}${rows.map((row) => row.map((x) => written(x).latex).join('&')).join('\\\\')}\\end{pmatrix}`,
  });
  return [
    { name: 'points', text: written(n).text, latex: `|X|=${written(n).latex}` },
    list('valencies', 'k', valencies),
    list('multiplicities', 'm', multiplicities),
    matrix('P', P),
    matrix('Q', Q),
    ...p.slice(1).map((rows, i) => matrix(`B_${i + 1}`, rows)),
  ];
}

/** The formulas of a frame and the conditions on it. */
export function writtenFrame(
  { eigenspaces, formulas, conditions }: FrameFormulas,
  parameters: readonly Parameter[],
): readonly FamilyFormula[] {
  const of = `J = {${eigenspaces.join(',')}}: `;
  return [
    ...formulas.map(({ name, latexName, form }) => {
      const { text, latex } = writeFactored(form, parameters);
      return { name: of + name, text, latex: `${latexName}=${latex}` };
    }),
    ...conditions.map(({ name, when }) => ({ name: of + name, ...writeCondition(when, parameters) })),
  ];
}

function writeCondition(when: Vanishing, [parameter]: readonly Parameter[]): Written {
  switch (when.kind) {
    case 'always':
      return { text: 'always', latex: '\\text{always}' };
    case 'never':
      return { text: 'never', latex: '\\text{never}' };
    case 'values': {
      const name = parameter!.rootOf ?? parameter!.name;
      return { text: `exactly for ${name} = ${when.values.join(', ')}`, latex: `${name}=${when.values.join(',')}` };
    }
    case 'equations':
      return {
        text: `where ${when.equations.map(({ text }) => `${text} = 0`).join(' and ')}`,
        latex: when.equations.map(({ latex }) => `${latex}=0`).join(',\\ '),
      };
    default:
      return when satisfies never;
  }
}
