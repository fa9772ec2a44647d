/** # The plots of a diagnosis. Defines `spectrumPlot`, `sharePlot`, `linearityPlot`, `gramPlot`, `participationPlot`, `dimensionalityPlot`.
 * @module */
import type { Diagnosis } from '../numeric/diagnosis/diagnosis.js';
import { distribution, histogram } from '../numeric/diagnosis/distribution.js';
import type { GramSample } from '../numeric/diagnosis/gramSample.js';
import type { Chart } from './chart.js';
import { DIVERGING, heatMap, SEQUENTIAL } from './heatMap.js';
import { histogramPlot, PALETTE, type PointGroup, pointPlot, REST } from './plots.js';

/** Points that a plot shows at most. */
const MOST_POINTS = 4000;
const MOST_EIGENVALUES = 1000;
/** Rows or columns that have their names beside them. */
const MOST_NAMES = 24;

const numbersTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** At most so many, evenly. */
function evenly<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values;
  return numbersTo(most).map((at) => values[Math.floor((at * values.length) / most)]!);
}

/** The nonzero eigenvalues of F, descending, and the Marchenko–Pastur interval. Logarithmic from a ratio of 100 on. */
export function spectrumPlot({ spectrum, dimension, marchenkoPastur: edges }: Diagnosis): Chart {
  const logarithmic = dimension > 0 && spectrum[0]! > 100 * spectrum[dimension - 1]!;
  const points = evenly(
    numbersTo(dimension).map((a) => [a + 1, spectrum[a]!] as const),
    MOST_EIGENVALUES,
  );
  // A logarithmic axis has no zero.
  const least = logarithmic ? spectrum[dimension - 1]! : 0;
  return pointPlot(
    [{ name: 'eigenvalues', colour: PALETTE[0]!, points }],
    { name: 'number of the eigenvalue', min: 0 },
    { name: 'eigenvalue of F', logarithmic },
    edges === null ? undefined : { from: Math.max(edges.lower, least), to: edges.upper, name: 'chance alone' },
  );
}

/** p_ik as colours: rows are features in the order of the file, columns eigenvalues. */
export function sharePlot({ shareMap, features, clusters }: Diagnosis, nameOf: (feature: number) => string): Chart {
  const { rows, columns, shares } = shareMap;
  const largest = shares.reduce((most, share) => (share > most ? share : most), 0);
  const grouped = (what: string, count: number, groups: number): string =>
    count === groups ? what : `${what} (${count} in ${groups} groups)`;
  return heatMap({ rows, columns, values: shares }, SEQUENTIAL, [0, largest], {
    rowName: grouped('features', features, rows),
    columnName: grouped('eigenvalues of F, descending', clusters.length, columns),
    ...(features > MOST_NAMES ? {} : { rowLabels: numbersTo(features).map(nameOf) }),
    ...(clusters.length > MOST_NAMES / 2
      ? {}
      : { columnLabels: clusters.map(({ value }) => String(Number(value.toPrecision(3)))) }),
  });
}

/** D against ‖w‖², with D = ‖w‖²/λ_k (T5) for the largest clusters. */
export function linearityPlot({ measures, clusters }: Diagnosis): Chart {
  const { normSquared, dimensionality, cluster } = measures;
  const nonzero = Array.from(cluster.keys()).filter((i) => cluster[i] !== -1);
  const sampled = evenly(nonzero, MOST_POINTS);
  const largestNorm = nonzero.reduce((most, i) => Math.max(most, normSquared[i]!), 0);
  const largest = numbersTo(clusters.length)
    .sort((j, k) => clusters[k]!.size - clusters[j]!.size || j - k)
    .slice(0, PALETTE.length)
    .filter((k) => clusters[k]!.size > 0)
    .sort((j, k) => j - k);
  const pointsOf = (belongs: (k: number) => boolean): PointGroup['points'] =>
    sampled.filter((i) => belongs(cluster[i]!)).map((i) => [normSquared[i]!, dimensionality[i]!]);
  const groups: PointGroup[] = largest.map((k, at) => {
    const { value, size } = clusters[k]!;
    const end = Math.min(largestNorm, value);
    return {
      name: `λ = ${Number(value.toPrecision(4))}: ${size}`,
      colour: PALETTE[at]!,
      points: pointsOf((of) => of === k),
      line: [
        [0, 0],
        [end, end / value],
      ],
    };
  });
  const others = pointsOf((k) => !largest.includes(k));
  if (others.length > 0) groups.unshift({ name: 'others', colour: REST, points: others });
  return pointPlot(groups, { name: '‖w‖²', min: 0 }, { name: 'dimensionality D', min: 0 });
}

/** ⟨w_i, w_j⟩/(‖w_i‖‖w_j‖) as colours. */
export function gramPlot({ features, cosines }: GramSample, nameOf: (feature: number) => string): Chart {
  const n = features.length;
  const names = Array.from(features, nameOf);
  return heatMap({ rows: n, columns: n, values: cosines }, DIVERGING, [-1, 1], {
    rowName: 'features by cluster',
    columnName: 'features by cluster',
    ...(n > MOST_NAMES ? {} : { rowLabels: names, columnLabels: names }),
  });
}

/** 1/Σ_k p_ik². */
export function participationPlot({ measures: { participation } }: Diagnosis): Chart {
  const most = distribution(participation)?.max ?? 1;
  // An even end has a mark of its own on the axis, apart from the others.
  const end = most <= 2 ? 2 : most <= 10 ? Math.ceil(most) : 10 * Math.ceil(most / 10);
  return histogramPlot(histogram(participation, 50, 1, end), 'participation');
}

/** Numbers that TMS finds often: digon, triangle, tetrahedron, pentagon, square antiprism. */
const MARKS = [
  { at: 3 / 8, name: '3/8' },
  { at: 2 / 5, name: '2/5' },
  { at: 1 / 2, name: '1/2' },
  { at: 2 / 3, name: '2/3' },
  { at: 3 / 4, name: '3/4' },
];

/** The bins are centred at multiples of 1/120, and so at the marks. Where all D are below 1/4, far from any mark, the bins are finer. */
export function dimensionalityPlot(dimensionality: Float64Array, title?: string): Chart {
  const named = title === undefined ? {} : { title };
  const most = distribution(dimensionality)?.max ?? 1;
  const name = 'dimensionality D';
  if (most >= 1 / 4)
    return histogramPlot(histogram(dimensionality, 121, -1 / 240, 1 + 1 / 240), name, { marks: MARKS, ...named });
  const power = 10 ** Math.floor(Math.log10(most));
  const end = [2, 5, 10].find((digit) => digit * power > most)! * power;
  return histogramPlot(histogram(dimensionality, 100, 0, end), name, named);
}
