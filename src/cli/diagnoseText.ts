/** # A diagnosis as text. Defines `diagnosisLines`.
 * @module */
import type { Diagnosis } from '../numeric/diagnosis/diagnosis.js';
import type { Statistics } from '../numeric/diagnosis/diagnosisJson.js';
import { histogram } from '../numeric/diagnosis/distribution.js';
import { clusterTable, comparisonTable, diagnosisFacts, type FactTable, short } from '../report/diagnosisFacts.js';
import { barRows, sparkline } from '../table/drawing.js';
import { textTable } from '../table/textTable.js';
import { factLines, indent } from './schemeText.js';

const WIDTH = 60;
const SHOWN_CLUSTERS = 12;

/** A summary that fits a screen. @param layout how the file was read, e.g. `400 features (columns), F32` */
export function diagnosisLines(diagnosis: Diagnosis, layout: string, reference: Statistics | null): readonly string[] {
  const { spectrum, measures, marchenkoPastur: edges } = diagnosis;
  return [
    `${diagnosis.source} — ${layout}`,
    '',
    ...factLines(diagnosisFacts(diagnosis)),
    '',
    `  spectrum of F: ${short(spectrum[0]!)} … ${short(spectrum.at(-1)!)}${
      edges === null ? '' : `; chance alone: ${short(edges.lower)} … ${short(edges.upper)} (Marchenko–Pastur)`
    }`,
    `  ${sparkline(
      [...spectrum].map((x) => Math.max(0, x)),
      WIDTH,
    )}`,
    ...dimensionalityDrawing(measures.dimensionality),
    '',
    ...indent(shortened(clusterTable(diagnosis))),
    ...(reference === null ? [] : ['', ...indent(inColumns(comparisonTable(diagnosis, reference), 'left'))]),
  ];
}

function dimensionalityDrawing(dimensionality: Float64Array): readonly string[] {
  const bins = 20;
  const { counts } = histogram(dimensionality, bins, 0, 1);
  if (counts.every((count) => count === 0)) return [];
  const rows = counts.map((count, bin) => ({
    label: `${(bin / bins).toFixed(2)}–${((bin + 1) / bins).toFixed(2)}`,
    count,
  }));
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  return ['', '  dimensionality D', ...indent(barRows(rows.slice(first, last + 1), WIDTH - 20))];
}

function shortened({ header, rows }: FactTable): readonly string[] {
  const table = inColumns({ header, rows: rows.slice(0, SHOWN_CLUSTERS) }, 'right');
  const rest = rows.length - SHOWN_CLUSTERS;
  return rest <= 0 ? table : [...table, `… and ${rest} more`];
}

const inColumns = ({ header, rows }: FactTable, first: 'left' | 'right'): readonly string[] =>
  textTable(
    header.map((title, column) => ({ title, align: column === 0 ? first : 'right' })),
    rows,
  );
