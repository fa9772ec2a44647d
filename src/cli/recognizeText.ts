/** # What was recognised, as text. Defines `recognitionLines`.
 * @module */
import type { Facts } from '../catalog/report.js';
import type { ExactJson } from '../exact/display.js';
import { excerpt } from '../exact/errors.js';
import { textTable } from '../table/textTable.js';
import type { ComponentReport, GeometryReport, RecognitionReport } from './recognizeReport.js';
import { factLines, indent } from './schemeText.js';

const SHOWN = 24;

/** Six significant digits. */
const short = (x: number): string => String(Number(x.toPrecision(6)));
const size = (x: number | null): string => (x === null ? '–' : x === 0 ? '0' : x.toExponential(1));
const exact = (x: ExactJson): string => excerpt(x.exact, 40);

/** @param layout how the file was read */
export function recognitionLines(report: RecognitionReport, layout: string): readonly string[] {
  const { components, geometries, zeros, certificate } = report;
  const vanishing = zeros.length === 0 ? '' : `; ${zeros.length} that vanish are left out: ${list(zeros)}`;
  const facts: (readonly [string, string])[] = [
    ['features', `${report.n}${vanishing}`],
    ['verdict', verdict(report)],
  ];
  if (report.entries.length > 0) facts.push(['in the catalog', report.entries.join(', ')]);
  if (report.residual !== null)
    facts.push([
      'distance',
      `${size(report.residual)} of the norm, no vector more than ${size(report.largest)} (tolerance ${report.tolerance})`,
    ]);
  if (report.measuredBounds !== null)
    facts.push([
      'spectrum of F, measured',
      counted(report.measuredBounds.map((b) => [short(b.value), b.multiplicity])),
    ]);
  if (report.normsSquared !== null && components.length > 1) facts.push(...frameFacts(report as unknown as Facts));
  if (certificate !== null && components.length > 1) facts.push(certificateFact(certificate));
  const rows = components.slice(0, SHOWN).map(componentRow);
  const rest = components.length - rows.length;
  return [
    `${report.id} — ${layout}`,
    '',
    ...factLines(facts),
    '',
    ...indent(
      textTable(
        [
          { title: 'component', width: 40 },
          { title: 'features', width: 40 },
          { title: 'd', align: 'right' },
          { title: 'eigenspace of F' },
          { title: 'size', align: 'right' },
          { title: 'distance', align: 'right' },
        ],
        rows,
      ),
    ),
    ...(rest > 0 ? [`    … and ${rest} more`] : []),
    ...geometries.flatMap((geometry, k) => ['', ...geometryLines(geometry, components.find((c) => c.geometry === k)!)]),
  ];
}

function verdict({ verdict: said, name, kind, step, reason }: RecognitionReport): string {
  if (said === 'unrecognised') return `not recognised (${step}): ${reason}`;
  return kind === 'sum' ? `recognised: ${name}, of measured sizes` : `recognised: ${name}`;
}

const componentRow = (c: ComponentReport): readonly string[] => [
  c.name ?? `not recognised (${c.step})`,
  list(c.features),
  c.dimension === null ? '–' : String(c.dimension),
  c.frameEigenspaces === null ? '–' : c.frameEigenspaces.map((k) => k + 1).join(', '),
  c.scale === null ? '–' : short(c.scale),
  size(c.verdict === 'recognised' ? c.residual : c.distance),
];

/** What is exact, and what is measured beside it. */
function geometryLines(
  { name, kind, entries, tightEntries, frame, certificate }: GeometryReport,
  sample: ComponentReport,
): readonly string[] {
  const facts: (readonly [string, string])[] = [];
  if (entries.length > 0) facts.push(['in the catalog', entries.join(', ')]);
  if (tightEntries.length > 0) facts.push(['tight form in the catalog', tightEntries.join(', ')]);
  const { scheme } = sample;
  if (scheme !== null) {
    const sum = scheme.eigenspaces.map((j) => `E${j}`).join(' + ');
    facts.push([
      'scheme',
      `${scheme.name === null ? '' : `${scheme.name}: `}${scheme.classes} class${scheme.classes === 1 ? '' : 'es'}, valencies ${scheme.valencies.join(', ')}, multiplicities ${scheme.multiplicities.join(', ')}`,
    ]);
    if (kind === 'exact') facts.push(['Gram matrix', `M = c (${sum}): tight`]);
    else
      facts.push(
        [
          'Gram matrix',
          `M = ${scheme.eigenspaces.map((j, at) => `${short(scheme.weights[at]!)} E${j}`).join(' + ')}: weights measured, not exact`,
        ],
        ['ratio of the weights', short(Math.max(...scheme.weights) / Math.min(...scheme.weights))],
        ['defect d − Σ D', short(sample.defect!)],
        ['distance from the tight form', `${size(sample.tightResidual)} of the norm`],
      );
  }
  if (frame !== null)
    facts.push(
      ...frameFacts(frame).map(
        ([label, text]) => [kind === 'stretched' ? `tight form: ${label}` : label, text] as const,
      ),
    );
  facts.push(certificateFact(certificate));
  return [`  ${name}`, ...factLines(facts).map((line) => `  ${line}`)];
}

function frameFacts(frame: Facts): readonly (readonly [string, string])[] {
  return [
    ['squared norms', counted(frame.normsSquared.map(({ value, count }) => [exact(value), count]))],
    ['inner products', counted(frame.innerProducts.map(({ value, count }) => [exact(value), count]))],
    ['frame bounds', counted(frame.frameBounds.map(({ value, multiplicity }) => [exact(value), multiplicity]))],
    [
      'dimensionalities D',
      counted(frame.dimensionalities.map(({ value, count }) => [value === null ? 'undefined' : exact(value), count])),
    ],
  ];
}

const certificateFact = ({ id, accepted, reason, of }: GeometryReport['certificate']): readonly [string, string] => [
  'certificate',
  accepted
    ? `${id}: accepted by the kernel${of === 'frame' ? '' : '; it proves the scheme, its eigenspaces and the tight form on them, and nothing about the weights'}`
    : `none: ${reason}`,
];

function counted(items: readonly (readonly [string, number])[]): string {
  const shown = items.slice(0, 12).map(([value, count]) => (count === 1 ? value : `${value} (×${count})`));
  return `${shown.join(', ')}${items.length > 12 ? `, … (${items.length} values)` : ''}` || 'none';
}

function list(indices: readonly number[]): string {
  const shown = indices.slice(0, 16).join(',');
  return indices.length > 16 ? `${shown},… (${indices.length})` : shown;
}
