import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Complex, type ComplexField, complexField } from '../../src/exact/complex.js';
import { DomainError } from '../../src/exact/errors.js';
import { multiply } from '../../src/exact/matrix.js';
import { type CoherentConfiguration, coherentConfiguration } from '../../src/scheme/coherentConfiguration.js';
import { type ComplexEigenmatrices, complexEigenmatrices } from '../../src/scheme/complexEigenmatrix.js';
import { eigenmatrices } from '../../src/scheme/eigenmatrix.js';
import { type IntersectionNumbers, intersectionNumbers } from '../../src/scheme/intersectionNumbers.js';
import { oracleSchemes } from './oracleSchemes.js';

function configurationOf(n: number, labels: ArrayLike<number>): CoherentConfiguration {
  const verdict = coherentConfiguration(n, labels);
  if (verdict.kind !== 'verified') throw new Error('no coherent configuration');
  return verdict.configuration;
}

function complexOf(configuration: CoherentConfiguration): readonly [ComplexEigenmatrices, IntersectionNumbers] {
  const numbers = intersectionNumbers(configuration);
  return [complexEigenmatrices(configuration, numbers), numbers];
}

/** What every P must satisfy; each law is exact, and together they determine P up to the order of its rows. */
function expectLaws(configuration: CoherentConfiguration): void {
  const [{ field, P, Q, multiplicities, conjugate }, numbers] = complexOf(configuration);
  const { n, rank, transpose, valencies } = configuration;
  const same = (a: Complex, b: Complex, law: string) => expect(field.equals(a, b), law).toBe(true);
  P.forEach((row, j) => {
    for (let a = 0; a < rank; a++) {
      same(row[transpose[a]!]!, field.conjugate(row[a]!), 'the transposed relation has the conjugate value');
      same(P[conjugate[j]!]![a]!, field.conjugate(row[a]!), 'the conjugate of a row is a row');
      for (let b = a; b < rank; b++) {
        let sum = field.zero;
        for (let c = 0; c < rank; c++) {
          const p = numbers.at(a, b, c);
          if (p !== 0) sum = field.add(sum, field.mul(field.fromInteger(p), row[c]!));
        }
        same(field.mul(row[a]!, row[b]!), sum, 'P_ja P_jb = Σ_c p^c_ab P_jc');
      }
    }
  });
  multiply(field, P, Q).forEach((row, i) => {
    row.forEach((x, j) => void same(x, field.fromInteger(i === j ? n : 0), 'PQ = nI'));
  });
  valencies.forEach((k, i) => void same(P[0]![i]!, field.fromInteger(k), 'the first row is the valencies'));
  expect(multiplicities.every((m) => Number.isInteger(m) && m > 0)).toBe(true);
  expect(multiplicities.reduce((sum, m) => sum + m, 0)).toBe(n);
}

const commutative = (oracleSchemes ?? []).filter((scheme) => scheme.commutative);

describe.skipIf(oracleSchemes === undefined)('commutative schemes of the library of small association schemes', () => {
  it('has 306 of them, 176 not symmetric', () => {
    expect(commutative.length).toBe(306);
    expect(commutative.filter(({ symmetric }) => !symmetric).length).toBe(176);
  });

  it('characters multiply by intersection numbers, conjugates go with transposes, PQ = nI', () => {
    for (const { n, labels } of commutative) expectLaws(configurationOf(n, labels));
  });

  it('a symmetric scheme has the real P, in the same order', () => {
    for (const { n, labels } of commutative.filter(({ symmetric, n: size }) => symmetric && size < 16)) {
      const configuration = configurationOf(n, labels);
      const [complex, numbers] = complexOf(configuration);
      const { field, P, multiplicities } = eigenmatrices(configuration, numbers);
      expect(complex.field).toBe(complexField(field));
      expect(complex.multiplicities).toEqual(multiplicities);
      expect(complex.P.flat().map(({ re }) => field.key(re))).toEqual(P.flat().map((x) => field.key(x)));
    }
  });

  it('what is not commutative is refused', () => {
    const { n, labels } = oracleSchemes!.find((scheme) => !scheme.commutative)!;
    expect(() => complexOf(configurationOf(n, labels))).toThrow(DomainError);
  });
});

/** R_g = {(x, y): y − x = g}. */
function cyclicGroup(n: number): CoherentConfiguration {
  return configurationOf(
    n,
    Array.from({ length: n * n }, (_, at) => ((at % n) - Math.floor(at / n) + n) % n),
  );
}

describe('the thin scheme of the cyclic group of order n', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 21, 24, 31, 38])('%i: P is the Fourier matrix', (n) => {
    const [{ field, P }] = complexOf(cyclicGroup(n));
    expect(new Set(P.map((row) => row.map((x) => field.key(x)).join())).size).toBe(n);
    for (const row of P) {
      const generator = row[1 % n]!;
      let power = field.one;
      for (const x of row) {
        expect(field.equals(x, power)).toBe(true);
        power = field.mul(power, generator);
      }
      expect(field.equals(power, field.one)).toBe(true);
    }
    // And the embedding is the right one: every exp(2πik/n) occurs in column 1.
    const turns = P.map((row) => {
      const { re, im } = row[1 % n]!;
      return (Math.atan2(field.real.toNumber(im), field.real.toNumber(re)) * n) / (2 * Math.PI);
    }).map((k) => (Math.round(k * 1e9) / 1e9 + n) % n);
    expect([...turns].sort((a, b) => a - b)).toEqual([...Array(n).keys()]);
  });
});

/** The group scheme of the conjugacy classes: (x, y) is in the relation of the class of x⁻¹y. */
function classScheme(generators: readonly (readonly number[])[]): CoherentConfiguration {
  const times = (a: readonly number[], b: readonly number[]) => a.map((x) => b[x]!);
  const inverse = (a: readonly number[]) => a.map((_, x) => a.indexOf(x));
  const elements = [generators[0]!.map((_, x) => x)];
  const known = new Set(elements.map(String));
  for (let at = 0; at < elements.length; at++)
    for (const g of generators) {
      const product = times(elements[at]!, g);
      if (!known.has(String(product))) elements.push(product);
      known.add(String(product));
    }
  const classes = new Map<string, number>();
  for (const g of elements)
    if (!classes.has(String(g))) {
      const label = new Set(classes.values()).size;
      for (const h of elements) classes.set(String(times(times(inverse(h), g), h)), label);
    }
  const labels = elements.flatMap((x) => elements.map((y) => classes.get(String(times(inverse(x), y)))!));
  return configurationOf(elements.length, labels);
}

const groups = [
  [
    'S_3',
    'SymmetricGroup(3)',
    [
      [1, 0, 2],
      [1, 2, 0],
    ],
  ],
  [
    'A_4',
    'AlternatingGroup(4)',
    [
      [1, 2, 0, 3],
      [1, 0, 3, 2],
    ],
  ],
  [
    '7:3',
    'Group((1,2,3,4,5,6,7),(2,3,5)(4,7,6))',
    [
      [1, 2, 3, 4, 5, 6, 0],
      [0, 2, 4, 6, 1, 3, 5],
    ],
  ],
  [
    'SL(2,3)',
    'SL(2,3)',
    [
      [0, 1, 3, 4, 2, 7, 5, 6],
      [3, 7, 2, 6, 1, 5, 0, 4],
    ],
  ],
] as const satisfies readonly (readonly [string, string, readonly (readonly number[])[]])[];

describe('conjugacy-class schemes', () => {
  it.each(groups)('%s: the laws hold', (_name, _gap, generators) => expectLaws(classScheme(generators)));

  it('A_4 has eigenvalues 4ω and 4ω²', () => {
    const [{ field, P }] = complexOf(classScheme(groups[1][2]));
    expect(approximateRows(field, P)).toContainEqual(['1,0', '3,0', '-2,3.4641', '-2,-3.4641'].sort());
  });

  const gap = spawnSync('gap', ['-q', '-T', '-A'], { input: 'QUIT;\n', timeout: 20_000 }).status === 0;
  it.skipIf(!gap)('P_jC = |C| χ_j(C)/χ_j(1) for the characters that GAP finds', () => {
    for (const [name, code, generators] of groups) {
      const { stdout } = spawnSync('gap', ['-q', '-T', '-A'], {
        input: `SetPrintFormattingStatus("*stdout*", false);; t := CharacterTable(${code});; s := SizesConjugacyClasses(t);;
for x in Irr(t) do for i in [1 .. Length(s)] do
v := s[i] * x[i] / x[1];; m := Conductor(v);; c := CoeffsCyc(v, m);; Print(m, ":", c, ";"); od; Print("\\n"); od; QUIT;\n`,
        timeout: 20_000,
        encoding: 'utf8',
      });
      const rows = stdout
        .replace(/\\\n|[ \t]/g, '')
        .trim()
        .split('\n')
        .map((line) =>
          line
            .split(';')
            .filter((text) => text !== '')
            .map((text) => {
              const [m, list] = text.split(':');
              const turn = (2 * Math.PI) / Number(m);
              const coefficients = JSON.parse(list!) as number[];
              return complexText(
                coefficients.reduce((sum, c, k) => sum + c * Math.cos(k * turn), 0),
                coefficients.reduce((sum, c, k) => sum + c * Math.sin(k * turn), 0),
              );
            })
            .sort(),
        );
      const [{ field, P }] = complexOf(classScheme(generators));
      expect(approximateRows(field, P).map(String).sort(), name).toEqual(rows.map(String).sort());
    }
  });
});

const complexText = (re: number, im: number): string => [re, im].map((x) => Math.round(x * 1e4) / 1e4 + 0).join();

/** Each row as a multiset, for classes may come in another order. */
const approximateRows = ({ real }: ComplexField, P: readonly (readonly Complex[])[]): string[][] =>
  P.map((row) => row.map(({ re, im }) => complexText(real.toNumber(re), real.toNumber(im))).sort());
