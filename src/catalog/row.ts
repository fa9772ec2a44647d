/** # One entry as a row of the table of results. Defines `Row`, `rowOf`, `ROW_COLUMNS`.
 * @module */
import { displayWithin } from '../exact/display.js';
import type { AlgebraicNumber } from '../exact/numberField.js';
import type { Column } from '../table/textTable.js';
import { isAsStated, type Outcome } from './verify.js';

export interface Row {
  readonly id: string;
  readonly cells: readonly string[];
  readonly verdict: 'verified' | 'refuted' | 'undecided' | 'error';
  readonly asStated: boolean;
  readonly reason: string | null;
  /** Largest floating-point residual over its tolerance; null for a failure. */
  readonly residual: number | null;
}

export const ROW_COLUMNS: readonly Column[] = [
  { title: 'entry', width: 34 },
  { title: 'n', align: 'right' },
  { title: 'd', align: 'right' },
  { title: 'frame bounds', width: 24 },
  { title: 'D', width: 16 },
  { title: 'coherence', width: 12 },
  { title: 't', align: 'right' },
  { title: 'scheme', width: 22 },
  { title: 'verdict' },
];

const shortNumber = ({ field, element }: AlgebraicNumber): string => displayWithin(field, element, 12);

export function rowOf(outcome: Outcome): Row {
  const { id, verdict, reason } = outcome;
  const asStated = isAsStated(outcome);
  const stated = verdict === 'refuted' && asStated ? 'refuted as stated' : verdict;
  if (!('analysis' in outcome))
    return { id, cells: [id, '', '', '', '', '', '', '', stated], verdict, asStated, reason, residual: null };
  const { properties, scheme, numeric } = outcome.analysis;
  const { algebra, spectrum, dimensionalities, coherence, design, closure } = properties;
  const bounds = spectrum.bounds.map(
    ({ value, multiplicity }) => `${shortNumber(value)}${multiplicity > 1 ? ` ×${multiplicity}` : ''}`,
  );
  const values = dimensionalities.map(({ value }) =>
    value === undefined ? '–' : shortNumber({ field: algebra.field, element: value }),
  );
  const schemeCell = (): string => {
    if (properties.scheme.kind !== 'verified' || scheme === undefined) return `none (closure ${closure.rank})`;
    const { scheme: relations, eigenspaces } = properties.scheme.configuration;
    const letters = `${scheme.pPolynomial.length > 0 ? 'P' : ''}${scheme.qPolynomial.length > 0 ? 'Q' : ''}`;
    return `${relations.classes} cl.${letters === '' ? '' : ` ${letters}`}, J={${eigenspaces.join(',')}}`;
  };
  const cells = [
    id,
    String(properties.n),
    String(properties.dimension),
    bounds.join(', '),
    values.join(', '),
    coherence === undefined ? '–' : shortNumber(coherence),
    design.strength === 'infinity' ? '∞' : String(design.strength ?? '–'),
    schemeCell(),
    stated,
  ];
  return { id, cells, verdict, asStated, reason, residual: numeric.maxResidual / numeric.tolerance };
}
