/** # T1–T13 as properties. Defines `theorems`.
 *
 * Each theorem of the theory as a property of random exact frames and schemes. The claims go by roads of their own: capacity and
 * localization from the Gram matrix, rank, eigenspaces and projectors by elimination, closures by naive refinement, designs by power
 * sums, integrals piece by piece. A property that survives is tested, not proved.
 * @module */
import fc from 'fast-check';
import {
  coherentClosure,
  multiply,
  oneActiveLoss,
  rational,
  rationalField,
  rationals,
  sqrt,
  tegumSum,
} from 'tightframe';
import {
  type Conjecture,
  conjecture,
  type ExactScheme,
  frames,
  localizedFrames,
  tightFrames,
  undecided,
  unitFrames,
} from 'tightframe/fast-check';
import {
  capacity,
  type Direct,
  dimensionality,
  direct,
  equal,
  hasEqualNorms,
  isLocalized,
  isTight,
  ofMatrix,
  range,
  rankOf,
  rayleigh,
  scaled,
  spectralDecomposition,
  submatrix,
  total,
  trace,
} from './direct.js';
import { type SeidelMatrix, seidelMatrices, splitFrames, weightedGram, weightedSchemes } from './generators.js';
import { naiveClosure, samePartition } from './naiveClosure.js';
import { closedLoss, integratedLoss } from './oneActive.js';
import { powerSum, sphereMoment } from './sphere.js';

const source = 'G. Ivanov et al., Spectral Superposition, arXiv:2602.02224 (2026)';

export const theorems = [
  conjecture('T1: the capacity is at most the rank, with equality exactly for localized frames', {
    for: frames(),
    claim: (frame) => {
      const d = direct(frame);
      const order = d.field.compare(capacity(d), d.field.fromInteger(rankOf(d)));
      return order <= 0 && (order === 0) === isLocalized(d);
    },
    source,
  }),

  conjecture('T2: the defect r − ΣD is Σ ‖w_i‖² Σ_k p_ik (λ_k − κ_i)²/(λ_k κ_i²)', {
    for: splitFrames,
    runs: 300,
    claim: (frame) => {
      const d = direct(frame);
      const { field, nonzero } = d;
      const parts = spectralDecomposition(d)!;
      const spread = nonzero.map((i) => {
        const kappa = rayleigh(d, i);
        return total(
          field,
          parts.map(({ value, projector }) => {
            // ‖P_k w_i‖² = λ_k (Π_k)_ii, with Π_k the projector of M
            const away = field.sub(value, kappa);
            return field.div(field.mul(projector[i]![i]!, field.mul(away, away)), field.mul(kappa, kappa));
          }),
        );
      });
      const defect = field.sub(field.fromInteger(rankOf(d)), capacity(d));
      return field.equals(defect, total(field, spread));
    },
    source,
  }),

  conjecture('T3: where the capacity is the rank, every spectral measure is a point mass', {
    for: fc.oneof(frames(), localizedFrames()),
    assuming: (frame) => {
      const d = direct(frame);
      return d.field.equals(capacity(d), d.field.fromInteger(rankOf(d)));
    },
    claim: (frame) => {
      // the variance (M³)_ii/M_ii − κ_i² vanishes
      const { field, M, square, nonzero } = direct(frame);
      const cube = multiply(field, square, M);
      return nonzero.every((i) =>
        field.equals(field.mul(cube[i]![i]!, M[i]![i]!), field.mul(square[i]![i]!, square[i]![i]!)),
      );
    },
    source,
  }),

  conjecture(
    'T4: the clusters of a localized frame are tight frames of orthogonal eigenspaces, with ΣD = m and Σ‖w‖² = λm',
    {
      for: localizedFrames(),
      claim: (frame) => {
        const d = direct(frame);
        const { field, M, nonzero } = d;
        const bounds = new Map(nonzero.map((i) => [field.key(rayleigh(d, i)), rayleigh(d, i)]));
        return [...bounds.values()].every((bound) => {
          const inside = nonzero.filter((i) => field.equals(rayleigh(d, i), bound));
          const outside = nonzero.filter((i) => !inside.includes(i));
          const cluster = ofMatrix(field, submatrix(M, inside));
          const m = field.fromInteger(rankOf(cluster));
          return (
            inside.every((i) => outside.every((j) => field.isZero(M[i]![j]!))) &&
            equal(field, cluster.square, scaled(field, bound, cluster.M)) &&
            field.equals(trace(field, cluster.M), field.mul(bound, m)) &&
            field.equals(
              total(
                field,
                inside.map((i) => dimensionality(d, i)),
              ),
              m,
            )
          );
        });
      },
      source,
    },
  ),

  conjecture('T5: in a localized frame D_i/‖w_i‖² is the same for features that are not orthogonal', {
    for: localizedFrames(),
    claim: (frame) => {
      const d = direct(frame);
      const { field, M, nonzero } = d;
      return nonzero.every((i) =>
        nonzero.every(
          (j) =>
            field.isZero(M[i]![j]!) ||
            field.equals(field.mul(dimensionality(d, i), M[j]![j]!), field.mul(dimensionality(d, j), M[i]![i]!)),
        ),
      );
    },
    source,
  }),

  conjecture('T6: M² = AM, M² = M and M² = MΛ are tight, Parseval and localized, as the spectrum says', {
    for: splitFrames,
    runs: 300,
    claim: (frame) => {
      const d = direct(frame);
      const { field, M, square, nonzero } = d;
      const parts = spectralDecomposition(d)!;
      const onOneEigenspace = nonzero.every(
        (i) => parts.filter(({ projector }) => !field.isZero(projector[i]![i]!)).length === 1,
      );
      return (
        isTight(d) === (parts.length === 1) &&
        equal(field, square, M) === parts.every(({ value }) => field.equals(value, field.one)) &&
        isLocalized(d) === onOneEigenspace
      );
    },
    source,
  }),

  conjecture(
    'T7: capacity and rank of an orthogonal sum add up, and a localized frame is the sum of tight components',
    {
      for: fc.tuple(frames(), localizedFrames()),
      claim: ([a, b]) => {
        const [left, right, sum] = [direct(a), direct(b), direct(tegumSum([a.frame, b.frame]))];
        const { field } = sum;
        const parts = range(left.n + right.n);
        const blocks = [parts.slice(0, left.n), parts.slice(left.n)].map((block) =>
          ofMatrix(field, submatrix(sum.M, block)),
        );
        return (
          field.equals(capacity(sum), total(field, blocks.map(capacity))) &&
          rankOf(sum) === rankOf(left) + rankOf(right) &&
          isLocalized(sum) === isLocalized(left) &&
          components(right).every((indices) => isTight(ofMatrix(right.field, submatrix(right.M, indices))))
        );
      },
      source,
    },
  ),

  conjecture('T8: the coherent closure of the Gram matrix is the partition that naive refinement ends with', {
    for: frames(),
    claim: ({ gram: { n, entry } }) =>
      samePartition(Array.from(coherentClosure(n, entry).relation), naiveClosure(n, entry)),
    source: 'B. Weisfeiler, A. Leman, Nauchno-Techn. Inform. Ser. 2, 9 (1968) 12–16',
  }),

  conjecture(
    'T9: M = Σ c_j E_j is tight, with bound c, ‖w‖² = cm/n and D = m/n, when the c_j ≠ 0 are equal, and not even localized otherwise',
    {
      for: weightedSchemes,
      claim: ({ scheme, weights }) => {
        const { field, Q } = scheme.eigen;
        const { n } = scheme;
        const J = range(scheme.rank).filter((j) => weights[j]! > 0);
        const M = weightedGram({ scheme, weights });
        const d = ofMatrix(field, M);
        if (!hasEqualNorms(d)) return false;
        const c = weights[J[0]!]!;
        if (J.some((j) => weights[j] !== c)) return !isLocalized(d);
        const m = J.reduce((sum, j) => sum + scheme.multiplicities[j]!, 0);
        return (
          equal(field, d.square, scaled(field, field.fromInteger(c), M)) &&
          field.equals(M[0]![0]!, field.fromRational(rational(c * m, n))) &&
          range(n).every((i) => field.equals(dimensionality(d, i), field.fromRational(rational(m, n)))) &&
          range(n).every((x) =>
            range(n).every((y) => {
              const row = Q[scheme.relation(x, y)]!;
              const product = total(
                field,
                J.map((j) => row[j]!),
              );
              return field.equals(M[x]![y]!, field.mul(field.fromRational(rational(c, n)), product));
            }),
          )
        );
      },
      source,
    },
  ),

  conjecture('T10: an equal-norm tight frame whose closure is a symmetric scheme is λ Σ_J E_j for exactly one J', {
    for: tightFrames(),
    assuming: (frame) => frame.equalNorm && frame.scheme !== undefined,
    claim: (frame) => {
      const scheme = frame.scheme!;
      const { field, P, Q, multiplicities } = scheme.eigen;
      const values = range(scheme.rank).map((k) => frame.product(...pairOf(scheme, k)));
      const sets = range(2 ** P.length - 1).map((at) => range(P.length).filter((j) => ((at + 1) >> j) % 2 === 1));
      const fitting = sets.filter((J) => {
        const m = J.reduce((sum, j) => sum + multiplicities[j]!, 0);
        // ‖w‖² = λm/n, and (λ/n) Σ_J Q_kj on R_k
        return values.every((value, k) => {
          const product = total(
            field,
            J.map((j) => Q[k]![j]!),
          );
          return value.times(m).equals(values[0]!.times({ field, element: product }));
        });
      });
      return fitting.length === 1;
    },
    source,
  }),

  conjecture(
    'T11: a matrix of signs has two eigenvalues exactly for a regular two-graph, and is then a frame on the Welch bound',
    {
      for: seidelMatrices,
      runs: 500,
      claim: (S) => {
        const n = S.length;
        const square = multiply(rationals, asRationals(S), asRationals(S));
        const slope = square[0]![1]!.mul(S[0]![1]!);
        const twoEigenvalues = range(n).every((i) =>
          range(n).every((j) => i === j || square[i]![j]!.equals(slope.mul(S[i]![j]!))),
        );
        return twoEigenvalues === isRegularTwoGraph(S) && (!twoEigenvalues || attainsWelchBound(S, Number(slope)));
      },
      source: 'J. J. Seidel, A survey of two-graphs, Atti dei Convegni Lincei 17 (1976) 481–511',
    },
  ),

  conjecture(
    'T12: unit vectors form a t-design exactly when Σ⟨u,v⟩^s is n² times its mean over the sphere, s ≤ t; t ≥ 2 is centred and tight',
    {
      for: fc.oneof(unitFrames(), tightFrames({ kinds: ['scheme'], size: [2, 12] })),
      runs: 300,
      claim: (frame) => {
        const d = direct(frame);
        const { field, n, M } = d;
        const strength = frame.designStrength!;
        const isMean = (s: number): boolean =>
          field.equals(
            powerSum(d, s),
            field.mul(field.pow(M[0]![0]!, s), field.fromRational(sphereMoment(rankOf(d), s).mul(n * n))),
          );
        const centred = M.every((row) => field.isZero(total(field, row)));
        return (
          range(strength === 'infinity' ? 8 : strength).every((s) => isMean(s + 1)) &&
          (strength === 'infinity' || !isMean(strength + 1)) &&
          (strength === 'infinity' || strength >= 2) === (centred && isTight(d))
        );
      },
      source:
        'P. Delsarte, J. M. Goethals, J. J. Seidel, Geom. Dedicata 6 (1977); B. Venkov, Monogr. Enseign. Math. 37 (2001)',
    },
  ),

  conjecture('T13: n·L₁ = Σ_j [φ(M_jj, b_j) + Σ_i≠j ψ(M_ji, b_j)], and the loss in floating point agrees to 10⁻¹²', {
    for: fc.record({
      frame: frames({ kinds: ['rational'], dimension: [1, 3], size: [1, 5] }),
      biases: fc.array(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 4 })), {
        minLength: 5,
        maxLength: 5,
      }),
    }),
    claim: ({ frame, biases }) => {
      const { n } = frame;
      const bias = biases.slice(0, n).map(([p, q]) => rational(p, q));
      const M = range(n).map((j) => range(n).map((i) => frame.product(j, i).rational!));
      const exact = closedLoss(M, bias);
      if (!exact.equals(integratedLoss(M, bias))) return false;
      const gradient = { responses: new Float64Array(n * n), bias: new Float64Array(n) };
      const importance = new Array<number>(n).fill(1);
      const responses = Float64Array.from(M.flat(), Number);
      const float = n * oneActiveLoss(importance, responses, Float64Array.from(bias, Number), gradient);
      const agrees = Math.abs(float - Number(exact)) <= 1e-12 * Math.max(1, Number(exact));
      return agrees || undecided(`${exact} exactly, ${float} in floating point`);
    },
    source: 'N. Elhage et al., Toy Models of Superposition, arXiv:2209.10652 (2022)',
  }),
] as readonly Conjecture[];

/** The classes of indices of nonzero vectors that are joined by nonzero inner products. */
function components({ field, M, nonzero }: Direct): readonly (readonly number[])[] {
  const left = new Set(nonzero);
  return nonzero.flatMap((start) => {
    if (!left.delete(start)) return [];
    const component = [start];
    for (const i of component)
      for (const j of [...left])
        if (!field.isZero(M[i]![j]!)) {
          left.delete(j);
          component.push(j);
        }
    return [component];
  });
}

/** A pair of the relation. */
function pairOf({ n, configuration }: ExactScheme, relation: number): readonly [number, number] {
  const at = configuration.relation.indexOf(relation);
  return [Math.floor(at / n), at % n];
}

/** Is every pair in the same number of triples with the product of signs −1? */
function isRegularTwoGraph(S: SeidelMatrix): boolean {
  const points = range(S.length);
  const counts = points.flatMap((x) =>
    range(x).map((y) => points.filter((z) => S[x]![y]! * S[y]![z]! * S[z]![x]! === -1).length),
  );
  return counts.every((count) => count === counts[0]);
}

/** S² = (n − 1)I + μS, with θ the negative root of θ² = μθ + n − 1: is I − S/θ a tight frame with 1/θ² = (n − d)/(d(n − 1))? */
function attainsWelchBound(S: SeidelMatrix, mu: number): boolean {
  const n = S.length;
  const { field, element: root } = sqrt(rationalField, rationalField.fromInteger(mu * mu + 4 * (n - 1)));
  const theta = field.div(field.sub(field.fromInteger(mu), root), field.fromInteger(2));
  const cosine = field.neg(field.inv(theta));
  const M = S.map((row, x) => row.map((s, y) => (x === y ? field.one : field.mul(field.fromInteger(s), cosine))));
  const d = ofMatrix(field, M);
  const r = rankOf(d);
  return isTight(d) && field.equals(field.mul(cosine, cosine), field.fromRational(rational(n - r, r * (n - 1))));
}

const asRationals = (S: SeidelMatrix) => S.map((row) => row.map((s) => rational(s)));
