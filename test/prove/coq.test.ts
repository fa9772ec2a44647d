import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkedByCoq } from '../../src/prove/coq.js';

const hasCoq = spawnSync('coqc', ['--print-version']).status === 0;
const scratch = mkdtempSync(join(tmpdir(), 'tightframe-test-'));
process.env.XDG_CACHE_HOME = join(scratch, 'cache');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

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
