/** # Generators of schemes, configurations, graphs and permutation groups. Defines `schemes`, `configurations`, `graphs`,
 * `permutationGroups`.
 * @module */
import type fc from 'fast-check';
import { DomainError } from '../exact/errors.js';
import { orbitals } from '../scheme/schurian.js';
import { ExactGraph, graphOf } from './exactGraph.js';
import { closureOf, type ExactConfiguration, type ExactScheme } from './exactScheme.js';
import { PermutationGroup } from './permutationGroup.js';
import { bounds, type Draw, type Range, recipeArbitrary } from './recipeArbitrary.js';
import { MAX_SHELF_POINTS, schemesOn } from './schemeShelf.js';

interface SchemePlace {
  readonly n: number;
  readonly at: number;
}

/** Symmetric association schemes: all of them on up to 10 points, classical families and named graphs on up to 32. Shrinks to fewer
 *  points, then fewer classes.
 *  @param options.points default: 2 to 10 @param options.classes default: any number
 *  @throws DomainError for bounds that make no sense, or that no scheme meets */
export function schemes(
  options: { readonly points?: Range; readonly classes?: Range } = {},
): fc.Arbitrary<ExactScheme> {
  const [lo, hi] = bounds(options.points ?? [2, 10], 'schemes: points', 1, MAX_SHELF_POINTS);
  const [fewest, most] = bounds(options.classes ?? [0, MAX_SHELF_POINTS], 'schemes: classes', 0, MAX_SHELF_POINTS);
  const places = new Map<number, readonly SchemePlace[]>();
  const placesOn = (n: number): readonly SchemePlace[] => {
    const known = places.get(n);
    if (known !== undefined) return known;
    const found = schemesOn(n).flatMap(({ classes }, at) => (classes >= fewest && classes <= most ? [{ n, at }] : []));
    places.set(n, found);
    return found;
  };
  let sizes: readonly number[] | undefined;
  return recipeArbitrary<SchemePlace, ExactScheme>({
    draw: (draw) => {
      sizes ??= range(lo, hi).filter((n) => placesOn(n).length > 0);
      if (sizes.length === 0)
        throw new DomainError({
          where: 'schemes',
          expected: 'numbers of points and classes that some scheme has',
          found: `${lo} to ${hi} points, ${fewest} to ${most} classes`,
        });
      return draw.from(placesOn(draw.from(sizes)));
    },
    build: ({ n, at }) => schemesOn(n)[at]!,
    *simpler({ n, at }) {
      for (const smaller of range(lo, n - 1)) yield* placesOn(smaller);
      for (const place of placesOn(n)) if (place.at < at) yield place;
    },
  });
}

const range = (lo: number, hi: number): readonly number[] =>
  Array.from({ length: Math.max(0, hi - lo + 1) }, (_, k) => lo + k);

interface Colouring {
  readonly kind: string;
  readonly n: number;
  /** n·n, row-major. */
  readonly colours: readonly number[];
}

/** Coherent configurations, the closures of colourings of the pairs of points: random, constant on the diagonals of Z_n, of groups,
 *  of graphs, of wreath products. Homogeneous or not, symmetric or not.
 *  @param options.points default: 1 to 8 */
export function configurations(options: { readonly points?: Range } = {}): fc.Arbitrary<ExactConfiguration> {
  const [lo, hi] = bounds(options.points ?? [1, 8], 'configurations: points', 1, MAX_SHELF_POINTS);
  return recipeArbitrary<Colouring, ExactConfiguration>({
    draw: (draw) => drawColouring(draw, draw.integer(lo, hi)),
    build: ({ kind, n, colours }) => closureOf(n, colours, kind),
    *simpler({ kind, n, colours }) {
      if (n > lo)
        for (let left = 0; left < n; left++)
          yield {
            kind,
            n: n - 1,
            colours: colours.filter((_, at) => Math.floor(at / n) !== left && at % n !== left),
          };
      for (const [at, colour] of colours.entries())
        if (colour > 0) yield { kind, n, colours: colours.map((old, k) => (k === at ? 0 : old)) };
    },
  });
}

function drawColouring(draw: Draw, n: number): Colouring {
  const kind = draw.from(['random', 'circulant', 'group', 'group', 'graph', 'scheme', 'points']);
  const build = (colour: (x: number, y: number) => number): Colouring => ({
    kind,
    n,
    colours: Array.from({ length: n * n }, (_, at) => colour(Math.floor(at / n), at % n)),
  });
  const list = (length: number, most: number): readonly number[] => Array.from({ length }, () => draw.integer(0, most));
  switch (kind) {
    case 'circulant': {
      const ofDifference = list(n, 2);
      return build((x, y) => ofDifference[(x - y + n) % n]!);
    }
    case 'group':
      return { kind, n, colours: Array.from(orbitals(n, drawGenerators(draw, n).generators)) };
    case 'graph': {
      const edges = list(n * n, 1);
      return build((x, y) => edges[Math.min(x, y) * n + Math.max(x, y)]!);
    }
    case 'scheme': {
      const { relation } = draw.from(schemesOn(n)).configuration;
      return { kind, n, colours: Array.from(relation) };
    }
    case 'points': {
      // Few kinds of points, and pairs that know no more than the kinds of their ends.
      const kinds = list(n, 1);
      return build((x, y) => (x === y ? kinds[x]! : 0));
    }
    default: {
      const colours = list(n * n, draw.integer(1, 2));
      return build((x, y) => colours[x * n + y]!);
    }
  }
}

/** Permutation groups by one to three generators: rotations, reflections, affine maps, products of cycles, random permutations.
 *  @param options.points default: 1 to 8 */
export function permutationGroups(options: { readonly points?: Range } = {}): fc.Arbitrary<PermutationGroup> {
  const [lo, hi] = bounds(options.points ?? [1, 8], 'permutationGroups: points', 1, 256);
  return recipeArbitrary<Generators, PermutationGroup>({
    draw: (draw) => drawGenerators(draw, draw.integer(lo, hi)),
    build: ({ n, generators, kind }) => new PermutationGroup(n, generators, kind),
    *simpler({ n, generators, kind }) {
      for (let left = 0; left < generators.length; left++)
        yield { n, kind, generators: generators.filter((_, at) => at !== left) };
      // The last point leaves its cycle, and goes.
      if (n > lo)
        yield {
          n: n - 1,
          kind,
          generators: generators.map((images) =>
            images.slice(0, n - 1).map((image) => (image === n - 1 ? images[n - 1]! : image)),
          ),
        };
    },
  });
}

interface Generators {
  readonly kind: string;
  readonly n: number;
  readonly generators: readonly (readonly number[])[];
}

function drawGenerators(draw: Draw, n: number): Generators {
  const kind = draw.from(['cyclic', 'dihedral', 'affine', 'blocks', 'random']);
  const map = (image: (x: number) => number): readonly number[] => Array.from({ length: n }, (_, x) => image(x));
  const rotation = map((x) => (x + 1) % n);
  switch (kind) {
    case 'cyclic': {
      const step = draw.integer(0, n - 1);
      return { kind, n, generators: [map((x) => (x + step) % n)] };
    }
    case 'dihedral':
      return { kind, n, generators: [rotation, map((x) => (n - x) % n)] };
    case 'affine': {
      const units = range(1, Math.max(1, n - 1)).filter((a) => gcd(a, n) === 1);
      const a = draw.from(units);
      return { kind, n, generators: [rotation, map((x) => (a * x) % n)] };
    }
    case 'blocks': {
      // Rotations of all blocks at once, and of one.
      const size = draw.from(range(1, n).filter((k) => n % k === 0));
      const inBlock = (x: number): number => x - (x % size) + ((x + 1) % size);
      const blocks = [map((x) => (x + size) % n), map(inBlock)];
      return { kind, n, generators: draw.once(2) ? [...blocks, map((x) => (x < size ? inBlock(x) : x))] : blocks };
    }
    default:
      return { kind, n, generators: Array.from({ length: draw.integer(1, 3) }, () => permutation(draw, n)) };
  }
}

function permutation(draw: Draw, n: number): readonly number[] {
  const images = [...range(0, n - 1)];
  // Few transpositions leave many points where they are.
  const steps = draw.once(2) ? n - 1 : Math.min(2, n - 1);
  for (let k = n - 1; k > n - 1 - steps; k--) {
    const j = draw.integer(0, k);
    [images[k], images[j]] = [images[j]!, images[k]!];
  }
  return images;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Simple graphs: random, circulant, of relations of schemes, and their complements. Shrinks to fewer points, then fewer edges.
 *  @param options.points default: 1 to 8 */
export function graphs(options: { readonly points?: Range } = {}): fc.Arbitrary<ExactGraph> {
  const [lo, hi] = bounds(options.points ?? [1, 8], 'graphs: points', 1, MAX_SHELF_POINTS);
  return recipeArbitrary<ExactGraph, ExactGraph>({
    draw: (draw) => drawGraph(draw, draw.integer(lo, hi)),
    build: (graph) => graph,
    *simpler({ n, edges, kind }) {
      if (n > lo)
        for (let left = n - 1; left >= 0; left--) {
          const kept = edges.filter(([x, y]) => x !== left && y !== left);
          const renamed = kept.map(([x, y]) => [x - Number(x > left), y - Number(y > left)] as const);
          yield new ExactGraph(n - 1, renamed, kind);
        }
      for (let left = edges.length - 1; left >= 0; left--) yield new ExactGraph(n, edges.toSpliced(left, 1), kind);
    },
  });
}

function drawGraph(draw: Draw, n: number): ExactGraph {
  const kind = draw.from(['random', 'random', 'circulant', 'scheme']);
  const chance = draw.integer(1, 3);
  const flags = Array.from({ length: n * n }, () => draw.integer(0, 3) < chance);
  switch (kind) {
    case 'circulant':
      return graphOf(n, (x, y) => flags[Math.min((x - y + n) % n, (y - x + n) % n)]!, kind);
    case 'scheme': {
      const scheme = draw.from(schemesOn(n));
      return graphOf(n, (x, y) => flags[scheme.relation(x, y)]!, kind);
    }
    default:
      return graphOf(n, (x, y) => flags[x * n + y]!, kind);
  }
}
