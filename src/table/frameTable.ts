/** # The table of frames. Defines `frameColumns`, `frameRows`, `NamedScheme`.
 *
 * T9, T10: every equal-norm tight frame whose Gram matrix has a symmetric association scheme S as coherent closure is c Σ_J E_j, for
 * one J. A pair (S, J) is faithful when the closure of its Gram matrix is S itself; otherwise the same frame belongs to a scheme with
 * fewer relations. Isomorphic frames have isomorphic closures, so when each scheme comes once, frames need to be compared
 * only with those of their own scheme. J = {0}, where all vectors are equal, and J = {0, …, d}, the orthonormal basis, are faithful
 * for the trivial scheme alone.
 * @module */
import { display, latex, toJson } from '../exact/display.js';
import { rational } from '../exact/rational.js';
import { orthogonalComponents } from '../frame/components.js';
import { designStrength } from '../frame/designStrength.js';
import { frameFromEigenspaces } from '../frame/frameFromScheme.js';
import { isPrimitive } from '../scheme/closedSubsets.js';
import { coherentClosure } from '../scheme/coherentClosure.js';
import type { AssociationScheme } from '../scheme/coherentConfiguration.js';
import { eigenmatrices } from '../scheme/eigenmatrix.js';
import { intersectionNumbers } from '../scheme/intersectionNumbers.js';
import {
  flagCell,
  fractionCell,
  infinityCell,
  integerCell,
  type TableColumn,
  type TableRow,
  textCell,
} from './cells.js';
import { frameName } from './frameNames.js';
import { isomorphicGrams, type UnitGram, unitGram } from './sameFrame.js';

export interface NamedScheme {
  readonly id: string;
  readonly scheme: AssociationScheme;
}

const columns: readonly TableColumn[] = [
  { name: 'n', title: 'n', kind: 'number' },
  { name: 'rank', title: 'rank', kind: 'number' },
  { name: 'D', title: 'D', kind: 'number' },
  { name: 'scheme', title: 'scheme', kind: 'text' },
  { name: 'J', title: 'J', kind: 'text' },
  { name: 'innerProducts', title: 'inner products', kind: 'text' },
  { name: 'design', title: 'design', kind: 'number' },
  { name: 'etf', title: 'ETF', kind: 'flag' },
  { name: 'antipodal', title: 'antipodal', kind: 'flag' },
  { name: 'primitive', title: 'primitive', kind: 'flag' },
  { name: 'connected', title: 'connected', kind: 'flag' },
  { name: 'distinct', title: 'distinct', kind: 'flag' },
  { name: 'faithful', title: 'faithful', kind: 'flag' },
  { name: 'name', title: 'name', kind: 'text' },
];

/** Without all frames every row is faithful, and nothing needs to say so. */
export const frameColumns = (all: boolean): readonly TableColumn[] =>
  columns.filter(({ name }) => all || name !== 'faithful');

/** The frames of one scheme, each once, by rank and then by J. Cost: 2^rank closures of n points. */
export function frameRows({ id, scheme }: NamedScheme, all: boolean): readonly TableRow[] {
  const numbers = intersectionNumbers(scheme);
  const eigen = eigenmatrices(scheme, numbers);
  const primitive = isPrimitive(scheme);
  const seen = new Map<string, UnitGram[]>();
  const rows: { readonly rank: number; readonly row: TableRow }[] = [];
  for (let mask = 1; mask < 2 ** scheme.rank; mask++) {
    const J = eigen.multiplicities.flatMap((_, j) => (Math.floor(mask / 2 ** j) % 2 === 1 ? [j] : []));
    const { gram } = frameFromEigenspaces(scheme, eigen, J);
    const faithful = coherentClosure(scheme.n, gram.entry).rank === scheme.rank;
    if (!faithful && !all) continue;
    const unit = unitGram(gram);
    const rank = J.reduce((sum, j) => sum + eigen.multiplicities[j]!, 0);
    const key = `${rank};${unit.counts}`;
    const alike = seen.get(key) ?? [];
    if (alike.some((other) => isomorphicGrams(other, unit))) continue;
    seen.set(key, [...alike, unit]);
    rows.push({ rank, row: frameRow(J, rank, unit, faithful) });
  }
  return rows.sort((a, b) => a.rank - b.rank).map(({ row }) => row);

  /** Its own name, or that of the frame on the other eigenspaces, with which it makes an orthonormal basis (Naimark). */
  function nameOf(J: readonly number[], unit: UnitGram): string {
    const name = frameName(unit);
    if (name !== '' || J.length === scheme.rank) return name;
    const others = eigen.multiplicities.flatMap((_, j) => (J.includes(j) ? [] : [j]));
    const other = frameName(unitGram(frameFromEigenspaces(scheme, eigen, others).gram));
    return other === '' ? '' : `Naimark complement: ${other}`;
  }

  function frameRow(J: readonly number[], rank: number, unit: UnitGram, faithful: boolean): TableRow {
    const { field } = eigen;
    const { n, relation } = scheme;
    // The relation matrix is its own closure: nothing needs to be refined to compute in its algebra.
    const values = new Array(scheme.rank).fill(field.zero);
    relation.forEach((k, at) => {
      values[k] = unit.values[unit.colour[at]!]!;
    });
    const algebra = { field, configuration: scheme, numbers, values };
    const { strength } = designStrength(algebra, rank);
    const offDiagonal = values.slice(1);
    const square = field.mul(offDiagonal[0]!, offDiagonal[0]!);
    const products = unit.values
      .map((value) => ({
        value,
        count: scheme.valencies.reduce((sum, k, i) => (i > 0 && field.equals(values[i]!, value) ? sum + k : sum), 0),
      }))
      .filter(({ count }) => count > 0);
    return {
      n: integerCell(n),
      rank: integerCell(rank),
      D: fractionCell(rational(rank, n)),
      scheme: textCell(id),
      J: textCell(J.join(' '), J),
      innerProducts: textCell(
        products.map(({ value, count }) => `${display(field, value)} (${count})`).join(', '),
        products.map(({ value, count }) => ({ value: toJson(field, value), count: n * count })),
        products.map(({ value, count }) => `${latex(field, value)}\\ (${count})`).join(',\\ '),
      ),
      design: strength === 'infinity' ? infinityCell : integerCell(strength!),
      etf: flagCell(offDiagonal.every((value) => field.equals(field.mul(value, value), square))),
      antipodal: flagCell(offDiagonal.some((value) => field.equals(value, field.neg(field.one)))),
      primitive: flagCell(primitive),
      connected: flagCell(orthogonalComponents(algebra).length === 1),
      distinct: flagCell(offDiagonal.every((value) => !field.equals(value, field.one))),
      faithful: flagCell(faithful),
      name: textCell(nameOf(J, unit)),
    };
  }
}
