/** Geometry files made of anything: each comes to a verdict or to one clear line, and the engine never throws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entrySchema } from '../../src/catalog/entry.js';
import { reportOf, verifyEntry } from '../../src/catalog/verify.js';
import { constructions } from '../../src/frame/constructions/index.js';

type Result = 'unreadable' | ReturnType<typeof verifyEntry>['verdict'];

/** Reads and verifies; what it says is one line without a stack trace, and its report is JSON. */
function outcomeOf(data: unknown): Result {
  const parsed = entrySchema.safeParse(data);
  if (!parsed.success) return 'unreadable';
  const outcome = verifyEntry({ ...parsed.data, family: undefined, file: 'fuzz.yaml' });
  const report = JSON.parse(JSON.stringify(reportOf(outcome))) as { verdict: string };
  expect(report.verdict).toBe(outcome.verdict);
  if (outcome.reason !== null) {
    expect(outcome.reason.length).toBeLessThan(1500);
    expect(outcome.reason).not.toMatch(/[\r\n]|at .*\.[jt]s:\d+|undefined|\[object/);
  }
  if (outcome.verdict === 'error') expect(outcome.reason).toMatch(/^fuzz\.yaml: /);
  return outcome.verdict;
}

function tally(runs: number, arbitrary: fc.Arbitrary<unknown>): Map<Result, number> {
  const counts = new Map<Result, number>();
  fc.assert(
    fc.property(arbitrary, (data) => {
      const result = outcomeOf(data);
      counts.set(result, (counts.get(result) ?? 0) + 1);
    }),
    // The same files each time: how many of them verify is counted.
    { numRuns: runs, seed: 1971 },
  );
  return counts;
}

/** Irrational numbers that go together in a small field: what is asked here is what happens, not how fast. */
const families = [
  ['sqrt(5)/5', '(1+sqrt(5))/4', 'cos(2*pi/5)', 'phi'],
  ['sqrt(2)', '√3', '-√3'],
  ['2cos(2π/7)', 'cos(4*pi/7)'],
  ['1/2', '-3/4', '0.25'],
] as const;
const nonsense = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    0.5,
    Number.POSITIVE_INFINITY,
    -0,
    Number.NaN,
    2 ** 53,
    1e21,
    '',
    ' ',
    'x',
    '1/0',
    'sqrt(-1)',
    '9^9^9^9',
    '100000!',
    '('.repeat(5000),
    '1'.repeat(9000),
  ],
  ...[
    `${'sqrt('.repeat(90)}2${')'.repeat(90)}`,
    'cos(2*pi/99999)',
    'root(x^3-x-1, 1.3)',
    'root(x^2+1, 0)',
    'root(0, 0)',
    'root(1, 1)',
    'root(x^200-2, 1)',
  ],
  ...[
    '1..2',
    '--1',
    '+',
    '1e5',
    '0x10',
    '∞',
    'π',
    'pi',
    '__proto__',
    'constructor',
    '\u0000',
    '1\n2',
    '٣',
    'sqrt(1e9)',
    '2^-3',
    '0^-1',
    '0^0',
    '(0)^(1/2)',
  ],
  ...[[], {}, [[]], { a: 1 }, ['1']],
);
const entries = families.map((family) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: -5, max: 5 }) },
    { weight: 4, arbitrary: fc.constantFrom(...family, '1/2') },
    { weight: 1, arbitrary: nonsense },
  ),
);
const entry = fc.oneof(...entries);
/** Matrices with entries of one family each. */
const oneFamily = <T>(make: (value: fc.Arbitrary<unknown>) => fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof(...entries.map(make));
const matrix = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    fc
      .integer({ min: 1, max: 4 })
      .chain((d) => fc.array(fc.array(value, { minLength: d, maxLength: d }), { minLength: 1, maxLength: 4 })),
    fc.array(fc.array(value, { maxLength: 3 }), { maxLength: 3 }),
  );
const symmetric = (value: fc.Arbitrary<unknown>) =>
  fc.integer({ min: 1, max: 4 }).chain((n) =>
    fc.array(value, { minLength: n * n, maxLength: n * n }).map((list) => {
      const indices = Array.from({ length: n }, (_, i) => i);
      return indices.map((i) => indices.map((j) => (i === j ? 6 : list[Math.min(i, j) * n + Math.max(i, j)])));
    }),
  );

describe('geometries of any content', () => {
  it('vectors', () => {
    const counts = tally(
      100,
      fc.record({ id: fc.constant('x'), vectors: oneFamily(matrix) }, { requiredKeys: ['id', 'vectors'] }),
    );
    expect(counts.get('verified')).toBeGreaterThan(10);
    expect(counts.get('error')).toBeGreaterThan(10);
  });

  it('vectors to be normalised', () => {
    tally(
      60,
      fc.record({ id: fc.constant('x'), vectors: oneFamily(matrix), normalise: fc.oneof(fc.boolean(), nonsense) }),
    );
  });

  it('Gram matrices', () => {
    const counts = tally(
      100,
      fc.record({ id: fc.constant('x'), gram: fc.oneof(oneFamily(symmetric), oneFamily(matrix)) }),
    );
    expect(counts.get('error')).toBeGreaterThan(10);
  });

  it('relation matrices with eigenspaces and norms', () => {
    const label = fc.oneof({ weight: 15, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: nonsense });
    const circulant = fc
      .array(fc.nat(2), { minLength: 1, maxLength: 6 })
      .map((steps) =>
        steps.map((_, x) =>
          steps.map((_, y) =>
            x === y
              ? 0
              : 1 + steps[Math.min((y - x + steps.length) % steps.length, (x - y + steps.length) % steps.length)]!,
          ),
        ),
      );
    const indices = fc.array(fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: nonsense }), {
      maxLength: 3,
    });
    tally(
      150,
      fc.record(
        {
          id: fc.constant('x'),
          relation: fc.oneof(circulant, matrix(label)),
          eigenspaces: indices,
          normSquared: entry,
        },
        { requiredKeys: ['id', 'relation'] },
      ),
    );
  });

  it('every construction with parameters of any kind', () => {
    const names = Object.keys(constructions);
    const small = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: -2, max: 9 }) },
      { weight: 4, arbitrary: entry },
      { weight: 2, arbitrary: fc.array(fc.nat(4), { maxLength: 4 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('cube', 'octahedron', 'petersen', { construction: 'polygon', parameters: { n: 5 } }),
      },
    );
    const called = fc.constantFrom(...names).chain((construction) => {
      const parameters = Object.keys(constructions[construction]!.parameters);
      return fc.record({
        id: fc.constant('x'),
        construction: fc.constant(construction),
        parameters: fc.record(Object.fromEntries(parameters.map((name) => [name, small])), { requiredKeys: [] }),
      });
    });
    const slow = new Set(['120-cell', 'lines-276', 'equiangular-276', 'mclaughlin']);
    const counts = tally(
      150,
      called.filter(({ construction }) => !slow.has(construction) && !/276|120|thomson/.test(construction)),
    );
    expect(counts.get('verified')).toBeGreaterThan(5);
    expect(counts.get('error')).toBeGreaterThan(30);
  });

  it('entries with claims of any kind', () => {
    const flag = fc.oneof({ weight: 6, arbitrary: fc.boolean() }, { weight: 1, arbitrary: nonsense });
    const number = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(1, 2, 3, 6, '1/2', 'sqrt(1/4)') },
      { weight: 1, arbitrary: entry },
    );
    const counted = (field: string) => fc.array(fc.record({ value: number, [field]: fc.nat(24) }), { maxLength: 3 });
    const counts = tally(
      300,
      fc.record({
        id: fc.constant('x'),
        construction: fc.constant('octahedron'),
        claims: fc.record(
          {
            ...{ tight: flag, localized: flag, antipodal: flag, equiangular: flag },
            ...{ n: number, dimension: number, capacity: number, coherence: number, welchBound: number },
            ...{
              frameBounds: counted('multiplicity'),
              innerProducts: counted('count'),
              dimensionalities: counted('count'),
            },
            ...{
              scheme: fc.constantFrom(null, {}, { classes: 2 }, { P: [['1']] }),
              closure: fc.constantFrom({}, { rank: 3 }, { rank: '3' }),
            },
            ...{ designStrength: fc.constantFrom(3, 4, 'infinity', 'infinite', null), more: flag },
          },
          { requiredKeys: [] },
        ),
      }),
    );
    expect(counts.get('refuted')).toBeGreaterThan(5);
  });

  it('any JSON at all', () => {
    tally(300, fc.jsonValue());
    tally(
      200,
      fc.record(
        { id: fc.string(), vectors: fc.jsonValue(), gram: fc.jsonValue(), parameters: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    );
  });
});
