/** Compiles the Coq development from its sources. About 20 seconds on a free core. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coqFolder, coqSources, printedAssumptions } from '../proofs/coqSources.js';

const library = spawnSync('coqc', ['-where'], { encoding: 'utf8' }).stdout?.trim();
const installed = library && existsSync(join(library, 'user-contrib/mathcomp/algebra/all_algebra.vo'));
if (!installed) console.log('skipped: coqc with MathComp is not installed');

describe.skipIf(!installed)('proofs/coq', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tightframe-coq-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('compiles, and no theorem rests on an axiom', () => {
    for (const file of [...coqSources, 'Makefile']) copyFileSync(join(coqFolder, file), join(folder, file));
    const make = spawnSync('make', [], { cwd: folder, encoding: 'utf8' });
    expect(make.stderr).toBe('');
    expect(make.status).toBe(0);
    expect(make.stdout).not.toContain('Axioms:');
    expect(make.stdout.match(/^Closed under the global context$/gm)).toHaveLength(printedAssumptions.length);
  });

  it('sees an axiom where there is one', () => {
    writeFileSync(join(folder, 'Broken.v'), 'Axiom a : False. Lemma b : False. exact a. Qed. Print Assumptions b.');
    const { stdout } = spawnSync('coqc', ['Broken.v'], { cwd: folder, encoding: 'utf8' });
    expect(stdout).toContain('Axioms:');
  });
});
