/** # Schemes as text. Defines `indent`, `factLines`, `fieldText`, `squareTable`, `eigenmatrixLines`, `pPolynomialText`, `qPolynomialText`, `subsetsText`.
 * @module */
import { display } from '../exact/display.js';
import type { NumberField } from '../exact/numberField.js';
import type { SchemeProperties } from '../scheme/schemeProperties.js';
import { textTable } from '../table/textTable.js';

export const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `    ${line}`);

/** Labels and values in two columns. */
export function factLines(facts: readonly (readonly [label: string, text: string])[]): readonly string[] {
  const width = Math.max(...facts.map(([label]) => label.length));
  return facts.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`);
}

export function fieldText(field: NumberField): string {
  if (field.degree === 1) return 'Q';
  return `Q(α), α = ${display(field, field.generator)}, degree ${field.degree}`;
}

/** A square matrix with names for its rows and columns. */
export function squareTable<T>(
  rows: readonly (readonly T[])[],
  show: (entry: T) => string,
  row: (i: number) => string,
  column: (j: number) => string,
): readonly string[] {
  return indent(
    textTable(
      [{ title: '' }, ...rows.map((_, j) => ({ title: column(j), align: 'right' as const }))],
      rows.map((entries, i) => [row(i), ...entries.map(show)]),
    ),
  );
}

/** P and Q with their titles; `mark` is put behind the eigenspaces of a frame. */
export function eigenmatrixLines<T>(
  { P, Q, multiplicities }: Eigenmatrices<T>,
  show: (entry: T) => string,
  mark: (eigenspace: number) => string = () => '',
): readonly string[] {
  const relation = (i: number): string => `R${i}`;
  return [
    '  P (rows: eigenspaces with multiplicity; columns: relations)',
    ...squareTable(P, show, (j) => `E${j} (${multiplicities[j]})${mark(j)}`, relation),
    '',
    '  Q (rows: relations; columns: eigenspaces)',
    ...squareTable(Q, show, relation, (j) => `E${j}`),
  ];
}

interface Eigenmatrices<T> {
  readonly P: readonly (readonly T[])[];
  readonly Q: readonly (readonly T[])[];
  readonly multiplicities: readonly number[];
}

export const pPolynomialText = ({ pPolynomial }: SchemeProperties): string =>
  pPolynomial
    .map(
      ({ order, intersectionArray: { b, c } }) =>
        `{${b.join(',')};${c.join(',')}} by relations ${order.slice(1).join(',')}`,
    )
    .join('; ') || 'no';

export const qPolynomialText = ({ qPolynomial }: SchemeProperties): string =>
  qPolynomial.map((order) => `by eigenspaces ${order.slice(1).join(',')}`).join('; ') || 'no';

export const subsetsText = (subsets: readonly (readonly number[])[]): string =>
  subsets.map((subset) => `{${subset.join(',')}}`).join(' ');
