/** # Ctrl-C. Defines `listenForInterrupt`, `Interrupt`.
 * @module */

export interface Interrupt {
  /** Aborted by the first Ctrl-C; a second one ends the process. */
  readonly signal: AbortSignal;
  /** Ctrl-C ends the process again. */
  release(): void;
}

export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  const onSignal = (): void => controller.abort();
  process.once('SIGINT', onSignal);
  return { signal: controller.signal, release: () => process.removeListener('SIGINT', onSignal) };
}
