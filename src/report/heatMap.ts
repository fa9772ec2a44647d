/** # Heat maps. Defines `heatMap`, `categoryMap`, `Grid`, `SEQUENTIAL`, `DIVERGING`.
 *
 * The cells of one colour are one path: a map of 96 × 96 cells stays small.
 * @module */
import { type Chart, type ChartSeries, colourAt, type Label, labels, type Shape, shapes } from './chart.js';

/** Light to dark, so that it can be read without colour. */
export const SEQUENTIAL = ['#fdf5d9', '#f6c667', '#e2773f', '#a8325f', '#4c1a6b', '#160b2e'];
/** Negative, zero, positive. */
export const DIVERGING = ['#1f4e9e', '#6ea3d8', '#f4f4f4', '#e58a63', '#a01c2c'];

export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Row by row; what is no number is left out and crossed. */
  readonly values: ArrayLike<number>;
}

export interface HeatMapOptions {
  readonly title?: string;
  readonly rowName: string;
  readonly columnName: string;
  /** Names of rows and columns; without them the axes have no marks. */
  readonly rowLabels?: readonly string[];
  readonly columnLabels?: readonly string[];
  /** Writes the value into each cell that is large enough. */
  readonly show?: (value: number) => string;
}

const [WIDTH, HEIGHT] = [460, 400];
/** Odd, so that zero and half the way to either end are in the middle of a level. */
const LEVELS = 65;
const LEFT = 76;
const LABEL = 46;
const BOTTOM = 60;
const RIGHT = 120;

/** @param range the values at the two ends of the colours */
export function heatMap(
  grid: Grid,
  colours: readonly string[],
  range: readonly [number, number],
  options: HeatMapOptions,
): Chart {
  const [low, high] = range;
  const place = placed(grid, options);
  const position = (value: number): number =>
    high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
  const bar = { x: place.right + 20, y: place.top, width: 14, height: Math.min(place.height, 4 * LEVELS) };
  const step = bar.height / LEVELS;
  const swatches = Array.from({ length: LEVELS }, (_, level) =>
    rectangle(bar.x, bar.y + bar.height - (level + 1) * step, bar.width, step),
  );
  const number = (value: number): string => String(Number(value.toPrecision(3)));
  const words: Label[] = [low, (low + high) / 2, high].map((value, at) => ({
    text: number(value),
    x: bar.x + bar.width + 6,
    y: bar.y + bar.height * (1 - at / 2),
  }));
  const { show } = options;
  if (show !== undefined) {
    const known = Array.from(grid.values).filter((value) => !Number.isNaN(value));
    const longest = known.reduce((most, value) => Math.max(most, show(value).length), 1);
    // A digit is about 0.65 as wide as it is high.
    const size = Math.min(11, Math.floor(place.cell.width / (0.65 * longest)), Math.floor(0.7 * place.cell.height));
    if (size >= 8)
      eachCell(grid, (row, column, value) => {
        if (Number.isNaN(value)) return;
        const { x, y } = place.centre(row, column);
        words.push({
          text: show(value),
          x,
          y,
          size,
          align: 'center',
          colour: inkOn(colourAt(colours, position(value))),
        });
      });
  }
  const level = (value: number): number => Math.round(position(value) * (LEVELS - 1));
  const drawn = cellShapes(grid, place, LEVELS, level, (at) => colourAt(colours, at / (LEVELS - 1)), swatches);
  return framed(place, options, [shapes(drawn), labels(words)]);
}

/** Cells of named kinds: the values are places in `categories`. */
export function categoryMap(
  grid: Grid,
  categories: readonly { readonly name: string; readonly colour: string }[],
  options: HeatMapOptions,
): Chart {
  const place = placed(grid, options);
  const at = (category: number): { x: number; y: number } => ({ x: place.right + 20, y: place.top + 22 * category });
  const swatches = categories.map((_, category) => rectangle(at(category).x, at(category).y, 14, 14));
  const words = categories.map(({ name }, category) => ({
    text: name,
    x: at(category).x + 20,
    y: at(category).y + 7,
  }));
  const drawn = cellShapes(
    grid,
    place,
    categories.length,
    (value) => value,
    (category) => categories[category]!.colour,
    swatches,
  );
  return framed(place, options, [shapes(drawn), labels(words)]);
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly width: number;
  readonly height: number;
  readonly cell: { readonly width: number; readonly height: number };
  centre(row: number, column: number): { readonly x: number; readonly y: number };
}

/** Cells as large as fit, of whole pixels. */
function placed({ rows, columns }: Grid, { title }: HeatMapOptions): Place {
  const whole = (room: number, count: number): number => Math.max(1, Math.floor(room / Math.max(1, count)));
  const cell = { width: whole(WIDTH, columns), height: whole(HEIGHT, rows) };
  const [left, top] = [LEFT, title === undefined ? 14 : 40];
  const [width, height] = [cell.width * columns, cell.height * rows];
  return {
    left,
    top,
    right: left + width,
    width,
    height,
    cell,
    centre: (row, column) => ({ x: left + (column + 0.5) * cell.width, y: top + (row + 0.5) * cell.height }),
  };
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${width}v${height}h${-width}Z`;

function eachCell({ rows, columns, values }: Grid, visit: (row: number, column: number, value: number) => void): void {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) visit(row, column, values[row * columns + column]!);
}

/** One shape a colour, with its swatch, and one for the cells without a value. Neighbours in a row are one rectangle. */
function cellShapes(
  grid: Grid,
  { left, top, cell }: Place,
  count: number,
  kind: (value: number) => number,
  colour: (kind: number) => string,
  swatches: readonly string[],
): readonly Shape[] {
  const paths = [...swatches];
  let crosses = '';
  let run = 0;
  eachCell(grid, (row, column, value) => {
    const [x, y] = [left + column * cell.width, top + row * cell.height];
    const { width, height } = cell;
    if (Number.isNaN(value)) {
      crosses += `M${x} ${y}l${width} ${height}M${x + width} ${y}l${-width} ${height}`;
      return;
    }
    const here = kind(value);
    const next = column + 1 < grid.columns ? grid.values[row * grid.columns + column + 1]! : Number.NaN;
    run++;
    if (!Number.isNaN(next) && kind(next) === here) return;
    paths[here] += rectangle(x - (run - 1) * width, y, run * width, height);
    run = 0;
  });
  return [
    ...Array.from({ length: count }, (_, at) => ({ path: paths[at]!, fill: colour(at) })),
    ...(crosses === '' ? [] : [{ path: crosses, stroke: 'rgba(128,128,128,0.6)' }]),
  ];
}

/** Black or white, whichever is seen better. @param colour rgba(r,g,b,a) */
function inkOn(colour: string): string {
  const [r, g, b] = (colour.match(/\d+/g) ?? []).map(Number);
  return 0.299 * r! + 0.587 * g! + 0.114 * b! > 140 ? '#000' : '#fff';
}

function framed(
  { left, top, right, width, height }: Place,
  { title, rowName, columnName, rowLabels, columnLabels }: HeatMapOptions,
  series: ChartSeries[],
): Chart {
  const named = (name: string, words: readonly string[] | undefined, nameGap: number) => ({
    type: 'category' as const,
    name,
    nameGap,
    data: [...(words ?? [''])],
    axisTick: { show: words !== undefined },
    axisLabel: { show: words !== undefined, width: LABEL, overflow: 'truncate' as const },
  });
  return {
    crisp: true,
    width: right + RIGHT,
    height: top + height + BOTTOM,
    option: {
      ...(title === undefined ? {} : { title: { text: title, left, top: 8 } }),
      // The axes stay with the cells whatever their labels.
      grid: { left, top, width, height, outerBoundsMode: 'none' },
      xAxis: named(columnName, columnLabels, columnLabels === undefined ? 12 : 32),
      yAxis: { ...named(rowName, rowLabels, rowLabels === undefined ? 16 : LABEL + 8), inverse: true },
      series,
    },
  };
}
