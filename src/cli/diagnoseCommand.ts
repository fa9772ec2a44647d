/** # `tightframe diagnose`. Defines `diagnoseCommand`, `DiagnoseCommandOptions`.
 * @module */
import { basename } from 'node:path';
import { TightframeError } from '../exact/errors.js';
import { type Diagnosis, diagnose } from '../numeric/diagnosis/diagnosis.js';
import { diagnosisJson, featureJson, type Statistics, statistics } from '../numeric/diagnosis/diagnosisJson.js';
import { centred, inMemory, normalised, withoutZeros } from '../numeric/diagnosis/featureViews.js';
import { gaussianFeatures } from '../numeric/diagnosis/gaussianFeatures.js';
import { gramSample } from '../numeric/diagnosis/gramSample.js';
import { Interrupted } from '../numeric/diagnosis/steps.js';
import type { FeatureMatrix } from '../numeric/weights/featureMatrix.js';
import { requireWritable, writeWhole } from '../numeric/weights/wholeFile.js';
import type { DiagnosisReport } from '../report/diagnosisHtml.js';
import { quoteCsv } from '../table/formats.js';
import { diagnosisLines } from './diagnoseText.js';
import { listenForInterrupt } from './interrupt.js';
import type { Output } from './output.js';
import { type Progress, progressBar } from './progress.js';
import { eachMatrix, type MatrixOptions } from './weightFiles.js';

export interface DiagnoseCommandOptions extends MatrixOptions {
  readonly centre?: boolean;
  readonly normalise?: boolean;
  readonly dropZeros?: boolean;
  readonly tolerance?: number;
  readonly localizedShare?: number;
  readonly coherence?: boolean;
  readonly reference?: boolean;
  readonly seed: number;
  readonly jobs?: number;
  readonly perFeature?: boolean;
  readonly csv?: boolean;
  readonly html?: string;
}

/** Multiplications for the Gaussian reference that are made without being asked: about a second. */
const REFERENCE_COST = 2e10;

/** Exit status: 0 all diagnosed, 2 bad input, 130 interrupted. What was diagnosed before stays printed. */
export async function diagnoseCommand(
  files: readonly string[],
  options: DiagnoseCommandOptions,
  output: Output,
): Promise<number> {
  const { html } = options;
  let report: DiagnosisReport | undefined;
  if (html !== undefined) {
    try {
      requireWritable(html);
    } catch (error) {
      if (!(error instanceof TightframeError)) throw error;
      output.problem(error.message);
      return 2;
    }
    // Loading what draws takes as long as a small diagnosis.
    report = (await import('../report/diagnosisHtml.js')).diagnosisReport();
  }
  const interrupt = listenForInterrupt();
  const progress = progressBar(1);
  let printed = 0;
  try {
    const status = await eachMatrix(files, options, output, async ({ matrix: stored, layout }) => {
      const { matrix, kept } = viewed(inMemory(stored), options);
      const { diagnosis, reference } = await withReference(matrix, options, progress, interrupt.signal);
      progress.clear();
      if (options.csv === true) printCsv(diagnosis, kept, printed === 0, output);
      else if (options.json === true) output.line(JSON.stringify(asJson(diagnosis, reference, kept, options)));
      else {
        if (printed > 0) output.line('');
        for (const line of diagnosisLines(diagnosis, layout, reference)) output.line(line);
      }
      report?.add({ diagnosis, layout, reference, gram: gramSample(matrix, diagnosis), kept });
      printed++;
      return 0;
    });
    return Math.max(status, finish());
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    progress.clear();
    output.problem(`interrupted: ${printed} ${printed === 1 ? 'matrix was' : 'matrices were'} diagnosed`);
    finish();
    return 130;
  } finally {
    progress.stop();
    interrupt.release();
  }

  /** Writes the report, unless there is nothing to report. */
  function finish(): number {
    if (html === undefined || report === undefined || printed === 0) return 0;
    const pieces = report.pieces(
      `Feature geometry of ${files.length === 1 ? basename(files[0]!) : `${files.length} files`}`,
    );
    try {
      writeWhole(html, (write) => {
        for (const piece of pieces) write(piece);
      });
      return 0;
    } catch (error) {
      if (!(error instanceof TightframeError)) throw error;
      output.problem(error.message);
      return 2;
    }
  }
}

/** The matrix as the options want it, and which features are left where some were dropped. */
function viewed(
  matrix: FeatureMatrix,
  { dropZeros, centre, normalise }: DiagnoseCommandOptions,
): { readonly matrix: FeatureMatrix; readonly kept: Int32Array | undefined } {
  const { matrix: without, kept } = dropZeros === true ? withoutZeros(matrix) : { matrix, kept: undefined };
  const middle = centre === true ? centred(without) : without;
  return { matrix: normalise === true ? normalised(middle) : middle, kept };
}

async function withReference(
  matrix: FeatureMatrix,
  options: DiagnoseCommandOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<{ readonly diagnosis: Diagnosis; readonly reference: Statistics | null }> {
  const { tolerance, localizedShare, coherence, seed, jobs } = options;
  const run = (of: FeatureMatrix, title: string): Promise<Diagnosis> =>
    diagnose(of, {
      signal,
      onStep: (what, done, total) => progress.update(done, `${title}: ${what}`, total),
      ...(tolerance === undefined ? {} : { tolerance }),
      ...(localizedShare === undefined ? {} : { localizedShare }),
      ...(coherence === undefined ? {} : { coherence }),
      ...(jobs === undefined ? {} : { threads: jobs }),
    });
  const diagnosis = await run(matrix, matrix.source);
  const { features: n, length } = matrix;
  const wanted = options.reference ?? n * length * Math.min(n, length) <= REFERENCE_COST;
  if (!wanted) return { diagnosis, reference: null };
  const chance = await run(gaussianFeatures(diagnosis.measures.normSquared, length, seed), 'Gaussian reference');
  return { diagnosis, reference: statistics(chance) };
}

const asJson = (
  diagnosis: Diagnosis,
  reference: Statistics | null,
  kept: Int32Array | undefined,
  { perFeature }: DiagnoseCommandOptions,
) => ({
  ...diagnosisJson(diagnosis, reference),
  ...(perFeature === true
    ? { features: Array.from({ length: diagnosis.features }, (_, i) => featureJson(diagnosis, i, kept?.[i] ?? i)) }
    : {}),
});

/** One line a feature; undefined is an empty cell. */
function printCsv(diagnosis: Diagnosis, kept: Int32Array | undefined, isFirst: boolean, output: Output): void {
  for (let i = 0; i < diagnosis.features; i++) {
    const row = { id: diagnosis.source, ...featureJson(diagnosis, i, kept?.[i] ?? i) };
    if (isFirst && i === 0) output.line(Object.keys(row).join(','));
    output.line(
      Object.values(row)
        .map((value) => quoteCsv(String(value ?? '')))
        .join(','),
    );
  }
}
