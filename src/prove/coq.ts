/** # Evidence from Coq. Defines `checkedByCoq`, `CoqDevelopment`.
 *
 * The files of a development are compiled by `coqc`; then Coq itself prints the assumptions of each theorem. A theorem counts as
 * formal only if all of them are among the axioms that the development says it rests on (none, for algebra; those of the classical
 * real numbers of Coq's standard library, for analysis). `Admitted` lemmas are assumptions like any other.
 *
 * Compiled files are kept in the user's cache, under a hash of the sources and of Coq's version, as `make` would keep them.
 * @module */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { excerpt } from '../exact/errors.js';
import { memoized } from '../exact/memo.js';
import type { Outcome } from './theorem.js';

export interface CoqDevelopment {
  /** Holds `_CoqProject`, which names the files in the order of their dependencies, and the logical path. */
  readonly folder: string;
  /** The axioms that theorems may rest on, by their full names; Coq prints the part that is needed to tell them apart. */
  readonly axioms: readonly string[];
}

const run = promisify(execFile);
/** No file of ours takes longer on one slow core. */
const LIMIT = { timeout: 1_800_000, maxBuffer: 2 ** 26 } as const;

const compiled = new Map<string, Promise<Compilation>>();

type Compilation =
  | { readonly kind: 'compiled'; readonly folder: string; readonly project: Project; readonly version: string }
  | Exclude<Outcome, { kind: 'verified' }>;

/** Does Coq accept the development, and do these theorems rest on nothing but its axioms? Compiles once a process. */
export async function checkedByCoq({ folder, axioms }: CoqDevelopment, theorems: readonly string[]): Promise<Outcome> {
  const compilation = await memoized(compiled, folder, () => compile(folder));
  if (compilation.kind !== 'compiled') return compilation;
  const { project, version } = compilation;
  const script = [
    ...project.modules.map((module) => `Require Import ${module}.`),
    ...theorems.map((theorem) => `Print Assumptions ${theorem}.`),
  ].join('\n');
  const scratch = mkdtempSync(join(tmpdir(), 'tightframe-coq-'));
  try {
    writeFileSync(join(scratch, 'Theorems.v'), script);
    const { stdout } = await run(
      'coqc',
      ['-q', '-R', compilation.folder, project.logicalPath, join(scratch, 'Theorems.v')],
      LIMIT,
    );
    const assumed = assumptions(stdout).filter((axiom) => !axioms.some((full) => `.${full}`.endsWith(`.${axiom}`)));
    if (assumed.length > 0)
      return { kind: 'refuted', witness: `${theorems.join(', ')}: Coq names the assumptions ${assumed.join(', ')}` };
    const rest = axioms.length === 0 ? 'no axioms' : 'no axioms beyond those of the classical reals';
    return { kind: 'verified', detail: `coqc ${version}: ${theorems.join(', ')}; ${rest}` };
  } catch (error) {
    return { kind: 'undecided', reason: complaint('Theorems.v', error) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The names in the output of `Print Assumptions`: `name : type`, with types that go on over indented lines. */
function assumptions(printed: string): readonly string[] {
  const names = [...printed.matchAll(/^([\p{L}_][\p{L}\d_'.]*)\s*:/gmu)].map(([, name]) => name!);
  return [...new Set(names)].filter((name) => name !== 'Axioms');
}

interface Project {
  readonly logicalPath: string;
  readonly files: readonly string[];
  readonly modules: readonly string[];
}

function readProject(folder: string): Project {
  const text = readFileSync(join(folder, '_CoqProject'), 'utf8');
  const logicalPath = /^-[QR]\s+\.\s+(\S+)/m.exec(text)?.[1] ?? '';
  const files = [...text.matchAll(/^(\S+\.v)\s*$/gm)].map(([, file]) => file!);
  const module = (file: string): string => `${logicalPath}.${file.slice(0, -2).replaceAll('/', '.')}`;
  return { logicalPath, files, modules: files.map(module) };
}

async function compile(folder: string): Promise<Compilation> {
  const version = await coqVersion();
  if (version === undefined) return { kind: 'unavailable', reason: 'coqc is not installed' };
  const project = readProject(folder);
  if (project.files.length === 0) return { kind: 'undecided', reason: `${folder}/_CoqProject names no files` };
  const hash = createHash('sha256').update(version);
  for (const file of project.files) hash.update(file).update(readFileSync(join(folder, file)));
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tightframe');
  const kept = join(cache, `coq-${hash.digest('hex').slice(0, 24)}`);
  const done = { kind: 'compiled', folder: kept, project, version } as const;
  if (existsSync(kept)) return done;
  mkdirSync(cache, { recursive: true });
  // Compiled beside its place and moved there whole, so that an interrupted run leaves nothing half done.
  const scratch = mkdtempSync(join(cache, 'compiling-'));
  try {
    for (const file of project.files) {
      mkdirSync(dirname(join(scratch, file)), { recursive: true });
      copyFileSync(join(folder, file), join(scratch, file));
      try {
        await run('coqc', ['-q', '-R', scratch, project.logicalPath, join(scratch, file)], LIMIT);
      } catch (error) {
        return missingLibrary(error) ?? { kind: 'undecided', reason: complaint(file, error) };
      }
    }
    if (!existsSync(kept)) renameSync(scratch, kept);
    return done;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function coqVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await run('coqc', ['--print-version'], LIMIT);
    return stdout.split(' ')[0]!.trim();
  } catch {
    return undefined;
  }
}

/** A library that Coq does not find is not a proof that fails. */
function missingLibrary(error: unknown): Compilation | undefined {
  const library = /Cannot find a physical path bound to logical path\s+(\S+)/.exec(String(error))?.[1];
  return library === undefined ? undefined : { kind: 'unavailable', reason: `Coq has no library ${library}` };
}

function complaint(file: string, error: unknown): string {
  const { stderr = '', killed = false } = error as { stderr?: string; killed?: boolean };
  return killed ? `${file}: coqc did not end` : `${file}: coqc says ${excerpt(stderr.trim() || String(error), 300)}`;
}
