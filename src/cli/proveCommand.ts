/** # `tightframe prove`. Defines `proveCommand`.
 *
 * Coq runs beside the worker threads that establish everything else, so that each takes one processor.
 * @module */
import { setMaxListeners } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { excerpt } from '../exact/errors.js';
import { bundledTheorems } from '../prove/bundled.js';
import { type Check, establish, type Proof, proofOf } from '../prove/prove.js';
import { type Budget, type EvidenceKind, evidenceKinds, type Outcome, type Theorem } from '../prove/theorem.js';
import { textTable } from '../table/textTable.js';
import { folderProblem } from './folder.js';
import { type Interrupt, listenForInterrupt } from './interrupt.js';
import type { Output } from './output.js';
import { runGrowing } from './pool.js';
import { type Progress, progressBar } from './progress.js';
import type { ProveJob } from './proveJob.js';

interface Options {
  readonly json?: boolean;
  readonly skip?: readonly string[];
  readonly certificates?: string;
  readonly runs: number;
  readonly seed: number;
  readonly jobs?: number;
}

/** Exit status: 0 nothing failed, 1 something refuted, 2 bad input or something undecided, 130 interrupted. */
export async function proveCommand(ids: readonly string[], options: Options, output: Output): Promise<number> {
  const all = await bundledTheorems();
  const unknown = ids.filter((id) => !all.some((theorem) => matches(theorem, id)));
  if (unknown.length > 0) {
    output.problem(
      `prove: expected ${all.map(({ id }) => id).join(', ')}, found ${unknown.map((id) => excerpt(id)).join(', ')}`,
    );
    return 2;
  }
  const theorems = ids.length === 0 ? all : all.filter((theorem) => ids.some((id) => matches(theorem, id)));
  const folder = options.certificates;
  const unwritable = folder === undefined ? undefined : folderProblem(folder);
  if (unwritable !== undefined) {
    output.problem(`${folder}: ${unwritable}`);
    return 2;
  }
  const kinds = evidenceKinds.filter((kind) => options.skip?.includes(kind) !== true);
  const interrupt = listenForInterrupt();
  const progress = progressBar(theorems.length);
  const proofs = await proveAll(theorems, kinds, options, interrupt, progress);
  progress.stop();
  interrupt.release();
  if (folder !== undefined) for (const proof of proofs) writeCertificates(proof, folder);
  if (options.json === true) for (const proof of proofs) output.line(JSON.stringify(proofJson(proof)));
  else report(proofs, ids.length > 0, output);
  for (const { theorem, verdict, checks } of proofs)
    if (verdict === 'refuted' || verdict === 'undecided')
      output.problem(`${theorem.id}: ${verdict}: ${failures(checks) || 'no evidence of the kinds that were tried'}`);
  if (interrupt.signal.aborted) {
    output.problem(`interrupted: ${proofs.length} of ${theorems.length} theorems were done`);
    return 130;
  }
  if (proofs.some(({ verdict }) => verdict === 'refuted')) return 1;
  return proofs.some(({ verdict }) => verdict === 'undecided') ? 2 : 0;
}

function writeCertificates({ theorem, checks }: Proof, folder: string): void {
  for (const { outcome } of checks)
    if (outcome.kind === 'verified' && outcome.certificate !== undefined)
      writeFileSync(join(folder, `${theorem.id}.json`), outcome.certificate);
}

const matches = ({ id }: Theorem, wanted: string): boolean => id.toLowerCase() === wanted.toLowerCase();

/** In the order of the theorems; those that an interrupt leaves unfinished are left out. */
async function proveAll(
  theorems: readonly Theorem[],
  kinds: readonly EvidenceKind[],
  budget: Budget & { readonly jobs?: number },
  { signal }: Interrupt,
  progress: Progress,
): Promise<readonly Proof[]> {
  setMaxListeners(0, signal);
  const { runs, seed, jobs } = budget;
  const others = kinds.filter((kind) => kind !== 'formal');
  const formal = theorems.map(
    ({ evidence }) => kinds.includes('formal') && evidence.some(({ kind }) => kind === 'formal'),
  );
  const checked = new Map<string, readonly Check[]>();
  let done = 0;
  const advance = (id: string): void => progress.update(++done, id, theorems.length + formal.filter(Boolean).length);
  const coq = (async () => {
    for (const [at, theorem] of theorems.entries()) {
      if (!formal[at]) continue;
      const checks = await establish(theorem, ['formal'], { runs, seed, signal });
      // What an interrupt cut off says nothing.
      if (signal.aborted) return;
      checked.set(`formal ${theorem.id}`, checks);
      advance(theorem.id);
    }
  })();
  const queue: readonly ProveJob[] = theorems
    .map(({ id }) => ({ id, kinds: others, budget: { runs, seed } }))
    .reverse();
  const onResult = ({ id }: ProveJob, checks: readonly Check[]): readonly ProveJob[] => {
    checked.set(id, checks);
    advance(id);
    return [];
  };
  await runGrowing(new URL('./proveJob.js', import.meta.url), queue, jobs, onResult, signal);
  await Promise.race([coq, aborted(signal)]);
  return theorems.flatMap((theorem, at) => {
    const own = checked.get(theorem.id);
    const byCoq = formal[at] ? checked.get(`formal ${theorem.id}`) : [];
    return own === undefined || byCoq === undefined ? [] : [proofOf(theorem, [...byCoq, ...own])];
  });
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())));

function sayOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'verified':
      return outcome.detail;
    case 'refuted':
      return outcome.witness;
    case 'undecided':
    case 'unavailable':
      return outcome.reason;
    default:
      return outcome satisfies never;
  }
}

/** Tests prove nothing: what no case refutes has survived. */
const verdictOfCheck = ({ kind, outcome }: Check): Outcome['kind'] | 'survived' =>
  kind === 'tested' && outcome.kind === 'verified' ? 'survived' : outcome.kind;

const failures = (checks: readonly Check[]): string =>
  checks
    .filter(({ outcome }) => outcome.kind !== 'verified')
    .map(({ kind, claim, outcome }) => `${kind}: ${claim}: ${sayOutcome(outcome)}`)
    .join('; ');

const proofJson = ({ theorem, evidence, verdict, checks, seconds }: Proof): unknown => ({
  id: theorem.id,
  title: theorem.title,
  evidence: evidence ?? null,
  verdict,
  seconds: Number(seconds.toFixed(3)),
  statement: theorem.statement,
  source: theorem.source,
  checks: checks.map((check) => ({
    evidence: check.kind,
    claim: check.claim,
    verdict: verdictOfCheck(check),
    detail: sayOutcome(check.outcome),
    ...(check.outcome.kind === 'verified' && check.outcome.lines !== undefined ? { lines: check.outcome.lines } : {}),
    seconds: Number(check.seconds.toFixed(3)),
  })),
});

const COLUMNS = [
  { title: 'id' },
  { title: 'theorem', width: 64 },
  { title: 'evidence' },
  { title: 'also' },
  { title: 'verdict' },
  { title: 'seconds', align: 'right' },
] as const;

function report(proofs: readonly Proof[], full: boolean, output: Output): void {
  if (full) for (const proof of proofs) for (const line of proofLines(proof)) output.line(line);
  const rows = proofs.map(({ theorem: { id, title }, evidence, verdict, checks, seconds }) => {
    const established = evidenceKinds.filter((kind) =>
      checks.some((one) => one.kind === kind && one.outcome.kind === 'verified'),
    );
    const also = established.filter((kind) => kind !== evidence).join(', ');
    return [id, title, evidence ?? '', also, verdict, seconds.toFixed(2)];
  });
  const [title, rule, ...lines] = textTable(COLUMNS, rows);
  output.line(title!);
  output.line(rule!);
  lines.forEach((line, at) => {
    const { verdict } = proofs[at]!;
    output.line(verdict === 'refuted' || verdict === 'undecided' ? output.colours.red(line) : line);
  });
  const missing = new Set(
    proofs.flatMap(({ checks }) =>
      checks.flatMap(({ outcome }) => (outcome.kind === 'unavailable' ? [outcome.reason] : [])),
    ),
  );
  output.line('');
  output.line(summary(proofs));
  for (const reason of missing) output.line(`Not tried: ${reason}.`);
}

/** The theorem in full, with each piece of evidence. */
function proofLines({ theorem, checks }: Proof): readonly string[] {
  return [
    `${theorem.id}  ${theorem.title}`,
    `  ${theorem.statement}`,
    `  source: ${theorem.source}`,
    ...checks.flatMap((check) => {
      const { kind, claim, outcome, seconds } = check;
      return [
        `  ${kind} (${verdictOfCheck(check)}, ${seconds.toFixed(2)} s): ${claim}: ${sayOutcome(outcome)}`,
        ...(outcome.kind === 'verified' ? (outcome.lines ?? []).map((line) => `    ${line}`) : []),
      ];
    }),
    '',
  ];
}

function summary(proofs: readonly Proof[]): string {
  const of = (kind: EvidenceKind): number => proofs.filter(({ evidence }) => evidence === kind).length;
  const counts = evidenceKinds.map((kind) => ({ kind, n: of(kind) })).filter(({ n }) => n > 0);
  const failed = proofs.filter(({ verdict }) => verdict === 'refuted' || verdict === 'undecided').length;
  const established = counts.length === 0 ? '' : `${counts.map(({ kind, n }) => `${n} ${kind}`).join(', ')}; `;
  return `${proofs.length} theorem${proofs.length === 1 ? '' : 's'}: ${established}${failed} failed.`;
}
