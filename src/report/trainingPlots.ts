/** # Plots of training. Defines `phaseDiagram`, `categoryDiagram`, `trajectoryChart`, `dimensionalityHistogram`.
 *
 * Each is an SVG document that can stand in a file of its own; equal data give equal bytes.
 * @module */
import { ShapeError } from '../exact/errors.js';
import { distribution } from '../numeric/diagnosis/distribution.js';
import { type Chart, chart } from './chart.js';
import { dimensionalityPlot } from './diagnosisPlots.js';
import { categoryMap, type Grid, heatMap, SEQUENTIAL } from './heatMap.js';
import { type Curve, linePlot } from './plots.js';

interface PhaseGrid {
  readonly title?: string;
  readonly rowName: string;
  readonly columnName: string;
  readonly rows: readonly (string | number)[];
  readonly columns: readonly (string | number)[];
}

export interface PhaseDiagram extends PhaseGrid {
  /** values[row][column]; null where nothing is known. */
  readonly values: readonly (readonly (number | null)[])[];
  /** The values at the two ends of the colours; by default the least and the largest. */
  readonly range?: readonly [number, number];
}

/** A number as colour over two parameters, such as m and S. @throws ShapeError unless the values fill the rows and columns */
export function phaseDiagram(diagram: PhaseDiagram): string {
  const grid = gridOf(diagram, diagram.values);
  const known = Float64Array.from(grid.values).filter((value) => !Number.isNaN(value));
  const spread = distribution(known);
  const [low, high] = diagram.range ?? [spread?.min ?? 0, spread?.max ?? 1];
  // Two significant digits of the range.
  const decimals = high > low ? Math.min(6, Math.max(0, 2 - Math.ceil(Math.log10(high - low)))) : 2;
  const show = (value: number): string => value.toFixed(decimals);
  return standing(heatMap(grid, SEQUENTIAL, [low, high], { ...named(diagram), show }), titleOf(diagram));
}

export interface CategoryDiagram extends PhaseGrid {
  readonly categories: readonly { readonly name: string; readonly colour: string }[];
  /** values[row][column], a place in `categories`; null where nothing is known. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** A kind as colour over two parameters. @throws ShapeError unless the values fill the rows and columns with places in `categories` */
export function categoryDiagram(diagram: CategoryDiagram): string {
  const { categories, values } = diagram;
  values.flat().forEach((value) => {
    if (value !== null && categories[value] === undefined)
      throw new ShapeError({
        where: 'categories',
        expected: `a place below ${categories.length}`,
        found: String(value),
      });
  });
  return standing(categoryMap(gridOf(diagram, values), categories, named(diagram)), titleOf(diagram));
}

export interface Trajectory {
  readonly title?: string;
  /** What the curves measure. */
  readonly valueName: string;
  readonly curves: readonly Curve[];
  /** Whether the values are on a logarithmic axis, where only positive ones are drawn. */
  readonly logarithmic?: boolean;
}

/** Curves over the steps of training, on a logarithmic axis: step 0 is left out. */
export function trajectoryChart({ title, valueName, curves, logarithmic = false }: Trajectory): string {
  const drawn = curves.map(({ name, points }) => ({
    name,
    points: points.filter(([step, value]) => step > 0 && Number.isFinite(value) && (!logarithmic || value > 0)),
  }));
  return standing(
    linePlot(drawn, { name: 'step', logarithmic: true }, { name: valueName, logarithmic }, title),
    title ?? valueName,
  );
}

/** How many features have which D, with lines at the numbers of the small polytopes. */
export const dimensionalityHistogram = (dimensionalities: ArrayLike<number>, title?: string): string =>
  standing(dimensionalityPlot(Float64Array.from(dimensionalities), title), title ?? 'dimensionality D');

function gridOf({ rows, columns }: PhaseGrid, values: readonly (readonly (number | null)[])[]): Grid {
  const wrong = values.findIndex((row) => row.length !== columns.length);
  if (values.length !== rows.length || wrong !== -1)
    throw new ShapeError({
      where: wrong === -1 ? 'values' : `values, row ${wrong}`,
      expected: wrong === -1 ? `${rows.length} rows` : `${columns.length} values`,
      found: String(wrong === -1 ? values.length : values[wrong]!.length),
    });
  return {
    rows: rows.length,
    columns: columns.length,
    values: values.flat().map((value) => (value === null || !Number.isFinite(value) ? Number.NaN : value)),
  };
}

const titleOf = ({ title, rowName, columnName }: PhaseGrid): string => title ?? `${rowName} and ${columnName}`;

const named = ({ title, rowName, columnName, rows, columns }: PhaseGrid) => ({
  ...(title === undefined ? {} : { title }),
  rowName,
  columnName,
  rowLabels: rows.map(String),
  columnLabels: columns.map(String),
});

const STYLE =
  '<style>svg{color:#222;background:#fff}@media (prefers-color-scheme:dark){svg{color:#ddd;background:#16181c}}</style>';

/** With colours of its own, since no page around it has any. */
const standing = (drawn: Chart, title: string): string =>
  `${chart(drawn, title).replace('</title>', `</title>${STYLE}`)}\n`;
