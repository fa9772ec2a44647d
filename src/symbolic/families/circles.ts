/** # Polygons, prisms and antiprisms for all n. Defines `circleFamilies`.
 *
 * Points of the circle are the complex numbers u_x = ζ^x. For vectors (Re u, Im u, z) the frame operator F is known from
 * Σ|u|² = F_11 + F_22, Σu² = F_11 − F_22 + 2iF_12, Σuz = F_13 + iF_23 and Σz² = F_33.
 * @module */
import type { CircleEquation, CircleIdentity } from '../circleIdentity.js';
import {
  add,
  type Circle,
  conjugate,
  constantSum,
  type ExponentialSum,
  type LinearForm,
  multiply,
  root,
  scale,
} from '../exponentialSum.js';
import type { CircleSubject, Family } from '../family.js';
import { minus, number, type Operand, over, parameter, plus, power, times } from '../formula.js';
import type { Identity } from '../identity.js';
import type { Parameter } from '../parameter.js';

const n = parameter('n');
const h = parameter('h');
const nParameter = (from: number): Parameter => ({ name: 'n', range: `n ≥ ${from}`, from });
const hParameter: Parameter = { name: 'h', range: 'h > 0', from: 1 };

const zero: ExponentialSum = [];
const equation = (
  at: string,
  overIndices: readonly string[],
  left: ExponentialSum,
  right: ExponentialSum,
): CircleEquation => ({ at, over: overIndices, left, right });

/** cos of the angle of ζ^{a(x − y)}. */
const cosine = (a: LinearForm, x: string, y: string): ExponentialSum => {
  const negative: LinearForm = Object.fromEntries(Object.entries(a).map(([name, value]) => [name, -value]));
  return scale(number(1, 2), add(root({ [x]: a, [y]: negative }), root({ [x]: negative, [y]: a })));
};

/** ζ^{ax} + ζ^{−ax}: twice the cosine. */
const twoCosine = (a: LinearForm, x: string): ExponentialSum => add(root({ [x]: a }), conjugate(root({ [x]: a })));

// n ≥ 3; 1 ≤ j < n/2; 1 ≤ j < l < n/2; 0 < s < n; C_2n with 1 ≤ j < n.
const allN = (from: number, order: LinearForm = { n: 1 }): Circle => ({ order, apex: { n: from }, edges: [{ n: 1 }] });
const stars: Circle = { order: { n: 1 }, apex: { n: 3, j: 1 }, edges: [{ n: 1 }, { n: 2, j: 1 }] };
const starPairs: Circle = {
  order: { n: 1 },
  apex: { n: 5, j: 1, l: 2 },
  edges: [{ n: 1 }, { n: 2, l: 1 }, { n: 2, l: 1, j: 1 }],
};
const degrees: Circle = { order: { n: 1 }, apex: { n: 2, s: 1 }, edges: [{ n: 1 }, { n: 1, s: 1 }] };

const evenPolygons: Circle = { order: { n: 2 }, apex: { n: 2, j: 1 }, edges: [{ n: 1 }, { n: 1, j: 1 }] };

const half = number(1, 2);
const J: LinearForm = { j: 1 };
const L: LinearForm = { l: 1 };
const N: LinearForm = { n: 1 };
const minusN: LinearForm = { n: -1 };

function polygonIdentities(): readonly CircleIdentity[] {
  const identity = (
    law: string,
    name: string,
    circle: Circle,
    equations: readonly CircleEquation[],
  ): CircleIdentity => ({
    law,
    name,
    circle,
    parameters: [nParameter(3)],
    equations,
  });
  const u = root({ x: J });
  const gram = (x: string, y: string) => cosine(J, x, y);
  return [
    identity('T9', 'F = (n/2) I: Σ|u_x|² = n, Σ u_x² = 0 for u_x = ζ^{jx}', stars, [
      equation('Σ|u|²', ['x'], multiply(u, conjugate(u)), constantSum(n)),
      equation('Σu²', ['x'], multiply(u, u), zero),
    ]),
    identity('T12', 'Σ w_x = 0', stars, [equation('Σu', ['x'], u, zero)]),
    identity('T6', 'M² = (n/2) M for M_xy = cos(2πj(x - y)/n)', stars, [
      equation('', ['y'], multiply(gram('x', 'y'), gram('y', 'z')), scale(over(n, 2), gram('x', 'z'))),
    ]),
    identity('T9', 'Σ_y M_xy² = n/2, so D = 2/n and the capacity is 2', stars, [
      equation('', ['y'], multiply(gram('x', 'y'), gram('x', 'y')), constantSum(over(n, 2))),
    ]),
    identity('T10', 'M = (n/2) E_j, E_j² = E_j and E_0 E_j = 0 for E_j = (2/n) cos(2πj(x - y)/n), E_0 = J/n', stars, [
      equation(
        'E_j²',
        ['y'],
        scale(over(4, power(n, 2)), multiply(gram('x', 'y'), gram('y', 'z'))),
        scale(over(2, n), gram('x', 'z')),
      ),
      equation('E_0 E_j', ['y'], scale(over(2, power(n, 2)), gram('y', 'z')), zero),
    ]),
    identity('Bose–Mesner', 'E_j E_l = 0 for j ≠ l', starPairs, [
      equation('', ['y'], multiply(cosine(J, 'x', 'y'), cosine(L, 'y', 'z')), zero),
    ]),
    identity(
      'Bose–Mesner',
      'A_i A_k = A_{i+k} + A_{i-k}: P_ji P_jk = P_j,i+k + P_j,i-k for P_ji = 2cos(2πij/n)',
      stars,
      [
        equation(
          '',
          [],
          multiply(twoCosine(J, 'i'), twoCosine(J, 'k')),
          add(
            root({ i: J, k: J }),
            conjugate(root({ i: J, k: J })),
            root({ i: J, k: { j: -1 } }),
            conjugate(root({ i: J, k: { j: -1 } })),
          ),
        ),
      ],
    ),
    identity('Bose–Mesner', 'A_i E_j = P_ji E_j: cos at x + i plus cos at x - i', stars, [
      equation(
        '',
        [],
        multiply(twoCosine(J, 'i'), gram('x', 'y')),
        add(multiply(root({ i: J }), gram('x', 'y')), multiply(root({ i: { j: -1 } }), gram('x', 'y'))),
      ),
    ]),
    identity('Bose–Mesner', 'row orthogonality, each relation counted as i and -i: Σ_i P_ji² = 2n', stars, [
      equation('', ['i'], multiply(twoCosine(J, 'i'), twoCosine(J, 'i')), constantSum(times(2, n))),
    ]),
    identity('Bose–Mesner', 'row orthogonality: Σ_i P_ji P_li = 0 for j ≠ l, Σ_i P_ji = 0', starPairs, [
      equation('j, l', ['i'], multiply(twoCosine(J, 'i'), twoCosine(L, 'i')), zero),
      equation('j, 0', ['i'], twoCosine(J, 'i'), zero),
    ]),
    identity(
      'Bose–Mesner',
      'on C_2n: E_n² = E_n, E_n E_j = 0 and A_i E_n = 2(-1)^i E_n for E_n = (-1)^(x - y)/2n',
      evenPolygons,
      [
        equation(
          'E_n²',
          ['y'],
          scale(over(1, times(4, n, n)), multiply(root({ x: N, y: minusN }), root({ y: N, z: minusN }))),
          scale(over(1, times(2, n)), root({ x: N, z: minusN })),
        ),
        equation('E_n E_j', ['y'], multiply(root({ x: N, y: minusN }), cosine(J, 'y', 'z')), zero),
        equation(
          'A_i E_n',
          [],
          multiply(twoCosine(N, 'i'), root({ x: N, y: minusN })),
          scale(2, root({ i: N, x: N, y: minusN })),
        ),
      ],
    ),
    identity('T12', 'the regular n-gon is a spherical (n - 1)-design: Σ_x ζ^{sx} = 0 for 0 < s < n', degrees, [
      equation('', ['x'], root({ x: { s: 1 } }), zero),
    ]),
    identity('T12', 'and no n-design: Σ_x ζ^{nx} = n', allN(3), [
      equation('', ['x'], root({ x: { n: 1 } }), constantSum(n)),
    ]),
  ];
}

/** 2n vectors (u, hσ), u on the unit circle and σ = ±1: one kind of vectors for each term of a sum over them. */
interface Solid {
  readonly circle: Circle;
  readonly from: number;
  readonly kinds: readonly {
    readonly u: (x: string) => ExponentialSum;
    readonly sigma: (x: string) => ExponentialSum;
  }[];
  /** From which n on the third moments vanish. */
  readonly thirdMoments: Circle;
  readonly relation: string;
}

const prism: Solid = {
  circle: allN(3),
  from: 3,
  kinds: [1, -1].map((sign) => ({ u: (x: string) => root({ [x]: { 1: 1 } }), sigma: () => constantSum(sign) })),
  thirdMoments: allN(4),
  relation: 'M = n (E_1⊗E_0 + E_0⊗E_1) on C_n × K_2',
};

const antiprism: Solid = {
  circle: allN(2, { n: 2 }),
  from: 2,
  kinds: [{ u: (x: string) => root({ [x]: { 1: 1 } }), sigma: (x: string) => root({ [x]: { n: 1 } }) }],
  thirdMoments: allN(3, { n: 2 }),
  relation: 'M = n (E_1 + E_n) on C_2n',
};

function solidIdentities({ circle, from, kinds, thirdMoments, relation }: Solid): readonly CircleIdentity[] {
  type Kind = (typeof kinds)[number];
  const identity = (law: string, name: string, equations: readonly CircleEquation[], on = circle): CircleIdentity => ({
    law,
    name,
    circle: on,
    parameters: [nParameter(from), hParameter],
    equations,
  });
  /** Σ over all vectors. */
  const moment = (at: string, of: (u: ExponentialSum, z: ExponentialSum) => ExponentialSum, value: Operand = 0) =>
    equation(at, ['x'], add(...kinds.map(({ u, sigma }) => of(u('x'), scale(h, sigma('x'))))), constantSum(value));
  const real = (sum: ExponentialSum): ExponentialSum => scale(half, add(sum, conjugate(sum)));
  const angle = (a: Kind, b: Kind, x: string, y: string) => real(multiply(a.u(x), conjugate(b.u(y))));
  const signs = (a: Kind, b: Kind, x: string, y: string) => multiply(a.sigma(x), conjugate(b.sigma(y)));
  const gram = (a: Kind, b: Kind, x: string, y: string, heightSquared: Operand) =>
    add(angle(a, b, x, y), scale(heightSquared, signs(a, b, x, y)));
  const h2 = power(h, 2);
  const square = (heightSquared: Operand) =>
    kinds.flatMap((a) =>
      kinds.map((c) =>
        equation(
          '',
          ['y'],
          add(...kinds.map((b) => multiply(gram(a, b, 'x', 'y', heightSquared), gram(b, c, 'y', 'z', heightSquared)))),
          add(scale(n, angle(a, c, 'x', 'z')), scale(times(2, n, heightSquared, heightSquared), signs(a, c, 'x', 'z'))),
        ),
      ),
    );
  /** E_1 of the circle and the idempotent of σ, each on 2n points. */
  const idempotents = (a: Kind, c: Kind) => [
    scale(over(1, n), angle(a, c, 'x', 'z')),
    scale(over(1, times(2, n)), signs(a, c, 'x', 'z')),
  ];
  return [
    identity('T9', 'F = diag(n, n, 2nh²): Σ|u|² = 2n, Σu² = Σuz = 0, Σz² = 2nh²; tight only for h² = 1/2', [
      moment('Σ|u|²', (u) => multiply(u, conjugate(u)), times(2, n)),
      moment('Σu²', (u) => multiply(u, u)),
      moment('Σuz', (u, z) => multiply(u, z)),
      moment('Σz²', (_, z) => multiply(z, z), times(2, n, h2)),
    ]),
    identity('T12', 'Σ w = 0', [moment('Σu', (u) => u), moment('Σz', (_, z) => z)]),
    identity('T6', 'M² = n cos + 2nh⁴ σσ′ where M = cos + h² σσ′; so M² = nM for h² = 1/2', [
      ...square(h2),
      ...square(half),
    ]),
    identity(
      'T10',
      `at the tight height ${relation}`,
      kinds.flatMap((a) =>
        kinds.map((c) => equation('', [], gram(a, c, 'x', 'z', half), scale(n, add(...idempotents(a, c))))),
      ),
    ),
    identity(
      'T9',
      'Σ_y M_xy² = n(1 + 2h⁴)',
      kinds.map((a) =>
        equation(
          '',
          ['y'],
          add(...kinds.map((b) => multiply(gram(a, b, 'x', 'y', h2), gram(a, b, 'x', 'y', h2)))),
          constantSum(times(n, plus(1, times(2, power(h2, 2))))),
        ),
      ),
    ),
    identity(
      'T12',
      `for n ≥ ${thirdMoments.apex.n} the third moments vanish, so that the tight one is a spherical 3-design`,
      [
        moment('Σu³', (u) => multiply(u, multiply(u, u))),
        moment('Σ|u|²u', (u) => multiply(u, multiply(u, conjugate(u)))),
        moment('Σu²z', (u, z) => multiply(u, multiply(u, z))),
        moment('Σ|u|²z', (u, z) => multiply(multiply(u, conjugate(u)), z)),
        moment('Σuz²', (u, z) => multiply(u, multiply(z, z))),
        moment('Σz³', (_, z) => multiply(z, multiply(z, z))),
      ],
      thirdMoments,
    ),
  ];
}

/** D = ‖w‖⁴/Σ_y M_xy² at height h, and how far the capacity stays below 3. */
function heightIdentities(): readonly Identity[] {
  const h2 = power(h, 2);
  const D = over(power(plus(1, h2), 2), times(n, plus(1, times(2, power(h2, 2)))));
  const atTight = over(power(plus(1, half), 2), times(n, plus(1, times(2, power(half, 2)))));
  const defect = over(power(minus(1, times(2, h2)), 2), plus(1, times(2, power(h2, 2))));
  return [
    {
      law: 'T1',
      name: '3 - ΣD = (1 - 2h²)²/(1 + 2h⁴): the capacity is saturated only for h² = 1/2',
      equations: [{ at: '', left: minus(3, times(2, n, D)), right: defect }],
    },
    { law: 'T9', name: 'D = 3/(2n) for h² = 1/2', equations: [{ at: '', left: atTight, right: over(3, times(2, n)) }] },
  ];
}

const formula = (name: string, latex: string, text: string) => ({ name, latex, text });

const polygonSubject: CircleSubject = {
  kind: 'circle',
  parameters: [nParameter(3), { name: 'j', range: '1 ≤ j < n/2', from: 1 }],
  circleIdentities: polygonIdentities(),
  identities: [],
  formulas: [
    formula('P', 'P_{ji}=2\\cos\\frac{2\\pi ij}{n}', 'P_ji = 2cos(2πij/n), once for i = 0 and i = n/2'),
    formula('multiplicities', 'm_j=2', 'm_j = 2, and 1 for j = 0 and j = n/2'),
    formula('intersection numbers', 'A_iA_k=A_{i+k}+A_{i-k}', 'A_i A_k = A_{i+k} + A_{i-k}'),
    formula('J = {j}: dimension', '\\dim=2', '2'),
    formula('J = {j}: D', 'D=\\frac{2}{n}', '2/n'),
    formula('J = {j}: inner products', '\\langle x,y\\rangle=\\cos\\frac{2\\pi jk}{n}', 'cos(2πjk/n)'),
    formula('J = {j}: Welch bound squared', '\\mathrm{Welch}^2=\\frac{n-2}{2(n-1)}', '(n - 2)/(2(n - 1))'),
    formula('J = {1}: spherical design of strength', 'n-1', 'n - 1'),
  ],
};

const solidSubject = (solid: Solid, product: { readonly latex: string; readonly text: string }): CircleSubject => ({
  kind: 'circle',
  parameters: [nParameter(solid.from), hParameter],
  circleIdentities: solidIdentities(solid),
  identities: heightIdentities(),
  formulas: [
    formula('frame operator', 'F=\\mathrm{diag}(n,n,2nh^2)', 'diag(n, n, 2nh²)'),
    formula('tight', '\\text{tight exactly for }h^2=\\tfrac12', 'exactly for h² = 1/2'),
    formula('D', 'D=\\frac{(1+h^2)^2}{n(1+2h^4)}', '(1 + h²)²/(n(1 + 2h⁴))'),
    formula('D, tight', '\\text{then }D=\\frac{3}{2n}', '3/(2n)'),
    formula('inner products, tight', product.latex, product.text),
  ],
});

const SOURCE = 'H. S. M. Coxeter, Regular Polytopes (1973), chapters 2 and 6';

export const circleFamilies: readonly Family[] = [
  {
    id: 'polygon',
    title: 'regular polygons and star polygons {n/j}',
    source: SOURCE,
    given: [],
    build: () => polygonSubject,
  },
  {
    id: 'prism',
    title: 'prisms over regular n-gons, of height 2h for circumradius 1',
    source: SOURCE,
    given: [],
    build: () =>
      solidSubject(prism, {
        latex: '\\langle x,y\\rangle=\\tfrac23\\cos\\frac{2\\pi k}{n}\\pm\\tfrac13',
        text: '(2cos(2πk/n) ± 1)/3',
      }),
  },
  {
    id: 'antiprism',
    title: 'antiprisms over regular n-gons, of height 2h for circumradius 1',
    source: SOURCE,
    given: [],
    build: () =>
      solidSubject(antiprism, {
        latex: '\\langle x,y\\rangle=\\tfrac23\\cos\\frac{\\pi k}{n}+\\tfrac13(-1)^k',
        text: '(2cos(πk/n) + (-1)^k)/3',
      }),
  },
];
