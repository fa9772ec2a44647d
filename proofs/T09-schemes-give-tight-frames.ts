import { type Element, multiply, rank, rational, type Theorem } from 'tightframe';
import { formal } from './evidence/formal.js';
import { type Finding, holdsIf, isCertified, overSmallSchemes, type SchemeFrame } from './evidence/frames.js';
import { testedTheorem } from './evidence/tested.js';

/** With norm 1, c = n/m_J: M² = c·M, M_xx = 1, rank m_J, D = 1/c, and the value (1/m_J) Σ_J Q_ij on R_i. */
function isTheFrameOfT9(frame: SchemeFrame): Finding {
  const { scheme, eigen, J, properties } = frame;
  const { field, Q, multiplicities } = eigen;
  const dimension = J.reduce((sum, j) => sum + multiplicities[j]!, 0);
  const scaled = (a: Element, numerator: number, denominator: number): Element =>
    field.mul(a, field.fromRational(rational(numerator, denominator)));
  const value = Q.map((row) =>
    scaled(
      J.reduce((sum, j) => field.add(sum, row[j]!), field.zero),
      1,
      dimension,
    ),
  );
  const gram = Array.from({ length: scheme.n }, (_, x) =>
    Array.from({ length: scheme.n }, (_, y) => value[scheme.relation[x * scheme.n + y]!]!),
  );
  const square = multiply(field, gram, gram);
  const isTight = gram.every((row, x) =>
    row.every((entry, y) => field.equals(square[x]![y]!, scaled(entry, scheme.n, dimension))),
  );
  const D = properties.dimensionalities;
  const isD = (a: Element): boolean => {
    const own = properties.algebra.field;
    return own.equals(a, own.fromRational(rational(dimension, scheme.n)));
  };
  return holdsIf(
    isTight &&
      field.equals(value[0]!, field.one) &&
      rank(field, gram) === dimension &&
      properties.tight &&
      D.length === 1 &&
      isD(D[0]!.value!) &&
      isCertified(frame),
    () =>
      `it is not an equal-norm tight frame of rank ${dimension} with D = ${dimension}/${scheme.n} and a certificate`,
  );
}

export const schemesGiveTightFrames: Theorem = {
  id: 'T9',
  title: 'A scheme and a set of its eigenspaces give an equal-norm tight frame',
  statement:
    'For a symmetric association scheme on n points, J and c > 0, c Σ_J E_j is the Gram matrix of an equal-norm tight frame of rank m_J with bound c, D = m_J/n and inner product (c/n) Σ_J Q_ij on R_i.',
  source: 'proofs/T09-schemes-give-tight-frames.md; E. Bannai, T. Ito, Algebraic Combinatorics I, 1984, II.2–3',
  evidence: [
    formal(
      'for orthogonal idempotents with constant diagonals',
      'T9_exists',
      'T9_tight',
      'T9_rank',
      'T9_norm',
      'T9_fracdim',
      'T9_unequal_weights',
    ),
    overSmallSchemes('M² = c·M, rank m_J, D = m_J/n, and the kernel accepts a certificate', isTheFrameOfT9),
    testedTheorem('T9'),
  ],
};
