/** # Plots of numbers. Defines `histogramPlot`, `pointPlot`, `linePlot`, `PALETTE`.
 * @module */
import type { Histogram } from '../numeric/diagnosis/distribution.js';
import type { Chart, ChartSeries } from './chart.js';

const [WIDTH, HEIGHT] = [640, 360];
const LEGEND = 150;

/** Distinct in hue and lightness on light and dark grounds. */
export const PALETTE = ['#2f7ed8', '#e07b29', '#2ca25f', '#c0399f', '#8c6d31', '#17a2b8', '#d62f3a', '#7a5fd0'];
export const REST = '#8a8a8a';

export interface Mark {
  readonly at: number;
  readonly name: string;
}

/** A bar a bin that is not empty. @param marks dashed lines across */
export function histogramPlot(
  { from, to, counts }: Histogram,
  name: string,
  { marks = [], title }: { readonly marks?: readonly Mark[]; readonly title?: string } = {},
): Chart {
  const width = (to - from) / counts.length;
  const bars = counts.flatMap((count, bin) =>
    count === 0 ? [] : [[from + bin * width, from + (bin + 1) * width, count]],
  );
  return {
    width: WIDTH,
    height: HEIGHT,
    option: {
      ...titled(title),
      grid: { left: 70, right: 30, top: (marks.length > 0 ? 40 : 20) + (title === undefined ? 0 : 30), bottom: 50 },
      xAxis: {
        type: 'value',
        name,
        nameGap: 28,
        min: from,
        max: to,
        axisLabel: { hideOverlap: true },
        splitLine: { show: false },
      },
      yAxis: { type: 'value', name: 'features', nameGap: 50, minInterval: 1 },
      series: [
        {
          type: 'custom',
          silent: true,
          encode: { x: [0, 1], y: 2 },
          data: bars,
          renderItem: (_, api) => {
            const [left, top] = api.coord([api.value(0), api.value(2)]) as [number, number];
            const [right, bottom] = api.coord([api.value(1), 0]) as [number, number];
            // At least a pixel wide and high.
            return {
              type: 'rect',
              shape: {
                x: left,
                y: Math.min(top, bottom - 1),
                width: Math.max(1, right - left),
                height: Math.max(1, bottom - top),
              },
              style: { fill: PALETTE[0]! },
            };
          },
        },
        {
          type: 'line',
          data: [],
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: REST, type: 'dashed' },
            // On two heights, since 3/8 and 2/5 are neighbours.
            data: marks.map(({ at, name: text }, k) => ({
              xAxis: at,
              label: { formatter: text, distance: k % 2 === 0 ? 4 : 18 },
            })),
          },
        },
      ],
    },
  };
}

export interface PointGroup {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly (readonly [number, number])[];
  /** The ends of a line in the same colour. */
  readonly line?: readonly [readonly [number, number], readonly [number, number]];
}

export interface Axis {
  readonly name: string;
  readonly min?: number;
  readonly max?: number;
  readonly logarithmic?: boolean;
}

const scale = ({ name, min, max, logarithmic }: Axis, nameGap: number) => ({
  type: logarithmic === true ? ('log' as const) : ('value' as const),
  name,
  nameGap,
  ...(logarithmic === true
    ? // Powers of ten come out of the library a rounding error away.
      { axisLabel: { formatter: (value: number) => String(Number(value.toPrecision(6))) } }
    : // No point on the edge.
      { boundaryGap: [0, '4%'] as [number, string] }),
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

const titled = (title: string | undefined) =>
  title === undefined ? {} : { title: { text: title, left: 'center', top: 6 } };

/** A power of ten that brings the values near 1 where an axis cannot be labelled with them as they are. */
function unitOf(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const exponent = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  return Math.abs(exponent) > 6 ? Number(`1e${exponent}`) : 1;
}

const inUnits = (name: string, unit: number): string => (unit === 1 ? name : `${name} / ${unit}`);

/** Groups of points, each with its colour and perhaps a line. @param band a shaded interval of y, with its name */
export function pointPlot(
  groups: readonly PointGroup[],
  x: Axis,
  y: Axis,
  band?: { readonly from: number; readonly to: number; readonly name: string },
): Chart {
  const many = groups.length > 1;
  const ends = groups.flatMap(({ points, line = [] }) => [...points, ...line]);
  const [unitX, unitY] = [unitOf(ends.map(([u]) => u)), unitOf(ends.map(([, v]) => v))];
  const scaled = ([u, v]: readonly [number, number]): [number, number] => [u / unitX, v / unitY];
  return {
    width: WIDTH,
    height: HEIGHT,
    option: {
      grid: { left: 80, right: many ? LEGEND : 30, top: 30, bottom: 50 },
      ...(many
        ? { legend: { orient: 'vertical', left: WIDTH - LEGEND + 10, top: 24, data: groups.map(({ name }) => name) } }
        : {}),
      xAxis: scale({ ...x, name: inUnits(x.name, unitX) }, 28),
      yAxis: scale({ ...y, name: inUnits(y.name, unitY) }, 55),
      series: groups.flatMap(({ name, colour, points, line }, at): ChartSeries[] => [
        {
          type: 'scatter',
          name,
          silent: true,
          symbolSize: points.length > 200 ? 4 : 8,
          itemStyle: { color: colour, opacity: 0.75 },
          data: points.map(scaled),
          ...(band === undefined || at > 0
            ? {}
            : {
                markArea: {
                  silent: true,
                  itemStyle: { color: 'rgba(224,123,41,0.18)' },
                  label: { color: 'currentColor', position: 'insideTopRight' },
                  data: [[{ name: band.name, yAxis: band.from / unitY }, { yAxis: band.to / unitY }]],
                },
              }),
        },
        ...(line === undefined ? [] : [curve(name, colour, line.map(scaled))]),
      ]),
    },
  };
}

export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** Curves, with names at the side when there are few. */
export function linePlot(curves: readonly Curve[], x: Axis, y: Axis, title?: string): Chart {
  const named = curves.length > 1 && curves.length <= PALETTE.length;
  return {
    width: WIDTH,
    height: HEIGHT,
    option: {
      ...titled(title),
      grid: { left: 80, right: named ? LEGEND : 30, top: 40, bottom: 50 },
      ...(named
        ? { legend: { orient: 'vertical', left: WIDTH - LEGEND + 10, top: 36, data: curves.map(({ name }) => name) } }
        : {}),
      xAxis: scale(x, 28),
      yAxis: scale(y, 55),
      series: curves.map(({ name, points }, at) => curve(name, PALETTE[at % PALETTE.length]!, points)),
    },
  };
}

const curve = (name: string, color: string, points: readonly (readonly [number, number])[]): ChartSeries => ({
  type: 'line',
  name,
  silent: true,
  showSymbol: false,
  color,
  lineStyle: { width: 1.5 },
  data: points.map(([u, v]) => [u, v]),
});
