/** # Families of association schemes. Defines `schemeFamilies`.
 * @module */
import type { Family, Given, SchemeSubject } from '../family.js';
import { type Formula, number, parameter } from '../formula.js';
import type { Parameter } from '../parameter.js';
import {
  completeScheme,
  directProduct,
  type SymbolicScheme,
  stronglyRegularFromEigenvalues,
  wreathProduct,
} from '../symbolicScheme.js';
import {
  generalizedQuadrangleScheme,
  latinSquareScheme,
  latticeScheme,
  paleyScheme,
  triangularScheme,
} from './graphs.js';
import { hammingScheme } from './hamming.js';
import { antipodalCoverScheme, symmetricDesignScheme } from './imprimitive.js';
import { johnsonScheme } from './johnson.js';

const DELSARTE = 'P. Delsarte, An algebraic approach to the association schemes of coding theory (1973), chapter 4';
const BCN = 'A. E. Brouwer, A. M. Cohen, A. Neumaier, Distance-Regular Graphs (1989)';
const SRG = 'A. E. Brouwer, H. Van Maldeghem, Strongly Regular Graphs (2022)';

const atLeast = (name: string, from: number): Parameter => ({ name, range: `${name} ≥ ${from}`, from });

interface Row {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly counting: string;
  readonly parameters: readonly Parameter[];
  readonly scheme: (...parameters: readonly Formula[]) => SymbolicScheme;
}

const family = ({ id, title, source, counting, parameters, scheme }: Row): Family => ({
  id,
  title,
  source,
  given: [],
  build: () => ({
    kind: 'scheme',
    counting,
    parameters,
    scheme: scheme(...parameters.map(({ name }) => parameter(name))),
  }),
});

const johnsonSubject = (k: number): SchemeSubject => ({
  kind: 'scheme',
  counting: 'counted: the third set meets the four parts into which two sets cut the points',
  parameters: [atLeast('n', 2 * k)],
  scheme: johnsonScheme(parameter('n'), k),
});

const hammingSubject = (d: number): SchemeSubject => ({
  kind: 'scheme',
  counting: 'counted place by place',
  parameters: [atLeast('q', 2)],
  scheme: hammingScheme(d, parameter('q')),
});

/** A family with one given integer, or a member of it under its own name. */
const withGiven = (
  id: string,
  title: string,
  given: Given | undefined,
  subject: (value: number) => SchemeSubject,
  value: number,
): Family => ({
  id,
  title,
  source: DELSARTE,
  given: given === undefined ? [] : [given],
  build: (values = {}) => subject(given === undefined ? value : (values[given.name] ?? given.usual)),
});

const [k, r, s] = ['k', 'r', 's'].map((name) => parameter(name)) as [Formula, Formula, Formula];
const THETA = { text: 'θ', latex: '\\theta' };
const TAU = { text: 'τ', latex: '\\tau' };

const eigenvalueParameters: readonly Parameter[] = [
  { name: 'k', range: 'valency k', from: 12 },
  { name: 'r', range: 'r ≥ 0', from: 1 },
  { name: 's', range: 's ≤ -1, μ = k + rs, λ = μ + r + s, n = (k - r)(k - s)/μ', from: -9 },
];

export const schemeFamilies: readonly Family[] = [
  family({
    id: 'simplex',
    title: 'regular simplices: K_n',
    source: BCN,
    counting: 'counted',
    parameters: [atLeast('n', 2)],
    scheme: (n) => completeScheme(n!),
  }),
  family({
    id: 'cross-polytope',
    title: 'cross-polytopes: d × K_2, the cocktail party graph',
    source: BCN,
    counting: 'counted, as wreath product of K_2 and K_d',
    parameters: [atLeast('d', 2)],
    scheme: (d) => wreathProduct(completeScheme(number(2)), completeScheme(d!)),
  }),
  family({
    id: 'multipartite',
    title: 'complete multipartite graphs: m × K_n, the imprimitive schemes with two classes',
    source: BCN,
    counting: 'counted, as wreath product of K_n and K_m',
    parameters: [atLeast('m', 2), atLeast('n', 2)],
    scheme: (m, n) => wreathProduct(completeScheme(n!), completeScheme(m!)),
  }),
  withGiven('johnson-2', 'Johnson schemes J(n,2)', undefined, johnsonSubject, 2),
  withGiven('johnson-3', 'Johnson schemes J(n,3)', undefined, johnsonSubject, 3),
  withGiven('johnson', 'Johnson schemes J(n,k)', { name: 'k', least: 1, most: 5, usual: 4 }, johnsonSubject, 4),
  withGiven('hamming-2', 'Hamming schemes H(2,q)', undefined, hammingSubject, 2),
  withGiven('hamming-3', 'Hamming schemes H(3,q)', undefined, hammingSubject, 3),
  withGiven('hamming', 'Hamming schemes H(d,q)', { name: 'd', least: 1, most: 6, usual: 4 }, hammingSubject, 4),
  family({
    id: 'lattice',
    title: "lattice graphs: the q × q rook's graph, L_2(q)",
    source: SRG,
    counting: 'counted from (n, k, λ, μ)',
    parameters: [atLeast('q', 2)],
    scheme: (q) => latticeScheme(q!),
  }),
  family({
    id: 'triangular',
    title: 'triangular graphs T(n)',
    source: SRG,
    counting: 'counted from (n, k, λ, μ)',
    parameters: [atLeast('n', 4)],
    scheme: (n) => triangularScheme(n!),
  }),
  family({
    id: 'latin-square',
    title: 'Latin square graphs L_g(q)',
    source: SRG,
    counting: 'counted from (n, k, λ, μ)',
    parameters: [{ name: 'g', range: '1 ≤ g ≤ q', from: 1 }, atLeast('q', 2)],
    scheme: (g, q) => latinSquareScheme(g!, q!),
  }),
  family({
    id: 'paley',
    title: 'Paley graphs, with √q adjoined',
    source: SRG,
    counting: 'counted from (n, k, λ, μ)',
    parameters: [{ name: 's', range: 's = √q, q ≥ 5', from: 2, rootOf: 'q' }],
    scheme: (s) => paleyScheme(s!),
  }),
  family({
    id: 'strongly-regular',
    title:
      'strongly regular graphs: all schemes with two classes, by valency and eigenvalues r, s (adjoined where irrational)',
    source: SRG,
    counting: 'counted from (n, k, λ, μ)',
    parameters: eigenvalueParameters,
    scheme: () => stronglyRegularFromEigenvalues(k, r, s),
  }),
  family({
    id: 'generalized-quadrangle',
    title: 'collinearity graphs of generalized quadrangles GQ(s,t)',
    source: SRG,
    counting: 'counted from (n, k, λ, μ)',
    parameters: [atLeast('s', 1), atLeast('t', 1)],
    scheme: (s, t) => generalizedQuadrangleScheme(s!, t!),
  }),
  family({
    id: 'rectangular',
    title: 'rectangular schemes: K_m × K_n',
    source: BCN,
    counting: 'counted, as direct product',
    parameters: [atLeast('m', 2), atLeast('n', 2)],
    scheme: (m, n) => directProduct(completeScheme(m!), completeScheme(n!)),
  }),
  family({
    id: 'symmetric-design',
    title: 'bipartite graphs of diameter 3: incidence graphs of symmetric designs, k = λ + s² with s² the order',
    source: BCN,
    counting: 'counted by incidence',
    parameters: [
      { name: 'l', symbol: { text: 'λ', latex: '\\lambda' }, range: 'λ ≥ 1', from: 1 },
      { name: 's', range: 's = √(k - λ), v = 1 + k(k - 1)/λ', from: 2 },
    ],
    scheme: (lambda, s) => symmetricDesignScheme(lambda!, s!),
  }),
  family({
    id: 'taylor',
    title: 'Taylor graphs: two-fold antipodal covers of K_n, n = 1 - θτ',
    source: BCN,
    counting: 'counted by distance',
    parameters: [
      { name: 't', symbol: THETA, range: 'θ > 0', from: 1 },
      { name: 'u', symbol: TAU, range: 'τ < 0', from: -9 },
    ],
    scheme: (theta, tau) => antipodalCoverScheme(number(2), theta!, tau!),
  }),
  family({
    id: 'antipodal-cover',
    title: 'antipodal graphs of diameter 3: r-fold covers of K_n, n = 1 - θτ, c_2 = (n - 2 - θ - τ)/r',
    source: BCN,
    counting: 'counted by distance',
    parameters: [
      atLeast('r', 2),
      { name: 't', symbol: THETA, range: 'θ > 0', from: 1 },
      { name: 'u', symbol: TAU, range: 'τ < 0', from: -9 },
    ],
    scheme: (folds, theta, tau) => antipodalCoverScheme(folds!, theta!, tau!),
  }),
  family({
    id: 'blown-up-srg',
    title: 'wreath products K_m ≀ SRG: every vertex of a strongly regular graph m times',
    source: BCN,
    counting: 'counted, as wreath product',
    parameters: [atLeast('m', 2), ...eigenvalueParameters],
    scheme: (m) => wreathProduct(completeScheme(m!), stronglyRegularFromEigenvalues(k, r, s)),
  }),
  family({
    id: 'copies-of-srg',
    title: 'wreath products SRG ≀ K_m: m copies of a strongly regular graph',
    source: BCN,
    counting: 'counted, as wreath product',
    parameters: [atLeast('m', 2), ...eigenvalueParameters],
    scheme: (m) => wreathProduct(stronglyRegularFromEigenvalues(k, r, s), completeScheme(m!)),
  }),
];
