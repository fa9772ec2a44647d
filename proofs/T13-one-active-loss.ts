import { type Evidence, formula, type Identity, type Parameter, proveIdentity, type Theorem } from 'tightframe';
import { identityOutcome } from './evidence/symbolic.js';
import { testedTheorem } from './evidence/tested.js';

const { plus, minus, times, over, power, parameter, number } = formula;
type Formula = formula.Formula;

const [a, b, c, t, u] = ['a', 'b', 'c', 't', 'u'].map(parameter) as [Formula, Formula, Formula, Formula, Formula];

/** ∫ p over [from, to] for p of degree at most 3, by Simpson's rule, which is exact for such p. */
const integral = (p: (x: Formula) => Formula, from: Formula, to: Formula): Formula =>
  times(over(minus(to, from), 6), plus(p(from), times(4, p(over(plus(from, to), 2))), p(to)));

const [zero, one] = [number(0), number(1)];
const square = (x: Formula): Formula => power(x, 2);

/** The pieces of φ and ψ: on each the integrand is a polynomial in x of degree 2 between the limits, and 0 or x² outside. */
const pieces: Identity = {
  name: 'the closed forms of φ and ψ are their integrals',
  law: 'T13',
  equations: [
    {
      at: 'φ, b ≥ 0',
      left: integral((x) => square(minus(x, plus(times(a, x), b))), zero, one),
      right: plus(over(square(minus(1, a)), 3), times(-1, minus(1, a), b), square(b)),
    },
    {
      at: 'φ, b = −aτ, 0 ≤ τ ≤ 1',
      left: plus(
        integral(square, zero, t),
        integral((x) => square(minus(x, times(a, minus(x, t)))), t, one),
      ),
      right: over(plus(1, times(-1, a, square(minus(1, t)), plus(2, t)), times(square(a), power(minus(1, t), 3))), 3),
    },
    {
      at: 'ψ, cx + b ≥ 0 on [0, 1]',
      left: integral((x) => square(plus(times(c, x), b)), zero, one),
      right: over(plus(square(c), times(3, c, b), times(3, square(b))), 3),
    },
    {
      // c > 0, b = −cσ < 0: zero up to σ.
      at: 'ψ, c > 0, b = −cσ, 0 ≤ σ ≤ 1',
      left: integral((x) => square(times(c, minus(x, u))), u, one),
      right: over(power(minus(c, times(c, u)), 3), times(3, c)),
    },
    {
      // c < 0, b = |c|σ > 0: zero from σ on; here c stands for |c|.
      at: 'ψ, c < 0, b = |c|σ, 0 ≤ σ ≤ 1',
      left: integral((x) => square(times(c, minus(u, x))), zero, u),
      right: over(power(times(c, u), 3), times(3, c)),
    },
  ],
};

const parameters: readonly Parameter[] = ['a', 'b', 'c', 't', 'u'].map((name) => ({ name, range: 'any', from: 1 }));

const closedForms: Evidence = {
  kind: 'symbolic',
  claim: 'the closed forms of φ and ψ, on every range of the bias',
  establish: () => identityOutcome(pieces.name, proveIdentity(pieces, parameters)),
};

export const oneActive: Theorem = {
  id: 'T13',
  title: 'The loss of the toy model with one active feature, in closed form',
  statement:
    'n·L₁(W,b) = Σ_j [φ(M_jj, b_j) + Σ_{i≠j} ψ(M_ij, b_j)] with φ(a,b) = ∫₀¹ (t − (at+b)₊)² dt and ψ(c,b) = ∫₀¹ (ct+b)₊² dt, both piecewise rational.',
  source: 'proofs/T13-one-active-loss.md; the model of N. Elhage et al., arXiv:2209.10652 (2022)',
  evidence: [closedForms, testedTheorem('T13')],
};
