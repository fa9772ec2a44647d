/** # Certificates for GAP. Defines `gapScript`.
 * @module */
import type { ReadCertificate } from './readCertificate.js';
import { checkerText, isNumberText } from './script.js';

/** A GAP program: the certificate as a record, then the text of `proofs/certificate/certificate.g`. */
export function gapScript({ decoded, ...certificate }: ReadCertificate): string {
  return `# The certificate ${certificate.id} for GAP: gap -q --quitonbreak on this file prints true.
certificate := ${gapValue(certificate)};;

${checkerText('gap')}`;
}

function gapValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(gapValue).join(',')}]`;
  if (value === null) return 'fail';
  if (typeof value === 'object')
    return `rec(\n${Object.entries(value)
      .map(([name, entry]) => `${name} := ${gapValue(entry)}`)
      .join(',\n')})`;
  return typeof value === 'string' && !isNumberText(value) ? JSON.stringify(value) : String(value);
}
