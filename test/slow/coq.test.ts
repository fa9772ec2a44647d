/** Compiles the Coq development from its sources. About 20 seconds on a free core. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { coqFolder, coqSources, printedAssumptions } from '../proofs/coqSources.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-coq-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Compiles one more file in the folder. */
function coqc(name: string, source: string) {
  writeFileSync(join(folder, name), source);
  return spawnSync('coqc', ['-w', 'none', '-R', '.', 'Tightframe', name], { cwd: folder, encoding: 'utf8' });
}

const installed = coqc('Probe.v', 'From mathcomp Require Import all_algebra.').status === 0;
if (!installed) console.log('skipped: coqc with MathComp is not installed');

describe.skipIf(!installed)('proofs/coq', () => {
  it('compiles, and no theorem rests on an axiom', () => {
    for (const file of [...coqSources, 'Makefile']) copyFileSync(join(coqFolder, file), join(folder, file));
    const make = spawnSync('make', [], { cwd: folder, encoding: 'utf8' });
    expect(make.stderr).toBe('');
    expect(make.status).toBe(0);
    expect(make.stdout).not.toContain('Axioms:');
    expect(make.stdout.match(/^Closed under the global context$/gm)).toHaveLength(printedAssumptions.length);
  });

  it('sees an axiom where there is one', () => {
    const { stdout } = coqc('Broken.v', 'Axiom a : False. Lemma b : False. exact a. Qed. Print Assumptions b.');
    expect(stdout).toContain('Axioms:');
  });
});
