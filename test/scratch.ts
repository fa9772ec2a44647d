/** A folder for the files of one test file: made before it and removed after it (setup.ts), one a worker. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const scratch = join(tmpdir(), `tightframe-test-${process.pid}`);
