import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { STACK_TRACE, tightframe } from './tightframe.js';

const reference = fileURLToPath(new URL('../../../shared/oracles/schemes/schemes.jsonl', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tightframe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

interface Exact {
  readonly exact: string;
  readonly approx: number;
}

interface Report {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly P: readonly (readonly Exact[])[] | null;
  readonly multiplicities: readonly number[] | null;
  readonly scheme: Readonly<Record<string, unknown>>;
}

const parsed = (lines: readonly string[]): readonly Report[] => lines.map((line) => JSON.parse(line) as Report);

/** A real sum of c, E(m)^k, c*E(m)^k with E(m) = exp(2πi/m), in floating point. */
function cyclotomicValue(text: string): number {
  return (text.match(/[+-]?[^+-]+/g) ?? []).reduce((sum, term) => {
    const [, sign, coefficient, m, k] = /^([+-]?)(?:(\d+)\*?)?(?:E\((\d+)\)(?:\^(\d+))?)?$/.exec(term)!;
    const angle = m === undefined ? 0 : (2 * Math.PI * Number(k ?? 1)) / Number(m);
    return sum + Number(`${sign}${coefficient ?? 1}`) * Math.cos(angle);
  }, 0);
}

const FIELDS = (
  'id n rank commutative automorphismGroupOrder classes symmetric primitive pPolynomial qPolynomial valencies multiplicities P Q ' +
  'intersectionNumbers kreinParameters canonicalForm homogeneous fibres transpose thinRadical thinResidue closedSubsets symmetrization ' +
  'algebraicAutomorphisms fusions intersectionArrays kreinArrays formallySelfDual duality automorphismGroup relation scheme input verdict reason'
).split(' ');

describe.skipIf(!existsSync(reference))('tightframe scheme on the library of small schemes', () => {
  const text = existsSync(reference) ? readFileSync(reference, 'utf8') : '';
  const oracle = parsed(text.trim().split('\n'));
  const run = tightframe(['scheme', reference, '--json']);
  const found = parsed(run.out);

  it('verifies all 373, in their order, and prints the fields of the contract', () => {
    expect(run.status).toBe(0);
    expect(run.err).toEqual([]);
    expect(found.map(({ id }) => id)).toEqual(oracle.map(({ id }) => id));
    expect(found).toHaveLength(373);
    for (const report of found) expect(Object.keys(report)).toEqual(FIELDS);
  });

  it('finds n, rank, valencies, the relation matrix and the flags of every one', () => {
    const fields = ['n', 'rank', 'valencies', 'symmetric', 'commutative', 'primitive', 'relation'];
    found.forEach((report, at) => {
      for (const field of fields)
        expect([report.id, field, report[field]]).toEqual([report.id, field, oracle[at]![field]]);
    });
  });

  it('finds P and the multiplicities of every symmetric one, as sets of rows', () => {
    let symmetric = 0;
    found.forEach((report, at) => {
      const { P, multiplicities } = oracle[at]!;
      if (P === undefined) return;
      symmetric++;
      const expected = (P as unknown as readonly (readonly string[])[]).map((row) => row.map(cyclotomicValue));
      const own = report.P!.map((row) => row.map(({ approx }) => approx));
      const partner = expected.map((row) =>
        own.findIndex((other) => other.every((value, i) => Math.abs(value - row[i]!) < 1e-12)),
      );
      expect([...partner].sort((a, b) => a - b)).toEqual(own.map((_, j) => j));
      expect(partner.map((j) => report.multiplicities![j])).toEqual(multiplicities);
      // An integer is written as one.
      (P as unknown as readonly (readonly string[])[]).forEach((row, j) => {
        row.forEach((entry, i) => {
          if (/^-?\d+$/.test(entry)) expect(report.P![partner[j]!]![i]!.exact).toBe(entry);
        });
      });
    });
    expect(symmetric).toBe(130);
  });

  it('finds P of the others where they are commutative: PQ = nI, conjugate rows for transposed relations', () => {
    for (const report of found) {
      expect(report.P === null).toBe(report.commutative === false);
      if (report.P === null || report.symmetric === true) continue;
      const complex = (matrix: unknown) =>
        (matrix as readonly (readonly { readonly approx: readonly [number, number] }[])[]).map((row) =>
          row.map(({ approx }) => approx),
        );
      const [P, Q] = [complex(report.P), complex(report.Q)];
      for (let i = 0; i < P.length; i++)
        for (let j = 0; j < P.length; j++) {
          const sum = [0, 0];
          for (let l = 0; l < P.length; l++) {
            const [[a, b], [c, d]] = [P[i]![l]!, Q[l]![j]!];
            sum[0]! += a * c - b * d;
            sum[1]! += a * d + b * c;
          }
          expect(Math.abs(sum[0]! - (i === j ? (report.n as number) : 0)) + Math.abs(sum[1]!)).toBeLessThan(1e-9);
        }
    }
  });

  it('repeats the fields of the scheme under `scheme`, and has automorphism groups whose orders are orbits times stabilizers', () => {
    for (const report of found) {
      for (const [field, value] of Object.entries(report.scheme)) {
        if (field !== 'eigenspaces') expect(value).toEqual(report[field]);
      }
      const { orbits } = report.automorphismGroup as { orbits: readonly (readonly number[])[] };
      const order = BigInt(report.automorphismGroupOrder as string);
      for (const orbit of orbits) expect(order % BigInt(orbit.length)).toBe(0n);
      expect(orbits.flat()).toHaveLength(report.n as number);
    }
  });

  it('reads what it prints, with the same result', () => {
    const again = tightframe(['scheme', write('again.jsonl', run.out.slice(0, 80).join('\n')), '--json']);
    expect(again.err).toEqual([]);
    expect(again.out).toEqual(run.out.slice(0, 80));
  });
});

describe('tightframe scheme', () => {
  it('prints tables', () => {
    const { status, out } = tightframe(['scheme', write('petersen.g6', 'IheA@GUAo\n')]);
    expect(status).toBe(0);
    const text = out.join('\n');
    expect(out[0]).toBe('petersen');
    expect(text).toMatch(/rank +3 \(2 classes\)/);
    expect(text).toMatch(/automorphism group +order 120, \d+ generators, transitive/);
    expect(text).toMatch(/P-polynomial +\{3,2;1,1\} by relations 1,2/);
    expect(text).toMatch(/E2 \(5\) +1 +1 +-2/);
  });

  it('says one line about each bad item, exits with 2, and does the rest', () => {
    const file = write(
      'mixed.txt',
      ['{"id":"cut","relation":"01', '{"id":"pair","relation":"0110"}', 'D!c', '(1,2)(3,4)', '', 'A_'].join('\n'),
    );
    const { status, out, err } = tightframe(['scheme', file, join(folder, 'absent.g6'), '--json']);
    expect(status).toBe(2);
    expect(err.map((line) => line.replace(folder, ''))).toEqual([
      expect.stringMatching(/^tightframe: \/mixed\.txt:1: JSON: expected a value, found /),
      'tightframe: /mixed.txt:3: graph6, byte 2: expected a character from ? to ~, found "!"',
      expect.stringMatching(
        /^tightframe: \/mixed\.txt:4: .* expected a transitive group on 4 points, found points 1 and 3 /,
      ),
      'tightframe: /absent.g6: there is no such file',
    ]);
    expect(parsed(out).map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'mixed:1 error',
      'pair verified',
      'mixed:3 error',
      'mixed:4 error',
      'mixed:6 verified',
      'absent error',
    ]);
  });

  it('refutes, with 1 and a witness, a matrix that is no scheme, a claim that fails, a symmetrization that is not coherent', () => {
    const refutation = (text: string, ...options: string[]) => {
      const { status, err } = tightframe(['scheme', write('refuted.txt', text), ...options]);
      expect(status).toBe(1);
      expect(err).toHaveLength(1);
      return err[0]!.replace(folder, '');
    };
    expect(refutation('{"id":"path","relation":"012101210"}')).toMatch(
      /^tightframe: \/refuted\.txt:1: path: refuted: .*\(0,0\) and \(1,1\) lie in relation 0/,
    );
    expect(refutation('{"id":"lie","relation":"0110","valencies":[1,2]}')).toMatch(
      /lie: refuted: valencies: claimed \[1,2\], found \[1,1\]$/,
    );
    expect(refutation('Group((1,2,3)(4,5,6),(1,4)(2,6)(3,5))', '--symmetrize')).toMatch(
      /refuted: symmetrized, intersection numbers are not constant/,
    );
  });

  it('closes on request, and reports what is not homogeneous as such', () => {
    const file = write('path.jsonl', '{"id":"path","relation":"012101210"}');
    const { status, out } = tightframe(['scheme', file, '--closure', '--json']);
    expect(status).toBe(0);
    expect(parsed(out)[0]).toMatchObject({
      rank: 5,
      homogeneous: false,
      fibres: [2, 1],
      scheme: null,
      classes: null,
      P: null,
    });
  });

  it('stays short about what is no scheme at all', () => {
    const binary = write(
      'noise.bin',
      Array.from({ length: 4000 }, (_, k) => String.fromCharCode((k * k * 7919) % 255)).join(''),
    );
    const run = tightframe(['scheme', binary, folder, '/dev/null']);
    expect(run.status).toBe(2);
    expect(run.err.length).toBeLessThan(110);
    for (const line of run.err) expect(line.length).toBeLessThan(400);
    for (const line of [...run.out, ...run.err]) expect(line).not.toMatch(STACK_TRACE);
    expect(run.err.at(-2)).toMatch(/it is a folder$/);
    expect(run.err.at(-1)).toMatch(/\/dev\/null: expected schemes, graphs or groups, found none$/);
  });

  it('wants a file', () => {
    expect(tightframe(['scheme']).status).toBe(2);
  });
});
