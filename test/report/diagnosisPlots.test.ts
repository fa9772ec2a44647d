import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/numeric/diagnosis/diagnosis.js';
import { gramSample } from '../../src/numeric/diagnosis/gramSample.js';
import { type Chart, chart } from '../../src/report/chart.js';
import {
  dimensionalityPlot,
  gramPlot,
  linearityPlot,
  participationPlot,
  sharePlot,
  spectrumPlot,
} from '../../src/report/diagnosisPlots.js';
import { featuresOf, polygon, scattered } from '../numeric/diagnosis/features.js';
import { dots, filled } from './marks.js';

const drawn = (plot: Chart): string => chart(plot, 'a plot');

const tegum = [...polygon(5, 1, 4), ...polygon(3, 2, 4, 2)];
const matrix = featuresOf(tegum);
const diagnosis = await diagnose(matrix);
const large = featuresOf(scattered(5000, 6));
const largeDiagnosis = await diagnose(large);

describe('plots of a diagnosis have a mark for each', () => {
  it('eigenvalue that is not zero', async () => {
    expect(dots(drawn(spectrumPlot(diagnosis)))).toHaveLength(4);
    const flat = await diagnose(featuresOf(polygon(7, 1, 5)));
    expect(dots(drawn(spectrumPlot(flat)))).toHaveLength(2);
  });

  it('feature, and a line for each cluster; at most 4000 features', () => {
    const svg = drawn(linearityPlot(diagnosis));
    expect(dots(svg)).toHaveLength(8);
    expect(svg.match(/stroke-width="1.5"/g)).toHaveLength(2);
    expect(dots(drawn(linearityPlot(largeDiagnosis)))).toHaveLength(4000);
  });

  it('value of D and of the participation', () => {
    expect(filled(drawn(dimensionalityPlot(diagnosis.measures.dimensionality)), '#2f7ed8')).toBe(2);
    expect(filled(drawn(participationPlot(diagnosis)), '#2f7ed8')).toBe(1);
  });

  it('small D are told apart, on a finer axis without marks', () => {
    const svg = drawn(dimensionalityPlot(Float64Array.of(0.011, 0.012, 0.013)));
    expect(filled(svg, '#2f7ed8')).toBe(3);
    expect(svg).not.toContain('stroke-dasharray');
  });

  it('mark at 3/8, 2/5, 1/2, 2/3, 3/4', () => {
    const svg = drawn(dimensionalityPlot(diagnosis.measures.dimensionality));
    for (const name of ['3/8', '2/5', '1/2', '2/3', '3/4']) expect(svg).toContain(`>${name}</text>`);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(5);
  });
});

describe('heat maps', () => {
  const cells = (svg: string): number =>
    Array.from(svg.matchAll(/<path d="([^"]*)" fill="rgba?\([^"]*"/g), ([, d]) => d!.split('M').length - 2).reduce(
      (sum, count) => sum + count,
      0,
    );

  it('the shares of a localized frame are one block a cluster', () => {
    const svg = drawn(sharePlot(diagnosis, String));
    // Two cells of different colour in each of eight rows.
    expect(cells(svg)).toBe(16);
    for (const eigenvalue of ['6', '2.5']) expect(svg).toContain(`>${eigenvalue}</text>`);
  });

  it('cosines of orthogonal clusters vanish, and equal cosines have one colour', () => {
    const svg = drawn(gramPlot(gramSample(matrix, diagnosis), String));
    const colours = Array.from(svg.matchAll(/<path d="([^"]*)" fill="(rgba?\([^"]*)"/g))
      .filter(([, d]) => d!.split('M').length > 2)
      .map(([, , fill]) => fill);
    // 1, cos 72°, 0, −1/2 and cos 144°.
    expect(new Set(colours).size).toBe(5);
  });

  it('features that are zero are crossed', async () => {
    const some = await diagnose(featuresOf([...tegum, [0, 0, 0, 0]]));
    const crosses = drawn(sharePlot(some, String)).match(/<path d="([^"]*)" fill="none" stroke="rgb\(128,128,128\)"/);
    expect(crosses![1]!.match(/M/g)).toHaveLength(2 * 2);
  });
});
