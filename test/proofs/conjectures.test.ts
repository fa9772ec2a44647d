/** The library of conjectures: what is true survives, what is false falls to a small counterexample that is one when it is read back. */
import { describe, expect, test } from 'vitest';
import all, { falseConjectures, literature, openProblems, theorems } from '../../proofs/conjectures/index.js';
import { entrySchema } from '../../src/catalog/entry.js';
import { frameOfEntry } from '../../src/catalog/geometry.js';
import { checkCertificate } from '../../src/certificate/kernel/kernel.js';
import type { Conjecture } from '../../src/conjecture/conjecture.js';
import { assumptionsOf } from '../../src/conjecture/conjecture.js';
import { exactFrame } from '../../src/conjecture/exactFrame.js';
import { runConjecture } from '../../src/conjecture/run.js';

/** Fewer than `tightframe conjecture` takes, and still most of the frames that are small. */
const RUNS = 200;

describe.each([
  ['theorems', theorems],
  ['literature', literature],
])('%s', (_, list) => {
  test.each(list.map((conjecture) => [conjecture.title, conjecture] as const))('%s', async (_title, conjecture) => {
    const runs = Math.min(RUNS, conjecture.runs ?? RUNS);
    const verdict = await runConjecture(conjecture, { runs });
    expect(verdict).toMatchObject({ kind: 'survived', coverage: { cases: runs, unclear: 0, unconfirmed: 0 } });
  });
});

/** The most points or vectors of what is found; the smallest there is may be smaller. */
const mostPoints: Readonly<Record<string, number>> = {
  'A homogeneous coherent closure of a Gram matrix is symmetric, as the matrix is': 8,
  'There are at most 2d equiangular lines in R^d': 16,
  'Where an equal-norm tight frame has a scheme, pairs with one inner product are in one relation': 10,
  'The coherent closure of a regular graph is homogeneous': 7,
  'Krein parameters are integers, as intersection numbers are': 10,
  'A P-polynomial scheme is Q-polynomial': 18,
  'Schemes with two classes and the same intersection numbers are isomorphic': 16,
};
const FEW = 6;

describe('false conjectures', () => {
  test.each(falseConjectures.map((conjecture) => [conjecture.title, conjecture] as const))(
    '%s',
    async (title, conjecture) => {
      const verdict = await runConjecture(conjecture);
      if (verdict.kind !== 'refuted') throw new Error(`${verdict.kind} after ${verdict.coverage.cases} cases`);
      const { files, certificate, what } = verdict.counterexample;
      expect(files.length).toBeGreaterThan(0);
      for (const { text } of files) expect(pointsOf(text)).toBeLessThanOrEqual(mostPoints[title] ?? FEW);
      if (what === 'frame' || what === 'scheme')
        expect(checkCertificate(JSON.parse(certificate!))).toMatchObject({ kind: 'accepted' });
      if (what === 'frame') {
        const read = exactFrame(frameOfEntry(entrySchema.parse(JSON.parse(files[0]!.text))));
        expect(assumptionsOf(conjecture).every((assumption) => assumption(read))).toBe(true);
        const outcome = await conjecture.claim(read);
        expect(typeof outcome === 'boolean' ? outcome : outcome.holds).toBe(false);
      }
    },
  );

  test('expect to fall, and beside two of the open problems no other does', () => {
    const falling = all.filter((one) => one.expect === 'refuted' && !openProblems.includes(one as Conjecture));
    expect(openProblems.filter(({ expect: expected }) => expected === 'refuted')).toHaveLength(2);
    expect(falling).toEqual(falseConjectures);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });
});

function pointsOf(text: string): number {
  const read = JSON.parse(text) as { readonly n?: number; readonly vectors?: unknown[]; readonly gram?: unknown[] };
  return read.n ?? (read.vectors ?? read.gram)!.length;
}
