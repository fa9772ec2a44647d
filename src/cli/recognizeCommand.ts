/** # `tightframe recognize`. Defines `recognizeCommand`, `RecognizeOptions`.
 * @module */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { describeFileError } from '../catalog/load.js';
import { namedFrames } from '../catalog/namedFrames.js';
import { LimitError, TightframeError } from '../exact/errors.js';
import type { FloatVectors } from '../numeric/floatFrame.js';
import type { FeatureMatrix, StoredTensor } from '../numeric/weights/featureMatrix.js';
import { defaultOrientation, featureMatrix, type Orientation } from '../numeric/weights/orientation.js';
import { selectTensors } from '../numeric/weights/select.js';
import { openWeights, type WeightFile } from '../numeric/weights/weightFile.js';
import { recognize } from '../recognize/recognize.js';
import type { Output } from './output.js';
import { progressBar } from './progress.js';
import { recognitionReport } from './recognizeReport.js';
import { recognitionLines } from './recognizeText.js';

export interface RecognizeOptions {
  readonly features?: Orientation;
  readonly tensor?: readonly string[];
  readonly tolerance?: number;
  readonly certificates?: string;
  readonly json?: boolean;
}

/** Recognises the geometry of every chosen tensor. Exit status: 0 all recognised, 1 some not, 2 bad input or a limit. */
export function recognizeCommand(files: readonly string[], options: RecognizeOptions, output: Output): number {
  const { certificates } = options;
  try {
    if (certificates !== undefined) mkdirSync(certificates, { recursive: true });
  } catch (error) {
    output.problem(`${certificates}: ${describeFileError(error)}`);
    return 2;
  }
  let status = 0;
  const attempt = (act: () => number): void => {
    try {
      const own = act();
      status = Math.max(status, own);
    } catch (error) {
      if (!(error instanceof TightframeError)) throw error;
      output.problem(error.message);
      status = 2;
    }
  };
  for (const path of files)
    attempt(() => {
      const file = openWeights(path);
      try {
        for (const tensor of selectTensors(file, options.tensor ?? standard(file)))
          attempt(() => recognizeTensor(file, tensor, options, output));
      } finally {
        file.close();
      }
      return 0;
    });
  return status;
}

/** Training runs keep their weights as W, beside trajectories that are matrices too. */
const standard = ({ tensors }: WeightFile): readonly string[] =>
  tensors.some(({ name }) => name === 'W') ? ['W'] : [];

function recognizeTensor(file: WeightFile, tensor: StoredTensor, options: RecognizeOptions, output: Output): number {
  const assumed = defaultOrientation(tensor.shape);
  const orientation = options.features ?? assumed.orientation;
  const vectors = readAll(featureMatrix(tensor, orientation));
  const progress = progressBar(1);
  const recognition = recognize(vectors, {
    library: namedFrames,
    onStep: (done, total) => progress.update(done, `components of ${tensor.source}`, total),
    ...(options.tolerance === undefined ? {} : { tolerance: options.tolerance }),
  });
  progress.stop();
  const { report, certificates } = recognitionReport(tensor.source, certificateId(file, tensor), recognition);
  const layout =
    options.features === undefined ? assumed.because : `${orientation} of [${tensor.shape.join(', ')}] are features`;
  if (options.json === true) output.line(JSON.stringify(report));
  else for (const line of recognitionLines(report, layout)) output.line(line);
  if (options.certificates !== undefined) write(options.certificates, certificates);
  return report.verdict === 'recognised' ? 0 : 1;
}

/** Room for all coordinates: 1 GiB. */
const MAX_COORDINATES = 2 ** 27;

function readAll({ source, features, length, read }: FeatureMatrix): FloatVectors {
  if (features * length > MAX_COORDINATES)
    throw new LimitError({
      where: source,
      expected: `at most ${MAX_COORDINATES} coordinates`,
      found: `${features} features with ${length} each`,
    });
  const coordinates = new Float64Array(features * length);
  read(0, features, coordinates);
  return { n: features, length, coordinates };
}

/** File and tensor in the letters that a certificate's id may have. */
function certificateId({ path, tensors }: WeightFile, { name }: StoredTensor): string {
  const stem = basename(path, extname(path));
  const text = tensors.length === 1 || name === stem ? stem : `${stem}.${name}`;
  return (
    text
      .replace(/[^A-Za-z0-9._-]/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 80) || 'weights'
  );
}

function write(folder: string, certificates: ReadonlyMap<string, string>): void {
  for (const [id, text] of certificates) {
    const file = join(folder, `${id}.json`);
    try {
      writeFileSync(file, text);
    } catch (error) {
      throw new LimitError({ where: file, expected: 'a file that can be written', found: describeFileError(error) });
    }
  }
}
