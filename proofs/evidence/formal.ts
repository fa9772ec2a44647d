/** # Evidence from the Coq developments. Defines `formal`, `formalOverReals`.
 * @module */
import { join } from 'node:path';
import { type CoqDevelopment, checkedByCoq, type Evidence, proofsFolder } from 'tightframe';

const evidence =
  (development: CoqDevelopment) =>
  (claim: string, ...theorems: readonly string[]): Evidence => ({
    kind: 'formal',
    claim,
    establish: ({ signal }) => checkedByCoq(development, theorems, signal),
  });

/** Theorems of `proofs/coq` over any real closed field, which rest on no axioms. */
export const formal = evidence({ folder: join(proofsFolder, 'coq'), axioms: [] });

/** Theorems of `proofs/coq/pentagon` on the real numbers of Coq's standard library, with the axioms of these. */
export const formalOverReals = evidence({
  folder: join(proofsFolder, 'coq', 'pentagon'),
  axioms: [
    'Coq.Reals.ClassicalDedekindReals.sig_forall_dec',
    'Coq.Reals.ClassicalDedekindReals.sig_not_dec',
    'Coq.Logic.FunctionalExtensionality.functional_extensionality_dep',
    'Coq.Logic.Classical_Prop.classic',
  ],
});
