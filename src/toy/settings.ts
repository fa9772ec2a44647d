/** # Settings of a training run. Defines `TrainingSettings`, `readSettings`, `settingNames`, `Setting`.
 *
 * The same names and the same checks for options of the command line, sweep files and checkpoints.
 * @module */
import { DomainError, excerpt } from '../exact/errors.js';
import { schedules } from './schedule.js';

const losses = ['sampled', 'one-active', 'two-active'] as const;
const optimizers = ['adam', 'sgd'] as const;
/** Standard deviations of the first weights: √(2/(n+m)), and 1/√m, which makes the vectors about unit. */
const inits = ['xavier', 'unit'] as const;

export interface TrainingSettings {
  readonly features: number;
  readonly hidden: number;
  readonly sparsity: number;
  readonly importance: readonly number[];
  readonly correlated: readonly number[];
  readonly anticorrelated: readonly number[];
  readonly untied: boolean;
  readonly loss: (typeof losses)[number];
  readonly optimizer: (typeof optimizers)[number];
  readonly rate: number;
  readonly schedule: (typeof schedules)[number];
  readonly warmup: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly batch: number;
  readonly steps: number;
  readonly seed: number;
  readonly init: (typeof inits)[number];
  readonly initScale: number;
  /** Steps between two reports; 0: at 1, 2, 5, 10, 20, 50 … */
  readonly every: number;
}

/** A value as it is given: numbers may be text, lists `1,2,3`. */
export type Setting = string | number | boolean | readonly number[];

/** Above these a step takes minutes, or an exact loss does. */
const MAX_FEATURES = 8192;
const MAX_ENTRIES = 2 ** 22;
const MAX_FEATURES_EXACT = { 'one-active': 512, 'two-active': 128 } as const;
const MAX_STEPS = 1e9;
/** 256 MiB. */
const MAX_TRAJECTORY = 2 ** 25;

const readers = {
  features: integer(1, MAX_FEATURES),
  hidden: integer(1, MAX_FEATURES),
  sparsity: number('a number from 0 to less than 1', (x) => x >= 0 && x < 1),
  // Needs the number of features, and is read last.
  importance: (value: Setting) => value,
  correlated: sizes,
  anticorrelated: sizes,
  untied: truth,
  loss: oneOf(losses),
  optimizer: oneOf(optimizers),
  rate: number('a number above 0, at most 1000', (x) => x > 0 && x <= 1000),
  schedule: oneOf(schedules),
  warmup: integer(0, MAX_STEPS),
  beta1: number('a number from 0 to less than 1', (x) => x >= 0 && x < 1),
  beta2: number('a number from 0 to less than 1', (x) => x >= 0 && x < 1),
  epsilon: number('a number above 0, at most 1', (x) => x > 0 && x <= 1),
  batch: integer(1, 2 ** 20),
  steps: integer(0, MAX_STEPS),
  seed: integer(0, Number.MAX_SAFE_INTEGER),
  init: oneOf(inits),
  initScale: number('a number from 0 to 1000', (x) => x >= 0 && x <= 1000),
  every: integer(0, MAX_STEPS),
} satisfies Record<keyof TrainingSettings, (value: Setting, where: string) => unknown>;

export const settingNames = Object.keys(readers) as readonly (keyof TrainingSettings)[];

const defaults = {
  importance: '1',
  correlated: [],
  anticorrelated: [],
  untied: false,
  loss: 'sampled',
  optimizer: 'adam',
  rate: 1e-3,
  schedule: 'constant',
  warmup: 0,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  batch: 1024,
  steps: 10_000,
  seed: 0,
  init: 'xavier',
  initScale: 1,
  every: 0,
} as const satisfies Partial<Record<keyof TrainingSettings, Setting>>;

/** @throws DomainError for a setting that is missing, unknown or out of range, or that does not go with the others */
export function readSettings(given: Readonly<Record<string, Setting | undefined>>): TrainingSettings {
  const all: Readonly<Record<string, Setting | undefined>> = { ...defaults, ...defined(given) };
  for (const name of Object.keys(all))
    if (!Object.hasOwn(readers, name))
      throw new DomainError({ where: 'settings', expected: `only ${settingNames.join(', ')}`, found: excerpt(name) });
  const read = Object.fromEntries(
    settingNames.map((name) => {
      const value = all[name];
      if (value === undefined) throw new DomainError({ where: name, expected: 'a value', found: 'none' });
      return [name, readers[name](value, name)];
    }),
  ) as unknown as TrainingSettings;
  const settings = { ...read, importance: importances(all.importance!, read.features) };
  check(settings);
  return settings;
}

const defined = (given: Readonly<Record<string, Setting | undefined>>): Record<string, Setting> =>
  Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, Setting] => pair[1] !== undefined && pair[1] !== null),
  );

function check({ features, hidden, sparsity, correlated, anticorrelated, loss, ...others }: TrainingSettings): void {
  const { steps, every } = others;
  if (features * hidden > MAX_ENTRIES)
    throw new DomainError({
      where: 'features × hidden',
      expected: `at most ${MAX_ENTRIES}`,
      found: `${features} × ${hidden}`,
    });
  const grouped = [...correlated, ...anticorrelated].reduce((sum, size) => sum + size, 0);
  if (grouped > features)
    throw new DomainError({ where: 'groups', expected: `at most ${features} features in all`, found: String(grouped) });
  const largest = Math.max(0, ...anticorrelated);
  if (largest * (1 - sparsity) > 1)
    throw new DomainError({
      where: `anticorrelated group of ${largest}`,
      expected: `a sparsity of at least ${1 - 1 / largest}, so that each of its features can be present alone`,
      found: String(sparsity),
    });
  const reports = every === 0 ? 0 : steps / every;
  if (reports * (features + hidden) > MAX_TRAJECTORY)
    throw new DomainError({
      where: 'every',
      expected: `at most ${MAX_TRAJECTORY} numbers in all reports`,
      found: `${Math.floor(reports)} reports of ${features + hidden}`,
    });
  if (loss === 'sampled') return;
  if (grouped > 0) throw new DomainError({ where: `loss ${loss}`, expected: 'independent features', found: 'groups' });
  if (features > MAX_FEATURES_EXACT[loss])
    throw new DomainError({
      where: `loss ${loss}`,
      expected: `at most ${MAX_FEATURES_EXACT[loss]} features`,
      found: String(features),
    });
  if (loss === 'two-active' && features === 1 && sparsity === 0)
    throw new DomainError({
      where: 'loss two-active',
      expected: 'two features, or a sparsity above 0',
      found: 'neither',
    });
}

/** `1`, `0.9^i` (feature i = 0, 1, … has weight 0.9^i) or a weight for each feature. */
function importances(value: Setting, features: number): readonly number[] {
  const complain = (): never => {
    throw new DomainError({
      where: 'importance',
      expected: `a number, a power such as 0.9^i, or ${features} numbers that are at least 0 and not all 0`,
      found: excerpt(String(value)),
    });
  };
  if (typeof value === 'boolean') return complain();
  const text = String(value);
  const decay = /^\s*([\d.eE+-]+)\s*\^\s*i\s*$/.exec(text);
  const list = decay === null ? text.split(',').map(numberOf) : undefined;
  const base = decay === null ? 1 : numberOf(decay[1]!);
  const all =
    list === undefined
      ? Array.from({ length: features }, (_, i) => base ** i)
      : list.length === 1
        ? new Array<number>(features).fill(list[0]!)
        : list;
  const fine = all.length === features && all.every((x) => x >= 0 && x <= 1e6) && all.some((x) => x > 0);
  return fine ? all : complain();
}

/** NaN for what is no number. */
const numberOf = (text: string): number => (/\d/.test(text) ? Number(text) : Number.NaN);

function number(expected: string, fine: (x: number) => boolean) {
  return (value: Setting, where: string): number => {
    const x = typeof value === 'string' ? numberOf(value) : value;
    if (typeof x !== 'number' || !fine(x)) throw new DomainError({ where, expected, found: excerpt(String(value)) });
    return x;
  };
}

function integer(low: number, high: number) {
  return number(`an integer from ${low} to ${high}`, (x) => Number.isInteger(x) && x >= low && x <= high);
}

function sizes(value: Setting, where: string): readonly number[] {
  if (typeof value === 'boolean') throw new DomainError({ where, expected: 'sizes such as 2,2', found: String(value) });
  const parts = Array.isArray(value) ? value : String(value) === '' ? [] : String(value).split(',');
  return parts.map((part: string | number) => integer(2, MAX_FEATURES)(part, where));
}

function truth(value: Setting, where: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new DomainError({ where, expected: 'true or false', found: excerpt(String(value)) });
}

function oneOf<const Names extends readonly string[]>(names: Names) {
  return (value: Setting, where: string): Names[number] => {
    if (!names.includes(value as Names[number]))
      throw new DomainError({ where, expected: names.join(', '), found: excerpt(String(value)) });
    return value as Names[number];
  };
}
