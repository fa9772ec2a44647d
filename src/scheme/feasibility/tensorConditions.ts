/** # Conditions on intersection numbers. Defines `algebraConditions`, `handshakeFinding`, `triangleFinding`.
 * @module */
import type { ConditionName, Finding } from './conditions.js';
import { type ParameterTensor, pointsOf } from './parameters.js';

type Finder = (tensor: ParameterTensor) => Finding | undefined;

const finding = (where: string, expected: number | string, found: number): Finding => ({
  where,
  expected: String(expected),
  found: String(found),
});

type At = (i: number, j: number, k: number) => number;

const entry = (i: number, j: number, k: number): string => `p^${k}_${i},${j}`;

/** Sums of products of intersection numbers: in doubles, and again exactly where those may have been rounded or differ. */
const associativity: Finder = ({ rank, p }) => {
  const at: At = (i, j, k) => p[(i * rank + j) * rank + k]!;
  for (let i = 1; i < rank; i++)
    for (let j = 1; j < rank; j++)
      // Both sides swap for (i,j,l) → (l,j,i) in a commutative algebra.
      for (let l = 1; l < i; l++)
        for (let k = 0; k < rank; k++) {
          let [left, right] = [0, 0];
          for (let s = 0; s < rank; s++) {
            left += at(i, j, s) * at(s, l, k);
            right += at(j, l, s) * at(i, s, k);
          }
          if (left === right && left <= Number.MAX_SAFE_INTEGER) continue;
          const exact = (term: (s: number) => readonly [number, number]): bigint => {
            let sum = 0n;
            for (let s = 0; s < rank; s++) {
              const [x, y] = term(s);
              sum += BigInt(x) * BigInt(y);
            }
            return sum;
          };
          const one = exact((s) => [at(i, j, s), at(s, l, k)]);
          const other = exact((s) => [at(j, l, s), at(i, s, k)]);
          if (one === other) continue;
          return {
            where: `coefficient of A_${k} in A_${i}·A_${j}·A_${l}`,
            expected: `${other} (from A_${i}·(A_${j}·A_${l}))`,
            found: `${one} (from (A_${i}·A_${j})·A_${l})`,
          };
        }
  return undefined;
};

/** That the numbers are those of a commutative algebra with a unit and symmetric relations. Cost: rank⁵/2 for the last. */
export const algebraConditions: readonly (readonly [ConditionName, Finder])[] = [
  [
    'identity',
    (tensor) => {
      const { rank, p } = tensor;
      for (let j = 0; j < rank; j++)
        for (let k = 0; k < rank; k++)
          if (p[j * rank + k] !== (j === k ? 1 : 0)) return finding(entry(0, j, k), j === k ? 1 : 0, p[j * rank + k]!);
      return undefined;
    },
  ],
  [
    'symmetric',
    (tensor) => {
      const { rank, p, valencies } = tensor;
      for (let i = 0; i < rank; i++)
        for (let j = 0; j < rank; j++) {
          const found = p[(i * rank + j) * rank]!;
          if (found !== (i === j ? valencies[i] : 0))
            return finding(entry(i, j, 0), i === j ? valencies[i]! : 0, found);
        }
      return undefined;
    },
  ],
  [
    'commutative',
    ({ rank, p }) => {
      for (let i = 0; i < rank; i++)
        for (let j = 0; j < i; j++)
          for (let k = 0; k < rank; k++) {
            const [found, expected] = [p[(i * rank + j) * rank + k]!, p[(j * rank + i) * rank + k]!];
            if (found !== expected) return finding(`${entry(i, j, k)} = ${entry(j, i, k)}`, expected, found);
          }
      return undefined;
    },
  ],
  [
    'row-sums',
    ({ rank, p, valencies }) => {
      for (let i = 0; i < rank; i++)
        for (let k = 0; k < rank; k++) {
          let sum = 0;
          for (let j = 0; j < rank; j++) sum += p[(i * rank + j) * rank + k]!;
          if (sum !== valencies[i]) return finding(`Σ_j p^${k}_${i},j`, valencies[i]!, sum);
        }
      return undefined;
    },
  ],
  [
    'triples',
    (tensor) => {
      const { rank, p, valencies } = tensor;
      for (let i = 0; i < rank; i++)
        for (let j = 0; j < rank; j++)
          for (let k = 0; k < j; k++) {
            const left = BigInt(valencies[k]!) * BigInt(p[(i * rank + j) * rank + k]!);
            const right = BigInt(valencies[j]!) * BigInt(p[(i * rank + k) * rank + j]!);
            if (left !== right)
              return {
                where: `k_${k}·${entry(i, j, k)} = k_${j}·${entry(i, k, j)}`,
                expected: String(right),
                found: String(left),
              };
          }
      return undefined;
    },
  ],
  ['associative', associativity],
];

/** n k_i even, and k_j p^j_ij even for i ≠ 0: R_i has n k_i/2 edges, and k_j p^j_ij/2 within the points R_j(x). */
export const handshakeFinding: Finder = (tensor) => {
  const { rank, valencies, p } = tensor;
  const n = pointsOf(tensor);
  const odd = (a: number, b: number): boolean => a % 2 === 1 && b % 2 === 1;
  for (let i = 1; i < rank; i++) {
    if (odd(n, valencies[i]!)) return { where: `n·k_${i}`, expected: 'an even number', found: `${n}·${valencies[i]}` };
    for (let j = 1; j < rank; j++) {
      const count = p[(i * rank + j) * rank + j]!;
      if (odd(valencies[j]!, count))
        return { where: `k_${j}·${entry(i, j, j)}`, expected: 'an even number', found: `${valencies[j]}·${count}` };
    }
  }
  return undefined;
};

/** n k_i p^i_ii divisible by 6 for i ≠ 0: R_i has n k_i p^i_ii/6 triangles. */
export const triangleFinding: Finder = (tensor) => {
  const { rank, valencies, p } = tensor;
  const n = pointsOf(tensor);
  for (let i = 1; i < rank; i++) {
    const count = p[(i * rank + i) * rank + i]!;
    if (((((n % 6) * (valencies[i]! % 6)) % 6) * (count % 6)) % 6 !== 0)
      return {
        where: `n·k_${i}·${entry(i, i, i)}`,
        expected: 'a multiple of 6',
        found: `${n}·${valencies[i]}·${count}`,
      };
  }
  return undefined;
};
