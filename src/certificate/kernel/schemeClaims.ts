/** # The kernel's association schemes. Defines `deriveScheme`.
 *
 * The rows of P are accepted as the characters of the Bose–Mesner algebra because they multiply like its basis, are
 * distinct, and are as many as there are relations; multiplicities, Q and the Krein parameters follow from them by the
 * identities of theory.md. Sums and products of the same few numbers recur r³ times: `InternedField` does each once.
 * @module */
import { InternedField } from '../../exact/internedField.js';
import { rational } from '../../exact/rational.js';
import { dot, sum } from '../../exact/vector.js';
import { MAX_RELATIONS, type SchemeClaims } from '../format.js';
import type { Configuration } from './configuration.js';
import { type Decoded, list, readExact, writeExact } from './decode.js';
import { Malformed, Reject } from './reject.js';

/** A matrix of numbers of the table. */
type Square = readonly (readonly number[])[];

function readSquare(table: InternedField, value: unknown, rank: number, place: string): Square {
  const rows = list(value, place, rank);
  if (rows.length !== rank) throw new Malformed(place, `expected ${rank} rows`);
  return rows.map((row, j) => {
    const entries = list(row, `${place}[${j}]`, rank);
    if (entries.length !== rank) throw new Malformed(`${place}[${j}]`, `expected ${rank} entries`);
    return entries.map((entry, i) => table.intern(readExact(table.base, entry, `${place}[${j}][${i}]`)));
  });
}

/** Does the tensor order its indices in a path 0, a, …, each step reaching exactly one new index? */
function hasPolynomialOrdering(rank: number, nonzero: (a: number, b: number, c: number) => boolean): boolean {
  return Array.from({ length: rank - 1 }, (_, i) => i + 1).some((a) => {
    const order = [0, a];
    while (order.length < rank) {
      const last = order[order.length - 1]!;
      const next = Array.from({ length: rank }, (_, c) => c).filter((c) => !order.includes(c) && nonzero(a, last, c));
      // A new index beyond the next one, or reached from an earlier one, would make a polynomial of higher degree.
      if (next.length !== 1) return false;
      order.push(next[0]!);
    }
    return true;
  });
}

/** Is every relation, as a graph, connected? */
function isPrimitive(rank: number, p: Int32Array): boolean {
  return Array.from({ length: rank - 1 }, (_, i) => i + 1).every((a) => {
    const reached = new Set([0]);
    for (const b of reached) for (let c = 0; c < rank; c++) if (p[(a * rank + b) * rank + c] !== 0) reached.add(c);
    return reached.size === rank;
  });
}

/** @throws Reject where P, Q or the Krein parameters are not those of the scheme */
export function deriveScheme(
  { field: base, gram, n, claims }: Decoded,
  { rank, diagonals, size, paths }: Configuration,
): SchemeClaims {
  if (rank > MAX_RELATIONS) throw new Reject('relation', `more than ${MAX_RELATIONS} relations`);
  if (diagonals[0] !== 0) throw new Reject('relation', 'the diagonal of a scheme is its relation 0');
  const claimed = claims.scheme as SchemeClaims;
  const field = new InternedField(base);
  const indices = Array.from({ length: rank }, (_, i) => i);
  const valencies = indices.map((i) => size[i]! / n);
  const p = new Int32Array(rank ** 3);
  // The nonzero p^c_ab of each a, b.
  const products: (readonly [c: number, count: number])[][] = Array.from({ length: rank * rank }, () => []);
  paths.forEach(({ first, second, count }, c) => {
    for (let m = 0; m < count.length; m++) {
      const cell = first[m]! * rank + second[m]!;
      p[cell * rank + c] = count[m]!;
      products[cell]!.push([c, field.fromInteger(count[m]!)]);
    }
  });
  const place = 'claims.scheme';
  const P = readSquare(field, claimed.P, rank, `${place}.P`);
  P.forEach((row, j) => {
    const at = `${place}.P[${j}]`;
    for (let a = 0; a < rank; a++)
      for (let b = a; b < rank; b++) {
        const total = products[a * rank + b]!.reduce(
          (part, [c, count]) => field.add(part, field.mul(count, row[c]!)),
          0,
        );
        if (!field.equals(field.mul(row[a]!, row[b]!), total))
          throw new Reject(at, `P_${j},${a} P_${j},${b} ≠ Σ p^c_${a},${b} P_${j},c`);
      }
    if (!field.equals(row[0]!, field.one)) throw new Reject(`${at}[0]`, 'expected 1, the eigenvalue of the identity');
    const repeats = P.slice(0, j).some((other) => row.every((x, i) => field.equals(x, other[i]!)));
    if (repeats) throw new Reject(at, 'two rows are equal');
  });
  const ratio = (a: number, b: number) => field.fromRational(rational(a, b));
  if (!P[0]!.every((x, i) => field.equals(x, field.fromInteger(valencies[i]!))))
    throw new Reject(`${place}.P[0]`, 'expected the valencies');
  // Row orthogonality: Σ_i P_ji² / k_i = n / m_j.
  const multiplicities = P.map((row, j) => {
    const squares = row.map((x, i) => field.mul(field.mul(x, x), ratio(1, valencies[i]!)));
    const m = base.asRational(field.element(field.div(field.fromInteger(n), sum(field, squares))));
    if (m === undefined || m.d !== 1n) throw new Reject(`${place}.P[${j}]`, 'its multiplicity is no integer');
    return Number(m.n);
  });
  const Q = indices.map((i) => P.map((row, j) => field.mul(row[i]!, ratio(multiplicities[j]!, valencies[i]!))));
  const krein = list(claimed.kreinParameters, `${place}.kreinParameters`, rank).map((rows, i) =>
    readSquare(field, rows, rank, `${place}.kreinParameters[${i}]`),
  );
  if (krein.length !== rank) throw new Malformed(`${place}.kreinParameters`, `expected ${rank} matrices`);
  krein.forEach((rows, i) => {
    rows.forEach((row, j) => {
      const at = `${place}.kreinParameters[${i}][${j}]`;
      if (j < i) {
        if (!row.every((q, k) => field.equals(q, krein[j]![i]![k]!))) throw new Reject(at, `differs from [${j}][${i}]`);
        return;
      }
      const support = indices.filter((k) => !field.isZero(row[k]!));
      for (const relation of Q) {
        const total = support.reduce((part, k) => field.add(part, field.mul(row[k]!, relation[k]!)), 0);
        if (!field.equals(total, field.mul(relation[i]!, relation[j]!)))
          throw new Reject(at, 'E_i ∘ E_j is not (1/n) Σ q^k_ij E_k');
      }
      if (support.some((k) => field.sign(row[k]!) < 0)) throw new Reject(at, 'a Krein parameter is negative');
    });
  });
  const onRelations = gram.map((g) => field.intern(g));
  return {
    classes: rank - 1,
    symmetric: true,
    primitive: isPrimitive(rank, p),
    pPolynomial: rank === 1 || hasPolynomialOrdering(rank, (a, b, c) => p[(a * rank + b) * rank + c] !== 0),
    qPolynomial: rank === 1 || hasPolynomialOrdering(rank, (a, b, c) => !field.isZero(krein[a]![b]![c]!)),
    valencies,
    multiplicities,
    // As read: there is one way to write a number.
    P: claimed.P,
    Q: Q.map((row) => row.map((x) => writeExact(base, field.element(x)))),
    intersectionNumbers: indices.map((i) =>
      indices.map((j) => Array.from(p.subarray((i * rank + j) * rank, (i * rank + j + 1) * rank))),
    ),
    kreinParameters: claimed.kreinParameters,
    // c_j = Σ_i M_i P_ji, the eigenvalue of M on E_j.
    eigenspaces: indices.filter((j) => !field.isZero(dot(field, P[j]!, onRelations))),
  };
}
