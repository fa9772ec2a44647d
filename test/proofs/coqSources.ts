/** The files of proofs/coq. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const coqFolder = fileURLToPath(new URL('../../proofs/coq', import.meta.url));

export const readCoq = (file: string): string => readFileSync(join(coqFolder, file), 'utf8');

export const coqSources: readonly string[] = readdirSync(coqFolder).filter((file) => file.endsWith('.v'));

/** The theorems of which Assumptions.v prints what they rest on. */
export const printedAssumptions: readonly string[] = [
  ...readCoq('Assumptions.v').matchAll(/^Print Assumptions (\w+)\.$/gm),
].map(([, name]) => name!);
