/** Writes docs/figures/ from the data of sweeps in docs/training/, with the built library: `node scripts/figures.mjs [DATA [FIGURES]]`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { categoryDiagram, dimensionalityHistogram, phaseDiagram } from '../dist/report/trainingPlots.js';

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const [DATA = inProject('docs/training'), FIGURES = inProject('docs/figures')] = process.argv.slice(2);

/** The rows of a sweep, as CSV with a header or as one JSON object a line; an empty cell is null. */
function rowsOf(name) {
  const text = readFileSync(join(DATA, name), 'utf8');
  if (text.startsWith('{'))
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  return parse(text, {
    columns: true,
    cast: (cell, { header }) => (header ? cell : cell === '' ? null : Number(cell)),
  });
}

const distinct = (values) => [...new Set(values)].sort((a, b) => a - b);
const mean = (values) => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

/** of(rows) for every pair of values of two columns. */
function table(rows, row, column, of) {
  const [rowValues, columnValues] = [row, column].map((key) => distinct(rows.map((each) => each[key])));
  const values = rowValues.map((r) =>
    columnValues.map((c) => of(rows.filter((each) => each[row] === r && each[column] === c))),
  );
  return { rowName: row, columnName: column, rows: rowValues, columns: columnValues, values };
}

function write(name, svg) {
  writeFileSync(join(FIGURES, `${name}.svg`), svg);
  console.log(join(FIGURES, `${name}.svg`));
}

mkdirSync(FIGURES, { recursive: true });

const phases = rowsOf('phase-diagram.csv');
for (const [key, title, name] of [
  ['capacityFraction', 'capacity / rank', 'capacity'],
  ['localizedFraction', 'localized fraction', 'localized'],
  ['linearity', 'R² of D against ‖w‖²', 'linearity'],
]) {
  const known = (rows) => mean(rows.flatMap((each) => (each[key] === null ? [] : [each[key]])));
  const diagram = table(phases, 'hidden', 'sparsity', known);
  // The capacity is nearly the rank everywhere: its colours show what is missing.
  const range = key === 'capacityFraction' ? {} : { range: [0, 1] };
  write(
    `phase-${name}`,
    phaseDiagram({ ...diagram, rowName: 'm', columnName: 'S', title: `${title}, n = 64`, ...range }),
  );
}

const KINDS = [
  { name: 'neither', colour: '#d9d9d9' },
  { name: 'the first', colour: '#2f7ed8' },
  { name: 'the second', colour: '#2ca25f' },
  { name: 'both: a digon', colour: '#e07b29' },
];
// A feature is represented when ‖w‖² is above this.
const REPRESENTED = 0.05;
const kind = (rows) => {
  if (rows.length === 0) return null;
  const best = rows.reduce((a, b) => (b.loss < a.loss ? b : a));
  return (best.normSquared0 > REPRESENTED ? 1 : 0) + (best.normSquared1 > REPRESENTED ? 2 : 0);
};
write(
  'two-features',
  categoryDiagram({
    ...table(rowsOf('two-features.csv'), 'importance', 'sparsity', kind),
    title: 'what two features make of one dimension',
    rowName: 'importance of the second',
    columnName: 'S',
    categories: KINDS,
  }),
);

const many = rowsOf('many-features.csv');
for (const sparsity of [0.4, 0.7, 0.76, 0.8]) {
  const shown = many.filter((row) => row.sparsity === sparsity && row.normSquared > REPRESENTED);
  const title = `n = 400, m = 30, S = ${sparsity}: ${shown.length} features`;
  write(
    `many-features-${sparsity}`,
    dimensionalityHistogram(
      shown.map((row) => row.dimensionality),
      title,
    ),
  );
}
