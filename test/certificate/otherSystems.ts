/** # The systems that exported certificates are for. Defines `otherSystems`, `coqLibrary`, `coqRealAxioms`.
 *
 * Each script runs as docs/exports.md says; a system that is not installed is `null`. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coqScript, coqStatement } from '../../src/certificate/export/coq.js';
import { gapScript } from '../../src/certificate/export/gap.js';
import { pariScript } from '../../src/certificate/export/pari.js';
import { readCertificate } from '../../src/certificate/export/readCertificate.js';
import type { System } from '../../src/certificate/export/script.js';
import { sympyScript } from '../../src/certificate/export/sympy.js';

const LIBRARY = fileURLToPath(new URL('../../proofs/coq/certificate/', import.meta.url));

const run = (command: string, args: readonly string[], cwd?: string) =>
  spawnSync(command, args, { encoding: 'utf8', timeout: 1_200_000, input: '', ...(cwd === undefined ? {} : { cwd }) });

const isThere = (command: string, args: readonly string[]): boolean => run(command, args).status === 0;

function withFile<T>(name: string, text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'tightframe-export-'));
  try {
    writeFileSync(join(folder, name), text);
    return use(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a checking script says: whether it accepts, with the claims that fail. */
interface Answer {
  readonly accepted: boolean;
  readonly said: string;
}

function checked(name: string, text: string, command: string, args: readonly string[]): Answer {
  return withFile(name, text, (file) => {
    const { status, stdout, stderr } = run(command, [...args, file]);
    const answer = stdout.trim().split('\n').at(-1)?.toLowerCase();
    // Words and exit status say the same, or something went wrong.
    if ((answer === 'true') !== (status === 0)) throw new Error(`${command} ends with ${status}: ${stdout}${stderr}`);
    return { accepted: status === 0, said: stdout };
  });
}

/** Each theorem is followed by what it assumes. */
function coqAnswer({ status, stdout, stderr }: ReturnType<typeof run>, theorems: number): Answer {
  const closed = 'Closed under the global context\n'.repeat(theorems);
  return { accepted: status === 0 && stdout === closed, said: `${stdout}${stderr}` };
}

type Check = (certificate: unknown) => Answer;

/** The systems, as far as they are installed. */
export const otherSystems: Readonly<Record<System, Check | null>> = {
  coq: isThere('coqc', ['--version'])
    ? (data) => withFile('certificate.v', coqScript(readCertificate(data)), (file) => coqAnswer(run('coqc', [file]), 1))
    : null,
  // Without its packages, that is all that is wanted; GAP cannot say its version on every machine.
  gap: isThere('gap', ['-q', '-A', '--quitonbreak', '/dev/null'])
    ? (data) => checked('c.g', gapScript(readCertificate(data)), 'gap', ['-q', '-A', '--quitonbreak'])
    : null,
  pari: isThere('gp', ['--version-short'])
    ? (data) => checked('c.gp', pariScript(readCertificate(data)), 'gp', ['-q', '-f'])
    : null,
  sympy: isThere('/usr/bin/python3', ['-c', 'import sympy'])
    ? (data) => checked('c.py', sympyScript(readCertificate(data)), '/usr/bin/python3', [])
    : null,
};

/** Puts files of the library into a folder, compiles them, and runs Coq on a text that may require them. */
function withCoqLibrary(libraries: readonly string[], text: string): ReturnType<typeof run> {
  const head = `From Coq Require Import List ZArith.\nImport ListNotations.\nRequire Import ${libraries.join(' ')}.\n`;
  return withFile('statements.v', head + text, (file) => {
    const folder = dirname(file);
    for (const library of libraries) {
      copyFileSync(join(LIBRARY, `${library}.v`), join(folder, `${library}.v`));
      const { status, stderr } = run('coqc', [`${library}.v`], folder);
      if (status !== 0) throw new Error(stderr);
    }
    return run('coqc', ['statements.v'], folder);
  });
}

/** For many certificates at once: one run proves the theorems of those in `good`, and of those in `bad` that the checker
 *  refuses them. */
export function coqLibrary(good: readonly unknown[], bad: readonly unknown[] = []): Answer {
  const statements = [
    ...good.map((data) => coqStatement(readCertificate(data))),
    ...bad.map((data) => {
      const [upToTheorem] = coqStatement(readCertificate(data)).split('\nTheorem ');
      return `${upToTheorem}\nGoal check certificate_data = false.\nProof. vm_compute; reflexivity. Qed.\n`;
    }),
  ].map((text, at) => `Module Certificate${at}.\n${text}\nEnd Certificate${at}.\n`);
  return coqAnswer(withCoqLibrary(['Certificate'], statements.join('')), good.length);
}

/** The axioms of the theorem that there is such a frame over the real numbers. */
export function coqRealAxioms(certificate: unknown): readonly string[] {
  const { stdout } = withCoqLibrary(
    ['Certificate', 'RealNumbers'],
    `${coqStatement(readCertificate(certificate))}
Definition real := holds_for_real_numbers _ certified.
Print Assumptions real.
`,
  );
  return [...stdout.matchAll(/^(\w+\.\w+)/gm)].map(([, name]) => name!);
}
