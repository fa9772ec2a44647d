import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blocksOf } from '../../src/scheme/blocks.js';
import { coherenceFailure } from '../../src/scheme/coherence.js';
import { coherentClosure } from '../../src/scheme/coherentClosure.js';
import { type FibreStructure, fibreStructure } from '../../src/scheme/fibreStructure.js';
import { GeneratedAlgebra } from '../../src/scheme/generatedAlgebra.js';
import { countsWitness, LeftProducts } from '../../src/scheme/leftProducts.js';
import { canonical, colouring, cube, cycle, holds, petersen } from './textbook.js';

/** Fibre structures, coherent or not: relation data in which all rows of a fibre show the same relations equally often. */
const structures = fc
  .record({
    n: fc.integer({ min: 3, max: 9 }),
    twist: fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }),
    apart: fc.boolean(),
    exchange: fc.boolean(),
  })
  .map(({ n, twist, apart, exchange }) => {
    // Two cycles of n points, joined by circulants; the second reversed if `exchange`, fibres of their own if `apart`.
    const labels = colouring(2 * n, (x, y) => {
      const [s, t] = [x < n ? 0 : 1, y < n ? 0 : 1];
      if (x === y) return apart ? s : 0;
      const [a, b] = [x % n, y % n];
      const step = s === t ? Math.min((b - a + n) % n, (a - b + n) % n) : ((s === 0 ? b - a : a - b) + n) % n;
      const kind = s === t ? (apart ? 2 + s : 2) : apart ? 4 + s : 4;
      return 10 * kind + twist[s === 1 && t === 1 && exchange ? (2 * step) % n : step]!;
    });
    const diagonal = Array.from({ length: 2 * n }, (_, x) => labels[x * 2 * n + x]!);
    const relation = Int32Array.from(canonical([...diagonal, ...labels]).slice(2 * n));
    return fibreStructure(2 * n, Math.max(...relation) + 1, relation);
  });

const structureOf = (n: number, colours: ArrayLike<number>): FibreStructure => {
  const { rank, relation } = coherentClosure(n, colours);
  const outcome = fibreStructure(n, rank, relation);
  if (outcome.kind === 'refuted') throw new Error('refuted');
  return outcome.structure;
};

it('A_s·V ⊆ V by digits of matrix products iff by multisets iff by counting for all pairs', () => {
  const seen = { holds: 0, fails: 0 };
  fc.assert(
    fc.property(structures, (outcome) => {
      if (outcome.kind === 'refuted') return;
      const { structure } = outcome;
      const blocks = blocksOf(structure);
      for (let s = 0; s < structure.rank; s++) {
        const failures = [Number.POSITIVE_INFINITY, 0].map((max) =>
          new LeftProducts(structure, blocks, max).failure(s),
        );
        const expected = !productsStayInside(structure, s);
        expect(failures.map((failure) => failure !== undefined)).toEqual([expected, expected]);
        seen[expected ? 'fails' : 'holds']++;
        for (const failure of failures) {
          if (failure === undefined) continue;
          expect(holds(structure.n, structure.relation, countsWitness(structure, s, failure))).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(100);
});

it('relations that are checked and generate the span prove coherence: the same answer as checking every relation', () => {
  const seen = { coherent: 0, not: 0 };
  fc.assert(
    fc.property(structures, (outcome) => {
      if (outcome.kind === 'refuted') return;
      const { structure } = outcome;
      const all = Array.from({ length: structure.rank }, (_, s) => productsStayInside(structure, s)).every(Boolean);
      expect(coherenceFailure(structure) === undefined).toBe(all);
      seen[all ? 'coherent' : 'not']++;
    }),
    { numRuns: 300 },
  );
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(20);
});

it('the edges of a distance-regular graph generate its Bose–Mesner algebra; its relation at distance d may not', () => {
  for (const [n, colours] of [
    [10, petersen()],
    [16, cube(4)],
    [20, cycle(20)],
  ] as const) {
    const structure = structureOf(n, colours);
    const algebra = new GeneratedAlgebra(structure, blocksOf(structure));
    expect(algebra.complete).toBe(false);
    algebra.adjoin(structure.relation[colours.indexOf(1)]!);
    expect(algebra.complete).toBe(true);
  }
  const structure = structureOf(16, cube(4));
  const algebra = new GeneratedAlgebra(structure, blocksOf(structure));
  const antipode = structure.relation[15]!;
  algebra.adjoin(antipode);
  expect(algebra.complete).toBe(false);
  expect(algebra.contains(antipode)).toBe(true);
  expect(algebra.contains(0)).toBe(true);
  expect(algebra.contains(structure.relation[1]!)).toBe(false);
});

/** By definition: for every j the number of z with (x,z) ∈ R_s, (z,y) ∈ R_j is a function of the relation of (x,y). */
function productsStayInside({ n, relation }: FibreStructure, s: number): boolean {
  const seen = new Map<number, string>();
  for (let at = 0; at < n * n; at++) {
    const [x, y] = [Math.floor(at / n), at % n];
    const list: number[] = [];
    for (let z = 0; z < n; z++) if (relation[x * n + z] === s) list.push(relation[z * n + y]!);
    const counts = list.sort((a, b) => a - b).join();
    if ((seen.get(relation[at]!) ?? counts) !== counts) return false;
    seen.set(relation[at]!, counts);
  }
  return true;
}
