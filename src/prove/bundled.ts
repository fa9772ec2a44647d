/** # The theorems that come with the package. Defines `bundledTheorems`, `proofsFolder`.
 * @module */
import { fileURLToPath } from 'node:url';
import type { Theorem } from './theorem.js';

/** Where the write-ups and the Coq developments are. */
export const proofsFolder = fileURLToPath(new URL('../../proofs', import.meta.url));

/** proofs/ is written on the library, as a user's file would be, and is compiled after it. */
export async function bundledTheorems(): Promise<readonly Theorem[]> {
  const compiled = new URL('../proofs/index.js', import.meta.url).href;
  const { theorems } = (await import(compiled)) as { readonly theorems: readonly Theorem[] };
  return theorems;
}
