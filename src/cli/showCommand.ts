/** # `tightframe show`. Defines `showCommand`.
 * @module */
import type { Entry } from '../catalog/entry.js';
import { reportOf, type Verified, verifyEntry } from '../catalog/verify.js';
import { display, displayWithin } from '../exact/display.js';
import type { AlgebraicNumber, Element, NumberField } from '../exact/numberField.js';
import { orthogonalComponents } from '../frame/components.js';
import type { GramScheme } from '../frame/gramScheme.js';
import { spectralMeasures } from '../frame/spectralMeasure.js';
import { describe } from '../scheme/coherenceWitness.js';
import type { SchemeProperties } from '../scheme/schemeProperties.js';
import { textTable } from '../table/textTable.js';
import type { Output } from './output.js';
import { selectEntries } from './select.js';

/** All that is known about each entry. Exit status as for `verify`. */
export function showCommand(args: readonly string[], { json }: { readonly json?: boolean }, output: Output): number {
  let status = 0;
  for (const [at, item] of selectEntries(args).entries()) {
    if (item.kind !== 'entry') {
      output.problem(`${item.id}: error: ${item.message}`);
      status = 2;
      continue;
    }
    const outcome = verifyEntry(item.entry);
    if (json === true) output.line(JSON.stringify(reportOf(outcome)));
    if (!('analysis' in outcome)) {
      output.problem(`${item.entry.id}: ${outcome.verdict}: ${outcome.reason}`);
      status = 2;
      continue;
    }
    if (json !== true) {
      if (at > 0) output.line('');
      for (const line of describeOutcome(item.entry, outcome)) output.line(line);
    }
    if (outcome.verdict !== outcome.expected) status = Math.max(status, 1);
  }
  return status;
}

const show = ({ field, element }: AlgebraicNumber): string => display(field, element);

const short = ({ field, element }: AlgebraicNumber): string => displayWithin(field, element, 24);

function describeOutcome(entry: Entry, outcome: Verified): readonly string[] {
  const { properties, scheme, numeric } = outcome.analysis;
  const { algebra, spectrum, design, closure } = properties;
  const { field } = algebra;
  const value = (element: Element): string => display(field, element);
  const yesNo = (flag: boolean): string => (flag ? 'yes' : 'no');
  const counted = (list: readonly { readonly value: Element | undefined; readonly count: number }[]): string =>
    list.map(({ value: v, count }) => `${v === undefined ? 'undefined' : value(v)} (×${count})`).join(', ');
  const clusters = spectrum.clusters
    ?.map(({ bound, rank, size }) => `bound ${value(bound)}: ${size} vectors, rank ${rank}`)
    .join('; ');
  const components = orthogonalComponents(algebra).map((component) => component.length);
  const facts: readonly (readonly [string, string])[] = [
    ['vectors', `${properties.n} in dimension ${properties.dimension}`],
    ['number field', fieldText(field)],
    ['squared norms', counted(properties.normsSquared)],
    ['inner products', counted(properties.innerProducts)],
    ['frame bounds', spectrum.bounds.map(({ value: v, multiplicity }) => `${show(v)} (×${multiplicity})`).join(', ')],
    ['tight', yesNo(properties.tight)],
    ['localized', yesNo(properties.localized)],
    ['dimensionalities D', counted(properties.dimensionalities)],
    [
      'capacity Σ D',
      `${value(properties.capacity)} of ${properties.dimension}${properties.saturated ? ' (saturated)' : ''}`,
    ],
    ...(clusters === undefined ? [] : [['clusters', clusters] as const]),
    ['orthogonal components', components.length === 1 ? 'one' : components.join(' + ')],
    ['coherence', properties.coherence === undefined ? 'undefined' : show(properties.coherence)],
    ['Welch bound', properties.welchBound === undefined ? 'undefined' : show(properties.welchBound)],
    [
      'equal norm, equiangular, ETF',
      [properties.equalNorm, properties.equiangular, properties.etf].map(yesNo).join(', '),
    ],
    ['antipodal', yesNo(properties.antipodal)],
    ['design strength', String(design.strength ?? 'undefined')],
    [
      'coherent closure',
      `rank ${closure.rank}, ${closure.homogeneous ? '' : 'not '}homogeneous, ${closure.symmetric ? '' : 'not '}symmetric, ${closure.commutative ? '' : 'not '}commutative`,
    ],
    [
      'floating point',
      `largest residual ${numeric.maxResidual.toExponential(1)}, tolerance ${numeric.tolerance.toExponential(1)}: agrees`,
    ],
    ['certificate', `${outcome.certificate.length} characters, accepted by the kernel`],
    ['verdict', `${outcome.verdict}${outcome.reason === null ? '' : `: ${outcome.reason}`}`],
  ];
  const width = Math.max(...facts.map(([label]) => label.length));
  const found = properties.scheme;
  return [
    `${entry.id}${entry.name === undefined ? '' : ` — ${entry.name}`}`,
    ...(entry.definition === undefined ? [] : [`  ${entry.definition}`]),
    ...(entry.source === undefined ? [] : [`  Source: ${entry.source}`]),
    '',
    ...facts.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`),
    ...measures(outcome),
    '',
    ...(found.kind === 'verified' && scheme !== undefined
      ? schemeText(found.configuration, scheme)
      : [`  no symmetric association scheme: ${found.kind === 'refuted' ? describe(found.witness) : ''}`]),
  ];
}

function fieldText(field: NumberField): string {
  if (field.degree === 1) return 'Q';
  return `Q(α), α = ${display(field, field.generator)}, degree ${field.degree}`;
}

/** The spectral measure of each kind of feature, where it is not a point mass. */
function measures({ analysis: { properties } }: Verified): readonly string[] {
  if (properties.localized) return [];
  const { fibres } = properties.algebra.configuration;
  const rows = spectralMeasures(properties).map(({ weights, participation, entropy }, fibre) => [
    String(fibre),
    ...weights.map((weight) => (weight.exact === undefined ? `≈${weight.approx.toPrecision(6)}` : short(weight.exact))),
    participation.toFixed(6),
    entropy.toFixed(6),
  ]);
  const columns = [
    'kind of vector',
    ...properties.spectrum.bounds.map(({ value }) => `p at ${short(value)}`),
    'participation',
    'entropy',
  ];
  return [
    '',
    `  spectral measures (${fibres} kind${fibres === 1 ? '' : 's'} of vectors)`,
    ...indent(
      textTable(
        columns.map((title) => ({ title })),
        rows,
      ),
    ),
  ];
}

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `    ${line}`);

function schemeText(
  { scheme, field, P, Q, multiplicities, eigenspaces, weights, values }: GramScheme,
  known: SchemeProperties,
): readonly string[] {
  const matrix = (
    corner: string,
    rows: readonly (readonly Element[])[],
    row: (i: number) => string,
    column: (j: number) => string,
  ): readonly string[] =>
    indent(
      textTable(
        [{ title: corner }, ...rows.map((_, j) => ({ title: column(j), align: 'right' as const }))],
        rows.map((entries, i) => [row(i), ...entries.map((x) => display(field, x))]),
      ),
    );
  const orderings = known.pPolynomial.map(
    ({ order, intersectionArray: { b, c } }) =>
      `{${b.join(',')};${c.join(',')}} by relations ${order.slice(1).join(',')}`,
  );
  const sum = eigenspaces.map((j) => `${display(field, weights[j]!)}·E${j}`).join(' + ');
  return [
    `  association scheme: ${scheme.classes} class${scheme.classes === 1 ? '' : 'es'}, ${known.primitive ? 'primitive' : 'imprimitive'}`,
    `  M = ${sum}`,
    '',
    ...indent(
      textTable(
        [{ title: 'relation' }, { title: 'valency', align: 'right' }, { title: 'Gram value', align: 'right' }],
        values.map((value, i) => [`R${i}`, String(scheme.valencies[i]), display(field, value)]),
      ),
    ),
    '',
    '  P (rows: eigenspaces with multiplicity; columns: relations)',
    ...matrix(
      '',
      P,
      (j) => `E${j} (${multiplicities[j]})${eigenspaces.includes(j) ? ' *' : ''}`,
      (i) => `R${i}`,
    ),
    '',
    '  Q (rows: relations; columns: eigenspaces)',
    ...matrix(
      '',
      Q,
      (i) => `R${i}`,
      (j) => `E${j}`,
    ),
    '',
    `  P-polynomial: ${orderings.length === 0 ? 'no' : orderings.join('; ')}`,
    `  Q-polynomial: ${known.qPolynomial.length === 0 ? 'no' : known.qPolynomial.map((order) => `by eigenspaces ${order.slice(1).join(',')}`).join('; ')}`,
    `  closed subsets: ${known.closedSubsets.map((subset) => `{${subset.join(',')}}`).join(' ')}`,
  ];
}
