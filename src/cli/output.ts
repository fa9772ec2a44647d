/** # Where text goes. Defines `Output`, `standardOutput`.
 * @module */
import { writeSync } from 'node:fs';
import pico from 'picocolors';

export interface Output {
  /** A line of results, on stdout. */
  line(text: string): void;
  /** A line that says what went wrong, on stderr. */
  problem(text: string): void;
  /** Plain functions unless stdout is a terminal. */
  readonly colours: ReturnType<typeof pico.createColors>;
}

/** Results on stdout, complaints on stderr. A reader that goes away (`| head`) ends the program quietly. */
export function standardOutput(): Output {
  // What a bad file holds must not steer the terminal either.
  const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/\p{Cc}/gu, '\ufffd');
  const write = (descriptor: number, text: string): void => {
    const bytes = Buffer.from(`${text}\n`);
    for (let at = 0; at < bytes.length; ) {
      try {
        at += writeSync(descriptor, bytes, at);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EPIPE') process.exit(0);
        // A pipe that is full for the moment.
        if (code !== 'EAGAIN') throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      }
    }
  };
  return {
    line: (text) => write(1, text),
    problem: (text) => write(2, `tightframe: ${oneLine(text)}`),
    colours: pico.createColors(process.stdout.isTTY === true && pico.isColorSupported),
  };
}
