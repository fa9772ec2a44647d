/** # Permutations. Defines `Cycles`, `Permutation`, `groupSource`.
 * @module */
import { DomainError, ShapeError } from '../../exact/errors.js';
import { limitPoints } from '../constructions/limits.js';
import type { Source } from './item.js';

/** A permutation as a product of cycles. */
export class Cycles {
  constructor(readonly cycles: readonly (readonly number[])[]) {}
}

/** Cycles or a list of images, with the points as they were written: from 0 or from 1. */
export type Permutation = Cycles | readonly number[];

/** The group generated, on the points 0 … n−1. Points are counted from 0 if 0 occurs in any generator, else from 1.
 *  @param n the number of points; the greatest point that occurs, if left out
 *  @throws DomainError for what is no permutation */
export function groupSource(generators: readonly Permutation[], n: number | undefined, where: string): Source {
  let [least, greatest, length] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const generator of generators) {
    const lists = generator instanceof Cycles ? generator.cycles : [generator];
    if (!(generator instanceof Cycles)) length = Math.max(length, generator.length);
    for (const list of lists)
      for (const point of list) {
        if (!Number.isSafeInteger(point) || point < 0)
          throw new DomainError({ where, expected: 'points that are integers ≥ 0', found: String(point) });
        least = Math.min(least, point);
        greatest = Math.max(greatest, point);
      }
  }
  if (least === Number.POSITIVE_INFINITY && n === undefined)
    throw new DomainError({ where, expected: 'permutations that name their points', found: 'none' });
  const first = least === 0 ? 0 : 1;
  const points = n ?? Math.max(greatest + 1 - first, length);
  limitPoints(points, where);
  if (greatest - first >= points)
    throw new DomainError({ where, expected: `points up to ${points + first - 1}`, found: `point ${greatest}` });
  const permutations = generators.map((generator, at) => {
    const place = `${where} generator ${at}`;
    return generator instanceof Cycles
      ? imagesOfCycles(generator, points, first, place)
      : checkedImages(generator, points, first, place);
  });
  return { kind: 'group', n: points, generators: permutations };
}

function imagesOfCycles({ cycles }: Cycles, n: number, first: number, where: string): Int32Array {
  const images = Int32Array.from({ length: n }, (_, x) => x);
  const moved = new Uint8Array(n);
  for (const cycle of cycles)
    cycle.forEach((point, at) => {
      if (moved[point - first] === 1)
        throw new DomainError({ where, expected: 'disjoint cycles', found: `point ${point} twice` });
      moved[point - first] = 1;
      images[point - first] = cycle[(at + 1) % cycle.length]! - first;
    });
  return images;
}

function checkedImages(images: readonly number[], n: number, first: number, where: string): Int32Array {
  if (images.length !== n)
    throw new ShapeError({ where, expected: `the images of ${n} points`, found: String(images.length) });
  const seen = new Uint8Array(n);
  for (const image of images) {
    if (seen[image - first] === 1)
      throw new DomainError({ where, expected: 'a permutation', found: `the image ${image} twice` });
    seen[image - first] = 1;
  }
  return Int32Array.from(images, (image) => image - first);
}
