import { expect, it } from 'vitest';
import { families, selectFamily } from '../../src/symbolic/families.js';
import { familyVerdict, proveFamily } from '../../src/symbolic/family.js';
import { tightframe } from '../cli/tightframe.js';
import { balanced } from '../symbolic/balanced.js';

const withGiven = families.flatMap(({ id, given }) =>
  given.length === 0
    ? [id]
    : given.flatMap(({ name, least, most }) =>
        Array.from({ length: most - least + 1 }, (_, t) => `${id}:${name}=${least + t}`),
      ),
);

it.each(withGiven)('%s is proved, for every given integer within bounds', (id) => {
  const { family, given } = selectFamily(id);
  const report = proveFamily(family, given);
  expect(familyVerdict(report)).toBe('proved');
  for (const { latex } of report.formulas) expect(balanced(latex), latex).toBe(true);
});

it('tightframe families lists all of them, proved', () => {
  const { status, out, err } = tightframe(['families']);
  expect([status, err]).toEqual([0, []]);
  expect(out.length).toBe(families.length);
  expect(out.every((line) => / proved +\d+ identities, +\d+ equations, all /.test(line))).toBe(true);
});
