/** # The matrices of weight files. Defines `eachMatrix`, `MatrixOptions`, `ReadMatrix`.
 * @module */
import { TightframeError } from '../exact/errors.js';
import type { FeatureMatrix, StoredTensor } from '../numeric/weights/featureMatrix.js';
import { defaultOrientation, featureMatrix, featureRange, type Orientation } from '../numeric/weights/orientation.js';
import { selectTensors } from '../numeric/weights/select.js';
import { openWeights, type WeightFile } from '../numeric/weights/weightFile.js';
import type { Output } from './output.js';

export interface MatrixOptions {
  readonly features?: Orientation;
  readonly tensor?: readonly string[];
  readonly flatten?: boolean;
  /** `A:B`, the features to read. */
  readonly block?: string;
  readonly json?: boolean;
}

export interface ReadMatrix {
  readonly file: WeightFile;
  readonly tensor: StoredTensor;
  readonly matrix: FeatureMatrix;
  /** How the tensor was read, for the reader. */
  readonly layout: string;
}

/** Calls `visit` for every chosen tensor of every file. What cannot be read is reported, and the rest goes on.
 *  Returns the largest exit status: that of a visit, 2 for bad input. */
export async function eachMatrix(
  files: readonly string[],
  options: MatrixOptions,
  output: Output,
  visit: (read: ReadMatrix) => Promise<number>,
): Promise<number> {
  let status = 0;
  const attempt = async (id: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof TightframeError)) throw error;
      if (options.json === true) output.line(JSON.stringify({ id, verdict: 'error', reason: error.message }));
      output.problem(error.message);
      status = 2;
    }
  };
  for (const path of files)
    await attempt(path, async () => {
      const file = openWeights(path);
      try {
        for (const tensor of selectTensors(file, options.tensor, { flatten: options.flatten === true }))
          await attempt(tensor.source, async () => {
            status = Math.max(status, await visit(readMatrix(file, tensor, options)));
          });
      } finally {
        file.close();
      }
    });
  return status;
}

function readMatrix(file: WeightFile, tensor: StoredTensor, { features, block }: MatrixOptions): ReadMatrix {
  const { shape, dtype } = tensor;
  const assumed = defaultOrientation(shape);
  const orientation = features ?? assumed.orientation;
  const axis = orientation === 'rows' ? shape[0]! : shape.at(-1)!;
  const range = block === undefined ? undefined : featureRange(block, axis);
  const layout = features === undefined ? assumed.because : `${orientation} of [${shape.join(', ')}] are features`;
  return { file, tensor, matrix: featureMatrix(tensor, orientation, range), layout: `${dtype}; ${layout}` };
}
