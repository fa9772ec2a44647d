/** # Certificates for PARI/GP. Defines `pariScript`.
 * @module */
import type { ReadCertificate } from './readCertificate.js';
import { checkerText, isNumberText } from './script.js';

/** A GP program: the certificate as vectors of [name, value], then the text of `proofs/certificate/certificate.gp`. */
export function pariScript({ decoded, ...certificate }: ReadCertificate): string {
  return `\\\\ The certificate ${certificate.id} for PARI/GP: gp -q -f on this file prints true.
default(parisizemax, 4000000000);
certificate = ${gpValue(certificate)};

${checkerText('pari')}`;
}

/** On one line: GP reads a line at a time. */
function gpValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(gpValue).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `[${Object.entries(value)
      .map(([name, entry]) => `["${name}",${gpValue(entry)}]`)
      .join(',')}]`;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' && isNumberText(value)
    ? value
    : typeof value === 'number'
      ? String(value)
      : `"${value}"`;
}
