/** # Matrices in JSON. Defines `jsonTensors`.
 *
 * Lists of lists; several of them in an object, each with its name; `{"shape": [2, 3], "data": [1, 2, 3, 4, 5, 6]}` in place of a
 * list of lists. The manifests of TensorFlow.js are JSON too, and are told apart here.
 * @module */
import { excerpt, ParseError, ShapeError } from '../../exact/errors.js';
import { type Bytes, type OpenNeighbour, readText } from './bytes.js';
import { elementCount, MAX_DIMENSIONS, showShape, tensorInMemory } from './elements.js';
import type { RefusedTensor, StoredTensor } from './featureMatrix.js';
import { isManifest, manifestTensors } from './tensorflow.js';

/** Read at once; what is larger is better kept in another format. */
const MAX_SIZE = 2 ** 26;

/** @throws ParseError or ShapeError for what is no JSON, or has lists of different lengths, or other things than numbers in them */
export function jsonTensors(
  bytes: Bytes,
  stem: string,
  open: OpenNeighbour,
): readonly (StoredTensor | RefusedTensor)[] {
  const where = bytes.source;
  const data = parse(readText(bytes, MAX_SIZE), where);
  if (isManifest(data)) return manifestTensors(data, where, open);
  if (Array.isArray(data) || isFlat(data)) return [tensorOf(data, stem, where)];
  const tensors = Object.entries(Object(data) as Record<string, unknown>)
    .filter(([, value]) => Array.isArray(value) || isFlat(value))
    .map(([name, value]) => tensorOf(value as unknown[] | Flat, name, `${where}: ${excerpt(name, 100)}`));
  if (tensors.length > 0) return tensors;
  const expected = 'a list of lists of numbers, or an object of such lists';
  throw new ParseError({ where, expected, found: described(data) });
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ParseError({ where, expected: 'JSON', found: excerpt((cause as Error).message, 120) }, { cause });
  }
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : excerpt(String(value));
}

interface Flat {
  readonly shape: readonly unknown[];
  readonly data: readonly unknown[];
}

function isFlat(value: unknown): value is Flat {
  const { shape, data } = Object(value) as Partial<Record<keyof Flat, unknown>>;
  return Array.isArray(shape) && Array.isArray(data);
}

function tensorOf(value: unknown[] | Flat, name: string, source: string): StoredTensor {
  const [shape, list] = isFlat(value)
    ? [value.shape.map((size) => (typeof size === 'number' ? size : NaN)), value.data]
    : [shapeOf(value, source), value];
  const count = elementCount(shape, source);
  if (isFlat(value) && value.data.length !== count) {
    const expected = `${count} elements for shape ${showShape(shape)}`;
    throw new ShapeError({ where: `${source}.data`, expected, found: String(value.data.length) });
  }
  // A list of two empty lists and one of three numbers has the shape [3, 0]: no room is made before the lists are seen.
  const elements: number[] = [];
  flatten(list, isFlat(value) ? [count] : shape, 0, elements, source);
  return tensorInMemory({ name, source, dtype: 'decimal', shape }, Float64Array.from(elements));
}

/** As the first entries say, of which all others have to follow. */
function shapeOf(list: readonly unknown[], where: string): readonly number[] {
  const shape: number[] = [];
  for (let value: unknown = list; Array.isArray(value); value = value[0]) {
    if (shape.length === MAX_DIMENSIONS)
      throw new ShapeError({ where, expected: `at most ${MAX_DIMENSIONS} dimensions`, found: 'more' });
    shape.push(value.length);
  }
  return shape;
}

function flatten(
  list: readonly unknown[],
  shape: readonly number[],
  depth: number,
  into: number[],
  where: string,
): void {
  list.forEach((value, i) => {
    if (depth === shape.length - 1) {
      if (typeof value !== 'number')
        throw new ParseError({ where: `${where}[${i}]`, expected: 'a number', found: described(value) });
      into.push(value);
    } else {
      if (!Array.isArray(value) || value.length !== shape[depth + 1])
        throw new ShapeError({
          where: `${where}[${i}]`,
          expected: `${shape[depth + 1]} entries, as in the first list`,
          found: Array.isArray(value) ? String(value.length) : described(value),
        });
      flatten(value, shape, depth + 1, into, `${where}[${i}]`);
    }
  });
}
