import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.js';
import { reportOf, verifyEntry } from '../../src/catalog/verify.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const script = fileURLToPath(new URL('./geometry.py', import.meta.url));
const hasNumpy = spawnSync('/usr/bin/python3', ['-c', 'import numpy']).status === 0;

/** Everything that the oracle says is also said by the report: integers, booleans and text exactly, floats to 1e-9. */
function disagreements(expected: Json, found: Json, place: string): string[] {
  const value = isNumber(found) ? found.approx : found;
  if (typeof expected === 'number')
    return typeof value === 'number' && Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected))
      ? []
      : [`${place}: ${JSON.stringify(found)} instead of ${expected}`];
  if (Array.isArray(expected))
    return Array.isArray(found) && found.length === expected.length
      ? expected.flatMap((entry, i) => disagreements(entry, found[i] as Json, `${place}[${i}]`))
      : [`${place}: ${JSON.stringify(found)?.slice(0, 80)} instead of ${expected.length} entries`];
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).flatMap(([name, entry]) =>
      disagreements(entry, (found as Record<string, Json> | null)?.[name] ?? null, `${place}.${name}`),
    );
  return expected === found ? [] : [`${place}: ${JSON.stringify(found)?.slice(0, 80)} instead of ${expected}`];
}

const isNumber = (value: Json): value is { exact: string; approx: number } =>
  typeof value === 'object' && value !== null && 'exact' in value && 'approx' in value;

describe.skipIf(!hasNumpy)('the catalog against an independent implementation in numpy (geometry.py)', () => {
  const { stdout } = hasNumpy
    ? spawnSync('/usr/bin/python3', [script], { encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 300_000 })
    : { stdout: '' };
  const oracle = stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string });
  const entries = new Map(
    loadCatalog().flatMap((item) => (item.kind === 'entry' ? [[item.entry.id, item.entry]] : [])),
  );

  it('computes all entries of the catalog', () => {
    expect(oracle.map(({ id }) => id).sort()).toEqual([...entries.keys()].sort());
  });

  it.each(oracle.map((expected) => [expected.id, expected] as const))('agrees on %s', (id, expected) => {
    const report = reportOf(verifyEntry(entries.get(id)!)) as unknown as Json;
    expect(disagreements(expected as unknown as Json, report, id)).toEqual([]);
  });
});

it('the comparison sees a wrong number, count and flag', () => {
  const report = { n: 5, capacity: { exact: '2', approx: 2 }, tight: true, list: [1] };
  expect(disagreements({ n: 5, capacity: 2, tight: true, list: [1] }, report, '')).toEqual([]);
  for (const wrong of [{ n: 6 }, { capacity: 2.00001 }, { tight: false }, { list: [1, 2] }, { missing: 1 }])
    expect(disagreements(wrong, report, '')).toHaveLength(1);
});
