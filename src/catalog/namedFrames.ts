/** # The catalog as a library of named frames. Defines `namedFrames`, `commonName`, `MOST_WITH_COMMON_NAME`.
 * @module */
import { memoized } from '../exact/memo.js';
import type { Frame } from '../frame/frame.js';
import { frameName } from '../table/frameNames.js';
import { unitGram } from '../table/sameFrame.js';
import type { Entry } from './entry.js';
import { frameOfEntry } from './geometry.js';
import { loadCatalog } from './load.js';

interface NamedFrame {
  readonly id: string;
  readonly name: string;
  readonly frame: Frame;
}

const built = new Map<number, readonly NamedFrame[]>();
let entries: readonly Entry[] | undefined;

/** The entries of the catalog with n vectors, in its order; non-examples are left out. Each is built when it is first asked for. */
export function namedFrames(n: number): readonly NamedFrame[] {
  entries ??= loadCatalog().flatMap((item) =>
    item.kind === 'entry' && (item.entry.refuted ?? []).length === 0 ? [item.entry] : [],
  );
  return memoized(built, n, () =>
    entries!
      .filter(({ claims }) => claims?.n === undefined || claims.n === n)
      .map((entry) => ({ id: entry.id, name: entry.name ?? entry.id, frame: frameOfEntry(entry) }))
      .filter(({ frame }) => frame.gram.n === n),
  );
}

/** Beyond, the candidates for a common name take long to build. */
export const MOST_WITH_COMMON_NAME = 32;

/** What the frame is commonly called; undefined where nothing is known, its norms differ or it is large. */
export function commonName({ gram }: Frame): string | undefined {
  const { n, entry } = gram;
  if (n === 1) return 'single vector';
  if (n > MOST_WITH_COMMON_NAME) return undefined;
  for (let i = 1; i < n; i++) if (entry[i * n + i] !== entry[0]) return undefined;
  return frameName(unitGram(gram)) || undefined;
}
