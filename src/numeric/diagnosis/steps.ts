/** # Long work in steps. Defines `Steps`, `stepper`, `Interrupted`.
 * @module */

/** Thrown between two steps when the signal was aborted: nothing is wrong, and nothing more is done. */
export class Interrupted extends Error {}

export interface Steps {
  /** Says what is done next, lets signals in, and throws when one asked to stop. */
  at(what: string, done: number, total: number): Promise<void>;
}

/** @throws Interrupted from `at`, once the signal is aborted */
export function stepper(
  report: ((what: string, done: number, total: number) => void) | undefined,
  signal: AbortSignal | undefined,
): Steps {
  return {
    async at(what, done, total) {
      report?.(what, done, total);
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted === true) throw new Interrupted('interrupted');
    },
  };
}
