/** # Schemes of forms. Defines `bilinearFormsScheme`, `alternatingFormsScheme`, `hermitianFormsScheme`, `quadraticFormsScheme`.
 *
 * Forms of one kind are an elementary abelian group, and two of them are related by the rank of their difference; for
 * alternating forms by half the rank, for quadratic forms by half the rank rounded up. Sources: BCN §§9.5–9.6;
 * Y. Egawa, J. Combin. Theory Ser. A 38 (1985) 1–14 (quadratic forms).
 * @module */
import type { FiniteField } from '../../exact/finiteField.js';
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { schemeOfRegularLabels } from './regularScheme.js';
import { elementaryAbelian, translationLabels } from './translationScheme.js';
import { logarithms, nullSpace, powerMap, powersOfPrimitive, type Vector } from './vectorSpace.js';

type SquareOrNot = readonly Vector[];

/** All sums of the basis over F_p, related by the class of the difference; matrices are rows × columns. */
function formsScheme(
  field: FiniteField,
  rows: number,
  columns: number,
  basis: readonly SquareOrNot[],
  classOf: (form: SquareOrNot) => number,
  where: string,
): CoherentConfiguration {
  const zero: SquareOrNot = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  const sum = (a: SquareOrNot, b: SquareOrNot): SquareOrNot =>
    a.map((row, i) => row.map((entry, j) => field.add(entry, b[i]![j]!)));
  let forms = [zero];
  for (const element of basis) {
    const multiples = [zero];
    while (multiples.length < field.characteristic) multiples.push(sum(multiples.at(-1)!, element));
    forms = forms.flatMap((form) => multiples.map((multiple) => sum(form, multiple)));
  }
  const labels = translationLabels(elementaryAbelian(field.characteristic, basis.length), forms.map(classOf));
  return schemeOfRegularLabels(forms.length, labels, where);
}

const rank = (field: FiniteField, form: SquareOrNot): number => {
  const m = form[0]!.length;
  return m - nullSpace(field, form, m).length;
};

/** The matrix with the given entries, zero elsewhere. */
function sparse(rows: number, columns: number, entries: readonly (readonly [number, number, number])[]): SquareOrNot {
  const matrix = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (const [i, j, entry] of entries) matrix[i]![j] = entry;
  return matrix;
}

/** An F_p-basis of GF(q): the digits' places. */
const basisOver = ({ characteristic, degree }: FiniteField): readonly number[] =>
  Array.from({ length: degree }, (_, i) => characteristic ** i);

const pairs = (m: number): readonly (readonly [number, number])[] =>
  Array.from({ length: m }, (_, i) => Array.from({ length: m - 1 - i }, (_, j) => [i, i + 1 + j] as const)).flat();

const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);

/** H_q(d,e): d × e matrices over GF(q) by the rank of the difference; q^(de) points. */
export function bilinearFormsScheme(field: FiniteField, d: number, e: number, where: string): CoherentConfiguration {
  const basis = range(d).flatMap((i) =>
    range(e).flatMap((j) => basisOver(field).map((a) => sparse(d, e, [[i, j, a]]))),
  );
  return formsScheme(field, d, e, basis, (form) => rank(field, form), where);
}

/** Alt_q(m): alternating m × m matrices (skew with zero diagonal); q^(m(m−1)/2) points. */
export function alternatingFormsScheme(field: FiniteField, m: number, where: string): CoherentConfiguration {
  const basis = pairs(m).flatMap(([i, j]) =>
    basisOver(field).map((a) =>
      sparse(m, m, [
        [i, j, a],
        [j, i, field.sub(0, a)],
      ]),
    ),
  );
  return formsScheme(field, m, m, basis, (form) => rank(field, form) / 2, where);
}

/** Her_q(m): Hermitian m × m matrices over GF(q²), given as `field`; q^(m²) points. */
export function hermitianFormsScheme(field: FiniteField, m: number, where: string): CoherentConfiguration {
  const q = Math.round(Math.sqrt(field.order));
  const conjugate = powerMap(field, q);
  // A primitive element of the subfield GF(q): its powers below the degree are a basis.
  const generator = powersOfPrimitive(logarithms(field))[q + 1] ?? 1;
  const subfieldBasis = [1];
  while (subfieldBasis.length < field.degree / 2) subfieldBasis.push(field.mul(subfieldBasis.at(-1)!, generator));
  const basis = [
    ...range(m).flatMap((i) => subfieldBasis.map((a) => sparse(m, m, [[i, i, a]]))),
    ...pairs(m).flatMap(([i, j]) =>
      basisOver(field).map((a) =>
        sparse(m, m, [
          [i, j, a],
          [j, i, conjugate[a]!],
        ]),
      ),
    ),
  ];
  return formsScheme(field, m, m, basis, (form) => rank(field, form), where);
}

/** Qua_q(m): quadratic forms in m variables, as upper triangular matrices; q^(m(m+1)/2) points and the parameters of Alt_q(m+1). */
export function quadraticFormsScheme(field: FiniteField, m: number, where: string): CoherentConfiguration {
  const places = [...range(m).map((i) => [i, i] as const), ...pairs(m)];
  const basis = places.flatMap(([i, j]) => basisOver(field).map((a) => sparse(m, m, [[i, j, a]])));
  const value = (form: SquareOrNot, v: Vector): number =>
    places.reduce((sum, [i, j]) => field.add(sum, field.mul(form[i]![j]!, field.mul(v[i]!, v[j]!))), 0);
  /** The least number of variables that an equivalent form needs: the radical of the bilinear form counts where Q vanishes. */
  const variables = (form: SquareOrNot): number => {
    const polar = form.map((row, i) => row.map((entry, j) => field.add(entry, form[j]![i]!)));
    const radical = nullSpace(field, polar, m);
    return m - radical.length + (radical.some((v) => value(form, v) !== 0) ? 1 : 0);
  };
  return formsScheme(field, m, m, basis, (form) => Math.ceil(variables(form) / 2), where);
}
