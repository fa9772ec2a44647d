/** The Coq proof of the pentagon leaves nothing out: no step is admitted, no file is forgotten. That Coq accepts it is a slow test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../proofs/coq/pentagon');
const sources = readdirSync(folder).filter((name) => name.endsWith('.v'));

describe('the Coq proof of the pentagon', () => {
  it.each(sources)('%s admits and assumes nothing', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toMatch(/^\(\*\* \* /);
    expect(
      text.match(/\b(Admitted|admit|Axioms?|Parameters?|Conjecture|Hypothes[ie]s|Abort|Unset|bypass_check)\b/g),
    ).toBeNull();
  });

  it('_CoqProject lists every file, once', () => {
    const listed = readFileSync(join(folder, '_CoqProject'), 'utf8').match(/^\w+\.v$/gm);
    expect([...(listed ?? [])].sort()).toEqual([...sources].sort());
  });
});
