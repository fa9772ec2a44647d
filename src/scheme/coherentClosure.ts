/** # Coherent closure. Defines `coherentClosure`: 2-dimensional Weisfeiler–Leman refinement.
 *
 * The closure of a colouring of ordered pairs is the coarsest coherent configuration that refines it. Each round splits the colours
 * by an invariant Σ_z a[c(x,z)]·b[c(z,y)] with integer weights on colours. The closure's relations lie inside colours, so two pairs
 * of one relation of the closure have equal sums: no round splits too much, whatever the weights. A round may split too
 * little, so the weights may be chosen for speed (pseudo-random b, and a that vanishes on all but the sparsest colours), and
 * when nothing more is split the axioms are checked exactly. If they fail, the witness (i,j) gives the next split. The result thus
 * does not depend on the weights. Ordered pairs of colours count: A_iA_j and A_jA_i are told apart (T8).
 * Source: B. Weisfeiler, A. Leman, The reduction of a graph to canonical form, Nauchno-Techn. Inform. Ser. 2, 9 (1968).
 * @module */
import { relationsByValency } from './blocks.js';
import { coherenceFailure } from './coherence.js';
import { type CoherentConfiguration, readLabels, unsafeConfiguration } from './coherentConfiguration.js';
import { fibreStructure } from './fibreStructure.js';
import { RefinablePartition } from './refinablePartition.js';
import { forEachProductRow, rowsOfColours } from './weightedProduct.js';

/** Left factors have about n/SPARSENESS entries a row (at least one relation): balances rounds against their number (measured). */
const SPARSENESS = 8;

/**
 * The coherent closure of the colouring of the ordered pairs of n points by n·n arbitrary nonnegative integers, row-major. The
 * diagonal is first told apart from the rest. Relations are numbered: diagonal first, then in order of first appearance in
 * row-major order. `random` gives the weights, integers 1 ≤ a < 2^b with n·2^(2b) ≤ 2^53; the result does not depend on them.
 * Cost: a few rounds of n²·max(n/8, least valency) multiplications, and a check as in `coherentConfiguration`.
 * @throws ShapeError, DomainError as `coherentConfiguration`
 */
export function coherentClosure(
  n: number,
  colours: ArrayLike<number>,
  random: () => number = weightGenerator(n),
): CoherentConfiguration {
  const partition = new RefinablePartition(n, readLabels(n, colours, 'colouring'));
  partition.splitByTransposeAndFibres();
  for (;;) {
    while (!partition.discrete && splitBySums(partition, sparseWeights(partition, random), random));
    partition.renumber();
    const { rank, colour } = partition;
    const outcome = fibreStructure(n, rank, colour);
    const witness = outcome.kind === 'refuted' ? outcome.witness : coherenceFailure(outcome.structure);
    if (outcome.kind === 'structure' && witness === undefined) return unsafeConfiguration(outcome.structure);
    if (witness?.kind !== 'countsDiffer') throw new Error('a split lost the transposes'); // a programming error
    const left = unit(rank, witness.i);
    if (splitBySums(partition, left, random)) continue;
    splitBySums(partition, left, unit(rank, witness.j)); // these sums are the counts of the witness: they do differ
  }
}

/** Splits by Σ_z left[c(x,z)]·right[c(z,y)], with right weights drawn if need be; true if there are more colours than before. */
function splitBySums(partition: RefinablePartition, left: Float64Array, right: Float64Array | (() => number)): boolean {
  const { n, colour, rank } = partition;
  const points = Int32Array.from({ length: n }, (_, x) => x);
  const rows = rowsOfColours(n, colour, points, left);
  const values = new Float64Array(n * n);
  const rightWeight = typeof right === 'function' ? Float64Array.from({ length: rank }, right) : right;
  forEachProductRow(n, colour, rows, rightWeight, (x, y0, width, sums) => {
    const row = x * n + y0;
    for (let y = 0; y < width; y++) values[row + y] = sums[y]!;
    return true;
  });
  const grown = partition.split(values);
  return (grown && partition.splitByTransposeAndFibres()) || grown;
}

/**
 * Left weights, zero but for the diagonal and, in every fibre, the colours with fewest pairs: about n/SPARSENESS pairs a point, at
 * least one colour. Ties are broken at random: any choice is legal, and a choice by number would stay with the colours found first,
 * so that a long path or cycle would be explored in as many rounds as it has distances.
 */
function sparseWeights(partition: RefinablePartition, random: () => number): Float64Array {
  const { n, colour, rank } = partition;
  const pairs = new Int32Array(rank);
  const fibreSize = new Int32Array(rank); // at diagonal colours
  const source = new Int32Array(rank);
  for (let x = 0; x < n; x++) {
    const fibre = colour[x * n + x]!;
    fibreSize[fibre]!++;
    for (let y = 0; y < n; y++) {
      const k = colour[x * n + y]!;
      pairs[k]!++;
      source[k] = fibre;
    }
  }
  const outDegree = pairs.map((count, k) => Math.ceil(count / fibreSize[source[k]!]!)); // its mean, rounded up
  const weights = new Float64Array(rank);
  const used = new Int32Array(rank);
  for (const k of relationsByValency(n, outDegree, shuffled(rank, random))) {
    const f = source[k]!;
    if (fibreSize[k] === 0 && used[f] !== 0 && used[f]! + outDegree[k]! > n / SPARSENESS) continue;
    weights[k] = random();
    if (fibreSize[k] === 0) used[f]! += outDegree[k]!;
  }
  return weights;
}

/** 0 … length−1 in pseudo-random order. */
function shuffled(length: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at--) {
    const other = random() % (at + 1); // good enough beyond the range of `random` as well
    const k = order[at]!;
    order[at] = order[other]!;
    order[other] = k;
  }
  return order;
}

function unit(length: number, at: number): Float64Array {
  const vector = new Float64Array(length);
  vector[at] = 1;
  return vector;
}

/** Pseudo-random weights 1 ≤ a < 2^b with n·2^(2b) ≤ 2^53, always the same sequence (xorshift32; G. Marsaglia, J. Stat. Softw. 8 (2003)). */
function weightGenerator(n: number): () => number {
  const bits = Math.floor((53 - Math.ceil(Math.log2(n))) / 2);
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return 1 + ((state >>> 0) % (2 ** bits - 1));
  };
}
