/** # `tightframe show`. Defines `showCommand`.
 * @module */
import type { Entry } from '../catalog/entry.js';
import { reportOf, type Verified, verifyEntry } from '../catalog/verify.js';
import { display, displayWithin } from '../exact/display.js';
import type { AlgebraicNumber, Element } from '../exact/numberField.js';
import { orthogonalComponents } from '../frame/components.js';
import type { GramScheme } from '../frame/gramScheme.js';
import { spectralMeasures } from '../frame/spectralMeasure.js';
import { describe } from '../scheme/coherenceWitness.js';
import type { SchemeProperties } from '../scheme/schemeProperties.js';
import { textTable } from '../table/textTable.js';
import type { Output } from './output.js';
import {
  eigenmatrixLines,
  factLines,
  fieldText,
  indent,
  pPolynomialText,
  qPolynomialText,
  subsetsText,
} from './schemeText.js';
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
  const found = properties.scheme;
  return [
    `${entry.id}${entry.name === undefined ? '' : ` — ${entry.name}`}`,
    ...(entry.definition === undefined ? [] : [`  ${entry.definition}`]),
    ...(entry.source === undefined ? [] : [`  Source: ${entry.source}`]),
    '',
    ...factLines(facts),
    ...measures(outcome),
    '',
    ...(found.kind === 'verified' && scheme !== undefined
      ? schemeText(found.configuration, scheme)
      : [`  no symmetric association scheme: ${found.kind === 'refuted' ? describe(found.witness) : ''}`]),
  ];
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

function schemeText(gram: GramScheme, known: SchemeProperties): readonly string[] {
  const { scheme, field, eigenspaces, weights, values } = gram;
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
    ...eigenmatrixLines(
      gram,
      (x) => display(field, x),
      (j) => (eigenspaces.includes(j) ? ' *' : ''),
    ),
    '',
    `  P-polynomial: ${pPolynomialText(known)}`,
    `  Q-polynomial: ${qPolynomialText(known)}`,
    `  closed subsets: ${subsetsText(known.closedSubsets)}`,
  ];
}
