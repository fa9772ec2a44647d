/** # Charts as SVG. Defines `chart`, `shapes`, `labels`, `colourAt`, `Chart`, `ChartSeries`, `Shape`, `Label`.
 *
 * The only file that knows Apache ECharts. Text and axes take the colour of the text around the chart, so that a chart is readable on light and
 * dark grounds; equal charts give equal bytes.
 * @module */
import {
  CustomChart,
  type CustomSeriesOption,
  LineChart,
  type LineSeriesOption,
  ScatterChart,
  type ScatterSeriesOption,
} from 'echarts/charts';
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
  type TitleComponentOption,
} from 'echarts/components';
import { type ComposeOption, color, format, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  CustomChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
  SVGRenderer,
]);

export type ChartSeries = CustomSeriesOption | LineSeriesOption | ScatterSeriesOption;
type ChartOption = ComposeOption<ChartSeries | GridComponentOption | LegendComponentOption | TitleComponentOption>;

export interface Chart {
  readonly option: ChartOption;
  readonly width: number;
  readonly height: number;
  /** Edges on whole pixels, for cells that touch. */
  readonly crisp?: boolean;
}

const INK = 'currentColor';
const FAINT = 'rgba(128,128,128,0.25)';

const axis = {
  nameLocation: 'middle' as const,
  nameTextStyle: { color: INK },
  axisLabel: { color: INK },
  axisLine: { lineStyle: { color: INK } },
  axisTick: { lineStyle: { color: INK } },
  splitLine: { lineStyle: { color: FAINT } },
};

/** What all charts share. */
const theme = {
  textStyle: { fontFamily: 'sans-serif', color: INK },
  title: { textStyle: { color: INK, fontSize: 14, fontWeight: 'normal' } },
  legend: { textStyle: { color: INK } },
  valueAxis: axis,
  logAxis: axis,
  categoryAxis: { ...axis, splitLine: { show: false } },
  markLine: { label: { color: INK } },
};

/** @param title what a reader hears who cannot see it
 *  @param id begins every id inside, so that several charts fit into one document */
export function chart({ option, width, height, crisp = false }: Chart, title: string, id = 'chart'): string {
  const drawing = init(null, theme, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption({ animation: false, ...option });
    return (
      drawing
        .renderToSVGString()
        // What only a script would use.
        .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
        .replace(/<style >[\s\S]*?<\/style>\n?/g, '')
        // ECharts numbers the charts of a process.
        .replace(/(id="|url\(#)zr\d+-/g, `$1${id}-`)
        // A halo in white is wrong on a dark ground.
        .replace(/ stroke="rgb\(255,255,255\)" stroke-width="2" paint-order="stroke" stroke-miterlimit="2"/g, '')
        .replace(/^<svg ([^>]*)>/, (_, attributes: string) => {
          const edges = crisp ? ' shape-rendering="crispEdges"' : '';
          return `<svg role="img"${edges} ${attributes}><title>${format.encodeHTML(title)}</title>`;
        })
    );
  } finally {
    drawing.dispose();
  }
}

/** The colour at t ∈ [0, 1] on the way through these. */
export const colourAt = (colours: readonly string[], t: number): string => color.lerp(t, [...colours]) as string;

export interface Shape {
  /** As in the `d` of an SVG path, in pixels. */
  readonly path: string;
  readonly fill?: string;
  readonly stroke?: string;
}

/** Shapes drawn where they stand, whatever the axes. */
export const shapes = (drawn: readonly Shape[]): ChartSeries => ({
  type: 'custom',
  coordinateSystem: 'none',
  silent: true,
  data: drawn.map((_, at) => [at]),
  renderItem: ({ dataIndex }) => {
    const { path, fill = 'none', stroke } = drawn[dataIndex]!;
    return {
      type: 'path',
      shape: { pathData: path },
      style: { fill, ...(stroke === undefined ? {} : { stroke, lineWidth: 1 }) },
    };
  },
});

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly colour?: string;
  readonly align?: 'left' | 'center';
  readonly size?: number;
}

/** Words drawn where they stand. */
export const labels = (words: readonly Label[]): ChartSeries => ({
  type: 'custom',
  coordinateSystem: 'none',
  silent: true,
  data: words.map((_, at) => [at]),
  renderItem: ({ dataIndex }) => {
    const { text, x, y, colour = INK, align = 'left', size = 11 } = words[dataIndex]!;
    return {
      type: 'text',
      style: { text, x, y, fill: colour, textAlign: align, textVerticalAlign: 'middle', fontSize: size },
    };
  },
});
