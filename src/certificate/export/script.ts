/** # Checkers in other systems. Defines `checkerText`, `System`, `systems`.
 *
 * Their texts are files of `proofs/`, in the languages of the systems.
 * @module */
import { readFileSync } from 'node:fs';

const files = {
  coq: 'coq/certificate/Certificate.v',
  gap: 'certificate/certificate.g',
  pari: 'certificate/certificate.gp',
  sympy: 'certificate/certificate.py',
} as const;

export type System = keyof typeof files;

/** What a script begins with, before the data or after them. */
export const checkerText = (system: System): string =>
  readFileSync(new URL(`../../../proofs/${files[system]}`, import.meta.url), 'utf8');

/** Is the text an integer or a fraction? These are numbers in certificates; other texts are names. */
export const isNumberText = (text: string): boolean => /^-?\d+(\/\d+)?$/.test(text);
