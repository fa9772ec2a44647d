import { checkPentagonCertificate, type Evidence, type Theorem } from 'tightframe';
import { formalOverReals } from '../evidence/formal.js';
import { pentagonCertificate } from './certificate.js';
import { supportingLine } from './supportingLine.js';

const certificate: Evidence = {
  kind: 'exact',
  claim: 'all that the proof leaves to computation, derived from the definitions and checked from a certificate',
  establish: () => {
    const derived = pentagonCertificate();
    const text = `${JSON.stringify(derived)}\n`;
    const verdict = checkPentagonCertificate(JSON.parse(text));
    if (verdict.kind === 'rejected')
      return {
        kind: 'undecided',
        reason: `the checker rejects the certificate at ${verdict.place}: ${verdict.reason}`,
      };
    const { constants, radius } = derived;
    const number = (name: keyof typeof constants): string => constants[name].decimals;
    return {
      kind: 'verified',
      detail: `min L₁ = ${number('t')}…`,
      certificate: text,
      lines: [
        ...verdict.lemmas.map(({ lemma, checked }) => `${lemma}: ${checked}`),
        `t* = min L₁       ${number('t')}…`,
        `radius r*         ${radius}…`,
        `r*² = a*          ${number('a')}…`,
        `bias −β*         −${number('beta')}…`,
        `τ* = β*/a*        ${number('tau')}…`,
        `z*                ${number('z')}…`,
        `γ* = cos 72°      ${number('gamma')}…`,
        `μ = Ψ′(γ*²)       ${number('mu')}…`,
        `minimal polynomial of t*: ${polynomialText(constants.t.minimalPolynomial)}`,
      ],
    };
  },
};

/** Another road to the same bound: no convexity, two variables. */
const line: Evidence = {
  kind: 'exact',
  claim: 'G(a,b,γ) ≥ t*/2 + μ(γ² − γ*²) for 0 ≤ γ ≤ cos 36° by interval arithmetic, independently of Lemmas 5 to 7',
  establish: () => {
    const result = supportingLine();
    if (result.kind === 'proved') return { kind: 'verified', detail: `${result.boxes} boxes` };
    if (result.kind === 'refuted') return { kind: 'refuted', witness: `R ≤ ${result.value} on a box` };
    return { kind: 'undecided', reason: result.reason };
  },
};

/** As in 4x^2 + 2x − 1. */
function polynomialText(coefficients: readonly string[]): string {
  const terms = coefficients.flatMap((c, power) => {
    if (c === '0') return [];
    const size = c.replace('-', '');
    const variable = power === 0 ? '' : power === 1 ? 'x' : `x^${power}`;
    return [{ sign: c.startsWith('-') ? '−' : '+', text: size === '1' && power > 0 ? variable : `${size}${variable}` }];
  });
  return terms
    .reverse()
    .map(({ sign, text }, at) => (at > 0 ? ` ${sign} ${text}` : sign === '−' ? `−${text}` : text))
    .join('');
}

export const pentagon: Theorem = {
  id: 'pentagon',
  title: 'Five features in the plane: the optimum is the regular pentagon',
  statement:
    'For all W ∈ R^{2×5} and b ∈ R^5, L₁(W,b) ≥ t* = 0.0158256270744941976…, with equality exactly when the columns form a regular pentagon of radius r* = 1.1704596… and all biases are −β* = −0.2822972….',
  source: 'proofs/pentagon/README.md, Theorem A (Math for AI Safety registry, MAIS-O42)',
  evidence: [
    formalOverReals('Theorem A about the integrals themselves: bound, attained, equality', 'pentagon'),
    certificate,
    line,
  ],
};
