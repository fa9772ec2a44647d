/** # Conjecture files. Defines `loadConjectures`, `bundledConjectures`. The only file that knows jiti.
 *
 * A conjecture file is a TypeScript or JavaScript module: code of its user, which runs with the user's rights. It imports `tightframe`,
 * `tightframe/fast-check`, `tightframe/vitest` and `fast-check` by these names wherever it lies, and gets this very package.
 * @module */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as fastCheck from 'fast-check';
import { createJiti } from 'jiti';
import * as tightframe from 'tightframe';
import { describeFileError } from '../exact/errors.js';
import { type Conjecture, isConjecture } from './conjecture.js';
import { FaultyConjecture, faultOf } from './evaluate.js';
import * as own from './index.js';
import * as matchers from './matchers.js';

/** The conjectures that a file exports: the default export, or each of a list there, then named exports.
 *  @throws FaultyConjecture in one line, where the file cannot be read or run, or exports no conjecture */
export async function loadConjectures(file: string): Promise<readonly Conjecture[]> {
  const path = resolve(file);
  try {
    if (!statSync(path).isFile()) throw new FaultyConjecture(`${file}: it is no file`);
  } catch (error) {
    throw error instanceof FaultyConjecture ? error : new FaultyConjecture(`${file}: ${describeFileError(error)}`);
  }
  const jiti = createJiti(pathToFileURL(path).href, {
    fsCache: false,
    interopDefault: false,
    virtualModules: {
      tightframe,
      'tightframe/fast-check': own,
      'tightframe/vitest': matchers,
      'fast-check': fastCheck,
    },
  });
  let exported: unknown;
  try {
    exported = await jiti.import(path);
  } catch (error) {
    throw faultOf(error, file);
  }
  const found = conjecturesIn(exported);
  if (found.length === 0) throw new FaultyConjecture(`${file}: expected an exported conjecture, found none`);
  return found;
}

/** The library of conjectures that comes with the package; empty where it was left out. */
export async function bundledConjectures(): Promise<readonly Conjecture[]> {
  const library = new URL('../proofs/conjectures/index.js', import.meta.url);
  return existsSync(fileURLToPath(library)) ? conjecturesIn(await import(library.href)) : [];
}

/** In the order of the module, the default export first; none twice. */
function conjecturesIn(module: unknown): readonly Conjecture[] {
  if (typeof module !== 'object' || module === null) return [];
  // `module.exports = …`
  if (isConjecture(module) || Array.isArray(module)) return listed(module);
  const { default: first, ...named } = module as Readonly<Record<string, unknown>>;
  return [...new Set([first, ...Object.values(named)].flatMap(listed))];
}

const listed = (value: unknown): readonly Conjecture[] =>
  Array.isArray(value) ? value.flatMap(listed) : isConjecture(value) ? [value] : [];
