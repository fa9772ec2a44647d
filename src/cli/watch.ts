/** # Watching a thread from outside. Defines `Watched`, `Phase`, `beatOf`, `watchOf`.
 *
 * A thread in an endless loop answers no message, but the memory that it shares tells where it stood last.
 * @module */

/** What a thread that runs a conjecture is at. */
const phases = ['waiting', 'loading', 'generator', 'claim', 'shrinking'] as const;
export type Phase = (typeof phases)[number];

/** Part of a job that is watched. */
export interface Watched {
  /** Counter of steps, phase, place. */
  readonly shared: SharedArrayBuffer;
}

export const newShared = (): SharedArrayBuffer => new SharedArrayBuffer(12);

/** For the thread: says where it stands. */
export function beatOf({ shared }: Watched): (phase: Phase, place: number) => void {
  const cells = new Int32Array(shared);
  return (phase, place) => {
    Atomics.store(cells, 1, phases.indexOf(phase));
    Atomics.store(cells, 2, place);
    Atomics.add(cells, 0, 1);
  };
}

/** Where a thread stands. */
export interface Standing {
  readonly phase: Phase;
  readonly place: number;
}

export function standingOf({ shared }: Watched): Standing {
  const cells = new Int32Array(shared);
  return { phase: phases[Atomics.load(cells, 1)]!, place: Atomics.load(cells, 2) };
}

/** Loading a file may take longer than a case: at least so many milliseconds. */
const LOADING = 5000;

/** For the watcher: a function that gives where the thread stands once it has not moved for `patience` milliseconds. */
export function watchOf({ shared }: Watched, patience: number): () => Standing | undefined {
  const cells = new Int32Array(shared);
  let [steps, since] = [0, 0];
  return () => {
    const now = performance.now();
    const counted = Atomics.load(cells, 0);
    if (counted !== steps) [steps, since] = [counted, now];
    const standing = standingOf({ shared });
    const { phase } = standing;
    // A thread that has not begun is still being started.
    if (phase === 'waiting' || now - since < (phase === 'loading' ? Math.max(patience, LOADING) : patience))
      return undefined;
    return standing;
  };
}
