/** Coq checks the proof of the pentagon from its sources alone, and it rests on classical reals and nothing else. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../proofs/coq/pentagon');
const SOURCES = ['Makefile', '_CoqProject'];
const hasCoquelicot = spawnSync('coqtop', ['-batch', '-rfrom', 'Coquelicot', 'Coquelicot']).status === 0;

it.skipIf(!hasCoquelicot)(`is accepted by Coq${hasCoquelicot ? '' : ' (skipped: no Coq with Coquelicot)'}`, () => {
  const copy = mkdtempSync(join(tmpdir(), 'pentagon-'));
  try {
    for (const name of readdirSync(folder))
      if (name.endsWith('.v') || SOURCES.includes(name)) cpSync(join(folder, name), join(copy, name));
    const { status, stdout, stderr } = spawnSync('make', [], { cwd: copy, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const axioms = stdout.slice(stdout.indexOf('Axioms:')).match(/^[\w.]+(?=\s+:)/gm);
    expect([...(axioms ?? [])].sort()).toEqual([
      'ClassicalDedekindReals.sig_forall_dec',
      'ClassicalDedekindReals.sig_not_dec',
      'Classical_Prop.classic',
      'FunctionalExtensionality.functional_extensionality_dep',
    ]);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
