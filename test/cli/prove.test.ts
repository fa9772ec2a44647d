import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { familyTheorems } from '../../proofs/evidence/symbolic.js';
import { theorems } from '../../proofs/index.js';
import { literatureTheorems } from '../../proofs/literature.js';
import { STACK_TRACE, tightframe } from './tightframe.js';

const scratch = mkdtempSync(join(tmpdir(), 'tightframe-prove-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Row {
  readonly id: string;
  readonly title: string;
  readonly evidence: string | null;
  readonly verdict: string;
  readonly seconds: number;
  readonly checks: readonly { readonly evidence: string; readonly verdict: string; readonly detail: string }[];
}

const rows = (out: readonly string[]): readonly Row[] => out.map((line) => JSON.parse(line) as Row);

describe('tightframe prove', () => {
  it('--json prints one object a theorem, with its kind of evidence; without Coq none fails', () => {
    // All of them take a minute: families and the literature have their own tests, the threshold for sparse inputs is in test/slow.
    const own = [...familyTheorems.slice(4), ...literatureTheorems.slice(3)].map(({ id }) => id);
    const ids = theorems.map(({ id }) => id).filter((id) => id !== 'pentagon-sparse' && !own.includes(id));
    const { status, out, err } = tightframe(['prove', ...ids, '--json', '--skip', 'formal', '--runs', '20']);
    expect(err).toEqual([]);
    expect(status).toBe(0);
    const found = rows(out);
    for (let n = 1; n <= 13; n++) expect(found.map(({ id }) => id)).toContain(`T${n}`);
    for (const { id, evidence, verdict, seconds, title } of found) {
      expect(['symbolic', 'exact', 'tested'], id).toContain(evidence);
      expect(verdict, id).toBe(evidence === 'tested' ? 'survived' : 'verified');
      expect(seconds).toBeGreaterThanOrEqual(0);
      expect(title.length).toBeGreaterThan(5);
    }
  });

  it('ids are taken in any case; the theorem is printed in full, with what was seen', () => {
    const { status, out } = tightframe(['prove', 't13', '--skip', 'formal', '--runs', '20']);
    expect(status).toBe(0);
    expect(out[0]).toMatch(/^T13 {2}The loss of the toy model/);
    expect(out.join('\n')).toMatch(/symbolic \(verified, .*zero on a grid of \d+ points/);
    expect(out.join('\n')).toMatch(/tested \(survived, .*no counterexample in 20 cases .*seed 1/);
    expect(out.at(-1)).toBe('1 theorem: 1 symbolic; 0 failed.');
  });

  it('with no evidence left a theorem is undecided, and that is said', () => {
    const { status, err } = tightframe(['prove', 'T1', '--skip', 'formal', 'tested']);
    expect(status).toBe(2);
    expect(err).toEqual(['tightframe: T1: undecided: no evidence of the kinds that were tried']);
  });

  it('the certificate of the pentagon is written, and the kernel accepts it', () => {
    expect(tightframe(['prove', 'pentagon', '--skip', 'formal', '--certificates', scratch]).status).toBe(0);
    expect(readdirSync(scratch)).toEqual(['pentagon.json']);
    const { status, out } = tightframe(['check', join(scratch, 'pentagon.json')]);
    expect(status).toBe(0);
    expect(out[0]).toMatch(/accepted: the pentagon theorem: closed forms, Lemma 4/);
  });

  it.each([
    [['prove', 'T99']],
    [['prove', '']],
    [['prove', 'T1', '--runs', '0']],
    [['prove', 'T1', '--seed', '-1']],
    [['prove', '--skip', 'magic']],
  ])('%j is bad input: status 2 and one line', (args) => {
    const { status, out, err } = tightframe(args);
    expect([status, out, err.length]).toEqual([2, [], 1]);
    expect(err[0]).not.toMatch(STACK_TRACE);
  });

  it('a folder for certificates that cannot be made is bad input', () => {
    const file = join(scratch, 'file');
    writeFileSync(file, '');
    const { status, err } = tightframe(['prove', 'T1', '--certificates', join(file, 'below')]);
    expect([status, err.length]).toEqual([2, 1]);
  });
});
