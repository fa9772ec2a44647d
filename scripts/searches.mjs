/** Prints the tables of proofs/conjectures/open/README.md and docs/toy-minima.md that come from searches: `npm run build`, then
 *  `node scripts/searches.mjs [axes|smallest|coherence|density|oneActive]`. Everything is seeded. */
import { minimizeReport } from '../dist/cli/minimizeReport.js';
import { fullLoss } from '../dist/toy/fullLoss.js';
import { penalised } from '../dist/toy/interference.js';
import { lbfgs } from '../dist/toy/lbfgs.js';
import { lossObjective, minimizeLoss } from '../dist/toy/minimize.js';
import { oneActiveLoss } from '../dist/toy/oneActiveLoss.js';
import { generator } from '../dist/toy/random.js';
import { twoActiveLoss } from '../dist/toy/twoActiveLoss.js';

const model = (features, hidden, importance = new Array(features).fill(1)) => ({
  features,
  hidden,
  tied: true,
  importance,
});
const variance = (S) => ((1 - S) * (1 + 3 * S)) / 12;
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
const head = (cells) => {
  row(cells);
  row(cells.map(() => '---:'));
};
const list = (values, digits) => Array.from(values, (x) => (Math.abs(x) < 1e-6 ? '0' : x.toFixed(digits))).join(', ');

/** MAIS-O49: the least loss q_k of k features on one axis. */
function axes() {
  const starts = { 2: 200, 3: 400, 4: 400, 5: 300, 6: 300 };
  const least = (k, S) => minimizeLoss(model(k, 1), fullLoss(S), { restarts: starts[k], seed: 1 })[0];
  head([
    'S',
    'conjectured q_2',
    'q_2',
    'u',
    'b',
    'q_2 + v − q_3',
    'q_2 + 2v − q_4',
    'q_2 + 3v − q_5',
    'q_2 + 4v − q_6',
  ]);
  for (const S of [0.05, 0.1, 0.2, 0.28, 0.3, 0.4, 3 / 7, 0.5, 0.6, 0.7, 0.8, 0.86, 0.875, 0.9, 0.95, 0.99]) {
    const v = variance(S);
    const pair = least(2, S);
    const gains = [3, 4, 5, 6].map((k) => pair.value + (k - 2) * v - least(k, S).value);
    row([
      S === 3 / 7 ? '3/7' : S,
      Math.min(v, (1 - S) ** 2 / 3).toFixed(9),
      pair.value.toFixed(9),
      list(pair.parameters.encoder, 4),
      list(pair.parameters.bias, 4),
      ...gains.map((gain) => (Math.abs(gain) < 1e-9 ? '0' : gain.toExponential(2))),
    ]);
  }
}

/** MAIS-O51: λ_c = sup (min(1, I)·v − L)/R over w₁w₂ ≠ 0. */
function smallest() {
  const importances = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1];
  head(['S', ...importances.map((I) => `I = ${I}`)]);
  for (const S of [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99])
    row([S, ...importances.map((I) => critical(I, S))]);
}

function critical(I, S) {
  const objective = lossObjective(model(2, 1, [1, I]), twoActiveLoss(S));
  const ratio = (x, gradient) => {
    const loss = objective(x, gradient);
    const [u, w] = x;
    const R = 2 * u * u * w * w;
    const value = (I * variance(S) - loss) / R;
    for (let k = 0; k < 4; k++) gradient[k] /= R;
    gradient[0] += (2 * value) / u;
    gradient[1] += (2 * value) / w;
    return -value;
  };
  const random = generator(5);
  const found = [];
  for (let k = 0; k < 80; k++) {
    const start = Float64Array.of(1 + 0.3 * random.normal(), 0.7 * random.normal(), 0.2 * random.normal(), 0.3);
    const { x, value } = lbfgs(ratio, start, { tolerance: 1e-12 });
    // Smaller products are the limit w₂ → 0, where the quotient is rounding; it has a formula.
    const product = x[0] * x[1];
    if (Math.abs(product) > 0.01 && Math.abs(product) < 10) found.push({ lambda: -value, u: x[0], w: x[1] });
  }
  const best = found.sort((a, b) => b.lambda - a.lambda)[0];
  const limit = continuousPenalty(I, S);
  if (Math.max(limit, best?.lambda ?? 0) <= 0) return '–';
  if (best === undefined || best.lambda <= limit + 1e-7) return `${limit.toFixed(7)} c`;
  const isSymmetric = Math.abs(best.u + best.w) < 1e-5;
  return `${best.lambda.toFixed(7)}${isSymmetric ? ' a' : ''}`;
}

function continuousPenalty(I, S) {
  const p = 1 - S;
  const beta = (-(4 * S * S + p) + Math.sqrt((4 * S * S + p) ** 2 + 4 * S * p ** 3)) / (4 * S * p);
  const kink =
    S * S * beta ** 2 + (S * p * beta ** 3) / 3 + p * (beta ** 2 / 4 - (p * beta) / 4 + p / 3 - (3 * p * p) / 16);
  return (I * variance(S) - kink) / 2;
}

const polygon = (n, zeros = 0) => {
  const columns = [
    ...Array.from({ length: n }, (_, i) => [Math.cos((2 * Math.PI * i) / n), Math.sin((2 * Math.PI * i) / n)]),
    ...Array.from({ length: zeros }, () => [0, 0]),
  ].flat();
  const biases = (from, to) => [
    ...columns.map(() => 0),
    ...Array.from({ length: n + zeros }, (_, i) => Number(i >= from && i < to)),
  ];
  return [[...columns, ...new Array(n + zeros).fill(0)], biases(0, n), ...(zeros > 0 ? [biases(n, n + zeros)] : [])];
};
const pairAndOne = [
  [1, 0, -1, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 1, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 1, 1, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 1],
];

/** The minimum within the span of some directions. */
function within(directions, start, objective) {
  const x = new Float64Array(directions[0].length);
  const slope = new Float64Array(x.length);
  return lbfgs(
    (multiples, gradient) => {
      x.fill(0);
      directions.forEach((direction, at) => {
        for (let k = 0; k < x.length; k++) x[k] += direction[k] * multiples[at];
      });
      const value = objective(x, slope);
      directions.forEach((direction, at) => {
        gradient[at] = direction.reduce((sum, d, k) => sum + d * slope[k], 0);
      });
      return value;
    },
    Float64Array.from(start),
    { tolerance: 1e-13 },
  );
}

/** Where f changes from negative to positive. */
function crossing(f, low, high) {
  for (let k = 0; k < 50; k++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return low;
}

/** MAIS-O44. */
function coherence() {
  const at = (features, S, lambda) => lossObjective(model(features, 2), penalised(fullLoss(S), lambda));
  console.log('(3,2): from an antipodal pair and one to the triangle, and from there to dropping\n');
  head(['S', 'λ₁', 'λ₁/p²', 'L/v at λ₁: pair and one', 'L/v at λ₁: triangle', 'λ₂', 'λ₂/p']);
  for (const S of [0.8, 0.85, 0.9, 0.95, 0.99, 0.999]) {
    const p = 1 - S;
    const pair = (lambda) => within(pairAndOne, [1, 1, 0, 0], at(3, S, lambda));
    const triangle = (lambda) => within(polygon(3), [1, 0], at(3, S, lambda));
    const first = crossing((lambda) => pair(lambda).value - triangle(lambda).value, 0, 0.5 * p * p);
    const second = crossing((lambda) => triangle(lambda).value - variance(S), first, p);
    const [a, b] = [pair(first), triangle(first)];
    const losses = [a.value - first * 2 * a.x[0] ** 4, b.value - first * 1.5 * b.x[0] ** 4];
    row([
      S,
      first.toPrecision(6),
      (first / p ** 2).toFixed(5),
      ...losses.map((L) => (L / variance(S)).toFixed(5)),
      second.toPrecision(6),
      (second / p).toFixed(5),
    ]);
  }
  console.log('\n(5,2), S = 0.999\n');
  const S = 0.999;
  const pentagon = (lambda) => within(polygon(5), [1, -0.1], at(5, S, lambda)).value;
  const square = (lambda) => within(polygon(4, 1), [0.8, 0, (1 - S) / 2], at(5, S, lambda)).value;
  console.log(`pentagon to square and a zero: λ = ${crossing((l) => pentagon(l) - square(l), 5e-5, 1e-4)}`);
  console.log(`square and a zero to orthogonal: λ = ${crossing((l) => square(l) - 3 * variance(S), 3e-4, 4e-4)}`);
  head(['λ', 'L + λR', 'pentagon', 'square and a zero', 'orthogonal', 'starts that end there', 'next minimum']);
  for (const lambda of [
    0, 1e-5, 3e-5, 6e-5, 7.8e-5, 8e-5, 8.02e-5, 8.1e-5, 1e-4, 2e-4, 3e-4, 3.3e-4, 3.33e-4, 4e-4, 1e-3,
  ]) {
    const [best, next] = minimizeLoss(model(5, 2), penalised(fullLoss(S), lambda), { restarts: 400, seed: 1 });
    const values = [best.value, pentagon(lambda), square(lambda), 3 * variance(S)];
    row([lambda, ...values.map((x) => x.toPrecision(8)), `${best.hits} of 400`, next.value.toPrecision(8)]);
  }
}

/** (5,2) as a function of the density. */
function density() {
  const at = (p) => lossObjective(model(5, 2), fullLoss(1 - p));
  const pentagon = (p) => within(polygon(5), [1.1, -0.2], at(p));
  const square = (p) => within(polygon(4, 1), [1, 0.01, p / 2], at(p));
  console.log(`the branches cross at p = ${crossing((p) => pentagon(p).value - square(p).value, 0.2, 0.25)}\n`);
  head([
    'p',
    'pentagon',
    'r',
    'b',
    '4 + dropped',
    'r',
    'b',
    'b dropped',
    'best found',
    'starts that end there',
    'next minimum',
  ]);
  for (const p of [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.215, 0.22, 0.225, 0.23, 0.25, 0.3]) {
    const [one, two] = [pentagon(p), square(p)];
    const [best, next] = minimizeLoss(model(5, 2), fullLoss(1 - p), { restarts: 400, seed: 0 });
    row([
      p,
      one.value.toFixed(10),
      ...Array.from(one.x, (x) => x.toFixed(5)),
      two.value.toFixed(10),
      ...Array.from(two.x, (x) => x.toFixed(5)),
      best.value.toFixed(10),
      `${best.hits} of 400`,
      next.value.toFixed(7),
    ]);
  }
}

/** The least of L₁ for m features in n dimensions. */
async function oneActive() {
  const yes = (holds) => (holds ? 'yes' : 'no');
  const clusters = (list) =>
    list.map(({ value, multiplicity }) => `${Number(value.toFixed(4)) + 0} ×${multiplicity}`).join(', ');
  head([
    '(m,n)',
    'L₁',
    'starts that end there',
    'next',
    'geometry',
    'zero columns',
    'norms',
    'equal',
    'common bias',
    'tight',
    'localized',
    'Σ D of n',
    'cosines',
  ]);
  for (const [n, from, to, starts] of [
    [2, 3, 9, 4000],
    [3, 4, 12, 2000],
    [4, 9, 12, 2000],
  ])
    for (let m = from; m <= to; m++) {
      const minima = minimizeLoss(model(m, n), oneActiveLoss, { restarts: starts, seed: 0 });
      const asked = { features: m, hidden: n, density: null, restarts: starts, seed: 0 };
      const found = await minimizeReport(asked, model(m, n), minima);
      const norms = found.norms.filter((norm) => norm > 0);
      const [least, most] = [Math.min(...norms), Math.max(...norms)].map((norm) => norm.toFixed(5));
      row([
        `(${m},${n})`,
        Math.abs(minima[0].value) < 1e-12 ? '0' : minima[0].value.toFixed(9),
        `${minima[0].hits} of ${starts}`,
        minima.find(({ value }) => value > minima[0].value + 1e-12).value.toFixed(9),
        found.geometry ?? '–',
        found.norms.length - norms.length,
        found.equalNorm ? most : `${least} … ${most}`,
        yes(found.equalNorm),
        yes(found.commonBias),
        yes(found.tight),
        yes(found.localized),
        `${found.capacity.toFixed(5)} of ${found.rank}`,
        found.cosines.length <= 8 ? clusters(found.cosines) : `${found.cosines.length} different ones`,
      ]);
    }
}

const tables = { axes, smallest, coherence, density, oneActive };
const asked = process.argv.slice(2);
for (const name of asked.length === 0 ? Object.keys(tables) : asked) {
  if (!Object.hasOwn(tables, name)) {
    console.error(`expected some of ${Object.keys(tables).join(', ')}, found ${name}`);
    process.exit(2);
  }
  await tables[name]();
  console.log();
}
