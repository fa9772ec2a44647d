/** # Results of a sweep as text. Defines `sweepPrinter`.
 * @module */
import { settingNames, type TrainingSettings } from '../toy/settings.js';
import type { SweepResult, SweepRun } from '../toy/sweep.js';
import { columnLines } from './columnLines.js';
import type { Output } from './output.js';

const COLUMNS = [
  'divergedAt',
  'loss',
  'dimension',
  'represented',
  'capacity',
  'capacityFraction',
  'localizedFraction',
  'linearity',
] as const satisfies readonly (keyof SweepResult)[];

const TITLES = ['diverged', 'loss', 'rank', 'represented', 'capacity', '/ rank', 'localized', 'R²'];

interface SweepPrinter {
  add(run: SweepRun, result: SweepResult): void;
  /** How many runs diverged. */
  diverged(): number;
}

/** Prints the results of these runs, one by one in their order: the settings in which the runs differ, and what came of them. */
export function sweepPrinter(
  runs: readonly SweepRun[],
  { json, csv }: { readonly json?: boolean; readonly csv?: boolean },
  output: Output,
): SweepPrinter {
  const named = runs.some(({ name }) => name !== null);
  const varied = variedSettings(runs);
  const longest = Math.max(0, ...runs.map(({ name }) => name?.length ?? 0));
  const table = columnLines([...(named ? ['name'.padStart(longest)] : []), ...varied, ...TITLES], 9);
  if (csv === true) output.line([...(named ? ['name'] : []), ...varied, ...COLUMNS].join(','));
  else if (json !== true) for (const line of table.header) output.line(line);
  let diverged = 0;
  const add = ({ name, settings }: SweepRun, result: SweepResult): void => {
    if (result.divergedAt !== null) diverged++;
    if (json === true) {
      const { features: n, hidden, sparsity, steps, seed } = settings;
      const own = Object.fromEntries(varied.map((key) => [key, settings[key]]));
      output.line(JSON.stringify({ name, n, hidden, sparsity, seed, steps, settings: own, ...result }));
      return;
    }
    const cells = [...(named ? [name ?? ''] : []), ...varied.map((key) => settingText(settings, key))];
    if (csv === true)
      output.line([...cells.map(quoted), ...COLUMNS.map((column) => String(result[column] ?? ''))].join(','));
    else output.line(table.line([...cells, ...COLUMNS.map((column) => shown(result[column]))]));
  };
  return { add, diverged: () => diverged };
}

/** The settings in which the runs differ. */
function variedSettings(runs: readonly SweepRun[]): readonly (keyof TrainingSettings)[] {
  const [first] = runs as readonly [SweepRun, ...SweepRun[]];
  return settingNames.filter((name) =>
    runs.some(({ settings }) => settingText(settings, name) !== settingText(first.settings, name)),
  );
}

/** A setting as a user writes it. */
function settingText(settings: TrainingSettings, name: keyof TrainingSettings): string {
  const { importance } = settings;
  return name === 'importance' && importance.every((weight) => weight === importance[0])
    ? String(importance[0])
    : String(settings[name]);
}

const quoted = (text: string): string => (text.includes(',') ? `"${text}"` : text);
const shown = (value: number | null): string => (value === null ? '–' : String(Number(value.toPrecision(5))));
