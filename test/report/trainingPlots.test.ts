import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/exact/errors.js';
import {
  categoryDiagram,
  dimensionalityHistogram,
  phaseDiagram,
  trajectoryChart,
} from '../../src/report/trainingPlots.js';
import { filled } from './marks.js';
import { elements } from './wellFormed.js';

const phase = {
  title: 'capacity <&> "fraction"',
  rowName: 'm',
  columnName: 'S',
  rows: [4, 8],
  columns: [0, 0.5, 0.9],
  values: [
    [0.25, 0.5, null],
    [1, Number.NaN, 0],
  ],
};
const kinds = [
  { name: 'neither', colour: '#111111' },
  { name: 'first', colour: '#222222' },
];
const category = {
  ...phase,
  values: [
    [0, 1, null],
    [1, 1, 0],
  ],
  categories: kinds,
};
const trajectory = {
  valueName: 'D',
  curves: ['a', 'b'].map((name) => ({
    name,
    points: [
      [0, 1],
      [1, 0.5],
      [10, 0.25],
      [100, Number.NaN],
    ] as const,
  })),
};

const charts: Readonly<Record<string, () => string>> = {
  phaseDiagram: () => phaseDiagram(phase),
  categoryDiagram: () => categoryDiagram(category),
  trajectoryChart: () => trajectoryChart(trajectory),
  'trajectoryChart, logarithmic': () => trajectoryChart({ ...trajectory, logarithmic: true }),
  dimensionalityHistogram: () => dimensionalityHistogram([0.5, 0.5, 2 / 3, Number.NaN], 'D'),
  'phaseDiagram of nothing known': () =>
    phaseDiagram({ ...phase, values: phase.values.map((row) => row.map(() => null)) }),
  'trajectoryChart of a loss that vanishes': () =>
    trajectoryChart({
      valueName: 'loss',
      logarithmic: true,
      curves: [
        {
          name: 'loss',
          points: [
            [1, 1e-3],
            [10, 1e-33],
          ],
        },
      ],
    }),
  'trajectoryChart of nothing': () => trajectoryChart({ valueName: 'loss', curves: [] }),
  'dimensionalityHistogram of nothing': () => dimensionalityHistogram([]),
};

describe('plots of training', () => {
  it.each(Object.entries(charts))('%s: a well-formed document, the same bytes each time', (_, draw) => {
    const svg = draw();
    expect(elements(svg).get('svg')).toBe(1);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.match(/https?:[^"]*/g)!.every((address) => address.startsWith('http://www.w3.org/'))).toBe(true);
    expect(draw()).toBe(svg);
  });

  it('a phase diagram writes what is known and crosses out the rest', () => {
    const svg = phaseDiagram({ ...phase, range: [0, 1] });
    for (const value of ['0.25', '0.50', '1.00', '0.00']) expect(svg).toContain(`>${value}</text>`);
    expect(svg.match(/<path d="([^"]*)" fill="none" stroke="rgb\(128,128,128\)"/)![1]!.match(/M/g)).toHaveLength(4);
    for (const label of [...phase.rows, ...phase.columns]) expect(svg).toContain(`>${label}</text>`);
  });

  it('a category diagram has a swatch and the cells of each kind in its colour', () => {
    const svg = categoryDiagram(category);
    const rectangles = (colour: string): number =>
      svg.match(new RegExp(`<path d="([^"]*)" fill="${colour}"`))![1]!.match(/M/g)!.length;
    expect(rectangles('#111111')).toBe(1 + 2);
    // Two of the three are neighbours.
    expect(rectangles('#222222')).toBe(1 + 2);
    for (const { name } of kinds) expect(svg).toContain(`>${name}</text>`);
  });

  it('a trajectory leaves out step 0 and what is no number', () => {
    const svg = trajectoryChart(trajectory);
    const curves = Array.from(
      svg.matchAll(/<path d="(M[^"]*)" fill="none" stroke="#(?:2f7ed8|e07b29)" stroke-width="1.5"/g),
    );
    expect(curves.some(([, d]) => d!.match(/[ML]/g)!.length === 2)).toBe(true);
  });

  it('a histogram has a bar for each value of D, at its mark', () => {
    const svg = dimensionalityHistogram([1 / 2, 1 / 2, 2 / 3, 3 / 8]);
    expect(filled(svg, '#2f7ed8')).toBe(3);
  });

  it('refuses values that do not fill the grid, and kinds that are none', () => {
    expect(() => phaseDiagram({ ...phase, values: [[1, 2, 3]] })).toThrow(ShapeError);
    expect(() => phaseDiagram({ ...phase, values: [[1, 2, 3], [1]] })).toThrow(/row 1: expected 3 values, found 1/);
    expect(() =>
      categoryDiagram({
        ...category,
        values: [
          [0, 1, 2],
          [0, 0, 0],
        ],
      }),
    ).toThrow(ShapeError);
  });
});
