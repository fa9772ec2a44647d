/** # Checkpoints. Defines `writeCheckpoint`, `readCheckpoint`.
 *
 * One file holds the weights (`W`, `b`, `V` when untied), the trajectory, and all that the run needs to go on. For its format see
 * `docs/training.md`.
 * @module */
import { extname } from 'node:path';
import { DomainError, ParseError, ShapeError, TightframeError } from '../exact/errors.js';
import type { StoredTensor } from '../numeric/weights/featureMatrix.js';
import { openWeights } from '../numeric/weights/weightFile.js';
import { type WritableData, type WritableTensor, writeNpz, writeSafetensors } from '../numeric/weights/write.js';
import type { Floats } from './model.js';
import type { Run } from './run.js';
import { readSettings, type TrainingSettings } from './settings.js';
import { startTraining } from './training.js';

const writers = { '.npz': writeNpz, '.safetensors': writeSafetensors } as const;
const checkpointFormats = Object.keys(writers);

const writerOf = (path: string) => writers[extname(path).toLowerCase() as keyof typeof writers];

/** @throws DomainError unless the path ends in .npz or .safetensors */
export function requireCheckpointName(path: string): void {
  if (writerOf(path) === undefined)
    throw new DomainError({
      where: path,
      expected: `a name that ends in ${checkpointFormats.join(' or ')}`,
      found: extname(path) || 'none',
    });
}

/** @throws ParseError when the file cannot be written */
export function writeCheckpoint(path: string, run: Run): void {
  writerOf(path)(path, tensorsOf(run));
}

const vector = (data: WritableData): WritableTensor => ({ shape: [data.length], data });

function tensorsOf({ settings, state, reports }: Run): Record<string, WritableTensor> {
  const { features: n, hidden: m } = settings;
  const [encoder, second, third] = state.parameters as [Floats, Floats, Floats | undefined];
  const [decoder, bias] = third === undefined ? [undefined, second] : [second, third];
  const stride = encoder.length / n;
  const W = floats(encoder, m * n);
  for (let i = 0; i < n; i++) for (let a = 0; a < m; a++) W[a * n + i] = encoder[i * stride + a]!;
  const tensors: Record<string, WritableTensor> = { W: { shape: [m, n], data: W }, b: vector(bias) };
  if (decoder !== undefined) {
    const V = floats(decoder, n * m);
    for (let i = 0; i < n; i++) for (let a = 0; a < m; a++) V[i * m + a] = decoder[i * stride + a]!;
    tensors.V = { shape: [n, m], data: V };
  }
  state.moments.forEach((moment, k) => {
    tensors[`state.moment${k}`] = vector(moment);
  });
  return {
    ...tensors,
    step: vector(Float64Array.of(state.step)),
    'trajectory.step': vector(Float64Array.from(reports, ({ step }) => step)),
    'trajectory.loss': vector(Float64Array.from(reports, ({ loss }) => loss)),
    'trajectory.capacity': vector(Float64Array.from(reports, ({ capacity }) => capacity)),
    'trajectory.spectrum': table(
      reports.map(({ spectrum }) => spectrum),
      m,
    ),
    'trajectory.dimensionalities': table(
      reports.map(({ dimensionalities }) => dimensionalities),
      n,
    ),
    'state.generator': vector(state.words),
    'state.settings': vector(new Uint8Array(Buffer.from(JSON.stringify(settings)))),
  };
}

const floats = (like: Floats, length: number): Floats =>
  like instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);

function table(rows: readonly Float64Array[], width: number): WritableTensor {
  const data = new Float64Array(rows.length * width);
  rows.forEach((row, k) => {
    data.set(row, k * width);
  });
  return { shape: [rows.length, width], data };
}

/** The run in a checkpoint.
 *  @throws TightframeError when the file is no checkpoint of a training run */
export function readCheckpoint(path: string): Run {
  const file = openWeights(path);
  try {
    const tensors = new Map(file.tensors.map((tensor) => [tensor.name, tensor]));
    const read = (name: string, length?: number): Float64Array => {
      const tensor = tensors.get(name);
      if (tensor === undefined)
        throw new ParseError({
          where: path,
          expected: `a checkpoint of tightframe train, with ${name}`,
          found: 'none',
        });
      return elements(tensor, length, `${path}: ${name}`);
    };
    const settings = settingsOf(read('state.settings'), path);
    const { features: n, hidden: m } = settings;
    const state = startTraining(settings).state();
    const [encoder, ...others] = state.parameters as [Floats, ...Floats[]];
    const stride = encoder.length / n;
    const W = read('W', m * n);
    for (let i = 0; i < n; i++) for (let a = 0; a < m; a++) encoder[i * stride + a] = W[a * n + i]!;
    if (settings.untied) {
      const V = read('V', n * m);
      for (let i = 0; i < n; i++) for (let a = 0; a < m; a++) others[0]![i * stride + a] = V[i * m + a]!;
    }
    others.at(-1)!.set(read('b', n));
    state.moments.forEach((moment, k) => {
      moment.set(read(`state.moment${k}`, moment.length));
    });
    state.words.set(read('state.generator', state.words.length));
    const [step] = read('step', 1) as unknown as [number];
    if (!(Number.isInteger(step) && step >= 0 && step <= settings.steps))
      throw new ParseError({
        where: `${path}: step`,
        expected: `an integer up to ${settings.steps}`,
        found: String(step),
      });
    return { settings, state: { ...state, step }, reports: reportsOf(read, n, m) };
  } finally {
    file.close();
  }
}

/** No tensor of a checkpoint is larger. */
const MAX_ELEMENTS = 2 ** 27;

function elements(tensor: StoredTensor, length: number | undefined, where: string): Float64Array {
  const found = tensor.shape.reduce((product, size) => product * size, 1);
  if (found > MAX_ELEMENTS || (length !== undefined && found !== length))
    throw new ShapeError({ where, expected: `${length ?? `at most ${MAX_ELEMENTS}`} elements`, found: String(found) });
  const values = new Float64Array(found);
  tensor.read(0, values);
  return values;
}

function settingsOf(bytes: Float64Array, path: string): TrainingSettings {
  try {
    return readSettings(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof TypeError || cause instanceof TightframeError)) throw cause;
    const found = cause instanceof TightframeError ? cause.message : 'malformed JSON';
    throw new ParseError(
      { where: `${path}: state.settings`, expected: 'settings of a training run', found },
      { cause },
    );
  }
}

function reportsOf(read: (name: string, length?: number) => Float64Array, n: number, m: number): Run['reports'] {
  const steps = read('trajectory.step');
  const count = steps.length;
  const losses = read('trajectory.loss', count);
  const capacities = read('trajectory.capacity', count);
  const spectra = read('trajectory.spectrum', count * m);
  const dimensionalities = read('trajectory.dimensionalities', count * n);
  return Array.from(steps, (step, k) => ({
    step,
    loss: losses[k]!,
    capacity: capacities[k]!,
    spectrum: spectra.subarray(k * m, (k + 1) * m),
    dimensionalities: dimensionalities.subarray(k * n, (k + 1) * n),
  }));
}
