/** # Evidence from the Coq developments. Defines `formal`.
 * @module */
import { join } from 'node:path';
import { checkedByCoq, type Evidence, proofsFolder } from 'tightframe';

/** Theorems of `proofs/coq`, which rest on no axioms. */
export const formal = (claim: string, ...theorems: readonly string[]): Evidence => ({
  kind: 'formal',
  claim,
  establish: () => checkedByCoq({ folder: join(proofsFolder, 'coq'), axioms: [] }, theorems),
});
