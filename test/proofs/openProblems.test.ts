import { describe, expect, it } from 'vitest';
import { runConjecture } from '../../src/conjecture/index.js';
import * as coherence from '../../proofs/conjectures/open/coherence.js';
import * as columnSparse from '../../proofs/conjectures/open/columnSparse.js';
import * as smallestModel from '../../proofs/conjectures/open/smallestModel.js';
const all = { ...coherence, ...columnSparse, ...smallestModel };
describe('x', () => {
  for (const [name, c] of Object.entries(all)) if (typeof c === 'object') it(name, async () => {
    const t = performance.now();
    const v = await runConjecture(c as never, {});
    console.log(name, v.kind, performance.now()-t, JSON.stringify({ ...v, coverage: v.coverage }).slice(0, 1500));
  });
});
