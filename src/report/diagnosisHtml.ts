/** # The report of a diagnosis. Defines `diagnosisReport`, `diagnosisHtml`, `DiagnosedMatrix`.
 * @module */
import type { Diagnosis } from '../numeric/diagnosis/diagnosis.js';
import { type Statistics, statistics } from '../numeric/diagnosis/diagnosisJson.js';
import type { GramSample } from '../numeric/diagnosis/gramSample.js';
import { clusterTable, comparisonTable, diagnosisFacts, type FactTable, orDash } from './diagnosisFacts.js';
import {
  dimensionalityPlot,
  gramPlot,
  linearityPlot,
  participationPlot,
  sharePlot,
  spectrumPlot,
} from './diagnosisPlots.js';
import { escapeHtml, figureHtml, pageEnd, pageStart, tableHtml } from './html.js';

export interface DiagnosedMatrix {
  readonly diagnosis: Diagnosis;
  /** How the file was read. */
  readonly layout: string;
  /** The figures of Gaussian features with the same norms. */
  readonly reference: Statistics | null;
  readonly gram: GramSample;
  /** The number in the file of each feature, where some were left out. */
  readonly kept?: Int32Array | undefined;
}

/** Clusters that the table shows at most. */
const MOST_CLUSTERS = 200;

export interface DiagnosisReport {
  /** Draws the section of a matrix. */
  add(item: DiagnosedMatrix): void;
  /** The document, piece by piece, in UTF-8. */
  pieces(title: string): Iterable<Uint8Array>;
}

/** A report that grows. It holds what is drawn, not what is diagnosed. */
export function diagnosisReport(): DiagnosisReport {
  const rows: (readonly string[])[] = [];
  const sections: Buffer[] = [];
  return {
    add(item) {
      const id = `matrix-${sections.length + 1}`;
      rows.push(overviewRow(item, id));
      sections.push(Buffer.from(section(item, id)));
    },
    pieces: (title) => [
      Buffer.from(pageStart(title) + (rows.length > 1 ? tableHtml(OVERVIEW, rows) : '')),
      ...sections,
      Buffer.from(pageEnd),
    ],
  };
}

/** One HTML document that needs no other file and no script. */
export function diagnosisHtml(items: readonly DiagnosedMatrix[], title: string): string {
  const report = diagnosisReport();
  items.forEach(report.add);
  return Buffer.concat([...report.pieces(title)]).toString();
}

const OVERVIEW = [
  'matrix',
  'features',
  'coordinates',
  'rank',
  'eigenvalues',
  'capacity / rank',
  'localized fraction',
  'D, mean',
  'coherence',
];

function overviewRow({ diagnosis }: DiagnosedMatrix, id: string): readonly string[] {
  const { dimension, eigenvalues, capacityFraction, localizedFraction, dimensionality, coherence } =
    statistics(diagnosis);
  return [
    `<a href="#${id}">${escapeHtml(diagnosis.source)}</a>`,
    ...[diagnosis.features, diagnosis.length, dimension, eigenvalues].map(String),
    ...[capacityFraction, localizedFraction, dimensionality?.mean, coherence].map(orDash),
  ];
}

function section(item: DiagnosedMatrix, id: string): string {
  const { diagnosis, layout, reference } = item;
  return `<section id="${id}">
<h2>${escapeHtml(diagnosis.source)}</h2>
<p class="note">${escapeHtml(layout)}</p>
<table class="facts"><tbody>
${diagnosisFacts(diagnosis)
  .map(([name, text]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(text)}</td></tr>`)
  .join('\n')}
</tbody></table>
${reference === null ? '' : factTable(comparisonTable(diagnosis, reference))}<div class="figures">
${diagnosis.dimension === 0 ? '<p>All features are zero: there is nothing to plot.</p>\n' : figures(item, id)}</div>
${factTable(clusterTable(diagnosis))}</section>
`;
}

function factTable({ header, rows }: FactTable): string {
  if (rows.length === 0) return '';
  const rest = rows.length - MOST_CLUSTERS;
  return (
    tableHtml(
      header.map(escapeHtml),
      rows.slice(0, MOST_CLUSTERS).map((cells) => cells.map(escapeHtml)),
    ) + (rest > 0 ? `<p class="note">… and ${rest} more</p>\n` : '')
  );
}

function figures({ diagnosis, gram, kept }: DiagnosedMatrix, id: string): string {
  const nameOf = (i: number): string => String(kept?.[i] ?? i);
  const { features, zeroFeatures } = diagnosis;
  const sampled = gram.features.length < features - zeroFeatures ? ` ${gram.features.length} features are shown.` : '';
  return [
    figureHtml(
      `${id}-spectrum`,
      'Spectrum of F = WWᵀ',
      'Each point is an eigenvalue: directions above the shaded interval, which is where random features of the same mean norm would put them all, are shared by more feature mass than chance explains; steps are eigenspaces.',
      spectrumPlot(diagnosis),
    ),
    figureHtml(
      `${id}-shares`,
      'Spectral measures p_ik',
      'Each row shows on which eigenspaces a feature lies: one dark cell in a row is a localized feature, an even row a feature spread over everything.',
      sharePlot(diagnosis, nameOf),
    ),
    figureHtml(
      `${id}-linearity`,
      'D against ‖w‖²',
      'Where features saturate their eigenspace, a feature has dimensionality ‖w‖²/λ and lies on the line of its colour; points away from it share their directions unevenly. The legend says how many features lie mostly on each eigenvalue.',
      linearityPlot(diagnosis),
    ),
    figureHtml(
      `${id}-gram`,
      'Cosines between features',
      `Features are ordered by eigenvalue: blocks on the diagonal are groups that interfere only among themselves, and the pattern inside a block is its geometry.${sampled}`,
      gramPlot(gram, nameOf),
    ),
    figureHtml(
      `${id}-participation`,
      'Participation',
      'On how many eigenspaces a feature lies, counted by the inverse of the sum of squared shares: 1 is localized.',
      participationPlot(diagnosis),
    ),
    figureHtml(
      `${id}-dimensionality`,
      'Dimensionality',
      'How much of a dimension a feature has to itself: 1 is a dimension of its own, 1/2 an antipodal pair, 2/3 a triangle, 3/4 a tetrahedron, 2/5 a pentagon, 3/8 a square antiprism.',
      dimensionalityPlot(diagnosis.measures.dimensionality),
    ),
  ].join('');
}
