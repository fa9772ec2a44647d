/** # The table of schemes. Defines `schemeColumns`, `schemeRow`.
 * @module */
import { automorphismGroup } from '../scheme/automorphisms.js';
import { eigenmatrices } from '../scheme/eigenmatrix.js';
import { intersectionNumbers } from '../scheme/intersectionNumbers.js';
import { schemeProperties } from '../scheme/schemeProperties.js';
import { flagCell, integerCell, type TableColumn, type TableRow, textCell } from './cells.js';
import type { NamedScheme } from './frameTable.js';
import { schemeName } from './schemeNames.js';

export const schemeColumns: readonly TableColumn[] = [
  { name: 'id', title: 'id', kind: 'text' },
  { name: 'n', title: 'n', kind: 'number' },
  { name: 'rank', title: 'rank', kind: 'number' },
  { name: 'valencies', title: 'valencies', kind: 'text' },
  { name: 'multiplicities', title: 'multiplicities', kind: 'text' },
  { name: 'primitive', title: 'primitive', kind: 'flag' },
  { name: 'pPolynomial', title: 'P-polynomial', kind: 'flag' },
  { name: 'arrays', title: 'intersection arrays', kind: 'text' },
  { name: 'qPolynomial', title: 'Q-polynomial', kind: 'flag' },
  { name: 'automorphisms', title: 'automorphisms', kind: 'number' },
  { name: 'name', title: 'name', kind: 'text' },
];

export function schemeRow({ id, scheme }: NamedScheme): TableRow {
  const numbers = intersectionNumbers(scheme);
  const eigen = eigenmatrices(scheme, numbers);
  const { primitive, pPolynomial, qPolynomial } = schemeProperties(scheme, numbers, eigen);
  const valencies = Array.from(scheme.valencies);
  // Several orderings may have one array.
  const arrays = [...new Set(pPolynomial.map(({ intersectionArray: { b, c } }) => `{${b.join(',')};${c.join(',')}}`))];
  return {
    id: textCell(id),
    n: integerCell(scheme.n),
    rank: integerCell(scheme.rank),
    valencies: textCell(valencies.join(' '), valencies),
    multiplicities: textCell(eigen.multiplicities.join(' '), eigen.multiplicities),
    primitive: flagCell(primitive),
    pPolynomial: flagCell(pPolynomial.length > 0),
    arrays: textCell(arrays.join(' '), arrays),
    qPolynomial: flagCell(qPolynomial.length > 0),
    automorphisms: integerCell(automorphismGroup(scheme).order),
    name: textCell(schemeName(scheme)),
  };
}
