/** # Theorems of the literature as properties. Defines `literature`.
 *
 * Known statements about frames, lines, designs and schemes, each with its source, as properties that must survive. They test the
 * toolkit as much as the statements: a counterexample would be an error in one of the two.
 * @module */
import fc from 'fast-check';
import {
  characteristicPolynomial,
  coherentConfiguration,
  type Element,
  frameFromEigenspaces,
  frameProperties,
  identityMatrix,
  ldlt,
  type Matrix,
  minimalPolynomial,
  type NumberField,
  rank,
  rationalField,
} from 'tightframe';
import {
  type Conjecture,
  configurations,
  conjecture,
  type ExactFrame,
  type ExactNumber,
  type ExactScheme,
  exact,
  frames,
  graphs,
  implies,
  permutationGroups,
  schemes,
  tightFrames,
  unitFrames,
} from 'tightframe/fast-check';
import {
  capacity,
  combined,
  direct,
  isEquiangular,
  isTight,
  ofMatrix,
  range,
  rankOf,
  scaled,
  submatrix,
  total,
  trace,
} from './direct.js';
import {
  elements,
  equiangularFrames,
  schemeGraphs,
  sphericalCodes,
  splitFrames,
  stronglyRegularFrames,
} from './generators.js';
import { idempotents } from './idempotents.js';
import { powerSum, sphereMoment } from './sphere.js';

const elhage = 'N. Elhage et al., Toy Models of Superposition, arXiv:2209.10652 (2022)';
const lines = 'P. W. H. Lemmens, J. J. Seidel, Equiangular lines, J. Algebra 24 (1973)';
const designs = 'P. Delsarte, J. M. Goethals, J. J. Seidel, Spherical codes and designs, Geom. Dedicata 6 (1977)';
const regularGraphBook = 'A. E. Brouwer, A. M. Cohen, A. Neumaier, Distance-Regular Graphs, Springer 1989';
const spectra = 'A. E. Brouwer, W. H. Haemers, Spectra of Graphs, Springer 2012';

const onFrames = [
  conjecture('0 < D_i ≤ 1, with D_i = 1 exactly for a feature orthogonal to all others', {
    for: frames(),
    claim: (frame) =>
      frame.dimensionalities.every((D, i) => {
        if (D === undefined) return true;
        const alone = range(frame.n).every((j) => j === i || frame.product(i, j).sign === 0);
        return D.sign > 0 && D.isAtMost(1) && D.equals(1) === alone;
      }),
    source: elhage,
  }),

  conjecture('The capacity is at least 1, with equality exactly for vectors on one line', {
    for: frames(),
    assuming: ({ rank }) => rank > 0,
    claim: ({ capacity, rank }) => capacity.isAtLeast(1) && capacity.equals(1) === (rank === 1),
    source: `from D_i ≥ ‖w_i‖²/Σ‖w_j‖² (Cauchy–Schwarz); D_i as in ${elhage}`,
  }),

  conjecture('The capacity of a frame is at most the sum of the capacities of two halves of it', {
    for: frames({ size: [2, 9] }),
    claim: (frame) => {
      const { field, n, M } = direct(frame);
      const half = Math.floor(n / 2);
      const [left, right] = [range(half), range(n).slice(half)].map((part) => capacityOf(field, submatrix(M, part)));
      return field.compare(capacityOf(field, M), field.add(left!, right!)) <= 0;
    },
    source: `every D_i falls when vectors are added; D_i as in ${elhage}`,
  }),

  conjecture('Welch bound: max⟨u,v⟩² ≥ (n − d)/(d(n − 1)), with equality exactly for equiangular tight frames', {
    for: fc.oneof(unitFrames({ size: [2, 9] }), equiangularFrames),
    assuming: ({ n }) => n > 1,
    claim: (frame) => {
      const { n, rank: d } = frame;
      const norm = frame.normSquared(0);
      const gap = largestSquare(frame)
        .times(d * (n - 1))
        .compare(norm.squared.times(n - d));
      return gap >= 0 && (gap === 0) === frame.etf;
    },
    source:
      'L. R. Welch, IEEE Trans. Inform. Theory 20 (1974); T. Strohmer, R. W. Heath, Appl. Comput. Harmon. Anal. 14 (2003), Theorem 2.3',
  }),

  conjecture(
    'Naimark complement: for a tight frame A·I − M is the Gram matrix of a tight frame of rank n − d, equiangular with it',
    {
      for: fc.oneof(tightFrames(), equiangularFrames),
      assuming: (frame) => frame.tight && frame.rank < frame.n,
      claim: (frame) => {
        const { field, n, M } = direct(frame);
        const complement = range(n).map((i) =>
          range(n).map((j) => field.sub(i === j ? frame.frameBound!.element : field.zero, M[i]![j]!)),
        );
        const d = ofMatrix(field, complement);
        return (
          ldlt(field, complement).kind === 'semidefinite' &&
          isTight(d) &&
          rankOf(d) === n - frame.rank &&
          (!frame.equiangular || isEquiangular(d))
        );
      },
      source: 'P. G. Casazza, G. Kutyniok (eds.), Finite Frames, Birkhäuser 2013, chapter 1',
    },
  ),

  conjecture('Fundamental inequality: no ‖w_i‖² of a tight frame exceeds Σ‖w_j‖²/d', {
    for: tightFrames(),
    claim: (frame) => {
      const d = direct(frame);
      const sum = trace(d.field, d.M);
      const r = d.field.fromInteger(rankOf(d));
      return d.M.every((row, i) => d.field.compare(d.field.mul(r, row[i]!), sum) <= 0);
    },
    source:
      'P. G. Casazza, M. Fickus, J. Kovačević, M. T. Leon, J. C. Tremain, A physical interpretation of tight frames, Birkhäuser 2006',
  }),

  conjecture('Frame potential: ΣΣ⟨u,v⟩² ≥ (Σ‖u‖²)²/d, with equality exactly for tight frames', {
    for: frames(),
    assuming: ({ rank }) => rank > 0,
    claim: (frame) => {
      const { field, M, square } = direct(frame);
      const norms = trace(field, M);
      const potential = field.mul(trace(field, square), field.fromInteger(frame.rank));
      const gap = field.compare(potential, field.mul(norms, norms));
      return gap >= 0 && (gap === 0) === frame.tight;
    },
    source: 'J. J. Benedetto, M. Fickus, Finite normalized tight frames, Adv. Comput. Math. 18 (2003)',
  }),

  conjecture('Higher Welch bounds: ΣΣ⟨u,v⟩^2k ≥ (Σ‖u‖^2k)²·(1·3⋯(2k−1))/(d(d+2)⋯(d+2k−2)) for k = 1, 2, 3', {
    for: frames(),
    assuming: ({ rank }) => rank > 0,
    claim: (frame) => {
      const d = direct(frame);
      const { field, M } = d;
      return [1, 2, 3].every((k) => {
        const norms = total(
          field,
          M.map((row, i) => field.pow(row[i]!, k)),
        );
        const mean = field.fromRational(sphereMoment(frame.rank, 2 * k));
        return field.compare(powerSum(d, 2 * k), field.mul(mean, field.mul(norms, norms))) >= 0;
      });
    },
    source:
      'V. M. Sidelnikov, Mat. Sb. 95 (1974); B. Venkov, Réseaux et designs sphériques, Monogr. Enseign. Math. 37 (2001)',
  }),

  conjecture('Schur product: M∘M is positive semidefinite, of rank at most d(d + 1)/2', {
    for: frames(),
    claim: (frame) => {
      const { field, M } = direct(frame);
      const product = combined(field, 'mul', M, M);
      return (
        ldlt(field, product).kind === 'semidefinite' && rank(field, product) <= (frame.rank * (frame.rank + 1)) / 2
      );
    },
    source: 'I. Schur, J. reine angew. Math. 140 (1911); R. A. Horn, C. R. Johnson, Matrix Analysis, Theorem 7.5.3',
  }),

  conjecture('Interlacing: leaving out a vector leaves as many eigenvalues of M above each ‖w_j‖², or one less', {
    for: frames({ size: [2, 8] }),
    runs: 400,
    claim: (frame) => {
      const { field, n, M } = direct(frame);
      const smaller = submatrix(M, range(n - 1));
      return frame.normsSquared.every(({ value }) => {
        const lost = countAbove(field, M, value.element) - countAbove(field, smaller, value.element);
        return lost === 0 || lost === 1;
      });
    },
    source: `${spectra}, §2.5`,
  }),

  conjecture('The frame bounds λ_k with multiplicities m_k have Σ λm = Σ‖w‖² and Σ λ²m = ΣΣ⟨w_i,w_j⟩²', {
    for: splitFrames,
    runs: 300,
    claim: (frame) => {
      const { field, M, square } = direct(frame);
      const sums = frame.frameBounds.reduce(
        ({ first, second }, { value, multiplicity }) => {
          const bound = exact(value);
          return {
            first: first.plus(bound.times(multiplicity)),
            second: second.plus(bound.squared.times(multiplicity)),
          };
        },
        { first: exact(0), second: exact(0) },
      );
      return (
        sums.first.equals({ field, element: trace(field, M) }) &&
        sums.second.equals({ field, element: trace(field, square) })
      );
    },
    source: 'traces of F and F²',
  }),

  conjecture(
    'The orbit of a vector with sum 0 under a doubly transitive permutation group is tight for the vectors with sum 0',
    {
      for: fc.tuple(
        permutationGroups({ points: [2, 5] }),
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 }),
      ),
      assuming: ([{ orbitals }]) => orbitals.rank === 2,
      claim: ([group, entries]) => {
        const { n } = group;
        const mean = entries.slice(0, n).reduce((sum, x) => sum + x, 0);
        const vector = entries.slice(0, n).map((x) => n * x - mean);
        const permutations = elements(group);
        const F = range(n).map((x) =>
          range(n).map((y) => permutations.reduce((sum, p) => sum + vector[p[x]!]! * vector[p[y]!]!, 0)),
        );
        // c·(I − J/n) has equal entries off the diagonal, and rows with sum 0
        return F.every((row, x) => row.every((entry, y) => entry * (x === y ? 1 : 1 - n) === F[0]![0]!));
      },
      source:
        'R. Vale, S. Waldron, Tight frames and their symmetries, Constr. Approx. 21 (2005): orbits of irreducible groups',
    },
  ),
];

const onLines = [
  conjecture('Absolute bound: n equiangular lines in R^d have n ≤ d(d + 1)/2', {
    for: equiangularFrames,
    claim: ({ n, rank: d }) => n <= (d * (d + 1)) / 2,
    source: `M. Gerzon, in: ${lines}, Theorem 3.5`,
  }),

  conjecture('Relative bound: n ≤ d(1 − α²)/(1 − dα²) for n equiangular lines in R^d with cosine α, dα² < 1', {
    for: equiangularFrames,
    assuming: ({ n }) => n > 1,
    claim: (frame) => {
      const { n, rank: d } = frame;
      const square = largestSquare(frame).over(frame.normSquared(0).squared);
      const denominator = exact(1).minus(square.times(d));
      return implies(denominator.sign > 0, () => denominator.times(n).isAtMost(exact(1).minus(square).times(d)));
    },
    source: `J. H. van Lint, J. J. Seidel, Indag. Math. 28 (1966); ${lines}, Theorem 3.6`,
  }),

  conjecture('A set on a sphere with s inner products that is a (2s − 2)-design carries a scheme with s classes', {
    for: sphericalCodes,
    runs: 400,
    claim: (frame) => {
      const s = frame.innerProducts.length;
      const strength = frame.designStrength!;
      return implies(strength === 'infinity' || strength >= 2 * s - 2, () => {
        const { n, entry } = frame.gram;
        const colours = [...new Set(entry)];
        const verdict = coherentConfiguration(
          n,
          entry.map((colour) => colours.indexOf(colour)),
        );
        return verdict.kind === 'verified' && verdict.configuration.rank === s + 1;
      });
    },
    source: `${designs}, Theorem 7.4`,
  }),

  conjecture(
    'A set on the sphere of R^d with s inner products has at most C(d+s−1, s) + C(d+s−2, s−1) points; a 2e-design at least as many with e',
    {
      for: sphericalCodes,
      runs: 400,
      claim: (frame) => {
        const { n, rank: d } = frame;
        const strength = frame.designStrength!;
        const bound = (s: number): number => binomial(d + s - 1, s) + (s === 0 ? 0 : binomial(d + s - 2, s - 1));
        const isLarge = strength === 'infinity' || n >= bound(Math.floor(strength / 2));
        return n <= bound(frame.innerProducts.length) && isLarge;
      },
      source: `${designs}, Theorems 4.8 and 5.11`,
    },
  ),

  conjecture(
    'Two-distance sets of n > 2d + 3 points: the squares of the distances are as k − 1 to k for an integer k',
    {
      for: stronglyRegularFrames,
      runs: 400,
      claim: (frame) =>
        implies(frame.n > 2 * frame.rank + 3 && frame.innerProducts.length === 2, () => {
          const [short, long] = frame.innerProducts.map(({ value }) => frame.normSquared(0).minus(value));
          // k = long/(long − short)
          return long!.over(long!.minus(short!)).isInteger;
        }),
      source:
        'D. G. Larman, C. A. Rogers, J. J. Seidel, On two-distance sets in Euclidean space, Bull. London Math. Soc. 9 (1977)',
    },
  ),
];

const onSchemes = [
  conjecture('E_j has rank m_j, Σ m_j = n, and |P_ji| ≤ k_i = P_0i', {
    for: schemes({ points: [2, 10] }),
    runs: 100,
    claim: (scheme) => {
      const { field } = scheme.eigen;
      const ranks = idempotents(scheme).map((E) => rank(field, E));
      return (
        ranks.every((m, j) => m === scheme.multiplicities[j]) &&
        ranks.reduce((sum, m) => sum + m, 0) === scheme.n &&
        scheme.valencies.every((k, i) => ranks.every((_, j) => scheme.P(j, i).absolute.isAtMost(k))) &&
        scheme.valencies.every((k, i) => scheme.P(0, i).equals(k))
      );
    },
    source: `${regularGraphBook}, §2.2`,
  }),

  conjecture('k_h p^h_ij = k_j p^j_ih, and n·k_i and k_j p^j_ij are even for i ≠ 0', {
    for: schemes({ points: [2, 16] }),
    claim: (scheme) => {
      const { n, valencies: k } = scheme;
      const all = range(scheme.rank);
      return all.every((i) =>
        all.every(
          (j) =>
            all.every((h) => k[h]! * scheme.p(i, j, h) === k[j]! * scheme.p(i, h, j)) &&
            (i === 0 || ((n * k[i]!) % 2 === 0 && (k[j]! * scheme.p(i, j, j)) % 2 === 0)),
        ),
      );
    },
    source: `${regularGraphBook}, Lemma 2.1.1`,
  }),

  conjecture('Krein condition: E_i∘E_j is positive semidefinite', {
    for: schemes({ points: [2, 8] }),
    runs: 100,
    claim: (scheme) => {
      const { field } = scheme.eigen;
      const E = idempotents(scheme);
      return E.every((A, i) =>
        E.slice(0, i + 1).every((B) => ldlt(field, combined(field, 'mul', A, B)).kind === 'semidefinite'),
      );
    },
    source: `L. L. Scott, 1973; ${regularGraphBook}, Theorem 2.3.2`,
  }),

  conjecture(
    'Absolute bound: E_i∘E_j has rank Σ{m_k : q^k_ij ≠ 0}, at most m_i·m_j, and at most m_i(m_i + 1)/2 for i = j',
    {
      for: schemes({ points: [2, 8] }),
      runs: 100,
      claim: (scheme) => {
        const { field } = scheme.eigen;
        const { multiplicities: m } = scheme;
        const E = idempotents(scheme);
        return E.every((_, i) =>
          range(i + 1).every((j) => {
            const found = rank(field, combined(field, 'mul', E[i]!, E[j]!));
            const sum = m.reduce((total, mk, k) => (scheme.krein(i, j, k).sign === 0 ? total : total + mk), 0);
            return found === sum && found <= (i === j ? (m[i]! * (m[i]! + 1)) / 2 : m[i]! * m[j]!);
          }),
        );
      },
      source: `A. Neumaier, Lecture Notes in Math. 885 (1981); ${regularGraphBook}, Theorem 2.3.3`,
    },
  ),

  conjecture('The vectors of E_j, j ≠ 0, form a 3-design exactly when q^j_jj = 0', {
    for: schemes({ points: [2, 12] }),
    runs: 100,
    claim: (scheme) =>
      range(scheme.rank)
        .slice(1)
        .every((j) => {
          const { strength } = frameProperties(frameFromEigenspaces(scheme.configuration, scheme.eigen, [j])).design;
          return (strength === 'infinity' || strength! >= 3) === (scheme.krein(j, j, j).sign === 0);
        }),
    source: 'P. J. Cameron, J.-M. Goethals, J. J. Seidel, Indag. Math. 40 (1978)',
  }),

  conjecture('Clique–coclique bound: |C|·|D| ≤ n for a clique C and a coclique D of a union of relations', {
    for: schemeGraphs,
    claim: ({ scheme, relations }) => {
      const others = range(scheme.rank)
        .slice(1)
        .filter((i) => !relations.includes(i));
      return largestClique(scheme, relations) * largestClique(scheme, others) <= scheme.n;
    },
    source: 'P. Delsarte, Philips Res. Rep. Suppl. 10 (1973)',
  }),

  conjecture('Ratio bound: a coclique of a k-regular graph with least eigenvalue τ has at most −nτ/(k − τ) points', {
    for: schemeGraphs,
    claim: ({ scheme, relations }) => {
      const others = range(scheme.rank)
        .slice(1)
        .filter((i) => !relations.includes(i));
      const eigenvalues = range(scheme.rank).map((j) =>
        relations.reduce((sum, i) => sum.plus(scheme.P(j, i)), exact(0)),
      );
      const least = eigenvalues.reduce((a, b) => (b.isAtMost(a) ? b : a));
      const size = largestClique(scheme, others);
      return eigenvalues[0]!.minus(least).times(size).isAtMost(least.negated.times(scheme.n));
    },
    source: `A. J. Hoffman; ${spectra}, Theorem 3.5.2`,
  }),

  conjecture('A connected regular graph is strongly regular exactly when it has three eigenvalues', {
    for: graphs({ points: [3, 10] }),
    assuming: ({ n, edges, regular, connected }) => regular && connected && 2 * edges.length < n * (n - 1),
    claim: (graph) => {
      const { zero, one } = rationalField;
      const A = range(graph.n).map((x) => range(graph.n).map((y) => (graph.adjacent(x, y) ? one : zero)));
      return (minimalPolynomial(rationalField, A).length === 4) === (graph.stronglyRegular !== undefined);
    },
    source: `${spectra}, Theorem 9.1.2`,
  }),

  conjecture('A homogeneous coherent configuration of rank at most 5 is commutative', {
    for: configurations(),
    assuming: ({ homogeneous, rank }) => homogeneous && rank <= 5,
    claim: ({ commutative }) => commutative,
    source: 'D. G. Higman, Coherent configurations I, Geom. Dedicata 4 (1975)',
  }),
];

export const literature = [...onFrames, ...onLines, ...onSchemes] as readonly Conjecture[];

/** The largest ⟨w_i, w_j⟩², i ≠ j. */
const largestSquare = (frame: ExactFrame): ExactNumber =>
  frame.innerProducts.map(({ value }) => value.squared).reduce((a, b) => (b.isAtMost(a) ? a : b));

const capacityOf = (field: NumberField, M: Matrix<Element>): Element => capacity(ofMatrix(field, M));

/** How many eigenvalues of a symmetric matrix exceed the bound: sign changes of its characteristic polynomial about it (Descartes,
 *  exact for polynomials with real roots only). */
function countAbove(field: NumberField, M: Matrix<Element>, bound: Element): number {
  const shifted = combined(field, 'sub', M, scaled(field, bound, identityMatrix(field, M.length)));
  const signs = characteristicPolynomial(field, shifted)
    .map((c) => field.sign(c))
    .filter((s) => s !== 0);
  return signs.filter((s, k) => k > 0 && s !== signs[k - 1]).length;
}

const binomial = (n: number, k: number): number => range(k).reduce((product, i) => (product * (n - i)) / (i + 1), 1);

/** The most points of which any two are in one of the relations. */
function largestClique(scheme: ExactScheme, relations: readonly number[]): number {
  const joined = new Set(relations);
  const grow = (size: number, candidates: readonly number[]): number =>
    candidates.reduce((best, x, at) => {
      const rest = candidates.slice(at + 1).filter((y) => joined.has(scheme.relation(x, y)));
      return Math.max(best, grow(size + 1, rest));
    }, size);
  return grow(0, range(scheme.n));
}
