/** # A diagnosis as text. Defines `diagnosisLines`.
 * @module */
import type { Diagnosis } from '../numeric/diagnosis/diagnosis.js';
import { type Statistics, statistics } from '../numeric/diagnosis/diagnosisJson.js';
import { type Distribution, distribution, histogram } from '../numeric/diagnosis/distribution.js';
import type { LineFit } from '../numeric/diagnosis/lineFit.js';
import { barRows, sparkline } from '../table/drawing.js';
import { textTable } from '../table/textTable.js';
import { factLines, indent } from './schemeText.js';

const WIDTH = 60;
const SHOWN_CLUSTERS = 12;

/** Six significant digits. */
const short = (x: number): string => String(Number(x.toPrecision(6)));
const orDash = (x: number | null): string => (x === null ? '–' : short(x));
const spread = (d: Distribution | null): string =>
  d === null ? 'undefined' : `mean ${short(d.mean)}, median ${short(d.median)}, ${short(d.min)} … ${short(d.max)}`;
const line = (fit: LineFit | null): string =>
  fit === null ? 'undefined: all norms are equal' : `slope ${short(fit.slope)}, R² ${orDash(fit.rSquared)}`;

/** A summary that fits a screen. @param layout how the file was read, e.g. `400 features (columns), F32` */
export function diagnosisLines(diagnosis: Diagnosis, layout: string, reference: Statistics | null): readonly string[] {
  const { spectrum, clusters, tolerance, measures, dimension, marchenkoPastur: edges } = diagnosis;
  const found = statistics(diagnosis);
  const zeros = diagnosis.zeroFeatures === 0 ? '' : `, ${diagnosis.zeroFeatures} of them zero`;
  const yesNo = (flag: boolean): string => (flag ? 'yes' : 'no');
  const facts: readonly (readonly [string, string])[] = [
    ['features', `${diagnosis.features} in ${diagnosis.length} coordinates${zeros}`],
    ['rank', `${dimension} (eigenvalues above ${tolerance.rank.toExponential(1)} of the largest)`],
    ['eigenvalues of F', `${clusters.length} distinct (gaps above ${tolerance.gap.toExponential(1)} of the largest)`],
    ['tight, localized, saturated', [diagnosis.tight, diagnosis.localized, diagnosis.saturated].map(yesNo).join(', ')],
    [
      'capacity Σ D',
      dimension === 0
        ? '0 of 0'
        : `${short(found.capacity)} of ${dimension} (${(100 * found.capacityFraction!).toFixed(2)} %)`,
    ],
    ['defect r − Σ D', `${short(diagnosis.defect)}; by its identity ${short(diagnosis.defectByIdentity)}`],
    [
      'localized fraction',
      `${orDash(found.localizedFraction)} (a share of ${tolerance.localizedShare} on one eigenspace)`,
    ],
    ['squared norms', spread(distribution(measures.normSquared))],
    ['dimensionality D', spread(found.dimensionality)],
    ['participation', spread(found.participation)],
    ['entropy', spread(found.entropy)],
    ['D against ‖w‖²', line(found.linearity)],
    ['coherence', diagnosis.coherence === null ? 'not computed (--coherence)' : short(diagnosis.coherence)],
    ['Welch bound', orDash(diagnosis.welchBound)],
  ];
  return [
    `${diagnosis.source} — ${layout}`,
    '',
    ...factLines(facts),
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
    ...indent(clusterTable(diagnosis)),
    ...(reference === null ? [] : ['', ...indent(comparison(found, reference))]),
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

function clusterTable({ clusters }: Diagnosis): readonly string[] {
  const shown = clusters.slice(0, SHOWN_CLUSTERS);
  const rest = clusters.length - shown.length;
  const table = textTable(
    ['eigenvalue', 'multiplicity', 'features', 'localized', 'Σ D', 'tightness residual', 'slope·λ', 'R²'].map(
      (title) => ({ title, align: 'right' }) as const,
    ),
    shown.map(({ value, multiplicity, size, localized, capacity, tightnessResidual, linearity }) => [
      short(value),
      String(multiplicity),
      String(size),
      String(localized),
      short(capacity),
      tightnessResidual === null ? '–' : tightnessResidual.toPrecision(3),
      linearity === null ? '–' : short(linearity.slope * value),
      orDash(linearity?.rSquared ?? null),
    ]),
  );
  return rest === 0 ? table : [...table, `… and ${rest} more`];
}

function comparison(here: Statistics, chance: Statistics): readonly string[] {
  const rows: readonly (readonly [string, (s: Statistics) => number | null])[] = [
    ['largest eigenvalue', (s) => s.largestEigenvalue],
    ['smallest eigenvalue', (s) => s.smallestEigenvalue],
    ['capacity / rank', (s) => s.capacityFraction],
    ['localized fraction', (s) => s.localizedFraction],
    ['dimensionality, mean', (s) => s.dimensionality?.mean ?? null],
    ['participation, mean', (s) => s.participation?.mean ?? null],
    ['entropy, mean', (s) => s.entropy?.mean ?? null],
    ['R² of D against ‖w‖²', (s) => s.linearity?.rSquared ?? null],
    ['coherence', (s) => s.coherence],
  ];
  return textTable(
    [{ title: 'structure or chance' }, { title: 'here', align: 'right' }, { title: 'Gaussian', align: 'right' }],
    rows.map(([name, of]) => [name, orDash(of(here)), orDash(of(chance))]),
  );
}
