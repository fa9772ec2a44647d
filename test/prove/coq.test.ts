import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { checkedByCoq } from '../../src/prove/coq.js';

const hasCoq = spawnSync('coqc', ['--print-version']).status === 0;
const scratch = mkdtempSync(join(tmpdir(), 'tightframe-test-'));
process.env.XDG_CACHE_HOME = join(scratch, 'cache');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

/** A development of these files, in the order given. */
function development(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  writeFileSync(join(folder, '_CoqProject'), `-R . Small\n\n${Object.keys(files).join('\n')}\n`);
  return folder;
}

const two = 'Definition two := 1 + 1.\n';
const proved = 'From Small Require Import Base.Two.\nTheorem four : two + two = 4.\nProof. reflexivity. Qed.\n';

describe.skipIf(!hasCoq)('evidence from Coq (skipped where coqc is not installed)', () => {
  it('a theorem without assumptions is verified, and the compiled files are used again', async () => {
    const folder = development('good', { 'Base/Two.v': two, 'Four.v': proved });
    const outcome = await checkedByCoq({ folder, axioms: [] }, ['four']);
    expect(outcome).toMatchObject({ kind: 'verified', detail: expect.stringMatching(/^coqc \d.*four; no axioms$/) });
    expect((await checkedByCoq({ folder, axioms: [] }, ['two'])).kind).toBe('verified');
  });

  it('an axiom, an Admitted lemma and a Parameter are assumptions, allowed only by name', async () => {
    const folder = development('assumed', {
      'Assumed.v': [
        'Axiom magic : forall n : nat,',
        '  n = n + 0 -> n = 0.',
        'Theorem used : 3 = 0.',
        'Proof. apply magic. reflexivity. Qed.',
        'Theorem left_open : 1 = 2.',
        'Admitted.',
        'Theorem plain : 1 = 1.',
        'Proof. reflexivity. Qed.',
      ].join('\n'),
    });
    expect(await checkedByCoq({ folder, axioms: [] }, ['plain'])).toMatchObject({ kind: 'verified' });
    expect(await checkedByCoq({ folder, axioms: [] }, ['used'])).toMatchObject({
      kind: 'refuted',
      witness: expect.stringContaining('magic'),
    });
    expect(await checkedByCoq({ folder, axioms: [] }, ['plain', 'left_open'])).toMatchObject({
      kind: 'refuted',
      witness: expect.stringContaining('left_open'),
    });
    expect(await checkedByCoq({ folder, axioms: ['magic'] }, ['used'])).toMatchObject({ kind: 'verified' });
  });

  it('what Coq assumes in other words than an axiom is an assumption too', async () => {
    const folder = development('unguarded', {
      'Unguarded.v': [
        'Unset Guard Checking.',
        'Fixpoint loop (n : nat) : False := loop n.',
        'Theorem wrong : 1 = 2.',
        'Proof. destruct (loop 0). Qed.',
      ].join('\n'),
    });
    expect(await checkedByCoq({ folder, axioms: [] }, ['wrong'])).toMatchObject({
      kind: 'refuted',
      witness: expect.stringContaining('loop is assumed to be guarded'),
    });
  });

  it('where the cache cannot be written, files are compiled elsewhere', async () => {
    const file = join(scratch, 'file');
    writeFileSync(file, '');
    vi.stubEnv('XDG_CACHE_HOME', file);
    const folder = development('uncached', { 'Base/Two.v': two, 'Four.v': proved });
    expect(await checkedByCoq({ folder, axioms: [] }, ['four'])).toMatchObject({ kind: 'verified' });
    expect(await checkedByCoq({ folder, axioms: [] }, ['two'])).toMatchObject({ kind: 'verified' });
  });

  it('a proof that Coq does not accept decides nothing, and Coq is quoted', async () => {
    const folder = development('bad', { 'Bad.v': 'Theorem bad : 1 = 2.\nProof. reflexivity. Qed.\n' });
    expect(await checkedByCoq({ folder, axioms: [] }, ['bad'])).toMatchObject({
      kind: 'undecided',
      reason: expect.stringContaining('Unable to unify'),
    });
  });

  it('a theorem that is not there decides nothing', async () => {
    const folder = development('none', { 'Two.v': two });
    expect(await checkedByCoq({ folder, axioms: [] }, ['missing'])).toMatchObject({
      kind: 'undecided',
      reason: expect.stringContaining('missing'),
    });
  });

  it('a library that is not installed is unavailable', async () => {
    const folder = development('library', { 'Needs.v': 'From Nowhere Require Import Nothing.\n' });
    expect(await checkedByCoq({ folder, axioms: [] }, ['anything'])).toMatchObject({ kind: 'unavailable' });
  });
});

describe('a coqc that does not work proves nothing', () => {
  const version = 'if [ "$1" = --print-version ]; then echo 8.16.1 4.13.1; exit 0; fi';
  const compiles = 'for file; do :; done; : > "$file"o';

  function install(name: string, script: string): void {
    const bin = join(scratch, `bin ${name}`);
    mkdirSync(bin);
    writeFileSync(join(bin, 'coqc'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, 'coqc'), 0o755);
    vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
  }

  it.each([
    ['fails', 'exit 1', 'unavailable', /^coqc does not work: /],
    ['talks nonsense', 'echo nonsense', 'unavailable', /^coqc does not work: its version is "nonsense"/],
    ['says nothing', 'exit 0', 'unavailable', /^coqc does not work: /],
    ['fails at a file', `${version}; echo oops >&2; exit 1`, 'undecided', /Two\.v: coqc says oops/],
    ['writes nothing', version, 'undecided', /Two\.v: coqc wrote no Two\.vo/],
    ['is silent about assumptions', `${version}; ${compiles}`, 'undecided', /assumptions of two, and said ""/],
  ])('one that %s', async (name, script, kind, reason) => {
    install(name, script);
    const folder = development(`broken ${name}`, { 'Two.v': `(* ${name} *) ${two}` });
    expect(await checkedByCoq({ folder, axioms: [] }, ['two'])).toMatchObject({
      kind,
      reason: expect.stringMatching(reason),
    });
  });

  it('one that never ends is ended by the signal', async () => {
    install('hangs', `${version}; exec sleep 600`);
    const folder = development('hanging', { 'Two.v': `(* hanging *) ${two}` });
    const outcome = await checkedByCoq({ folder, axioms: [] }, ['two'], AbortSignal.timeout(300));
    expect(outcome.kind).toBe('undecided');
  });

  it('none on the PATH is not installed', async () => {
    vi.stubEnv('PATH', join(scratch, 'nowhere'));
    const folder = development('absent', { 'Two.v': two });
    expect(await checkedByCoq({ folder, axioms: [] }, ['two'])).toEqual({
      kind: 'unavailable',
      reason: 'coqc is not installed',
    });
  });
});
