/** # The recognition of one matrix as a job for a worker. Defines `RecognizeJob`, `RecognizeResult`, `runRecognizeJob`.
 *
 * A closure of thousands of points takes a while, and an interrupt must not wait for it. Results are text, so that no exact
 * number has to cross threads.
 * @module */
import type { MessagePort } from 'node:worker_threads';
import { namedFrames } from '../catalog/namedFrames.js';
import { type ErrorFields, TightframeError } from '../exact/errors.js';
import type { FloatVectors } from '../numeric/floatFrame.js';
import { recognize } from '../recognize/recognize.js';
import { recognitionReport } from './recognizeReport.js';
import { recognitionLines } from './recognizeText.js';

export interface RecognizeJob {
  /** What was read. */
  readonly source: string;
  /** Of the certificates. */
  readonly id: string;
  /** How it was read. */
  readonly layout: string;
  readonly vectors: FloatVectors;
  readonly tolerance: number | undefined;
  readonly json: boolean;
  /** Is told [done, total] before each component. */
  readonly steps: MessagePort;
}

export type RecognizeResult =
  | { readonly kind: 'error'; readonly error: ErrorFields }
  | {
      readonly kind: 'done';
      readonly lines: readonly string[];
      /** Texts by id. */
      readonly certificates: ReadonlyMap<string, string>;
      readonly isRecognised: boolean;
    };

/** Never throws on bad input. */
export default function runRecognizeJob(job: RecognizeJob): RecognizeResult {
  const { source, id, layout, vectors, tolerance, json, steps } = job;
  try {
    const recognition = recognize(vectors, {
      library: namedFrames,
      onStep: (done, total) => steps.postMessage([done, total]),
      ...(tolerance === undefined ? {} : { tolerance }),
    });
    const { report, certificates } = recognitionReport(source, id, recognition);
    const lines = json ? [JSON.stringify(report)] : recognitionLines(report, layout);
    return { kind: 'done', lines, certificates, isRecognised: recognition.kind === 'recognised' };
  } catch (error) {
    if (!(error instanceof TightframeError)) throw error;
    const { where, expected, found } = error;
    return { kind: 'error', error: { where: `${source}: ${where}`, expected, found } };
  } finally {
    steps.close();
  }
}
