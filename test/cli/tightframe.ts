/** Runs the built command line, as a user does. */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** No run takes this long: a test that waits forever would never be reported. */
export const LONGEST_MS = 120_000;

export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

export function tightframe(args: readonly string[], cwd?: string): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
    ...(cwd === undefined ? {} : { cwd }),
  });
  return { status, out: lines(stdout), err: lines(stderr) };
}

/** Does something to the process as soon as it has printed its first bytes, and waits for its end. */
export function onFirstOutput(args: readonly string[], act: (child: ReturnType<typeof spawn>) => void): Promise<Run> {
  const child = spawn(process.execPath, [MAIN, ...args], { timeout: LONGEST_MS, killSignal: 'SIGKILL' });
  let [out, err] = ['', ''];
  child.stdout.once('data', () => act(child));
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  return new Promise((resolve) => {
    child.on('close', (status) => resolve({ status, out: lines(out), err: lines(err) }));
  });
}

/** No line of a stack trace, and no error that Node words itself. */
export const STACK_TRACE = /^\s+at |node:internal|\.js:\d+|TypeError|RangeError|ReferenceError|Warning/;
