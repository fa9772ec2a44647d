/** # Folders for results. Defines `makeFolder`, `folderProblem`.
 * @module */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeFileError } from '../exact/errors.js';

/** Makes the folder and those that it lies in. (Node's own recursive `mkdir` never ends where a folder takes no entries, as
 *  /proc does.) */
export function makeFolder(folder: string): void {
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

/** Makes the folder, or says why not. */
export function folderProblem(folder: string): string | undefined {
  try {
    makeFolder(folder);
    return undefined;
  } catch (error) {
    return describeFileError(error);
  }
}
