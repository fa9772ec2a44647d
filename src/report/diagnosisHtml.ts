/** # Diagnoses as one HTML page. Defines `diagnosisHtml`, `DiagnosisItem`.
 * @module */
import type { Diagnosis } from '../numeric/diagnosis/diagnosis.js';
import { type Statistics, statistics } from '../numeric/diagnosis/diagnosisJson.js';
import { histogram } from '../numeric/diagnosis/distribution.js';
import type { GramSample } from '../numeric/diagnosis/gramSample.js';
import { type ChartOption, svgChart } from './chart.js';
import { clusterTable, comparisonTable, diagnosisFacts, short } from './diagnosisTables.js';
import { escapeHtml, figure, htmlPage, htmlTable } from './html.js';
import { heatMap, histogramPlot, type Line, linePlot, scatterPlot } from './plots.js';

export interface DiagnosisItem {
  readonly diagnosis: Diagnosis;
  /** How the matrix was read. */
  readonly layout: string;
  readonly reference: Statistics | null;
  readonly gram: GramSample;
}

/** The whole page; everything in it is in it. */
export function diagnosisHtml(items: readonly DiagnosisItem[]): string {
  const title =
    items.length === 1
      ? `Feature geometry of ${items[0]!.diagnosis.source}`
      : `Feature geometry of ${items.length} matrices`;
  const sections = items.map((item, at) => section(item, `p${at}`)).join('\n');
  return htmlPage(title, `<h1>${escapeHtml(title)}</h1>\n${sections}`);
}

function section({ diagnosis, layout, reference, gram }: DiagnosisItem, id: string): string {
  const facts = diagnosisFacts(diagnosis)
    .map(([label, text]) => `<tr><th>${escapeHtml(label)}</th><td>${escapeHtml(text)}</td></tr>`)
    .join('');
  const comparison = reference === null ? '' : htmlTable(comparisonTable(statistics(diagnosis), reference));
  const figures = plots(diagnosis, gram).map(({ title, caption, chart }, at) =>
    figure(svgChart(chart, `${id}-${at}`), title, caption),
  );
  return `<section>
<h2>${escapeHtml(diagnosis.source)}</h2>
<p class="layout">${escapeHtml(layout)}</p>
<div class="tables"><table>${facts}</table>${comparison}</div>
${diagnosis.clusters.length === 0 ? '' : `<h3>Clusters of eigenvalues</h3>${htmlTable(clusterTable(diagnosis))}`}
<div class="plots">${figures.join('\n')}</div>
</section>`;
}

interface Plot {
  readonly title: string;
  readonly caption: string;
  readonly chart: ChartOption;
}

function plots(diagnosis: Diagnosis, gram: GramSample): readonly Plot[] {
  if (diagnosis.clusters.length === 0) return [spectrumPlot(diagnosis)];
  return [
    spectrumPlot(diagnosis),
    sharePlot(diagnosis),
    linearityPlot(diagnosis),
    gramPlot(gram),
    participationPlot(diagnosis),
    dimensionalityPlot(diagnosis),
  ];
}

function spectrumPlot({ spectrum, marchenkoPastur: edges }: Diagnosis): Plot {
  const points = Array.from(spectrum, (value, k) => [k + 1, Math.max(0, value)] as const);
  const marks = edges === null ? [] : [edges.lower, edges.upper].map((at) => ({ at, label: `chance: ${short(at)}` }));
  return {
    title: 'Spectrum of F',
    caption:
      'Eigenvalues in descending order. Plateaus are eigenspaces; what lies outside the dashed lines (Marchenko–Pastur) is no accident of random directions.',
    chart: linePlot([{ name: 'eigenvalue', points }], { x: 'index', y: 'eigenvalue' }, marks),
  };
}

function sharePlot({ shareMap: { rows, columns, shares }, features, clusters }: Diagnosis): Plot {
  const first = (groups: number, all: number) =>
    Array.from({ length: groups }, (_, g) => String(Math.ceil((g * all) / groups)));
  return {
    title: 'Spectral measures',
    caption:
      'The share p of each feature (or group of neighbouring features) on each eigenvalue cluster, largest eigenvalue first. One dark cell in a row: the feature is localized.',
    chart: heatMap({
      rows: first(rows, features),
      columns: first(columns, clusters.length),
      values: shares,
      from: 0,
      to: shares.reduce((most, share) => (share > most ? share : most), 0),
      x: 'cluster',
      y: 'feature',
    }),
  };
}

const POINTS = 4000;
const COLOURED = 4;

/** D against ‖w‖², the features of the largest clusters each in a colour, with the lines D = ‖w‖²/λ. */
function linearityPlot({ measures, clusters, features }: Diagnosis): Plot {
  const largest = [...clusters.keys()].sort((a, b) => clusters[b]!.size - clusters[a]!.size).slice(0, COLOURED);
  const step = Math.max(1, Math.ceil(features / POINTS));
  const points = new Map<number, [number, number][]>();
  for (let i = 0; i < features; i += step) {
    const cluster = measures.cluster[i]!;
    if (cluster === -1) continue;
    const group = clusters.length <= COLOURED || largest.includes(cluster) ? cluster : -1;
    points.set(group, [...(points.get(group) ?? []), [measures.normSquared[i]!, measures.dimensionality[i]!]]);
  }
  const groups: Line[] = [...points]
    .sort(([a], [b]) => (a === -1 ? 1 : b === -1 ? -1 : a - b))
    .map(([group, of]) => ({ name: group === -1 ? 'others' : `λ = ${short(clusters[group]!.value)}`, points: of }));
  const lines =
    groups.length === 1 && clusters.length > 1
      ? []
      : largest.map((k): Line => {
          const norms = (points.get(k) ?? []).map(([norm]) => norm);
          const ends = norms.length === 0 ? [] : [0, Math.max(...norms)];
          return { name: `1/λ${k}`, points: ends.map((norm) => [norm, norm / clusters[k]!.value]) };
        });
  return {
    title: 'Dimensionality against squared norm',
    caption:
      'Under localization each cluster lies on the line D = ‖w‖²/λ of its eigenvalue (dashed, T5). Colours: the clusters with most features.',
    chart: scatterPlot(groups, lines, { x: '‖w‖²', y: 'D' }),
  };
}

function gramPlot({ features, cosines }: GramSample): Plot {
  const names = features.map(String);
  return {
    title: 'Gram matrix',
    caption:
      'Cosines between features, ordered by cluster: localized weights show blocks, orthogonal to each other. Red is negative, blue positive.',
    chart: heatMap({
      rows: names,
      columns: names,
      values: cosines,
      from: -1,
      to: 1,
      diverging: true,
      x: 'feature',
      y: 'feature',
    }),
  };
}

const BINS = 40;

function participationPlot({ measures, clusters }: Diagnosis): Plot {
  const largest = measures.participation.reduce((most, x) => (x > most ? x : most), 1);
  const to = Math.max(2, Math.min(clusters.length, Math.ceil(largest)));
  return {
    title: 'Participation',
    caption: 'On how many eigenspaces a feature effectively lives (1/Σp²): 1 is localized.',
    chart: histogramPlot(histogram(measures.participation, BINS, 1, to), { x: 'participation', y: 'features' }),
  };
}

/** The dimensionalities of the geometries that training is known for. */
const KNOWN = [
  { at: 2 / 5, label: '2/5' },
  { at: 3 / 8, label: '3/8', raised: true },
  { at: 1 / 2, label: '1/2' },
  { at: 2 / 3, label: '2/3' },
  { at: 3 / 4, label: '3/4' },
];

function dimensionalityPlot({ measures }: Diagnosis): Plot {
  return {
    title: 'Dimensionality D',
    caption:
      'How much of a dimension each feature has. Marked: square antiprism 3/8, pentagon 2/5, digon 1/2, triangle 2/3, tetrahedron 3/4.',
    chart: histogramPlot(histogram(measures.dimensionality, BINS, 0, 1), { x: 'D', y: 'features' }, KNOWN),
  };
}
