/** # Folders for results. Defines `folderProblem`.
 * @module */
import { mkdirSync } from 'node:fs';
import { describeFileError } from '../exact/errors.js';

/** Makes the folder, or says why not. */
export function folderProblem(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    return undefined;
  } catch (error) {
    return describeFileError(error);
  }
}
