/** # Generators of this library. Defines `weightedSchemes`, `splitFrames`, `seidelMatrices`, `equiangularFrames`, `sphericalCodes`,
 * `stronglyRegularFrames`, `schemeGraphs`, `schemePairs`, `graphPairs`, `permutationGraphs`, `groupConfigurations`.
 * @module */
import fc from 'fast-check';
import { frameFromEigenspaces, frameFromGram } from 'tightframe';
import {
  closureOf,
  type ExactConfiguration,
  type ExactFrame,
  ExactGraph,
  type ExactNumber,
  type ExactScheme,
  exact,
  exactFrame,
  frames,
  graphOf,
  type PermutationGroup,
  permutationGroups,
  schemes,
  tightFrames,
  unitFrames,
} from 'tightframe/fast-check';
import { combined, direct, range, scaled, spectralDecomposition } from './direct.js';
import { idempotents } from './idempotents.js';

/** A scheme with a weight c_j ≥ 0 for each eigenspace, not all 0. */
export interface WeightedScheme {
  readonly scheme: ExactScheme;
  readonly weights: readonly number[];
}

export const weightedSchemes: fc.Arbitrary<WeightedScheme> = schemes({ points: [2, 8] }).chain((scheme) =>
  fc
    .array(fc.nat(2), { minLength: scheme.rank, maxLength: scheme.rank })
    .map((weights) => ({ scheme, weights: weights.some((c) => c > 0) ? weights : weights.map(() => 1) })),
);

/** Σ c_j E_j. */
export function weightedGram({ scheme, weights }: WeightedScheme) {
  const { field } = scheme.eigen;
  return idempotents(scheme)
    .map((E, j) => scaled(field, field.fromInteger(weights[j]!), E))
    .reduce((sum, A) => combined(field, 'add', sum, A));
}

/** Frames that have a `spectralDecomposition`: with all eigenvalues in the field of the Gram entries. */
export const splitFrames: fc.Arbitrary<ExactFrame> = fc
  .oneof(
    frames({ dimension: [1, 2], size: [1, 5] }),
    weightedSchemes.map((weighted) => {
      const M = weightedGram(weighted);
      return exactFrame(frameFromGram(weighted.scheme.eigen.field, M.length, (x, y) => M[x]![y]!));
    }),
  )
  .filter((frame) => spectralDecomposition(direct(frame)) !== undefined);

/** Symmetric, 0 on the diagonal and ±1 elsewhere. */
export type SeidelMatrix = readonly (readonly number[])[];

const seidelMatrix = (n: number, isNegative: (x: number, y: number) => boolean): SeidelMatrix =>
  range(n).map((x) => range(n).map((y) => (x === y ? 0 : isNegative(x, y) ? -1 : 1)));

/** Of random graphs, and of unions of relations of a scheme with some points switched. */
export const seidelMatrices: fc.Arbitrary<SeidelMatrix> = fc.oneof(
  fc
    .integer({ min: 3, max: 6 })
    .chain((n) => fc.array(fc.boolean(), { minLength: n * n, maxLength: n * n }).map((edge) => ({ n, edge })))
    .map(({ n, edge }) => seidelMatrix(n, (x, y) => edge[Math.min(x, y) * n + Math.max(x, y)]!)),
  schemes({ points: [3, 16] })
    .chain((scheme) =>
      fc.record({
        scheme: fc.constant(scheme),
        relations: fc.subarray(range(scheme.rank).slice(1)),
        switched: fc.subarray([...range(scheme.n)]),
      }),
    )
    .map(({ scheme, relations, switched }) =>
      seidelMatrix(
        scheme.n,
        (x, y) => relations.includes(scheme.relation(x, y)) !== (switched.includes(x) !== switched.includes(y)),
      ),
    ),
);

/** Equiangular lines in both directions at random: some of the lines of a system that a scheme gives. With S = J − I − 2A for a union A
 *  of relations, and τ the least eigenvalue of S, the Gram matrix is S − τI: squared norms −τ > 1, inner products ±1. */
export const equiangularFrames: fc.Arbitrary<ExactFrame> = schemes({ points: [3, 16] }).chain((scheme) => {
  const points = range(scheme.n);
  return fc
    .record({
      relations: fc.subarray(range(scheme.rank).slice(1)),
      lines: fc.oneof(fc.constant(points), fc.subarray([...points], { minLength: 1 })),
      reversed: fc.array(fc.boolean(), { minLength: scheme.n, maxLength: scheme.n }),
    })
    .map(({ relations, lines, reversed }) => {
      const { field, element } = leastSeidelEigenvalue(scheme, relations);
      const one = (isNegative: boolean) => (isNegative ? field.neg(field.one) : field.one);
      return exactFrame(
        frameFromGram(field, lines.length, (i, j) => {
          const [x, y] = [lines[i]!, lines[j]!];
          if (x === y) return field.neg(element);
          return one(relations.includes(scheme.relation(x, y)) !== (reversed[x] !== reversed[y]));
        }),
      );
    })
    .filter((frame) => frame.normSquared(0).compare(1) > 0);
});

/** Of J − I − 2A: n − 1 − 2k on E_0, −1 − 2θ_j on the others. */
function leastSeidelEigenvalue(scheme: ExactScheme, relations: readonly number[]): ExactNumber {
  const eigenvalues = range(scheme.rank).map((j) => {
    const theta = relations.reduce((sum, i) => sum.plus(scheme.P(j, i)), exact(0));
    return exact(j === 0 ? scheme.n - 1 : -1).minus(theta.times(2));
  });
  return eigenvalues.reduce((a, b) => (b.isAtMost(a) ? b : a));
}

/** Different unit vectors: on eigenspaces of schemes, and at random. */
export const sphericalCodes: fc.Arbitrary<ExactFrame> = fc
  .oneof(tightFrames({ kinds: ['scheme'], size: [1, 12] }), unitFrames())
  .filter((frame) => frame.innerProducts.every(({ value }) => !value.equals(1)));

/** One eigenspace of a scheme with two classes. */
export const stronglyRegularFrames: fc.Arbitrary<ExactFrame> = fc
  .tuple(schemes({ points: [4, 28], classes: 2 }), fc.integer({ min: 1, max: 2 }))
  .map(([{ configuration, eigen }, j]) => exactFrame(frameFromEigenspaces(configuration, eigen, [j])));

/** A union of relations of a scheme. */
export interface SchemeGraph {
  readonly scheme: ExactScheme;
  readonly relations: readonly number[];
}

export const schemeGraphs: fc.Arbitrary<SchemeGraph> = schemes({ points: [2, 10] }).chain((scheme) =>
  fc.record({ scheme: fc.constant(scheme), relations: fc.subarray(range(scheme.rank).slice(1)) }),
);

/** Two schemes on 16 points with two classes. */
export const schemePairs: fc.Arbitrary<readonly [ExactScheme, ExactScheme]> = fc.tuple(
  schemes({ points: 16, classes: 2 }),
  schemes({ points: 16, classes: 2 }),
);

/** Two graphs on five points with equally many edges. */
export const graphPairs: fc.Arbitrary<readonly [ExactGraph, ExactGraph]> = fc
  .integer({ min: 4, max: 6 })
  .chain((size) => {
    const pairs = range(5).flatMap((x) => range(x).map((y) => [y, x] as const));
    const graph = fc
      .shuffledSubarray(pairs, { minLength: size, maxLength: size })
      .map((edges) => new ExactGraph(5, edges));
    return fc.tuple(graph, graph);
  });

/** The graph that joins x to g(x) for the generators g of a group. */
export const permutationGraphs: fc.Arbitrary<ExactGraph> = permutationGroups({ points: [3, 8] }).map(
  ({ n, generators }) => graphOf(n, (x, y) => generators.some((images) => images[x] === y || images[y] === x)),
);

/** Closures of colourings of the pairs of elements of a permutation group that left translations keep: (g, h) has the colour of g⁻¹h. */
export const groupConfigurations: fc.Arbitrary<ExactConfiguration> = permutationGroups({ points: [1, 4] }).chain(
  (group) => {
    const list = elements(group);
    const place = new Map(list.map((element, at) => [element.join(), at]));
    const quotient = (g: readonly number[], h: readonly number[]): number =>
      place.get(
        range(group.n)
          .map((x) => h[g.indexOf(x)]!)
          .join(),
      )!;
    return fc.array(fc.nat(2), { minLength: list.length, maxLength: list.length }).map((colour) =>
      closureOf(
        list.length,
        list.flatMap((g) => list.map((h) => colour[quotient(g, h)]!)),
      ),
    );
  },
);

/** All elements of the group, as lists of images. */
export function elements({ n, generators }: PermutationGroup): readonly (readonly number[])[] {
  const found = new Map([[range(n).join(), range(n)]]);
  for (const element of found.values())
    for (const generator of generators) {
      const product = element.map((x) => generator[x]!);
      found.set(product.join(), product);
    }
  return [...found.values()];
}
