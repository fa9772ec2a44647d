/** # Plausible and false. Defines `falseConjectures`.
 *
 * Statements that one might believe of frames and schemes, each with a small counterexample that the search finds. None of the
 * generators is made for its counterexample.
 * @module */
import {
  canonicalForm,
  characteristicPolynomial,
  display,
  type Element,
  identityMatrix,
  type Matrix,
  multiply,
  type NumberField,
  rank,
  rational,
  rationalField,
  transpose,
} from 'tightframe';
import {
  type Conjecture,
  closureOf,
  conjecture,
  type ExactGraph,
  type ExactScheme,
  frames,
  localizedFrames,
  permutationGroups,
  schemes,
  tightFrames,
  unitFrames,
} from 'tightframe/fast-check';
import { capacity as capacityOf, combined, direct, isTight, ofMatrix, range, submatrix } from './direct.js';
import { equiangularFrames, graphPairs, groupConfigurations, permutationGraphs, schemePairs } from './generators.js';

const expect = 'refuted';

const aboutCapacity = [
  conjecture('The nonzero vectors of a localized frame have equal norms', {
    for: localizedFrames(),
    assuming: ({ dimensionalities }) => !dimensionalities.includes(undefined),
    claim: ({ equalNorm }) => equalNorm,
    expect,
    source: 'T3, T4: localized is less than tight',
  }),

  conjecture('A frame of full capacity is tight', {
    for: frames(),
    assuming: ({ saturated, rank }) => saturated && rank > 0,
    claim: ({ tight }) => tight,
    expect,
    source: 'T4: clusters may have different bounds',
  }),

  conjecture('Features of equal norm and equal dimensionality form a tight frame', {
    for: frames(),
    assuming: ({ equalNorm, dimensionalities, rank }) =>
      equalNorm && rank > 0 && dimensionalities.every((D) => D!.equals(dimensionalities[0]!)),
    claim: ({ tight }) => tight,
    expect,
    source: 'T1 needs full capacity',
  }),

  conjecture('Of two features the longer one has at least the dimensionality', {
    for: frames(),
    claim: (frame) => {
      const features = frame.dimensionalities.flatMap((D, i) =>
        D === undefined ? [] : [{ D, norm: frame.normSquared(i) }],
      );
      for (const a of features)
        for (const b of features)
          if (a.norm.compare(b.norm) > 0 && a.D.compare(b.D) < 0)
            return { holds: false, because: `D = ${a.D} where ‖w‖² = ${a.norm}, D = ${b.D} where ‖w‖² = ${b.norm}` };
      return true;
    },
    expect,
    source: 'T5 says so within a cluster',
  }),

  conjecture('One more feature never lowers the capacity', {
    for: frames({ size: [2, 6] }),
    claim: (frame) => {
      const { field, M, n } = direct(frame);
      const before = capacityOf(ofMatrix(field, submatrix(M, range(n - 1))));
      const after = capacityOf(ofMatrix(field, M));
      return {
        holds: field.compare(before, after) <= 0,
        because: `from ${display(field, before)} to ${display(field, after)}`,
      };
    },
    expect,
    source: 'the rank never falls',
  }),

  conjecture('The capacity is at least half the rank', {
    for: frames(),
    claim: ({ capacity, rank }) => capacity.times(2).isAtLeast(rank),
    expect,
    source: 'in the plane it is: the capacity is at least 1',
  }),

  conjecture('The frame operator F determines the capacity', {
    for: frames({ kinds: ['rational'], size: [2, 6] }),
    claim: (frame) => {
      const { field, M } = direct(frame);
      const [capacity, other] = [M, turned(field, M)].map((gram) => capacityOf(ofMatrix(field, gram)));
      return {
        holds: field.equals(capacity!, other!),
        because: `(3w_1 + 4w_2)/5, (4w_1 − 3w_2)/5, w_3, … have the same F and capacity ${display(field, other!)}`,
      };
    },
    expect,
    source: 'rank, tightness and the frame potential are determined',
  }),

  conjecture(
    'A feature lies on at most as many eigenspaces as there are features that it interferes with, itself included',
    {
      for: frames({ size: [1, 6] }),
      claim: (frame) => {
        const { field, n, M, nonzero } = direct(frame);
        const powers = range(n - 1).reduce<readonly Matrix<Element>[]>(
          (list) => [...list, multiply(field, list.at(-1)!, M)],
          [M],
        );
        for (const i of nonzero) {
          const eigenspaces = rank(
            field,
            powers.map((power) => power[i]!),
          );
          const features = M[i]!.filter((x) => !field.isZero(x)).length;
          if (eigenspaces > features)
            return {
              holds: false,
              because: `feature ${i + 1} is on ${eigenspaces} eigenspaces and meets ${features} features`,
            };
        }
        return true;
      },
      expect,
      source: 'interference travels: F² sees the neighbours of neighbours',
    },
  ),
];

const aboutTightFrames = [
  conjecture('A tight frame of unit vectors on different lines has a homogeneous coherent closure', {
    for: unitFrames({ dimension: 2, size: [2, 5] }),
    assuming: (frame) => frame.tight && frame.innerProducts.every(({ value }) => value.absolute.compare(1) < 0),
    claim: ({ gram: { n, entry } }) => {
      const { homogeneous, fibres } = closureOf(n, entry);
      return { holds: homogeneous, because: `the closure tells ${fibres} kinds of vectors apart` };
    },
    expect,
    source: 'T10 assumes a scheme',
  }),

  conjecture('A homogeneous coherent closure of a Gram matrix is symmetric, as the matrix is', {
    for: frames({ kinds: ['orbit'], dimension: [2, 3], size: [2, 8] }),
    assuming: ({ gram: { n, entry } }) => closureOf(n, entry).homogeneous,
    claim: ({ gram: { n, entry } }) => {
      const { symmetric, rank } = closureOf(n, entry);
      return { holds: symmetric, because: `the closure has ${rank} relations, not all symmetric` };
    },
    expect,
    source: 'T8: ordered pairs of colours are counted',
  }),

  conjecture(
    'Different vectors of one norm and with two inner products that form a tight frame carry a strongly regular graph',
    {
      for: equiangularFrames,
      assuming: (frame) => frame.tight && frame.innerProducts.length === 2,
      claim: (frame) => frame.scheme?.classes === 2,
      expect,
      source: 'P. Delsarte, J. M. Goethals, J. J. Seidel, Geom. Dedicata 6 (1977), Theorem 7.4, without its 2-design',
    },
  ),

  conjecture('Equiangular lines, more than the dimension, form a tight frame', {
    for: equiangularFrames,
    assuming: ({ n, rank }) => n > rank,
    claim: ({ tight }) => tight,
    expect,
    source: 'T11: exactly those on the Welch bound do',
  }),

  conjecture('There are at most 2d equiangular lines in R^d', {
    for: equiangularFrames,
    claim: ({ n, rank }) => n <= 2 * rank,
    expect,
    source: 'true for d ≤ 5: at most 1, 3, 6, 6, 10 lines (Lemmens–Seidel 1973)',
  }),

  conjecture('The tensor squares w⊗w of an equal-norm tight frame form a tight frame', {
    for: tightFrames(),
    assuming: ({ equalNorm }) => equalNorm,
    claim: (frame) => {
      const { field, M } = direct(frame);
      return isTight(ofMatrix(field, combined(field, 'mul', M, M)));
    },
    expect,
    source: 'M∘M is positive semidefinite (Schur)',
  }),

  conjecture('A spherical 3-design is antipodal', {
    for: tightFrames({ kinds: ['scheme'], dimension: [1, 6], size: [2, 12] }),
    assuming: ({ designStrength }) => designStrength === 'infinity' || designStrength! >= 3,
    claim: ({ properties, designStrength }) => ({
      holds: properties.antipodal,
      because: `strength ${designStrength}, and not closed under negation`,
    }),
    expect,
    source: 'an antipodal 2-design is a 3-design; T12',
  }),

  conjecture('Where an equal-norm tight frame has a scheme, pairs with one inner product are in one relation', {
    for: tightFrames({ kinds: ['scheme'], size: [2, 12] }),
    assuming: ({ gram: { n, entry } }) => closureOf(n, entry).symmetric,
    claim: ({ gram: { n, entry }, innerProducts }) => {
      const classes = closureOf(n, entry).rank - 1;
      return { holds: classes === innerProducts.length, because: `${classes} classes` };
    },
    expect,
    source: 'T8: the closure may be finer than the colouring',
  }),
];

const aboutSchemes = [
  conjecture('A homogeneous coherent configuration is commutative', {
    for: groupConfigurations,
    claim: ({ commutative }) => commutative,
    expect,
    source: 'D. G. Higman, Geom. Dedicata 4 (1975): true up to rank 5',
  }),

  conjecture('The orbitals of a transitive group are symmetric where they commute', {
    for: permutationGroups({ points: [1, 5] }),
    assuming: ({ transitive, orbitals }) => transitive && orbitals.commutative,
    claim: ({ orbitals }) => orbitals.symmetric,
    expect,
    source: 'the converse holds',
  }),

  conjecture('The coherent closure of a regular graph is homogeneous', {
    for: permutationGraphs,
    assuming: ({ regular }) => regular,
    claim: ({ closure: { homogeneous, fibres } }) => ({
      holds: homogeneous,
      because: `the closure tells ${fibres} kinds of points apart`,
    }),
    runs: 20_000,
    expect,
    source: 'one step of refinement sees only degrees',
  }),

  conjecture('The ranks of the eigenspaces of a symmetric scheme are its valencies in some order', {
    for: schemes({ points: [2, 10] }),
    claim: ({ multiplicities, valencies }) => sorted(multiplicities) === sorted(valencies),
    expect,
    source: 'true of self-dual schemes',
  }),

  conjecture('Krein parameters are integers, as intersection numbers are', {
    for: schemes({ points: [2, 12] }),
    claim: (scheme) => {
      const all = range(scheme.rank);
      for (const i of all)
        for (const j of all)
          for (const k of all) {
            const q = scheme.krein(i, j, k);
            if (!q.isInteger) return { holds: false, because: `q^${k}_${i}${j} = ${q}` };
          }
      return true;
    },
    expect,
    source: 'true of translation schemes, by duality',
  }),

  conjecture('A P-polynomial scheme is Q-polynomial', {
    for: schemes({ points: [2, 20] }),
    assuming: ({ pPolynomial }) => pPolynomial,
    claim: ({ qPolynomial }) => qPolynomial,
    expect,
    source: 'E. Bannai, T. Ito, Algebraic Combinatorics I, 1984, conjecture it for primitive schemes of large diameter',
  }),

  conjecture('Schemes with two classes and the same intersection numbers are isomorphic', {
    for: schemePairs,
    assuming: ([a, b]) => parameters(a) === parameters(b),
    claim: ([a, b]) => canonicalForm(a.configuration) === canonicalForm(b.configuration),
    expect,
    source: 'S. S. Shrikhande, Ann. Math. Statist. 30 (1959)',
  }),

  conjecture('Graphs with the same spectrum have the same degrees', {
    for: graphPairs,
    assuming: ([a, b]) => characteristic(a) === characteristic(b),
    claim: ([a, b]) => degrees(a) === degrees(b),
    runs: 10_000,
    expect,
    source: 'L. Collatz, U. Sinogowitz, Abh. Math. Sem. Univ. Hamburg 21 (1957)',
  }),
];

export const falseConjectures = [...aboutCapacity, ...aboutTightFrames, ...aboutSchemes] as readonly Conjecture[];

/** QᵀMQ for the rotation Q of the first two coordinates with cosine 3/5: the Gram matrix of (3w_1 + 4w_2)/5, (4w_1 − 3w_2)/5, w_3, …,
 *  which have the same F. */
function turned(field: NumberField, M: Matrix<Element>): Matrix<Element> {
  const [cosine, sine] = [field.fromRational(rational(3, 5)), field.fromRational(rational(4, 5))];
  const Q = identityMatrix(field, M.length).map((row) => [...row]);
  [Q[0]![0], Q[0]![1], Q[1]![0], Q[1]![1]] = [cosine, sine, sine, field.neg(cosine)];
  return multiply(field, transpose(Q), multiply(field, M, Q));
}

const sorted = (numbers: readonly number[]): string => numbers.toSorted((a, b) => a - b).join();

const parameters = ({ numbers }: ExactScheme): string => numbers.dense().join();

/** The characteristic polynomial of the adjacency matrix. */
function characteristic(graph: ExactGraph): string {
  const { zero, one } = rationalField;
  const A = range(graph.n).map((x) => range(graph.n).map((y) => (graph.adjacent(x, y) ? one : zero)));
  return characteristicPolynomial(rationalField, A)
    .map((c) => rationalField.key(c))
    .join(' ');
}

const degrees = (graph: ExactGraph): string => sorted(range(graph.n).map((x) => graph.degree(x)));
