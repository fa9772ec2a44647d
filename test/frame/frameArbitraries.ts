/** Random exact frames of every origin: vectors over Q, Q(√2) and Q(√5), eigenspaces of schemes with equal and unequal
 *  weights, tegum sums; with zero vectors, repeated vectors and single vectors among them. */
import fc from 'fast-check';
import { type Element, type NumberField, rationalField } from '../../src/exact/numberField.js';
import { quadraticField } from '../../src/exact/quadratic.js';
import { rational } from '../../src/exact/rational.js';
import { type Frame, frameFromGram, frameFromVectors, tegumSum } from '../../src/frame/frame.js';
import { frameFromEigenspaces } from '../../src/frame/frameFromScheme.js';
import { coherentClosure } from '../../src/scheme/coherentClosure.js';
import { type AssociationScheme, asAssociationScheme } from '../../src/scheme/coherentConfiguration.js';
import { graphs } from '../../src/scheme/constructions/index.js';
import { type Eigenmatrices, eigenmatrices } from '../../src/scheme/eigenmatrix.js';
import { intersectionNumbers } from '../../src/scheme/intersectionNumbers.js';

/** Named with the scheme or the kind of vectors, so that a counterexample can be read. */
export interface NamedFrame {
  readonly name: string;
  readonly frame: Frame;
}

export interface NamedScheme extends Eigenmatrices {
  readonly name: string;
  readonly scheme: AssociationScheme;
}

const build = (name: string, graph: string, parameters: unknown = {}): (() => NamedScheme) => {
  let made: NamedScheme | undefined;
  return () => {
    if (made !== undefined) return made;
    const { n, adjacent } = graphs[graph]!.build(parameters);
    const colours = Array.from({ length: n * n }, (_, at) => (adjacent(Math.floor(at / n), at % n) ? 1 : 0));
    const verdict = asAssociationScheme(coherentClosure(n, colours));
    if (verdict.kind === 'refuted') throw new Error(`${name} has no symmetric scheme`);
    const scheme = verdict.configuration;
    made = { name, scheme, ...eigenmatrices(scheme, intersectionNumbers(scheme)) };
    return made;
  };
};

/** Trivial, imprimitive, P-polynomial or not, rational and irrational, of degree 1, 2, 3 and 4. */
const schemes: readonly (() => NamedScheme)[] = [
  ...[3, 4, 5, 6, 7, 8, 9, 10, 12, 15].map((n) => build(`C_${n}`, 'cycle', { n })),
  build('2×K_2', 'cocktail-party', { d: 2 }),
  build('4×K_2', 'cocktail-party', { d: 4 }),
  build('H(3,2)', 'hamming', { d: 3, q: 2 }),
  build('H(4,2)', 'hamming', { d: 4, q: 2 }),
  build('H(2,3)', 'hamming', { d: 2, q: 3 }),
  build('J(5,2)', 'johnson', { n: 5, k: 2 }),
  build('J(6,3)', 'johnson', { n: 6, k: 3 }),
  build('Petersen', 'petersen'),
  build('3×4 rook', 'rook', { rows: 3, columns: 4 }),
  build('Shrikhande', 'shrikhande'),
  build('Paley 13', 'paley', { q: 13 }),
  build('dodecahedron', 'dodecahedron'),
  build('C_5 × K_3 (prism)', 'generalized-petersen', { n: 5, k: 1 }),
];

/** Shrinks towards the triangle. */
export const anyScheme = fc.nat(schemes.length - 1).map((at) => schemes[at]!());

const smallRational = fc
  .tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .map(([n, d]) => rational(n, d));

export const positiveRational = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 }))
  .map(([n, d]) => rational(n, d));

/** A scheme with a nonempty set J of its eigenspaces. */
export const schemeWithEigenspaces = anyScheme.chain((scheme) =>
  fc
    .subarray(
      scheme.P.map((_, j) => j),
      { minLength: 1 },
    )
    .map((eigenspaces) => ({ scheme, eigenspaces })),
);

/** M = Σ_j c_j E_j, that is (1/n) Σ_j c_j Q_ij on R_i. */
export function frameOfWeights({ scheme, field, Q }: NamedScheme, weights: readonly Element[]): Frame {
  const perPoint = field.fromRational(rational(1, scheme.n));
  const values = Q.map((row) =>
    field.mul(
      perPoint,
      row.reduce((total, q, j) => field.add(total, field.mul(q, weights[j]!)), field.zero),
    ),
  );
  return frameFromGram(field, scheme.n, (x, y) => values[scheme.relation[x * scheme.n + y]!]!);
}

const onEigenspaces = fc.tuple(schemeWithEigenspaces, positiveRational).map(
  ([{ scheme, eigenspaces }, norm]): NamedFrame => ({
    name: `${scheme.name}, J = {${eigenspaces}}`,
    frame: frameFromEigenspaces(scheme.scheme, scheme, eigenspaces, scheme.field.fromRational(norm)),
  }),
);

const weighted = anyScheme.chain((scheme) =>
  fc
    .array(fc.oneof(fc.constant(rational(0)), positiveRational), {
      minLength: scheme.P.length,
      maxLength: scheme.P.length,
    })
    .map(
      (weights): NamedFrame => ({
        name: `${scheme.name}, weights ${weights.map(String)}`,
        frame: frameOfWeights(
          scheme,
          weights.map((c) => scheme.field.fromRational(c)),
        ),
      }),
    ),
);

/** Lists of vectors, some of them repeated and some zero, over the field spanned by 1 and `irrational`. */
function vectorsOver(name: string, field: NumberField, irrational: Element, most: number): fc.Arbitrary<NamedFrame> {
  const number = fc
    .tuple(smallRational, irrational === field.one ? fc.constant(rational(0)) : smallRational)
    .map(([a, b]) => field.add(field.fromRational(a), field.mul(field.fromRational(b), irrational)));
  return fc
    .integer({ min: 1, max: 3 })
    .chain((d) => fc.array(fc.array(number, { minLength: d, maxLength: d }), { minLength: 1, maxLength: most }))
    .chain((vectors) =>
      fc.tuple(
        fc.constant(vectors),
        fc.subarray([...vectors], { maxLength: Math.min(2, vectors.length) }),
        fc.boolean().map((zero) => (zero ? [vectors[0]!.map(() => field.zero)] : [])),
      ),
    )
    .map((parts): NamedFrame => ({ name: `vectors over ${name}`, frame: frameFromVectors(field, parts.flat()) }));
}

const rationalVectors = vectorsOver('Q', rationalField, rationalField.one, 5);
const quadraticVectors = fc.constantFrom(2n, 5n).chain((m) => {
  const { field, sqrt } = quadraticField(m);
  return vectorsOver(`Q(√${m})`, field, sqrt, 3);
});

/** Few directions with integer coordinates: often localized, often with several clusters. */
const signedAxes = fc.array(fc.tuple(fc.nat(2), fc.constantFrom(-2, -1, 1, 2)), { minLength: 1, maxLength: 7 }).map(
  (axes): NamedFrame => ({
    name: 'multiples of axes',
    frame: frameFromVectors(
      rationalField,
      axes.map(([axis, length]) => [0, 1, 2].map((a) => rationalField.fromInteger(a === axis ? length : 0))),
    ),
  }),
);

/** Of one origin: the eigenvalues of its parts need no compositum. */
export const frameWithoutSums: fc.Arbitrary<NamedFrame> = fc.oneof(
  onEigenspaces,
  weighted,
  rationalVectors,
  quadraticVectors,
  signedAxes,
);

export const smallFrame: fc.Arbitrary<NamedFrame> = fc.oneof(rationalVectors, quadraticVectors, signedAxes);

const sums = fc.tuple(onEigenspaces, smallFrame).map(
  ([a, b]): NamedFrame => ({
    name: `${a.name} ⊕ ${b.name}`,
    frame: tegumSum([a.frame, b.frame]),
  }),
);

export const anyFrame: fc.Arbitrary<NamedFrame> = fc.oneof(
  { weight: 4, arbitrary: frameWithoutSums },
  { weight: 1, arbitrary: sums },
);

/** Localized by construction: on eigenspaces, multiples of axes, sums of such. */
export const localizedFrame: fc.Arbitrary<NamedFrame> = fc.oneof(
  onEigenspaces,
  signedAxes,
  fc.tuple(onEigenspaces, signedAxes).map(
    ([a, b]): NamedFrame => ({
      name: `${a.name} ⊕ ${b.name}`,
      frame: tegumSum([a.frame, b.frame]),
    }),
  ),
);
