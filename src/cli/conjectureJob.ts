/** # The work of a thread on conjectures. Defines `ConjectureJob`, `ConjectureResult`, `ListedConjecture`.
 *
 * A conjecture file is somebody's code: it is loaded and run in threads only, which can be ended when they do not return. Where a thread
 * stands is written into shared memory before each step.
 * @module */
import { type BlockOptions, type BlockResult, runBlock } from '../conjecture/block.js';
import type { Conjecture } from '../conjecture/conjecture.js';
import { bundledConjectures, loadConjectures } from '../conjecture/conjectureFile.js';
import { FaultyConjecture, faultOf } from '../conjecture/evaluate.js';
import { idOf } from '../conjecture/verdictOf.js';
import { beatOf, type Watched } from './watch.js';

export type ConjectureJob = Watched & {
  /** The bundled library, if left out. */
  readonly file: string | undefined;
} & (
    | { readonly kind: 'list' }
    | ({ readonly kind: 'block'; readonly index: number } & Pick<
        BlockOptions,
        'seed' | 'block' | 'runs' | 'until' | 'path'
      >)
  );

/** A conjecture without its code. */
export interface ListedConjecture {
  readonly title: string;
  readonly expect: 'survived' | 'refuted';
  readonly source: string | undefined;
  readonly runs: number | undefined;
}

export type ConjectureResult =
  | { readonly kind: 'list'; readonly conjectures: readonly ListedConjecture[] }
  | { readonly kind: 'block'; readonly result: BlockResult }
  | { readonly kind: 'fault'; readonly message: string };

let loaded: { readonly file: string | undefined; readonly conjectures: readonly Conjecture[] } | undefined;

/** What a conjecture file prints is not a result. */
process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
/** It would end the thread without a word. */
process.exit = () => {
  throw new Error('process.exit was called');
};
/** A forgotten `await` must not make a conjecture survive. */
const strays: FaultyConjecture[] = [];
process.on('unhandledRejection', (reason) => strays.push(faultOf(reason, 'a promise that was not awaited')));

/** Never throws because of the file. */
export default async function runConjectureJob(job: ConjectureJob): Promise<ConjectureResult> {
  const { file } = job;
  const beat = beatOf(job);
  beat('loading', 0);
  try {
    if (loaded?.file !== file || loaded === undefined)
      loaded = { file, conjectures: await (file === undefined ? bundledConjectures() : loadConjectures(file)) };
    const { conjectures } = loaded;
    if (job.kind === 'list') return { kind: 'list', conjectures: conjectures.map(listed) };
    const conjecture = conjectures[job.index]!;
    strays.length = 0;
    const result = await runBlock(conjecture, idOf(conjecture.title), { ...job, onStep: beat });
    // Node tells of rejections once nothing else is to be done.
    await new Promise((resolve) => setImmediate(resolve));
    const [stray] = strays;
    if (stray === undefined || result.ending.kind !== 'done') return { kind: 'block', result };
    return { kind: 'block', result: { ...result, ending: { kind: 'faulty', path: undefined, reason: stray.message } } };
  } catch (error) {
    if (error instanceof FaultyConjecture) return { kind: 'fault', message: error.message };
    throw error;
  }
}

const listed = ({ title, expect = 'survived', source, runs }: Conjecture): ListedConjecture => ({
  title: title.replace(/\s+/g, ' '),
  expect,
  source,
  runs,
});
