/** # A diagnosis as text. Defines `diagnosisLines`.
 * @module */
import type { Diagnosis } from '../numeric/diagnosis/diagnosis.js';
import { type Statistics, statistics } from '../numeric/diagnosis/diagnosisJson.js';
import { histogram } from '../numeric/diagnosis/distribution.js';
import { clusterTable, comparisonTable, diagnosisFacts, short, type TextTable } from '../report/diagnosisTables.js';
import { barRows, sparkline } from '../table/drawing.js';
import { textTable } from '../table/textTable.js';
import { factLines, indent } from './schemeText.js';

const WIDTH = 60;

/** A summary that fits a screen. @param layout how the file was read, e.g. `400 features (columns), F32` */
export function diagnosisLines(diagnosis: Diagnosis, layout: string, reference: Statistics | null): readonly string[] {
  const { spectrum, marchenkoPastur: edges } = diagnosis;
  const heights = [...spectrum].map((x) => Math.max(0, x));
  const chance =
    edges === null ? '' : `; chance alone: ${short(edges.lower)} … ${short(edges.upper)} (Marchenko–Pastur)`;
  return [
    `${diagnosis.source} — ${layout}`,
    '',
    ...factLines(diagnosisFacts(diagnosis)),
    '',
    `  spectrum of F: ${short(spectrum[0]!)} … ${short(spectrum.at(-1)!)}${chance}`,
    `  ${sparkline(heights, WIDTH)}`,
    ...dimensionalityDrawing(diagnosis.measures.dimensionality),
    '',
    ...tableLines(clusterTable(diagnosis), 'right'),
    ...(reference === null ? [] : ['', ...tableLines(comparisonTable(statistics(diagnosis), reference), 'left')]),
  ];
}

function tableLines({ titles, rows, more }: TextTable, first: 'left' | 'right'): readonly string[] {
  const columns = titles.map((title, at) => ({ title, align: at === 0 ? first : ('right' as const) }));
  return indent([...textTable(columns, rows), ...(more === 0 ? [] : [`… and ${more} more`])]);
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
