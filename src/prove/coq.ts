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
import { DomainError, describeFileError, excerpt } from '../exact/errors.js';
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
const LIMIT = { timeout: 600_000, maxBuffer: 2 ** 26 } as const;

const compiled = new Map<string, Promise<Compilation>>();

type Compilation =
  | { readonly kind: 'compiled'; readonly folder: string; readonly project: Project; readonly version: string }
  | Exclude<Outcome, { kind: 'verified' }>;
type Unavailable = Extract<Outcome, { kind: 'unavailable' }>;

/** Does Coq accept the development, and do these theorems rest on nothing but its axioms? Compiles once a process.
 *  @param signal ends Coq, with which nothing is decided */
export async function checkedByCoq(
  { folder, axioms }: CoqDevelopment,
  theorems: readonly string[],
  signal?: AbortSignal,
): Promise<Outcome> {
  const compilation = await memoized(compiled, folder, () => compile(folder, signal));
  if (compilation.kind !== 'compiled') return compilation;
  const { project, version } = compilation;
  const script = [
    ...project.modules.map((module) => `Require Import ${module}.`),
    ...theorems.map((theorem) => `Print Assumptions ${theorem}.`),
  ].join('\n');
  const scratch = temporaryFolder();
  try {
    writeFileSync(join(scratch, 'Theorems.v'), script);
    const { stdout } = await run(
      'coqc',
      ['-q', '-R', compilation.folder, project.logicalPath, join(scratch, 'Theorems.v')],
      { ...LIMIT, signal },
    );
    const answers = stdout.match(ANSWER)?.length ?? 0;
    // Silence is no proof.
    if (answers !== theorems.length)
      return {
        kind: 'undecided',
        reason: `coqc was asked for the assumptions of ${theorems.join(', ')}, and said "${excerpt(stdout.trim())}"`,
      };
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

/** How `Print Assumptions` begins its answer. */
const ANSWER = /^(?:Axioms:|Closed under the global context)$/gm;

/** The names in the output of `Print Assumptions`: `name : type`, with types that go on over indented lines. What is assumed
 *  in other ways (`f is assumed to be guarded.`) is given in Coq's words. */
function assumptions(printed: string): readonly string[] {
  const entries = printed.replace(ANSWER, '').split(/\n(?!\s)/);
  const names = entries.map((entry) => /^([\p{L}_][\p{L}\d_'.]*)\s*:/u.exec(entry)?.[1] ?? entry.trim());
  return [...new Set(names)].filter((name) => name !== '');
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

async function compile(folder: string, signal: AbortSignal | undefined): Promise<Compilation> {
  const found = await coqVersion(signal);
  if (found.kind !== 'found') return found;
  const { version } = found;
  const project = readProject(folder);
  if (project.files.length === 0) return { kind: 'undecided', reason: `${folder}/_CoqProject names no files` };
  const hash = createHash('sha256').update(version);
  for (const file of project.files) hash.update(file).update(readFileSync(join(folder, file)));
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tightframe');
  const kept = join(cache, `coq-${hash.digest('hex').slice(0, 24)}`);
  const done = { kind: 'compiled', folder: kept, project, version } as const;
  if (existsSync(kept)) return done;
  const scratch = folderIn(cache);
  for (const file of project.files) {
    mkdirSync(dirname(join(scratch, file)), { recursive: true });
    copyFileSync(join(folder, file), join(scratch, file));
    try {
      await run('coqc', ['-q', '-R', scratch, project.logicalPath, join(scratch, file)], { ...LIMIT, signal });
    } catch (error) {
      return missingLibrary(error) ?? { kind: 'undecided', reason: complaint(file, error) };
    }
    if (!existsSync(join(scratch, `${file}o`))) return { kind: 'undecided', reason: `${file}: coqc wrote no ${file}o` };
  }
  try {
    renameSync(scratch, kept);
  } catch {
    // Another process was first, or the cache cannot be written.
    if (!existsSync(kept)) return { ...done, folder: scratch };
  }
  return done;
}

const ownFolders = new Set<string>();
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** A folder to compile in, for as long as this process runs: in the cache, so that it can be moved to its place whole and an
 *  interrupted run leaves nothing half done; or, where the cache cannot be written, among temporary files. */
function folderIn(cache: string): string {
  const folder = newFolder(cache) ?? temporaryFolder();
  if (ownFolders.size === 0) process.once('exit', () => ownFolders.forEach(remove));
  ownFolders.add(folder);
  return folder;
}

function newFolder(cache: string): string | undefined {
  try {
    mkdirSync(cache, { recursive: true });
    return mkdtempSync(join(cache, 'compiling-'));
  } catch {
    return undefined;
  }
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'tightframe-coq-'));
  } catch (error) {
    throw new DomainError({
      where: tmpdir(),
      expected: 'a folder for temporary files',
      found: describeFileError(error),
    });
  }
}

async function coqVersion(
  signal: AbortSignal | undefined,
): Promise<{ readonly kind: 'found'; readonly version: string } | Unavailable> {
  try {
    const { stdout } = await run('coqc', ['--print-version'], { ...LIMIT, timeout: 60_000, signal });
    const version = /^\d+\.\S+/.exec(stdout)?.[0];
    return version === undefined
      ? { kind: 'unavailable', reason: `coqc does not work: its version is "${excerpt(stdout.trim())}"` }
      : { kind: 'found', version };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { kind: 'unavailable', reason: missing ? 'coqc is not installed' : complaint('coqc does not work', error) };
  }
}

/** A library that Coq does not find is not a proof that fails. */
function missingLibrary(error: unknown): Unavailable | undefined {
  const library = /Cannot find a physical path bound to logical path\s+(\S+)/.exec(String(error))?.[1];
  return library === undefined ? undefined : { kind: 'unavailable', reason: `Coq has no library ${library}` };
}

function complaint(file: string, error: unknown): string {
  const { stderr = '', killed = false } = error as { stderr?: string; killed?: boolean };
  return killed
    ? `${file}: coqc did not end`
    : `${file}: coqc says ${excerpt(stderr.trim() || String(error).trim(), 300)}`;
}
