/** # A frame with its certificate. Defines `certifiedFrame`, `CertifiedFrame`.
 * @module */
import { certificateOf, certificateText } from '../certificate/certify.js';
import { checkCertificate } from '../certificate/kernel/kernel.js';
import { LimitError } from '../exact/errors.js';
import type { Frame } from '../frame/frame.js';
import { frameProperties, schemePropertiesOf } from '../frame/properties.js';
import { type Facts, factsOf } from './report.js';

export interface CertifiedFrame {
  /** All that is known of the frame; undefined where a limit was reached. */
  readonly facts: Facts | undefined;
  /** The text that the kernel has accepted. */
  readonly certificate: string | undefined;
  /** Why there is none. */
  readonly problem: string | undefined;
}

/** Analyses the frame, writes its certificate and has the kernel check it from its text.
 *  @param id of the certificate
 *  @throws DomainError when the Gram matrix is not positive semidefinite */
export function certifiedFrame(id: string, frame: Frame): CertifiedFrame {
  let facts: Facts | undefined;
  try {
    const properties = frameProperties(frame);
    const scheme = schemePropertiesOf(properties);
    facts = factsOf(properties, scheme);
    const text = certificateText(certificateOf(id, properties, scheme));
    const checked = checkCertificate(JSON.parse(text));
    if (checked.kind === 'accepted') return { facts, certificate: text, problem: undefined };
    return { facts, certificate: undefined, problem: `rejected at ${checked.place}: ${checked.reason}` };
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    return { facts, certificate: undefined, problem: error.message };
  }
}
