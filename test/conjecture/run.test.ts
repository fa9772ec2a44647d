/** Verdicts, and that they are the same for the same seed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConjectureParts, conjecture, implies, undecided } from '../../src/conjecture/conjecture.js';
import type { ExactFrame } from '../../src/conjecture/exactFrame.js';
import { frames } from '../../src/conjecture/frames.js';
import { isEtf, isTight } from '../../src/conjecture/predicates.js';
import { type RunOptions, runConjecture } from '../../src/conjecture/run.js';
import { configurations, graphs, permutationGroups, schemes } from '../../src/conjecture/schemes.js';
import type { ConjectureVerdict } from '../../src/conjecture/verdict.js';
import { toyConfigurations, type Weights, weights } from '../../src/conjecture/weights.js';
import { LimitError } from '../../src/exact/errors.js';

const run = <T>(parts: ConjectureParts<T>, options: RunOptions = {}): Promise<ConjectureVerdict> =>
  runConjecture(conjecture('a title', parts), { runs: 200, ...options });

const ofFrames = (claim: ConjectureParts<ExactFrame>['claim'], options?: RunOptions): Promise<ConjectureVerdict> =>
  run({ for: frames(), claim }, options);

describe('a conjecture that holds', () => {
  it('survives, with its coverage', async () => {
    const verdict = await ofFrames(({ capacity, rank }) => capacity.isAtMost(rank));
    const { coverage } = verdict;
    expect(verdict.kind).toBe('survived');
    expect([coverage.cases, coverage.decided, coverage.rejected]).toEqual([200, 200, 0]);
    const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b);
    expect([sum(coverage.kinds), sum(coverage.sizes), sum(coverage.dimensions)]).toEqual([200, 200, 200]);
    expect(coverage.distinct).toBeGreaterThan(100);
  });

  it('counts what was rejected, trivial or not decided', async () => {
    const verdict = await run({
      for: frames(),
      assuming: (frame) => frame.n > 1,
      claim: (frame) => (frame.n === 2 ? undecided('too small') : implies(frame.n > 3, () => true)),
    });
    const { cases, rejected, decided, trivial, unclear, sizes } = { ...verdict.coverage };
    expect(verdict.kind).toBe('survived');
    expect(rejected + decided + trivial + unclear).toBe(cases);
    expect([trivial, unclear]).toEqual([sizes[3], sizes[2]]);
  });
});

describe('a false conjecture', () => {
  const false1 = { for: frames(), claim: (frame: ExactFrame) => frame.saturated };

  it('is refuted by the smallest counterexample, with a certificate', async () => {
    const verdict = await run(false1);
    assert(verdict.kind === 'refuted');
    const { what, files, certificate, lines } = verdict.counterexample;
    expect([what, files.length, lines[0]]).toEqual(['frame', 1, 'frame of 2 vectors, rank 2']);
    expect(JSON.parse(certificate!)).toMatchObject({ claims: { saturated: false } });
    expect(JSON.parse(files[0]!.text).vectors).toHaveLength(2);
  });

  it('is replayed from seed and path at once', async () => {
    for (const seed of [1, 2, 3]) {
      const first = await run(false1, { seed });
      assert(first.kind === 'refuted');
      const again = await run(false1, { seed, path: first.path });
      assert(again.kind === 'refuted');
      expect(again.counterexample).toEqual(first.counterexample);
      expect([again.coverage.cases, again.path]).toEqual([1, first.path]);
    }
  });

  it('falls the same way for the same seed', async () => {
    const [a, b, c] = await Promise.all([0, 0, 4].map((seed) => run(false1, { seed })));
    expect({ ...a, seconds: 0 }).toEqual({ ...b, seconds: 0 });
    expect(c!.kind).toBe('refuted');
  });

  it('may say why: as a judgement or as an assertion', async () => {
    const judged = await ofFrames((frame) => ({ holds: frame.n < 4, because: () => `it has ${frame.n}` }));
    assert(judged.kind === 'refuted');
    expect(judged.counterexample.because).toBe('it has 4');
    const asserted = await ofFrames((frame) => {
      assert.ok(frame.n < 5, 'five are too many');
      return true;
    });
    assert(asserted.kind === 'refuted');
    expect(asserted.counterexample.because).toBe('five are too many');
  });

  it('is checked again on what was written and read back, for every kind of value', async () => {
    const never = (): boolean => false;
    const verdicts: Readonly<Record<string, Promise<ConjectureVerdict>>> = {
      frame: run({ for: frames(), claim: never }),
      scheme: run({ for: schemes(), claim: never }),
      configuration: run({ for: configurations(), assuming: (one) => !one.symmetric, claim: never }),
      graph: run({ for: graphs(), claim: never }),
      'permutation group': run({ for: permutationGroups(), claim: never }),
      weights: run({ for: weights(), claim: never, exactly: never }),
      'toy model': run({ for: toyConfigurations(), claim: never, exactly: never }),
      'value and frame': run({ for: fc.tuple(fc.integer(), frames()), claim: never }),
      value: run({ for: fc.integer(), claim: never }),
    };
    for (const [what, running] of Object.entries(verdicts)) {
      const verdict = await running;
      expect([what, verdict.kind]).toEqual([what, 'refuted']);
      assert(verdict.kind === 'refuted');
      expect(verdict.counterexample.what).toBe(what);
      expect(verdict.counterexample.files.length).toBe(what === 'value' ? 0 : 1);
    }
  });

  it('is not refuted by a value that is another one once it is read back', async () => {
    const verdict = await ofFrames((frame) => frame.origin === 'given');
    assert(verdict.kind === 'undecided');
    expect(verdict.reason).toBe('a counterexample that, written to a file and read back, is none');
  });
});

describe('a claim in floating point', () => {
  const atMostRank = (w: Weights): boolean => w.capacity <= Math.min(w.n, w.dimension);

  it('is undecided where it fails by rounding only', async () => {
    const verdict = await run(
      { for: weights(), claim: atMostRank, exactly: ({ exactFrame: { capacity, rank } }) => capacity.isAtMost(rank) },
      { runs: 1000 },
    );
    assert(verdict.kind === 'undecided');
    expect(verdict.reason).toContain('not confirmed exactly: exactly, it holds');
    expect(verdict.coverage.unconfirmed).toBeGreaterThan(0);
    const again = await run(
      { for: weights(), claim: atMostRank, exactly: ({ exactFrame: { capacity, rank } }) => capacity.isAtMost(rank) },
      { path: verdict.path },
    );
    expect([again.kind, again.coverage.unconfirmed]).toEqual(['undecided', 1]);
  });

  it('is refuted where exact numbers confirm it', async () => {
    const verdict = await run({
      for: weights(),
      claim: (w) => w.capacity < 1.5,
      exactly: ({ exactFrame }) => exactFrame.capacity.compare('3/2') < 0,
    });
    expect(verdict.kind).toBe('refuted');
  });

  it('is never refuted without an exact claim', async () => {
    const verdict = await run({ for: weights(), claim: () => false });
    assert(verdict.kind === 'undecided');
    expect(verdict.reason).toContain('no exact claim');
  });
});

describe('too little evidence', () => {
  it.each([
    [
      'a rejecting assumption',
      { for: frames(), assuming: [isTight, isEtf, (f) => f.rank === 4], claim: () => true },
      'rejects',
    ],
    [
      'an impossible assumption',
      { for: frames(), assuming: () => false, claim: () => true },
      'rejects all of 200 cases',
    ],
    ['a claim that decides nothing', { for: frames(), claim: () => undecided('hard') }, 'cannot be decided in 100.0 %'],
    ['a trivial claim', { for: frames(), claim: () => implies(false, () => false) }, 'trivially in 100.0 %'],
    [
      'limits',
      {
        for: frames(),
        claim: () => {
          throw new LimitError({ where: 'x', expected: 'less', found: 'more' });
        },
      },
      'cannot be decided',
    ],
  ] as readonly (readonly [string, ConjectureParts<ExactFrame>, string])[])(
    '%s is undecided',
    async (_, parts, reason) => {
      const verdict = await run(parts);
      assert(verdict.kind === 'undecided');
      expect(verdict.reason).toContain(reason);
    },
  );

  it('no time is undecided', async () => {
    const verdict = await ofFrames(() => true, { seconds: -1 });
    assert(verdict.kind === 'undecided');
    expect(verdict.reason).toBe('no case was put to the test');
  });
});

describe('a faulty conjecture', () => {
  it.each([
    ['throws', () => JSON.parse('{') as boolean, /^the claim: SyntaxError: .*\(run\.test\.ts:\d+\)$/],
    ['returns nothing', (() => undefined) as never, /nothing returned$/],
    ['returns a number', (() => 3) as never, /found number$/],
    ['rejects', () => Promise.reject(new Error('no')), /^the claim: Error: no/],
  ] as const)('that %s is an error with its case', async (_, claim, reason) => {
    const verdict = await ofFrames(claim);
    assert(verdict.kind === 'error');
    expect(verdict.reason).toMatch(reason);
    expect(verdict.path).toBe('0:0');
  });

  it('has a generator that refuses', async () => {
    const verdict = await run({ for: schemes({ points: 5, classes: 3 }), claim: () => true });
    assert(verdict.kind === 'error');
    expect(verdict.reason).toMatch(/^the generator: schemes: expected/);
  });

  it('is refused when it is stated', () => {
    expect(() => conjecture('x', { for: frames() } as never)).toThrow('a function under "claim"');
    expect(() => conjecture('x', { claim: () => true } as never)).toThrow('a generator under "for"');
    expect(() => conjecture('x', { for: frames(), claim: () => true, assuming: [3] } as never)).toThrow('"assuming"');
    const good = { for: frames(), claim: () => true };
    for (const parts of [{ runs: 0 }, { expect: 'false' }, { source: 3 }])
      expect(() => conjecture('x', { ...good, ...parts } as never)).toThrow(`under "${Object.keys(parts)[0]}"`);
    expect(() => conjecture('', good)).toThrow('a title');
  });

  it('has paths that lead nowhere', async () => {
    await expect(ofFrames(() => true, { path: 'x' })).rejects.toThrow('path: expected numbers');
    const verdict = await ofFrames(() => true, { path: '0:1:99999' });
    assert(verdict.kind === 'undecided');
    expect(verdict.reason).toBe('the path leads to no case');
  });
});

it.each([
  ['frames', frames({ size: [2, 4] }), /frame of 2 vectors, rank \d.*\n.*(vectors|Gram matrix)/],
  ['schemes', schemes({ points: 5 }), /association scheme on 5 points[\s\S]*relation matrix:/],
  ['configurations', configurations({ points: 3 }), /on 3 points/],
  ['groups', permutationGroups({ points: 3 }), /3 points/],
  ['graphs', graphs({ points: 3 }), /3 (points|vertices)/],
  ['weights', weights(), /one feature a row/],
  ['toy models', toyConfigurations(), /toy model/],
] as const)('fast-check prints %s as the runner does', (_, arbitrary, shown) => {
  const details = fc.check(
    fc.property(arbitrary as fc.Arbitrary<unknown>, () => false),
    { seed: 1 },
  );
  expect(fc.defaultReportMessage(details)).toMatch(shown);
});
