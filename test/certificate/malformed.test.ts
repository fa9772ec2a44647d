/** Data that is no certificate: whatever it is, the kernel says so, quickly, and does not throw. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCertificate } from '../../src/certificate/kernel/kernel.js';
import { certificateOfId } from './certificates.js';
import { type Json, type Path, place, tryMutation } from './mutations.js';

const expectMalformed = (data: unknown, where: string): void =>
  expect(checkCertificate(data), where).toMatchObject({ kind: 'rejected', malformed: true });

function* places(value: Json, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (Array.isArray(value)) for (const [k, entry] of value.entries()) yield* places(entry, [...path, k]);
  else if (typeof value === 'object' && value !== null)
    for (const [field, entry] of Object.entries(value)) yield* places(entry, [...path, field]);
}

const nested = (depth: number): Json => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as Json;
const nestedObjects = (depth: number): Json => JSON.parse(`${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`) as Json;

describe('what is no certificate at all', () => {
  it('any JSON value is malformed', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expectMalformed(value, 'root');
      }),
      { numRuns: 300 },
    ));

  it('so is anything that JSON cannot even say', () => {
    for (const value of [
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      Symbol('x'),
      () => 1,
      new Date(0),
      new Map(),
      /x/,
    ])
      expectMalformed(value, String(value));
  });

  it('names on the prototype are no fields', () => {
    expectMalformed(JSON.parse('{"__proto__":{"format":"tightframe-certificate","version":1}}'), 'root');
    const c = certificateOfId('polygon-5') as unknown as { [field: string]: Json };
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length']) {
      const text = JSON.stringify(c).replace('"format"', `"${name}":{},"format"`);
      expectMalformed(JSON.parse(text), name);
    }
    const without = { ...c };
    delete without.version;
    expectMalformed(Object.assign(Object.create({ version: 1 }), without), 'inherited version');
  });

  it('another format or version, an id that is none, text cut short', () => {
    const c = certificateOfId('polygon-5');
    for (const version of [0, 2, 1.5, '1', null, [1], -1, 1e300]) expectMalformed({ ...c, version }, String(version));
    for (const format of ['', 'tightframe', null, 1]) expectMalformed({ ...c, format }, String(format));
    for (const id of ['', ' ', 'a b', '../x', '-x', 'x'.repeat(101), 'x\ny', '\u001b[31mx', 'é', null, 5])
      expectMalformed({ ...c, id }, JSON.stringify(id));
  });
});

describe('a certificate with one part replaced by anything', () => {
  const subjects = ['polygon-5', 'non-random-7-r3', 'non-two-digons-norms'].map(
    (id) => certificateOfId(id) as unknown as Json,
  );

  it('is rejected, or the same; it never throws', () => {
    for (const certificate of subjects) {
      const all = [...places(certificate)];
      fc.assert(
        fc.property(fc.constantFrom(...all), fc.jsonValue(), (path, value) => {
          const verdict = tryMutation(certificate, { path, what: '', value: value as Json }, checkCertificate);
          if (verdict.kind === 'accepted')
            expect(path[0] === 'id' || JSON.stringify(valueAt(certificate, path)) === JSON.stringify(value)).toBe(true);
        }),
        { numRuns: 400 },
      );
    }
  });

  it('at every place: lists and objects nested deeper than the stack, huge and odd numbers, long text', () => {
    const odd: readonly (readonly [string, Json])[] = [
      ['a list nested 50,000 deep', nested(50_000)],
      ['an object nested 50,000 deep', nestedObjects(50_000)],
      ['1e9', 1e9],
      ['1e308', 1e308],
      ['2^53', 2 ** 53],
      ['NaN', Number.NaN],
      ['a million digits', '7'.repeat(1_000_000)],
      ['a fraction of a million digits', `1/${'7'.repeat(1_000_000)}`],
      ['exponent notation', '1e5'],
      ['a hundred thousand entries', new Array<Json>(100_000).fill(['1'])],
    ];
    for (const certificate of subjects)
      for (const path of places(certificate)) {
        // Entries beside each other are read alike: the first two of every list stand for the rest.
        if (path[0] === 'id' || path.some((step) => typeof step === 'number' && step > 1)) continue;
        for (const [what, value] of odd)
          expect(
            tryMutation(certificate, { path, what, value }, checkCertificate).kind,
            `${what} at ${place(path)}`,
          ).toBe('rejected');
      }
  });
});

function valueAt(certificate: Json, path: Path): Json {
  return path.reduce((node, step) => (node as Record<string | number, Json>)[step]!, certificate);
}

describe('sizes', () => {
  const c = certificateOfId('polygon-5');
  const square = (n: number): number[][] =>
    Array.from({ length: n }, (_, x) => Array.from({ length: n }, (_, y) => (x === y ? 0 : 1)));

  it('of the relation: no points, ragged rows, more than 1024 points, a claim of 1e9', () => {
    expectMalformed({ ...c, relation: [] }, 'none');
    expectMalformed({ ...c, relation: [[0, 1], [1]] }, 'ragged');
    expectMalformed(
      {
        ...c,
        relation: [
          [0, 1, 1],
          [1, 0, 1],
        ],
      },
      'not square',
    );
    expectMalformed({ ...c, relation: square(1025) }, '1025 points');
    expectMalformed({ ...c, relation: new Array(10 ** 6).fill([]) }, 'a million empty rows');
    for (const entry of [-1, 3, 0.5, '0', null, 1e9, 2 ** 31, 2 ** 32])
      expectMalformed(
        {
          ...c,
          relation: [
            [0, entry],
            [entry, 0],
          ],
        },
        String(entry),
      );
    expect(checkCertificate({ ...c, claims: { ...c.claims, n: 1e9 } })).toMatchObject({
      kind: 'rejected',
      place: 'claims.n',
    });
  });

  it('of the colours: more than pairs, or more than can be multiplied', () => {
    expectMalformed({ ...c, gram: new Array(26).fill(['1']) }, 'more than 25');
    const n = 300; // discrete: n² colours
    const relation = Array.from({ length: n }, (_, x) => Array.from({ length: n }, (_, y) => x * n + y));
    const begun = performance.now();
    expectMalformed({ ...c, relation, gram: new Array(n * n).fill(['1']) }, '300 points without symmetry');
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it('of the field: degree beyond 128, long coefficients, not monic, not integral, degree 0', () => {
    const field = (polynomial: readonly string[], root = ['0', '9']) => ({ ...c, field: { polynomial, root } });
    expectMalformed(field([...new Array<string>(130).fill('-1'), '1']), 'degree 130');
    expectMalformed(field([`-${'7'.repeat(5001)}`, '1']), 'one long coefficient');
    expectMalformed(field([...new Array<string>(100).fill(`-${'7'.repeat(60)}`), '1']), 'many long coefficients');
    for (const polynomial of [
      [],
      ['1'],
      ['0', '1', '2'],
      ['1/2', '1'],
      ['-2', '0', '0'],
      ['2', '1'],
      ['01', '0', '1'],
      ['-0', '0', '1'],
    ])
      expectMalformed(field(polynomial), polynomial.join());
    for (const root of [[], ['0'], ['0', '1', '2'], ['3', '2'], ['0', '1e3'], ['0', '0x9'], [0, 9]] as string[][])
      expectMalformed(field(['-5', '0', '1'], root), root.join());
  });

  it('of exact numbers: one spelling each, as many coefficients as the degree', () => {
    for (const value of [
      ['2/2'],
      ['2/4'],
      ['+1'],
      ['1.0'],
      [' 1'],
      ['1 '],
      ['01'],
      ['-0'],
      ['1/0'],
      ['1/-2'],
      ['1', '0'],
      ['1', '2', '3'],
      [1],
      ['1 2'],
      ['٣'],
      ['∞'],
      ['1/1'],
    ] as Json[])
      expectMalformed({ ...c, gram: [c.gram[0], c.gram[1], value] }, JSON.stringify(value));
  });
});
