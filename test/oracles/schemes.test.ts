import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unify } from '../../src/exact/compositum.js';
import { realCyclotomicField } from '../../src/exact/cyclotomic.js';
import { multiply } from '../../src/exact/matrix.js';
import { type AlgebraicNumber, rationalField } from '../../src/exact/numberField.js';
import { rational } from '../../src/exact/rational.js';
import { asAssociationScheme, coherentConfiguration } from '../../src/scheme/coherentConfiguration.js';
import { eigenmatrices } from '../../src/scheme/eigenmatrix.js';
import { intersectionNumbers } from '../../src/scheme/intersectionNumbers.js';
import { schemeProperties } from '../../src/scheme/schemeProperties.js';

interface OracleScheme {
  readonly id: string;
  readonly n: number;
  readonly relation: string;
  readonly symmetric: boolean;
  readonly primitive: boolean;
  readonly P?: readonly (readonly string[])[];
  readonly multiplicities?: readonly number[];
}

const file = fileURLToPath(new URL('../../../shared/oracles/schemes/schemes.jsonl', import.meta.url));
const schemes: readonly OracleScheme[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as OracleScheme)
  : [];
const symmetric = schemes.filter((scheme) => scheme.symmetric);

const sum = (a: AlgebraicNumber, b: AlgebraicNumber): AlgebraicNumber => {
  const { field, left, right } = unify(a, b);
  return { field, element: field.add(left, right) };
};

/** GAP's notation: a real sum of c, E(m)^k, c*E(m)^k with E(m) = exp(2πi/m): its value is Σ c cos(2πk/m). */
function parseCyclotomic(text: string): AlgebraicNumber {
  const terms = text.match(/[+-]?[^+-]+/g) ?? [];
  return terms
    .map((term): AlgebraicNumber => {
      const match = /^([+-]?)(?:(\d+)\*?)?(?:E\((\d+)\)(?:\^(\d+))?)?$/.exec(term);
      if (match === null) throw new Error(`no cyclotomic number: ${text}`);
      const [, sign, coefficient, m, k] = match;
      const c = rational(BigInt(`${sign}${coefficient ?? 1}`));
      if (m === undefined) return { field: rationalField, element: rationalField.fromRational(c) };
      const { field, twoCos } = realCyclotomicField(Number(m));
      return { field, element: field.mul(twoCos(Number(k ?? 1)), field.fromRational(c.div(2n))) };
    })
    .reduce(sum);
}

describe.skipIf(schemes.length === 0)(
  'the library of small association schemes (Hanaki–Miyamoto), symmetric ones',
  () => {
    it.each(symmetric.map((scheme) => [scheme.id, scheme] as const))(
      'has the exact P and multiplicities of %s',
      (_, oracle) => {
        const verdict = coherentConfiguration(
          oracle.n,
          Array.from(oracle.relation, (c) => Number.parseInt(c, 36)),
        );
        if (verdict.kind !== 'verified') throw new Error('no configuration');
        const scheme = asAssociationScheme(verdict.configuration);
        if (scheme.kind !== 'verified') throw new Error('no scheme');
        const numbers = intersectionNumbers(scheme.configuration);
        const eigen = eigenmatrices(scheme.configuration, numbers);
        const { field, P, Q, multiplicities } = eigen;
        // Rows of the oracle come in any order: match them exactly.
        const rows = oracle.P!.map((row) => row.map(parseCyclotomic));
        const matched = rows.map((row) =>
          P.findIndex((own) =>
            own.every((element, i) => {
              const { field: common, left, right } = unify({ field, element }, row[i]!);
              return common.equals(left, right);
            }),
          ),
        );
        expect([...matched].sort((a, b) => a - b)).toEqual(P.map((_row, j) => j));
        expect(matched.map((j) => multiplicities[j])).toEqual(oracle.multiplicities);
        // PQ = nI, and the axioms that every realised scheme satisfies.
        const product = multiply(field, P, Q);
        product.forEach((row, i) => {
          row.forEach((entry, j) => {
            expect(field.equals(entry, field.fromInteger(i === j ? oracle.n : 0))).toBe(true);
          });
        });
        const properties = schemeProperties(scheme.configuration, numbers, eigen);
        expect(properties.q.flat(2).every((q) => field.sign(q) >= 0)).toBe(true);
        expect(properties.absoluteBound).toBeUndefined();
        expect(properties.primitive).toBe(oracle.primitive);
      },
    );
  },
);

it.skipIf(schemes.length > 0)('is skipped: the reference data are not beside the repository', () => undefined);
