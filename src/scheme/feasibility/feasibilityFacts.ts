/** # Feasibility as JSON. Defines `feasibilityFacts`, `cliqueBounds`.
 *
 * The names of the fields are those of schemes (README, "JSON"); what could not be computed is null, and a number that should be an
 * integer but is not is `{exact, approx}`. Feasible parameters are `verified` against all conditions: no claim that a scheme exists.
 * @module */
import { type ExactJson, toJson } from '../../exact/display.js';
import { type Element, rationalField } from '../../exact/numberField.js';
import { numerator, type Rational, rational } from '../../exact/rational.js';
import { type Check, conditions } from './conditions.js';
import type { Feasibility } from './feasibility.js';
import type { ParameterTensor } from './parameters.js';

const WORDS = { feasible: 'verified', infeasible: 'refuted', undecided: 'undecided' } as const;

const plain = (q: Rational): number | ExactJson =>
  q.d === 1n ? Number(numerator(q)) : toJson(rationalField, rationalField.fromRational(q));

/** `p^1_2,3: expected …, found …`, of the first condition that fails, or what was left open. */
function verdictText({ verdict }: Feasibility): string | null {
  switch (verdict.kind) {
    case 'feasible':
      return null;
    case 'infeasible': {
      const { condition, where, expected, found } = verdict.failure;
      const { statement, source } = conditions[condition];
      return `${condition}: ${where}: expected ${expected}, found ${found} (${statement}; ${source})`;
    }
    case 'undecided':
      return verdict.reason;
    default:
      return verdict satisfies never;
  }
}

export function feasibilityFacts(id: string, outcome: Feasibility) {
  const { known, verdict, checks } = outcome;
  const { eigen, valencies, intersectionNumbers, kreinParameters, tensor } = known;
  const row = (elements: readonly Element[]) => elements.map((a) => toJson(eigen!.field, a));
  const n = valencies?.reduce((sum, k) => sum.add(k), rational(0));
  const rank = intersectionNumbers?.length ?? eigen?.P.length;
  return {
    id,
    n: n === undefined ? null : plain(n),
    rank: rank ?? null,
    verdict: WORDS[verdict.kind],
    feasible: verdict.kind === 'undecided' ? null : verdict.kind === 'feasible',
    reason: verdictText(outcome),
    checks: checks.map(checkFacts),
    scheme: {
      classes: rank === undefined ? null : rank - 1,
      symmetric: true,
      primitive: tensor === undefined ? null : isPrimitiveTensor(tensor),
      pPolynomial: known.pPolynomial === undefined ? null : known.pPolynomial.length > 0,
      qPolynomial: known.qPolynomial === undefined ? null : known.qPolynomial.length > 0,
      valencies: valencies?.map(plain) ?? null,
      multiplicities: eigen?.multiplicities ?? null,
      P: eigen?.P.map(row) ?? null,
      Q: eigen?.Q.map(row) ?? null,
      intersectionNumbers: intersectionNumbers?.map((rows) => rows.map((entries) => entries.map(plain))) ?? null,
      kreinParameters: kreinParameters?.map((rows) => rows.map(row)) ?? null,
      pPolynomialOrderings:
        known.pPolynomial?.map(({ order, intersectionArray: { b, c } }) => ({ order, b, c })) ?? null,
      qPolynomialOrderings: known.qPolynomial ?? null,
      cliqueBounds:
        cliqueBounds(outcome)?.map((bound) => (bound === undefined ? null : toJson(eigen!.field, bound))) ?? null,
    },
  };
}

function checkFacts(check: Check) {
  const { statement, source } = conditions[check.condition];
  const detail =
    check.kind === 'fails'
      ? { where: check.where, expected: check.expected, found: check.found }
      : { where: null, expected: null, found: null };
  return {
    name: check.condition,
    holds: check.kind === 'open' ? null : check.kind === 'holds',
    ...detail,
    reason: check.kind === 'open' ? check.reason : null,
    statement,
    source,
  };
}

/** Delsarte's bound 1 − k_i/θ on cliques of R_i, θ its least eigenvalue, for i ≥ 1. It is no condition: a clique need not exist.
 *  Source: P. Delsarte, Philips Res. Rep. Suppl. 10 (1973), §3.3. */
export function cliqueBounds({
  known: { eigen, valencies },
}: Feasibility): readonly (Element | undefined)[] | undefined {
  if (eigen === undefined || valencies === undefined) return undefined;
  const { field, P } = eigen;
  return valencies.map((k, i) => {
    if (i === 0) return undefined;
    const least = P.reduce((best, row) => (field.compare(row[i]!, best) < 0 ? row[i]! : best), P[0]![i]!);
    return field.sub(field.one, field.div(field.fromRational(k), least));
  });
}

/** Every relation but the diagonal generates all. */
function isPrimitiveTensor({ rank, p }: ParameterTensor): boolean {
  for (let i = 1; i < rank; i++) {
    const reached = [0];
    const member = new Uint8Array(rank);
    member[0] = 1;
    for (const j of reached)
      for (let k = 0; k < rank; k++)
        if (member[k] === 0 && p[(i * rank + j) * rank + k] !== 0) {
          member[k] = 1;
          reached.push(k);
        }
    if (reached.length < rank) return false;
  }
  return true;
}
