/** # What a diagnosis says, in words. Defines `diagnosisFacts`, `clusterTable`, `comparisonTable`, `FactTable`, `short`, `orDash`.
 *
 * For the terminal and for the report.
 * @module */
import type { Diagnosis } from '../numeric/diagnosis/diagnosis.js';
import { type Statistics, statistics } from '../numeric/diagnosis/diagnosisJson.js';
import { type Distribution, distribution } from '../numeric/diagnosis/distribution.js';
import type { LineFit } from '../numeric/diagnosis/lineFit.js';

/** Six significant digits. */
export const short = (x: number): string => String(Number(x.toPrecision(6)));
/** The figure, or a dash where there is none. */
export const orDash = (x: number | null | undefined): string => (x === null || x === undefined ? '–' : short(x));
const spread = (d: Distribution | null): string =>
  d === null ? 'undefined' : `mean ${short(d.mean)}, median ${short(d.median)}, ${short(d.min)} … ${short(d.max)}`;
const line = (fit: LineFit | null): string =>
  fit === null ? 'undefined: all norms are equal' : `slope ${short(fit.slope)}, R² ${orDash(fit.rSquared)}`;
const yesNo = (flag: boolean): string => (flag ? 'yes' : 'no');

/** Names and figures, in the order of reading. */
export function diagnosisFacts(diagnosis: Diagnosis): readonly (readonly [name: string, text: string])[] {
  const { clusters, tolerance, measures, dimension } = diagnosis;
  const found = statistics(diagnosis);
  const zeros = diagnosis.zeroFeatures === 0 ? '' : `, ${diagnosis.zeroFeatures} of them zero`;
  return [
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
}

export interface FactTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A row a cluster. */
export const clusterTable = ({ clusters }: Diagnosis): FactTable => ({
  header: ['eigenvalue', 'multiplicity', 'features', 'localized', 'Σ D', 'tightness residual', 'slope·λ', 'R²'],
  rows: clusters.map(({ value, multiplicity, size, localized, capacity, tightnessResidual, linearity }) => [
    short(value),
    String(multiplicity),
    String(size),
    String(localized),
    short(capacity),
    tightnessResidual === null ? '–' : tightnessResidual.toPrecision(3),
    linearity === null ? '–' : short(linearity.slope * value),
    orDash(linearity?.rSquared ?? null),
  ]),
});

/** The weights beside Gaussian features of the same norms. */
export function comparisonTable(diagnosis: Diagnosis, chance: Statistics): FactTable {
  const here = statistics(diagnosis);
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
  return {
    header: ['structure or chance', 'here', 'Gaussian'],
    rows: rows.map(([name, of]) => [name, orDash(of(here)), orDash(of(chance))]),
  };
}
