/** # At most 2n features fit without loss. Defines `fewFeatures`, `sumsOfSquares`, `isExtremal`.
 *
 * The identities of few-features.md, from the definitions of φ and ψ by integration; and its count of vectors, put to the test.
 * @module */
import fc from 'fast-check';
import { type EvidenceOutcome, type MultivariatePolynomial, rational, type Theorem, variables } from 'tightframe';

const { a, b, c, t, tau } = variables(['a', 'b', 'c', 't', 'tau']);
const one = t.pow(0);
const rest = one.minus(tau);

interface Identity {
  readonly claim: string;
  readonly left: MultivariatePolynomial;
  readonly right: MultivariatePolynomial;
}

/** The right sides are sums of terms that are ≥ 0 for 0 ≤ τ ≤ 1: where they vanish can be seen. */
export const sumsOfSquares: readonly Identity[] = [
  {
    claim: '3φ = (1 − a − 3b/2)² + 3b²/4 for b ≥ 0',
    left: t.minus(a.times(t).plus(b)).pow(2).integral('t', 0, 1).times(3),
    right: one
      .minus(a)
      .minus(b.times(rational(3, 2)))
      .pow(2)
      .plus(b.pow(2).times(rational(3, 4))),
  },
  {
    claim: '12φ = (1−τ)(2a(1−τ) − 2 − τ)² + τ²(3+τ) for b = −aτ',
    left: t
      .pow(2)
      .integral('t', 0, tau)
      .plus(
        t
          .minus(a.times(t.minus(tau)))
          .pow(2)
          .integral('t', tau, 1),
      )
      .times(12),
    right: rest.times(a.times(2).times(rest).minus(tau).minus(2).pow(2)).plus(tau.pow(2).times(tau.plus(3))),
  },
  { claim: '3ψ(c, 0) = c² for c ≥ 0', left: c.times(t).pow(2).integral('t', 0, 1).times(3), right: c.pow(2) },
];

const inner = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, e, k) => sum + e * y[k]!, 0);

/** Are there at most 2n of the vectors, and n orthogonal antipodal pairs if 2n? */
export function isExtremal(n: number, vectors: readonly (readonly number[])[]): boolean {
  if (vectors.length !== 2 * n) return vectors.length < 2 * n;
  // A vector has a nonzero product only with itself and its antipode, a negative multiple of it.
  return vectors.every((x) => {
    const others = vectors.filter((y) => y !== x && inner(x, y) !== 0);
    const [y] = others;
    return others.length === 1 && inner(x, y!) < 0 && inner(x, y!) ** 2 === inner(x, x) * inner(y!, y!);
  });
}

/** The first vectors of the list that are nonzero with pairwise products ≤ 0. */
function obtuse(list: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const kept: (readonly number[])[] = [];
  for (const x of list) if (inner(x, x) > 0 && kept.every((y) => inner(x, y) <= 0)) kept.push(x);
  return kept;
}

const coordinate = fc.integer({ min: -2, max: 2 });
const obtuseVectors = fc
  .integer({ min: 1, max: 4 })
  .chain((n) =>
    fc
      .array(fc.array(coordinate, { minLength: n, maxLength: n }), { minLength: 20, maxLength: 80 })
      .map((list) => ({ n, vectors: obtuse(list) })),
  );

export const fewFeatures: Theorem = {
  id: 'few-features',
  title: 'At most 2n features fit without loss',
  statement:
    'For m features in R^n the minimum of the one-active loss is 0 iff m ≤ 2n; it is attained exactly by b = 0 and unit columns with pairwise inner products ≤ 0, for m = 2n by an orthonormal basis and its negatives.',
  source: 'proofs/neighbours/few-features.md; R. A. Rankin, Proc. Glasgow Math. Assoc. 2 (1955)',
  evidence: [
    {
      kind: 'symbolic',
      claim: 'φ = 0 iff a = 1 and b = 0, and ψ(c, 0) = 0 iff c ≤ 0, by sums of squares',
      establish: () => identitiesHold(sumsOfSquares),
    },
    {
      kind: 'tested',
      claim: 'nonzero vectors of Z^n with pairwise products ≤ 0 are at most 2n, and n orthogonal antipodal pairs if 2n',
      establish: ({ runs, seed }) => {
        let full = 0;
        const result = fc.check(
          fc.property(obtuseVectors, ({ n, vectors }) => {
            if (vectors.length === 2 * n) full++;
            return isExtremal(n, vectors);
          }),
          { numRuns: runs, seed },
        );
        return result.failed
          ? { kind: 'refuted', witness: JSON.stringify(result.counterexample) }
          : { kind: 'verified', detail: `${result.numRuns} sets of vectors, ${full} of them with 2n` };
      },
    },
  ],
};

export function identitiesHold(identities: readonly Identity[]): EvidenceOutcome {
  const wrong = identities.find(({ left, right }) => !left.equals(right));
  return wrong === undefined
    ? { kind: 'verified', detail: identities.map(({ claim }) => claim).join('; ') }
    : { kind: 'refuted', witness: wrong.claim };
}
