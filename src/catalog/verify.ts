/** # The main job. Defines `verifyEntry`, `Outcome`, `reportOf`, `isAsStated`, `analyse`, `Analysis`.
 *
 * One entry end to end: construct exactly, find everything, compare with what is claimed, cross-check in floating point, write
 * the certificate, and have the kernel check it from its text.
 * @module */
import { certificateOf, certificateText } from '../certificate/certify.js';
import { checkCertificate } from '../certificate/kernel/kernel.js';
import { LimitError, TightframeError } from '../exact/errors.js';
import type { Frame } from '../frame/frame.js';
import { type FrameProperties, frameProperties, schemePropertiesOf } from '../frame/properties.js';
import type { NumericCheck } from '../numeric/crossCheck.js';
import type { SchemeProperties } from '../scheme/schemeProperties.js';
import { failedClaim, refutation } from './claims.js';
import type { Entry, EntryData } from './entry.js';
import { frameOfEntry } from './geometry.js';
import { numericCheck } from './numericCheck.js';
import { type Failure, factsOf, type Report } from './report.js';

/** What became of an entry. */
export type Outcome = Verified | Failure;

export interface Verified extends Judgement {
  readonly id: string;
  readonly name: string | null;
  readonly analysis: Analysis;
  /** The text of the certificate, accepted by the kernel. */
  readonly certificate: string;
}

export interface Analysis {
  readonly frame: Frame;
  readonly properties: FrameProperties;
  readonly scheme: SchemeProperties | undefined;
  readonly numeric: NumericCheck;
}

/** Everything about the geometry of an entry. @throws TightframeError for bad input */
export function analyse(entry: EntryData): Analysis {
  const frame = frameOfEntry(entry);
  const properties = frameProperties(frame);
  const scheme = schemePropertiesOf(properties);
  return { frame, properties, scheme, numeric: numericCheck(frame, properties) };
}

/** Never throws on bad input: that is an outcome too. */
export function verifyEntry(entry: Entry): Outcome {
  const { id } = entry;
  const name = entry.name ?? null;
  const failure = (verdict: Failure['verdict'], reason: string): Failure => ({ id, name, verdict, reason });
  try {
    const analysis = analyse(entry);
    const { properties, scheme, numeric } = analysis;
    if (!numeric.agrees) return failure('error', disagreement(numeric));
    const certificate = certificateText(certificateOf(id, properties, scheme));
    const checked = checkCertificate(JSON.parse(certificate));
    if (checked.kind === 'rejected')
      return failure('error', `the kernel rejects the certificate at ${checked.place}: ${checked.reason}`);
    return { id, name, analysis, certificate, ...judge(entry, properties, scheme) };
  } catch (error) {
    if (error instanceof LimitError) return failure('undecided', `${entry.file}: ${error.message}`);
    if (error instanceof TightframeError) return failure('error', `${entry.file}: ${error.message}`);
    throw error;
  }
}

/** All that is known, as JSON. */
export function reportOf(outcome: Outcome): Report | Failure {
  if (!('analysis' in outcome)) return outcome;
  const { id, name, analysis, expected, verdict, reason } = outcome;
  const { maxResidual, tolerance, agrees } = analysis.numeric;
  return {
    id,
    name,
    ...factsOf(analysis.properties, analysis.scheme),
    numeric: { maxResidual, tolerance, agrees },
    expected,
    verdict,
    reason,
  };
}

function disagreement({ residuals, tolerance }: NumericCheck): string {
  const worst = residuals.reduce((a, b) => (b.value > a.value || Number.isNaN(b.value) ? b : a));
  return `EXACT AND FLOATING-POINT RESULTS DISAGREE: ${worst.name} has residual ${worst.value}, tolerance ${tolerance}`;
}

type Judgement = Pick<Report, 'expected' | 'verdict' | 'reason'>;

/** What the entry claims must hold, and what it says fails must fail for the reason it gives. */
function judge(
  { claims, refuted }: EntryData,
  properties: FrameProperties,
  scheme: SchemeProperties | undefined,
): Judgement {
  const expected = refuted === undefined || refuted.length === 0 ? 'verified' : 'refuted';
  const failed = claims && failedClaim(claims, properties, scheme);
  // An entry that does not keep its word is refuted where it should be verified, and the other way round.
  const broken = (reason: string): Judgement => ({ expected: 'verified', verdict: 'refuted', reason });
  if (failed !== undefined) return broken(failed);
  const witnesses: string[] = [];
  for (const { claim, reason } of refuted ?? []) {
    const found = refutation(claim, properties);
    if (found === undefined) return broken(`${claim}: said to fail (${reason}), but it holds`);
    if (found.reason !== reason)
      return broken(`${claim}: said to fail for the reason ${reason}, but fails for ${found.reason}; ${found.witness}`);
    if (!witnesses.includes(found.witness)) witnesses.push(found.witness);
  }
  return { expected, verdict: expected, reason: witnesses.length === 0 ? null : witnesses.join('; ') };
}

/** Did the entry turn out as it says? */
export const isAsStated = (outcome: Outcome): boolean => 'expected' in outcome && outcome.verdict === outcome.expected;
