/** # `tightframe minimize`. Defines `minimizeCommand`, `MinimizeOptions`.
 * @module */
import { extname } from 'node:path';
import { DomainError, TightframeError } from '../exact/errors.js';
import { writeNpz } from '../numeric/weights/write.js';
import { fullLoss } from '../toy/fullLoss.js';
import { type LocalMinimum, minimumSearch } from '../toy/minimize.js';
import type { ToyModel, ToyParameters } from '../toy/model.js';
import { oneActiveLoss } from '../toy/oneActiveLoss.js';
import { listenForInterrupt } from './interrupt.js';
import { minimizeLines, minimizeReport, type Searched } from './minimizeReport.js';
import type { Output } from './output.js';
import { progressBar } from './progress.js';

export interface MinimizeOptions {
  readonly features: string;
  readonly hidden: string;
  readonly active?: string;
  readonly density?: string;
  readonly restarts: string;
  readonly seed: number;
  readonly json?: boolean;
  /** An .npz for W and b of the best minimum. */
  readonly out?: string;
}

/** Starts between two looks at the signal take about this long, in milliseconds. */
const BREATH = 50;
const MAX_FEATURES = 64;
/** The loss is about as small as this, and minima are found to a slope of 1e-10. */
const LEAST_DENSITY = 0.0001;
/** One start of the whole loss takes seconds here. */
const MAX_FEATURES_OF_ALL_SUPPORTS = 10;

/** Exit status: 0 done, 2 bad input, 130 interrupted; what was found before is printed. */
export async function minimizeCommand(options: MinimizeOptions, output: Output): Promise<number> {
  const interrupt = listenForInterrupt();
  try {
    return await minimize(options, interrupt.signal, output);
  } catch (error) {
    if (!(error instanceof TightframeError)) throw error;
    output.problem(error.message);
    return 2;
  } finally {
    interrupt.release();
  }
}

async function minimize(options: MinimizeOptions, signal: AbortSignal, output: Output): Promise<number> {
  const { json, out, seed } = options;
  const asked = readOptions(options);
  const { features, hidden, density } = asked;
  const model: ToyModel = { features, hidden, tied: true, importance: new Array<number>(features).fill(1) };
  const search = minimumSearch(model, density === null ? oneActiveLoss : fullLoss(1 - density), seed);
  const progress = progressBar(asked.restarts);
  try {
    let paused = performance.now();
    while (search.starts < asked.restarts && !signal.aborted) {
      search.start();
      progress.update(search.starts, 'starts');
      if (performance.now() - paused < BREATH) continue;
      await new Promise((resolve) => setImmediate(resolve));
      paused = performance.now();
    }
  } finally {
    progress.stop();
  }
  const minima = search.minima();
  if (out !== undefined) writeNpz(out, tensorsOf(model, minima[0]!.parameters));
  const report = await minimizeReport({ ...asked, restarts: search.starts }, model, minima);
  if (json === true) output.line(JSON.stringify(report));
  else for (const line of minimizeLines(report)) output.line(line);
  if (!signal.aborted) return 0;
  output.problem(`interrupted after ${search.starts} of ${asked.restarts} starts`);
  return 130;
}

/** @throws DomainError for options out of range */
function readOptions({ features, hidden, active, density, restarts, seed, out }: MinimizeOptions): Searched {
  if (active !== undefined && density !== undefined)
    throw new DomainError({ where: '--density', expected: 'no --active beside it', found: '--active' });
  if (active !== undefined && active !== '1')
    throw new DomainError({ where: '--active', expected: '1 (for all supports there is --density)', found: active });
  if (out !== undefined && extname(out).toLowerCase() !== '.npz')
    throw new DomainError({ where: '--out', expected: 'a name that ends in .npz', found: out });
  const p = density === undefined ? null : Number(density);
  if (p !== null && !(p >= LEAST_DENSITY && p <= 1))
    throw new DomainError({ where: '--density', expected: `a number from ${LEAST_DENSITY} to 1`, found: density! });
  const most = p === null ? MAX_FEATURES : MAX_FEATURES_OF_ALL_SUPPORTS;
  return {
    features: integer('--features', features, most),
    hidden: integer('--hidden', hidden, MAX_FEATURES),
    density: p,
    restarts: integer('--restarts', restarts, 1e6),
    seed,
  };
}

function integer(where: string, text: string, most: number): number {
  const value = Number(text);
  if (!(/^\d+$/.test(text) && value >= 1 && value <= most))
    throw new DomainError({ where, expected: `an integer from 1 to ${most}`, found: text.slice(0, 40) });
  return value;
}

/** W is hidden × features, as in a checkpoint. */
function tensorsOf(
  { features, hidden }: ToyModel,
  { encoder, bias, stride }: LocalMinimum['parameters'] & ToyParameters,
) {
  const W = new Float64Array(hidden * features);
  for (let i = 0; i < features; i++) for (let a = 0; a < hidden; a++) W[a * features + i] = encoder[i * stride + a]!;
  return { W: { shape: [hidden, features], data: W }, b: { shape: [features], data: bias } };
}
