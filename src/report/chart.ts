/** # Charts as SVG. Defines `svgChart`, `ChartOption`. The only file that knows ECharts.
 *
 * Drawn without a browser. Loading the library takes a while, so `report/` is imported only where something is drawn.
 * @module */
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart]);
use([GridComponent, LegendComponent, MarkLineComponent, VisualMapComponent, SVGRenderer]);

export type ChartOption = EChartsCoreOption;

/** The chart as one `<svg>` element: the same option gives the same bytes.
 *  @param id makes the names inside the SVG unique in its page */
export function svgChart(option: ChartOption, id: string, width = 560, height = 340): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'sans-serif' }, ...option });
    return plain(chart.renderToSVGString(), id);
  } finally {
    chart.dispose();
  }
}

/** The library numbers its charts as it makes them, and adds what a script of its own would read and styles for a pointer. */
const plain = (svg: string, id: string): string =>
  together(
    svg.replace(/ ecmeta_\w+="[^"]*"| class="zr\d+-cls-\d+"|<style\b.*?<\/style>/gs, '').replace(/\bzr\d+-/g, `${id}-`),
  );

/** The cells of a heat map, one path a colour: thousands of elements become a few hundred. Cells do not overlap, so their order is free. */
function together(svg: string): string {
  const cell = /<path d="([^"]*Z)" fill="(rgb\([\d,]+\))"><\/path>\n?/g;
  const paths = new Map<string, string>();
  for (const [, path, fill] of svg.matchAll(cell)) paths.set(fill!, (paths.get(fill!) ?? '') + path!);
  const merged = [...paths].map(([fill, path]) => `<path d="${path}" fill="${fill}"/>`).join('');
  let isFirst = true;
  return svg.replace(cell, () => {
    const element = isFirst ? merged : '';
    isFirst = false;
    return element;
  });
}
