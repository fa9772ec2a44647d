/** # `tightframe recognize`. Defines `recognizeCommand`, `RecognizeOptions`.
 * @module */
import { basename, extname, join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { DomainError, LimitError } from '../exact/errors.js';
import { Interrupted } from '../numeric/diagnosis/steps.js';
import type { FloatVectors } from '../numeric/floatFrame.js';
import type { FeatureMatrix } from '../numeric/weights/featureMatrix.js';
import { writeWhole } from '../numeric/weights/wholeFile.js';
import { folderProblem } from './folder.js';
import { listenForInterrupt } from './interrupt.js';
import type { Output } from './output.js';
import { type OneWorker, oneWorker } from './pool.js';
import { type Progress, progressBar } from './progress.js';
import type { RecognizeJob, RecognizeResult } from './recognizeJob.js';
import { eachMatrix, type MatrixOptions, type ReadMatrix } from './weightFiles.js';

export interface RecognizeOptions extends MatrixOptions {
  readonly tolerance?: number;
  /** The folder for certificates. */
  readonly certificates?: string;
}

/** Recognises the geometry of every chosen tensor. Exit status: 0 all recognised, 1 some not, 2 bad input or a limit, 130 interrupted.
 *  What was recognised before stays printed and written. */
export async function recognizeCommand(
  files: readonly string[],
  options: RecognizeOptions,
  output: Output,
): Promise<number> {
  const { certificates: folder, json, tolerance } = options;
  const problem = folder === undefined ? undefined : folderProblem(folder);
  if (problem !== undefined) {
    output.problem(`${folder}: ${problem}`);
    return 2;
  }
  const interrupt = listenForInterrupt();
  const progress = progressBar(1);
  const worker = oneWorker<RecognizeJob, RecognizeResult>(new URL('./recognizeJob.js', import.meta.url));
  const ids = new Map<string, number>();
  let printed = 0;
  try {
    return await eachMatrix(files, options, output, async (read) => {
      const { source } = read.matrix;
      const id = certificateId(read, ids);
      const vectors = readAll(read.matrix);
      const job = { source, id, layout: read.layout, vectors, tolerance, json: json === true };
      const result = await recognizeOn(worker, job, progress, interrupt.signal);
      progress.clear();
      if (result.kind === 'error') throw new DomainError(result.error);
      if (json !== true && printed++ > 0) output.line('');
      for (const line of result.lines) output.line(line);
      if (folder !== undefined) write(folder, result.certificates);
      return result.isRecognised ? 0 : 1;
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    progress.clear();
    output.problem('interrupted');
    return 130;
  } finally {
    await worker.stop();
    progress.stop();
    interrupt.release();
  }
}

/** Recognises on the worker, with progress. @throws Interrupted once the signal is aborted */
async function recognizeOn(
  worker: OneWorker<RecognizeJob, RecognizeResult>,
  job: Omit<RecognizeJob, 'steps'>,
  progress: Progress,
  signal: AbortSignal,
): Promise<RecognizeResult> {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', ([done, total]: readonly [number, number]) =>
    progress.update(done, `components of ${job.source}`, total),
  );
  try {
    return await worker.run({ ...job, steps: port2 }, signal, [port2, job.vectors.coordinates.buffer as ArrayBuffer]);
  } catch (error) {
    throw signal.aborted ? new Interrupted('interrupted') : error;
  } finally {
    port1.close();
  }
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

/** File and tensor in the letters that a certificate's id may have; the second of two equal ones ends in `-2`. */
function certificateId({ file: { path, tensors }, tensor: { name } }: ReadMatrix, used: Map<string, number>): string {
  const stem = basename(path, extname(path));
  const text = tensors.length === 1 || name === stem ? stem : `${stem}.${name}`;
  const id =
    text
      .replace(/[^A-Za-z0-9._-]/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 80) || 'weights';
  const times = (used.get(id) ?? 0) + 1;
  used.set(id, times);
  return times === 1 ? id : `${id}-${times}`;
}

function write(folder: string, certificates: ReadonlyMap<string, string>): void {
  for (const [id, text] of certificates) writeWhole(join(folder, `${id}.json`), (piece) => piece(Buffer.from(text)));
}
