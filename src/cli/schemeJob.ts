/** # One scheme as a job. Defines `runSchemeJob`, `SchemeJob`, `SchemeResult`.
 *
 * Results are text, so that no exact number has to cross threads.
 * @module */
import { LimitError, TightframeError } from '../exact/errors.js';
import { type AnalysisOptions, analyseConfiguration, type ConfigurationAnalysis } from '../scheme/analysis.js';
import { describe } from '../scheme/coherenceWitness.js';
import { configurationOf, type ReadOptions } from '../scheme/input/configuration.js';
import type { Claims, ItemData } from '../scheme/input/item.js';
import { schemeLines } from './schemeLines.js';
import { schemeReport } from './schemeReport.js';

export interface SchemeJob extends ReadOptions, AnalysisOptions {
  readonly id: string;
  /** `file:line`, for complaints. */
  readonly where: string;
  readonly item: ItemData;
  readonly json: boolean;
}

export interface SchemeResult {
  /** For stdout. */
  readonly lines: readonly string[];
  /** For stderr. */
  readonly complaint?: string;
  /** 0 verified, 1 refuted, 2 undecided or bad input. */
  readonly status: 0 | 1 | 2;
}

/** Never throws on bad input. */
export function runSchemeJob(job: SchemeJob): SchemeResult {
  const { id, where, item, json } = job;
  const failure = (verdict: 'refuted' | 'undecided' | 'error', reason: string): SchemeResult => ({
    lines: json ? [JSON.stringify({ id, n: item.source.n, verdict, reason })] : [],
    complaint: `${where}: ${id}: ${verdict}: ${reason}`,
    status: verdict === 'refuted' ? 1 : 2,
  });
  try {
    const verdict = configurationOf(item.source, job);
    if (verdict.kind === 'refuted')
      return failure('refuted', `${job.symmetrize === true ? 'symmetrized, ' : ''}${describe(verdict.witness)}`);
    const analysis = analyseConfiguration(verdict.configuration, job);
    const judgement = judge(analysis, item.claims ?? {});
    const { reason } = judgement;
    return {
      lines: json
        ? [JSON.stringify(schemeReport(id, item.what, analysis, judgement))]
        : schemeLines(id, item.what, analysis),
      ...(reason === null ? {} : { complaint: `${where}: ${id}: ${judgement.verdict}: ${reason}` }),
      status: judgement.verdict === 'verified' ? 0 : judgement.verdict === 'refuted' ? 1 : 2,
    };
  } catch (error) {
    if (error instanceof LimitError) return failure('undecided', error.message);
    if (error instanceof TightframeError) return failure('error', error.message);
    throw error;
  }
}

/** What the record says of the scheme must hold. */
function judge(
  { configuration, symmetric, commutative, structure, limits }: ConfigurationAnalysis,
  claims: Claims,
): { readonly verdict: 'verified' | 'refuted' | 'undecided'; readonly reason: string | null } {
  const facts: Required<Claims> = {
    rank: configuration.rank,
    valencies: Array.from(configuration.valencies),
    symmetric,
    commutative,
    primitive: structure?.primitive ?? false,
  };
  for (const [name, claimed] of Object.entries(claims)) {
    const [said, found] = [JSON.stringify(claimed), JSON.stringify(facts[name as keyof Claims])];
    if (said !== found) return { verdict: 'refuted', reason: `${name}: claimed ${said}, found ${found}` };
  }
  if (limits.length > 0) return { verdict: 'undecided', reason: limits.join('; ') };
  return { verdict: 'verified', reason: null };
}
