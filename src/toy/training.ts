/** # Training. Defines `Training`, `startTraining`, `TrainingState`, `heldOutLoss`.
 *
 * A run is a function of its settings alone: the same settings give the same bits, also when the run is stopped after any step and
 * goes on from its state.
 * @module */
import { exactLoss } from './exactLoss.js';
import { type Floats, initialise, type ToyLoss, type ToyModel, trained } from './model.js';
import { oneActiveLoss } from './oneActiveLoss.js';
import { type Optimizer, optimizer } from './optimizer.js';
import { fourGenerators, generator } from './random.js';
import { sampledLoss } from './sampledLoss.js';
import { rateAt } from './schedule.js';
import type { TrainingSettings } from './settings.js';
import { twoActiveLoss } from './twoActiveLoss.js';

export interface Training {
  readonly settings: TrainingSettings;
  readonly model: ToyModel;
  readonly loss: ToyLoss;
  /** With a larger loss, or one that is no number, the run has diverged. */
  readonly limit: number;
  /** Steps done. */
  readonly step: number;
  /** The rate of the next step. */
  readonly rate: number;
  /** Takes steps until `until` are done, or `pause` says so after one. */
  advance(until: number, pause?: () => boolean): Advance;
  /** Everything that the next step depends on, copied. */
  state(): TrainingState;
  restore(state: TrainingState): void;
}

type Advance =
  | { readonly kind: 'advanced' }
  /** The loss before this step was not finite, or far above that of a model without weights. */
  | { readonly kind: 'diverged'; readonly step: number; readonly loss: number };

export interface TrainingState {
  readonly step: number;
  readonly parameters: readonly Floats[];
  readonly moments: readonly Floats[];
  readonly words: Uint32Array;
}

/** Beyond this multiple of the loss without weights a run has diverged; runs that recover stay far below. */
const BLOW_UP = 1e6;

export function startTraining(settings: TrainingSettings): Training {
  const { features, hidden, sparsity } = settings;
  const model = { features, hidden, tied: !settings.untied, importance: settings.importance };
  const random = generator(settings.seed);
  const loss = lossOf(settings, model);
  const deviation = settings.init === 'xavier' ? Math.sqrt(2 / (features + hidden)) : 1 / Math.sqrt(hidden);
  initialise(model, loss.parameters, settings.initScale * deviation, random);
  if (settings.loss === 'sampled') loss.words.set(fourGenerators(random.words));
  const parameters = trained(loss.parameters);
  const descent: Optimizer = optimizer(
    settings.optimizer === 'sgd' ? { kind: 'sgd' } : { kind: 'adam', ...settings },
    parameters,
    trained(loss.gradient),
  );
  // E Σ I_i x_i²: one active feature of n, or each with probability 1 − S.
  const weights = model.importance.reduce((sum, weight) => sum + weight, 0) / 3;
  const silent = weights * (settings.loss === 'sampled' ? Math.max(1 - sparsity, 1 / features) : 1);
  const limit = BLOW_UP * silent;
  const schedule = { ...settings, kind: settings.schedule };
  const rate = (): number => rateAt(schedule, step);
  let step = 0;
  return {
    settings,
    model,
    loss,
    limit,
    get step() {
      return step;
    },
    get rate() {
      return rate();
    },
    advance(until, pause = () => false) {
      while (step < until) {
        const value = loss.evaluate();
        if (!(value <= limit)) return { kind: 'diverged', step, loss: value };
        descent.update(rate(), step + 1);
        step++;
        if (pause()) break;
      }
      return { kind: 'advanced' };
    },
    state: () => ({
      step,
      parameters: parameters.map((values) => values.slice()),
      moments: descent.moments.map((values) => values.slice()),
      words: loss.words.slice(),
    }),
    restore(state) {
      step = state.step;
      state.parameters.forEach((values, k) => {
        parameters[k]!.set(values);
      });
      state.moments.forEach((values, k) => {
        descent.moments[k]!.set(values);
      });
      loss.words.set(state.words);
    },
  };
}

function lossOf(settings: TrainingSettings, model: ToyModel): ToyLoss {
  switch (settings.loss) {
    case 'sampled':
      return sampledLoss(model, settings, settings.batch);
    case 'one-active':
      return exactLoss(model, oneActiveLoss);
    case 'two-active':
      return exactLoss(model, twoActiveLoss(settings.sparsity));
    default:
      return settings.loss satisfies never;
  }
}

/** Samples on which a sampled loss is reported: as many as 2^20 inputs, within bounds. */
const heldOutSamples = (features: number): number =>
  Math.min(2 ** 17, Math.max(2 ** 13, Math.ceil(2 ** 20 / features)));
/** Apart from the seeds that people choose. */
const HELD_OUT_SEED = 2 ** 52;

/** The loss at the parameters of the training as a function of them alone: exact, or on the same held-out samples every time. */
export function heldOutLoss(training: Training): () => number {
  const { settings, model, loss } = training;
  if (settings.loss !== 'sampled') return () => loss.evaluate();
  const words = fourGenerators(generator(HELD_OUT_SEED).words);
  const heldOut = sampledLoss(model, settings, heldOutSamples(model.features));
  return () => {
    trained(heldOut.parameters).forEach((values, k) => {
      values.set(trained(loss.parameters)[k]!);
    });
    heldOut.words.set(words);
    return heldOut.evaluate();
  };
}
