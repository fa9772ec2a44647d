/** # Progress on stderr. Defines `Progress`, `progressBar`.
 * @module */
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** @param total when it has changed */
  update(done: number, what: string, total?: number): void;
  /** Takes the bar away until the next update, for results to be printed. */
  clear(): void;
  stop(): void;
}

/** Shown only on a terminal, and only once the work has taken half a second.
 *  @param rows whether rows of results appear meanwhile: on the same terminal they are progress enough */
export function progressBar(total: number, rows = false): Progress {
  if (process.stderr.isTTY !== true || (rows && process.stdout.isTTY === true))
    return { update: () => undefined, clear: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    { format: ' {bar} {value}/{total} {what}', stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_grey,
  );
  const begun = performance.now();
  let shown = false;
  const stop = (): void => {
    if (shown) bar.stop();
    shown = false;
  };
  return {
    update: (done, what, grown) => {
      if (!shown && performance.now() - begun < 500) return;
      if (!shown) bar.start(grown ?? total, done, { what });
      shown = true;
      if (grown !== undefined) bar.setTotal(grown);
      bar.update(done, { what });
    },
    clear: stop,
    stop,
  };
}
