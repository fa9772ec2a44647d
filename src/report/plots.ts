/** # Plots. Defines `linePlot`, `scatterPlot`, `histogramPlot`, `heatMap`, `categoryMap`: what a plot shows, as a chart.
 * @module */
import type { ChartOption } from './chart.js';

/** Distinct also for colour-blind readers (M. Okabe, K. Ito, 2008). */
const PALETTE = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000', '#b8a800'];
const SEQUENTIAL = ['#f7fbff', '#c6dbef', '#6baed6', '#2171b5', '#08306b'];
const DIVERGING = ['#b2182b', '#f4a582', '#ffffff', '#92c5de', '#2166ac'];

const grid = { left: 64, right: 24, top: 36, bottom: 52 };
const axis = (name: string, gap: number) => ({
  name,
  nameLocation: 'middle',
  nameGap: gap,
  nameTextStyle: { color: '#333' },
});
const short = (x: number): string => String(Number(x.toPrecision(4)));

export interface Mark {
  readonly at: number;
  readonly label: string;
  /** Higher up, where a neighbour is close. */
  readonly raised?: boolean;
}

interface Axes {
  readonly x: string;
  readonly y: string;
  readonly logarithmicX?: boolean;
  readonly logarithmicY?: boolean;
}

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
  readonly dashed?: boolean;
}

const valueAxis = (name: string, gap: number, isLogarithmic: boolean | undefined) => ({
  ...axis(name, gap),
  type: isLogarithmic === true ? 'log' : 'value',
  scale: true,
  axisLabel: { formatter: short, hideOverlap: true },
});

/** Vertical or horizontal dashed lines with a label. */
const markLine = (marks: readonly Mark[], on: 'xAxis' | 'yAxis') => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: '#777', type: 'dashed' },
  label: { formatter: '{b}', color: '#333', position: on === 'yAxis' ? 'insideEndTop' : 'end' },
  data: marks.map(({ at, label, raised }) => ({
    [on]: at,
    name: label,
    label: { distance: raised === true ? 16 : 5 },
  })),
});

/** Lines through points, with dashed horizontal marks. */
export function linePlot(
  lines: readonly Line[],
  { x, y, logarithmicX, logarithmicY }: Axes,
  marks: readonly Mark[] = [],
): ChartOption {
  return {
    color: PALETTE,
    grid,
    legend: lines.length > 1 ? { top: 4, itemWidth: 18, textStyle: { fontSize: 11 } } : { show: false },
    xAxis: valueAxis(x, 30, logarithmicX),
    yAxis: {
      ...valueAxis(y, 46, logarithmicY),
      // Marks are to be seen, and not on the frame.
      ...(marks.length > 0
        ? { scale: false, max: ({ max }: { max: number }) => 1.05 * Math.max(max, ...marks.map(({ at }) => at)) }
        : {}),
    },
    series: lines.map(({ name, points, dashed }, k) => ({
      name,
      type: 'line',
      showSymbol: points.length <= 40,
      symbolSize: 4,
      lineStyle: { width: 1.5, type: dashed === true ? 'dashed' : 'solid' },
      data: points,
      ...(k === 0 && marks.length > 0 ? { markLine: markLine(marks, 'yAxis') } : {}),
    })),
  };
}

/** Groups of points, and lines through them; the axes begin at zero. */
export function scatterPlot(groups: readonly Line[], lines: readonly Line[], { x, y }: Axes): ChartOption {
  return {
    color: PALETTE,
    grid,
    legend:
      groups.length > 1
        ? { top: 4, itemWidth: 10, textStyle: { fontSize: 11 }, data: groups.map(({ name }) => name) }
        : { show: false },
    xAxis: { ...valueAxis(x, 30, false), scale: false },
    yAxis: { ...valueAxis(y, 46, false), scale: false },
    series: [
      ...groups.map(({ name, points }) => ({
        name,
        type: 'scatter',
        symbolSize: points.length > 500 ? 3 : 6,
        itemStyle: { opacity: 0.7 },
        data: points,
      })),
      ...lines.map(({ name, points }) => ({
        name,
        type: 'line',
        showSymbol: false,
        silent: true,
        lineStyle: { width: 1, color: '#777', type: 'dashed' },
        data: points,
      })),
    ],
  };
}

/** Counts in equal bins, with vertical marks. */
export function histogramPlot(
  { from, to, counts }: { readonly from: number; readonly to: number; readonly counts: readonly number[] },
  { x, y }: Axes,
  marks: readonly Mark[] = [],
): ChartOption {
  const width = (to - from) / counts.length;
  return {
    color: PALETTE,
    grid,
    xAxis: { ...valueAxis(x, 30, false), min: from, max: to, scale: false },
    yAxis: { ...valueAxis(y, 46, false), scale: false },
    series: [
      {
        type: 'bar',
        barWidth: Math.max(1, (0.92 * (560 - grid.left - grid.right)) / counts.length),
        data: counts.map((count, bin) => [from + (bin + 0.5) * width, count]),
        ...(marks.length > 0 ? { markLine: markLine(marks, 'xAxis') } : {}),
      },
    ],
  };
}

export interface HeatMap extends Axes {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row by row; what is no number stays white. */
  readonly values: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
  /** Whether zero is the middle. */
  readonly diverging?: boolean;
  /** Whether to write the values into the cells. */
  readonly written?: boolean;
}

/** Values as colours, the first row on top. */
export function heatMap({ rows, columns, values, from, to, x, y, diverging, written }: HeatMap): ChartOption {
  const category = (names: readonly string[]) => ({
    type: 'category',
    data: names,
    axisTick: { show: false },
    axisLabel: { hideOverlap: true },
  });
  return {
    grid: { ...grid, right: 84 },
    xAxis: { ...axis(x, 30), ...category(columns) },
    yAxis: { ...axis(y, 46), ...category(rows), inverse: true },
    visualMap: {
      min: from,
      max: to,
      calculable: false,
      right: 6,
      top: 'middle',
      itemHeight: 180,
      text: [short(to), short(from)],
      inRange: { color: diverging === true ? DIVERGING : SEQUENTIAL },
    },
    series: [
      {
        type: 'heatmap',
        label: {
          show: written === true,
          fontSize: 9,
          formatter: ({ value }: { value: readonly number[] }) => short(Number(value[2]!.toFixed(2))),
        },
        data: Array.from(values, (value, at) => [at % columns.length, Math.floor(at / columns.length), value]).filter(
          ([, , value]) => Number.isFinite(value),
        ),
      },
    ],
  };
}

/** A name in each cell, a colour a name, the first row on top. */
export function categoryMap({
  rows,
  columns,
  names,
  x,
  y,
}: Axes & {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly names: readonly string[];
}): ChartOption {
  const distinct = [...new Set(names)].sort();
  const { series, ...frame } = heatMap({
    rows,
    columns,
    values: names.map((name) => distinct.indexOf(name)),
    from: 0,
    to: 1,
    x,
    y,
  }) as {
    series: readonly object[];
  };
  return {
    ...frame,
    visualMap: {
      type: 'piecewise',
      right: 4,
      top: 'middle',
      pieces: distinct.map((label, value) => ({ value, label, color: PALETTE[value % PALETTE.length] })),
    },
    series: series.map((one) => ({ ...one, label: { show: false } })),
  };
}
