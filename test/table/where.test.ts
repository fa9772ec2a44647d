import { describe, expect, it } from 'vitest';
import { TightframeError } from '../../src/exact/errors.js';
import { rational } from '../../src/exact/rational.js';
import {
  flagCell,
  fractionCell,
  infinityCell,
  integerCell,
  type TableColumn,
  textCell,
} from '../../src/table/cells.js';
import { parseWhere } from '../../src/table/where.js';

const columns: readonly TableColumn[] = [
  { name: 'rank', title: 'rank', kind: 'number' },
  { name: 'D', title: 'D', kind: 'number' },
  { name: 'design', title: 'design', kind: 'number' },
  { name: 'etf', title: 'ETF', kind: 'flag' },
  { name: 'name', title: 'name', kind: 'text' },
];
const row = {
  rank: integerCell(3),
  D: fractionCell(rational(3, 8)),
  design: infinityCell,
  etf: flagCell(false),
  name: textCell('cube'),
};
const holds = (filter: string): boolean => parseWhere(filter, columns)(row);

describe('filters', () => {
  it.each([
    ['rank<=3', true],
    ['rank < 3', false],
    ['D = 3/8', true],
    ['D=6/16 and not etf', true],
    ['3/8 != D', false],
    ['D < rank', true],
    ['design > 1000', true],
    ['etf or rank=3 and D=1', false],
    ['(etf or rank=3) and D≤1', true],
    ['not (etf or rank=3)', false],
    ["name = 'cube'", true],
    ['name != "cube"', false],
  ])('%s: %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  it.each([
    ['', /found its end/],
    ['colour = 1', /expected a column \(rank, D/],
    ['rank', /comparison/],
    ['rank = etf', /number/],
    ['etf = 1', /stand alone/],
    ['rank <= 3 etf', /`and`, `or` or its end/],
    ['(rank = 3', /`\)`/],
    ['rank = 1/0', /filter/],
    ['rank = 3; process.exit()', /filter/],
    ['constructor', /expected a column/],
    ['and', /expected a column/],
    ['name = 3', /text/],
    [`${'('.repeat(2000)}`, /at most 1000/],
  ])('%s is refused', (filter, message) => {
    expect(() => holds(filter)).toThrow(TightframeError);
    expect(() => holds(filter)).toThrow(message);
  });
});
