/** # Weights of TensorFlow.js. Defines `isManifest`, `manifestTensors`.
 *
 * A manifest lists groups of weights; the files ("shards") of a group, one after the other, hold its weights in this order without a
 * gap. Weights may be quantized: the integer q stands for q·scale + min. The manifest is part of a `model.json`, or a file of its own.
 * Source: the types of `tfjs-core/src/io` in tensorflow/tfjs.
 * @module */
import { z } from 'zod';
import { DomainError, excerpt, ParseError } from '../../exact/errors.js';
import { concatenation, type OpenNeighbour, slice } from './bytes.js';
import { type ElementName, elementCount, elementWidth, storedTensor } from './elements.js';
import type { RefusedTensor, StoredTensor } from './featureMatrix.js';

const quantizationSchema = z.discriminatedUnion('dtype', [
  z.object({ dtype: z.literal('float16') }),
  z.object({ dtype: z.enum(['uint8', 'uint16']), scale: z.number(), min: z.number() }),
]);

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.int().nonnegative()),
  dtype: z.string(),
  quantization: quantizationSchema.optional(),
});

const manifestSchema = z.array(z.object({ paths: z.array(z.string()), weights: z.array(weightSchema) }));

type Weight = z.infer<typeof weightSchema>;

const elements: Readonly<Record<string, ElementName>> = {
  ...{ float32: 'F32', float16: 'F16', int32: 'I32', uint8: 'U8', uint16: 'U16', bool: 'BOOL' },
};

/** Is this a model with its weights, or a manifest alone? */
export function isManifest(data: unknown): boolean {
  const groups = groupsOf(data);
  return Array.isArray(groups) && groups.length > 0 && groups.every((group) => 'weights' in Object(group));
}

const groupsOf = (data: unknown): unknown =>
  Array.isArray(data) ? data : (Object(data) as { weightsManifest?: unknown }).weightsManifest;

/** @throws ParseError or ShapeError for a manifest that is malformed, or that its files do not fit */
export function manifestTensors(
  data: unknown,
  where: string,
  open: OpenNeighbour,
): readonly (StoredTensor | RefusedTensor)[] {
  const parsed = manifestSchema.safeParse(groupsOf(data));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new ParseError({
      where: `${where}, ${path.join('.')}`,
      expected: 'groups of weights and paths',
      found: message,
    });
  }
  return parsed.data.flatMap(({ paths, weights }) => {
    const files = concatenation(`${where}: ${excerpt(paths.join(' + '), 80)}`, paths.map(open));
    let position = 0;
    const tensors = weights.map((weight) => {
      const source = `${where}: ${excerpt(weight.name, 100)}`;
      const size = elementCount(weight.shape, source) * storedWidth(weight, source);
      const bytes = slice(files, position, size, source);
      position += size;
      return tensorOf(weight, source, bytes);
    });
    if (position !== files.size)
      throw new ParseError({
        where: files.source,
        expected: `${position} bytes for the weights listed`,
        found: `${files.size}`,
      });
    return tensors;
  });
}

function storedWidth({ dtype, quantization }: Weight, where: string): number {
  if (dtype === 'complex64') return 8;
  const type = Object.hasOwn(elements, quantization?.dtype ?? dtype)
    ? elements[quantization?.dtype ?? dtype]
    : undefined;
  if (type !== undefined) return elementWidth[type];
  throw new DomainError({ where, expected: 'float32, float16, int32, uint8, uint16 or bool', found: excerpt(dtype) });
}

function tensorOf(weight: Weight, source: string, bytes: ReturnType<typeof slice>): StoredTensor | RefusedTensor {
  const { name, shape, quantization } = weight;
  if (weight.dtype === 'complex64')
    return { name, error: new DomainError({ where: source, expected: 'real numbers', found: 'complex numbers' }) };
  const dtype = quantization === undefined ? weight.dtype : `${weight.dtype} as ${quantization.dtype}`;
  const tensor = storedTensor(
    { name, source, dtype, shape, order: 'C' },
    elements[quantization?.dtype ?? weight.dtype]!,
    bytes,
  );
  if (quantization === undefined || quantization.dtype === 'float16') return tensor;
  const { scale, min } = quantization;
  // As TensorFlow.js itself restores them, so that these are the numbers that the network computes with.
  const round = weight.dtype === 'float32' ? Math.fround : Math.round;
  return {
    ...tensor,
    // Half a step of the range.
    roundoff: quantization.dtype === 'uint8' ? 2 ** -9 : 2 ** -17,
    read(start, into) {
      tensor.read(start, into);
      for (let k = 0; k < into.length; k++) into[k] = round(into[k]! * scale + min);
    },
  };
}
