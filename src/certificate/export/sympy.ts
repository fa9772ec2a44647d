/** # Certificates for SymPy. Defines `sympyScript`.
 * @module */
import type { ReadCertificate } from './readCertificate.js';
import { checkerText } from './script.js';

/** A Python program: the certificate as it is, then the text of `proofs/certificate/certificate.py`. */
export function sympyScript({ decoded, ...certificate }: ReadCertificate): string {
  return `# The certificate ${certificate.id} for SymPy: python3 on this file prints true.
CERTIFICATE = r"""
${JSON.stringify(certificate)}
"""

${checkerText('sympy')}`;
}
