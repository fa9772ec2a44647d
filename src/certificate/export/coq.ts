/** # Certificates for Coq. Defines `coqScript`, `coqStatement`.
 *
 * The text of `proofs/coq/certificate/Certificate.v` (what is claimed, a checker, its soundness), then the data of one
 * certificate and the theorem that it holds. What the checker wants beside the claims (which colours have which value,
 * inverses that show that a number is not 0) is computed here; where a claim is false, what comes out is refused by Coq.
 * @module */
import type { Element } from '../../exact/numberField.js';
import { rational } from '../../exact/rational.js';
import { dot } from '../../exact/vector.js';
import type { Counted, Exact } from '../format.js';
import { readExact, writeExact } from '../kernel/decode.js';
import { type Colours, coloursOf } from './colours.js';
import { type ReadCertificate, sameExact } from './readCertificate.js';
import { checkerText } from './script.js';

const lcm = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
};

const list = (entries: readonly (string | number)[]): string => `[${entries.join('; ')}]`;
const lines = (entries: readonly string[]): string =>
  entries.length === 0 ? '[]' : `[\n    ${entries.join(';\n    ')}]`;
const option = (text: string | null): string => (text === null ? 'None' : `(Some ${text})`);

/** Numbers over their common denominator, so that sums of them keep it. */
function numbers(exacts: readonly Exact[]): string[] {
  const rows = exacts.map((exact) => exact.map((c) => rational(c)));
  const denominator = rows.flat().reduce((d, q) => lcm(d, q.d), 1n);
  return rows.map(
    (row) => `(${list(row.map((q) => String((q.s * q.n * denominator) / q.d)))}%Z, ${denominator}%positive)`,
  );
}

const fraction = (text: string): string => {
  const [numerator, denominator = '1'] = text.split('/');
  return `((${numerator})%Z, ${denominator}%positive)`;
};

const number = (exact: Exact): string => numbers([exact])[0]!;

const matrix = (rows: readonly (readonly Exact[])[]): string => {
  const flat = numbers(rows.flat());
  let at = 0;
  return lines(rows.map((row) => list(row.map(() => flat[at++]!))));
};

/** Each claimed value with the colours that have it. */
const tallies = (
  claimed: readonly Counted<Exact>[],
  colours: readonly number[],
  on: (colour: number) => Exact,
): string => {
  const values = numbers(claimed.map(({ value }) => value));
  return lines(
    claimed.map(({ value, count }, at) => {
      const having = colours.filter((colour) => sameExact(on(colour), value));
      return `{| tallied := ${values[at]}; occurrences := ${count}; colours := ${list(having)} |}`;
    }),
  );
};

/** A Coq file that stands alone. */
export const coqScript = (certificate: ReadCertificate): string =>
  `(* The certificate ${certificate.id} for Coq: coqc on this file. The theorem is at its end; what it says is in the definitions
   up to "holds", and what is between them is the proof. *)

${checkerText('coq')}
${coqStatement(certificate)}`;

/** The data and the theorem, without what they rest on. */
export function coqStatement(certificate: ReadCertificate): string {
  const { claims, decoded } = certificate;
  const { field, rank, n, gram } = decoded;
  const colours = coloursOf(certificate);
  const write = (a: Element): Exact => writeExact(field, a);
  const inverse = (a: Element): Exact => (field.isZero(a) ? [] : write(field.inv(a)));
  const all = Array.from({ length: rank }, (_, k) => k);
  const square = (colour: number): Element => squareOn(certificate, colours, colour);
  const dimensionality = (f: number): Exact =>
    field.isZero(square(f)) ? [] : write(field.div(field.mul(gram[f]!, gram[f]!), square(f)));
  const { clusters, coherenceSquared, scheme } = claims;
  const kappa = (f: number): Exact => (field.isZero(gram[f]!) ? [] : write(field.div(square(f), gram[f]!)));
  const data: Record<string, string> = {
    points: String(n),
    rank: String(rank),
    relation: lines(certificate.relation.map(list)),
    diagonal: list(colours.diagonals),
    transpose: list(colours.transpose),
    target: list(colours.target),
    paths: lines(colours.paths.map((paths) => list(paths.map(([a, b, count]) => `(${a}, ${b}, ${count}%positive)`)))),
    lower_coefficients: `${list(certificate.field.polynomial.slice(0, -1))}%Z`,
    root_interval: `(${certificate.field.root.map(fraction).join(', ')})`,
    gram: lines(numbers(certificate.gram)),
    norms_squared: tallies(claims.normsSquared, colours.diagonals, (f) => certificate.gram[f]!),
    inner_products: tallies(
      claims.innerProducts,
      all.filter((k) => !colours.diagonals.includes(k)),
      (k) => certificate.gram[k]!,
    ),
    dimension: String(claims.dimension),
    frame_bound: option(claims.tight ? number(clusters![0]!.bound) : null),
    clusters: option(
      clusters &&
        lines(
          clusters.map(({ bound, rank, size }) => {
            const members = colours.diagonals.filter((f) => sameExact(kappa(f), bound));
            const one = number(inverse(readExact(field, bound, 'claims.clusters')));
            return `{| bound := ${number(bound)}; bound_inverse := ${one}; cluster_rank := ${rank}; cluster_size := ${size}; members := ${list(members)} |}`;
          }),
        ),
    ),
    equiangular: option(claims.equiangular ? number(coherenceSquared ?? []) : null),
    dimensionalities: tallies(
      claims.dimensionalities.map(({ value, count }) => ({ value: value ?? [], count })),
      colours.diagonals,
      dimensionality,
    ),
    square_inverse: lines(all.map((k) => number(colours.diagonals.includes(k) ? inverse(square(k)) : []))),
    capacity: number(claims.capacity),
    saturated: String(claims.saturated),
    scheme: option(
      scheme &&
        record({
          valencies: list(scheme.valencies),
          multiplicities: list(scheme.multiplicities),
          P: matrix(scheme.P),
          Q: matrix(scheme.Q),
          krein: lines(scheme.kreinParameters.map(matrix)),
          eigenspaces: lines(
            scheme.eigenspaces.map((j) => {
              const row = (scheme.P[j] ?? []).map((x, i) => readExact(field, x, `claims.scheme.P[${j}][${i}]`));
              const weight = dot(field, row, gram);
              return `(${j}, ${number(write(weight))}, ${number(inverse(weight))})`;
            }),
          ),
        }),
    ),
  };
  return `(** ** The certificate ${certificate.id} *)

(* Counts may be large; Coq says so each time. *)
Set Warnings "-abstract-large-number".

Definition certificate_data : certificate := ${record(data)}.

Theorem certified : holds certificate_data.
Proof. apply sound. vm_cast_no_check (eq_refl true). Qed.

Print Assumptions certified.
`;
}

const record = (entries: Readonly<Record<string, string>>): string =>
  `{|\n${Object.entries(entries)
    .map(([name, value]) => `  ${name} := ${value}`)
    .join(';\n')} |}`;

/** (M²) on a colour. */
function squareOn({ decoded: { field, gram } }: ReadCertificate, { paths }: Colours, colour: number): Element {
  return paths[colour]!.reduce(
    (total, [a, b, count]) =>
      field.add(total, field.mul(field.fromInteger(count), field.mul(gram[a] ?? field.zero, gram[b] ?? field.zero))),
    field.zero,
  );
}
