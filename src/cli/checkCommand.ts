/** # `tightframe check`: the kernel alone. Defines `checkCommand`.
 * @module */
import { checkCertificate, type KernelVerdict } from '../certificate/kernel/kernel.js';
import { checkPentagonCertificate, type PentagonVerdict } from '../certificate/kernel/pentagon/checker.js';
import { isPentagonCertificate } from '../certificate/kernel/pentagon/format.js';
import { readCertificateFile } from './certificateFile.js';
import type { Output } from './output.js';

type Checked = KernelVerdict | PentagonVerdict | { readonly kind: 'unreadable'; readonly reason: string };

function check(file: string): Checked {
  const read = readCertificateFile(file);
  if ('problem' in read) return { kind: 'unreadable', reason: read.problem };
  return isPentagonCertificate(read.data) ? checkPentagonCertificate(read.data) : checkCertificate(read.data);
}

const sayAccepted = (verdict: Extract<Checked, { kind: 'accepted' }>): string =>
  'lemmas' in verdict
    ? `the pentagon theorem: ${verdict.lemmas.map(({ lemma }) => lemma).join(', ')}`
    : `${verdict.id}, ${verdict.n} vectors in dimension ${verdict.dimension}`;

/** Exit status: 0 all accepted, 1 a false claim, 2 something that is no certificate. */
export function checkCommand(files: readonly string[], { json }: { readonly json?: boolean }, output: Output): number {
  let status = 0;
  for (const file of files) {
    const verdict = check(file);
    const malformed = verdict.kind === 'unreadable' || (verdict.kind === 'rejected' && verdict.malformed);
    if (verdict.kind !== 'accepted') status = Math.max(status, malformed ? 2 : 1);
    if (json === true) output.line(JSON.stringify({ file, ...verdict }));
    else if (verdict.kind === 'accepted') output.line(`${file}: accepted: ${sayAccepted(verdict)}`);
    else if (verdict.kind === 'rejected' && !malformed)
      output.line(`${file}: rejected at ${verdict.place}: ${verdict.reason}`);
    if (malformed)
      output.problem(`${file}: ${verdict.kind === 'rejected' ? `${verdict.place}: ` : ''}${verdict.reason}`);
  }
  return status;
}
