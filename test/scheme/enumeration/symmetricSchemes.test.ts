/** Enumeration from nothing, held against the reference library and against enumeration by brute force. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../../../src/scheme/canonicalForm.js';
import { coherentConfiguration } from '../../../src/scheme/coherentConfiguration.js';
import { feasibleTensors, symmetricSchemes } from '../../../src/scheme/enumeration/symmetricSchemes.js';
import { valencyLists } from '../../../src/scheme/enumeration/valencyLists.js';
import { oracleSchemes } from '../oracleSchemes.js';

const countsFile = fileURLToPath(new URL('../../../../shared/oracles/schemes/counts.json', import.meta.url));

function formOf(n: number, labels: ArrayLike<number>): string | undefined {
  const verdict = coherentConfiguration(n, labels);
  return verdict.kind === 'verified' ? canonicalForm(verdict.configuration) : undefined;
}

describe('symmetric schemes on n points', () => {
  it.skipIf(oracleSchemes === undefined)('are those of the reference library, each once', () => {
    for (const n of [3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16]) {
      const expected = oracleSchemes!
        .filter((scheme) => scheme.symmetric && scheme.n === n)
        .map(({ labels }) => formOf(n, labels));
      const found = symmetricSchemes(n).map(canonicalForm);
      expect(found.length).toBe(expected.length);
      expect(new Set(found)).toEqual(new Set(expected));
    }
  });

  it.skipIf(!existsSync(countsFile))('are as many of each rank as the reference counts say', () => {
    const counts = JSON.parse(readFileSync(countsFile, 'utf8')) as Record<
      string,
      { readonly symmetric_by_rank: Record<string, number> }
    >;
    for (const [n, { symmetric_by_rank }] of Object.entries(counts)) {
      const byRank: Record<string, number> = {};
      for (const { rank } of symmetricSchemes(Number(n))) byRank[rank] = (byRank[rank] ?? 0) + 1;
      expect(byRank).toEqual(symmetric_by_rank);
    }
  });

  it('are those among all symmetric colourings, for up to 5 points', () => {
    for (const n of [2, 3, 4, 5]) {
      const found = new Set(symmetricSchemes(n).map(canonicalForm));
      expect(found).toEqual(schemesByBruteForce(n));
    }
  });

  it('on a prime number of points have equal nontrivial valencies (A. Hanaki, K. Uno, Algebraic structure of association schemes of prime order, 2006)', () => {
    for (const p of [7, 11, 13, 17, 19])
      for (const { valencies } of symmetricSchemes(p)) expect(new Set(valencies.slice(1)).size).toBe(1);
  });

  it('come in the same order with the same relation matrices each time', () => {
    expect(symmetricSchemes(12)).toEqual(symmetricSchemes(12));
  });
});

describe('feasible tensors', () => {
  it('satisfy Σ_j p^k_ij = k_i and k_k p^k_ij = k_j p^j_ik', () => {
    for (const given of valencyLists(12))
      for (const { rank, valencies, p } of feasibleTensors(12, given))
        for (let i = 0; i < rank; i++)
          for (let k = 0; k < rank; k++) {
            let sum = 0;
            for (let j = 0; j < rank; j++) {
              sum += p[(i * rank + j) * rank + k]!;
              expect(valencies[k]! * p[(i * rank + j) * rank + k]!).toBe(valencies[j]! * p[(i * rank + k) * rank + j]!);
            }
            expect(sum).toBe(valencies[i]);
          }
  });
});

/** Every symmetric matrix of labels with labels in the order of their first appearance. */
function schemesByBruteForce(n: number): Set<string> {
  const forms = new Set<string>();
  const pairs: (readonly [number, number])[] = [];
  for (let x = 0; x < n; x++) for (let y = x + 1; y < n; y++) pairs.push([x, y]);
  const labels = new Array<number>(n * n).fill(0);
  const colour = (at: number, used: number): void => {
    const pair = pairs[at];
    if (pair === undefined) {
      const form = formOf(n, labels);
      if (form !== undefined) forms.add(form);
      return;
    }
    const [x, y] = pair;
    for (let label = 1; label <= used + 1; label++) {
      labels[x * n + y] = labels[y * n + x] = label;
      colour(at + 1, Math.max(used, label));
    }
  };
  colour(0, 0);
  return forms;
}
