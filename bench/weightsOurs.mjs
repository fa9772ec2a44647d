// Diagnoses a weight matrix with the engine: `node bench/weightsOurs.mjs FILE LENGTH TASK THREADS`. Input and output are those of
// peers/weights_numpy.py. One cold run, the process being fresh.
import { readFileSync } from 'node:fs';
import { frameEngine } from '../dist/numeric/engine/frameEngine.js';

const [file, lengthText, task, threads] = process.argv.slice(2);
const length = Number(lengthText);
const bytes = readFileSync(file);
const x = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
const n = x.length / length;

const start = performance.now();
let last = start;
const lap = (step) => {
  const now = performance.now();
  console.log(`${step}\t${now - last}`);
  last = now;
};

const engine = frameEngine({ length, threads: Number(threads) });
/** Calls `use` for every block, which stands in the engine then. */
function eachBlock(use) {
  for (let from = 0; from < n; from += engine.blockSize) {
    const count = Math.min(engine.blockSize, n - from);
    engine.block.set(x.subarray(from * length, (from + count) * length));
    use(count, from);
  }
}

eachBlock((count) => engine.accumulate(count));
lap('frame operator');
const values = engine.eigen();
lap('eigenvectors');
const sums = { dimensionality: 0, participation: 0, entropy: 0 };

/** Adds what the coefficients ⟨v_k, w⟩ at `at` say of w. */
function measure(coefficients, at) {
  let norm = 0;
  for (let k = 0; k < length; k++) norm += coefficients[at + k] ** 2;
  let [kappa, squares, entropy] = [0, 0, 0];
  for (let k = 0; k < length; k++) {
    const p = coefficients[at + k] ** 2 / norm;
    kappa += p * values[k];
    squares += p * p;
    if (p > 0) entropy -= p * Math.log(p);
  }
  sums.dimensionality += norm / kappa;
  sums.participation += 1 / squares;
  sums.entropy += entropy;
}

eachBlock((count) => {
  const coefficients = engine.project(count);
  for (let i = 0; i < count; i++) measure(coefficients, i * length);
});
lap('measures');

let largest = 0;
if (task === 'coherence') {
  for (let i = 0; i < n; i++) {
    const w = x.subarray(i * length, (i + 1) * length);
    let norm = 0;
    for (let a = 0; a < length; a++) norm += w[a] ** 2;
    norm = Math.sqrt(norm);
    for (let a = 0; a < length; a++) w[a] /= norm;
  }
  eachBlock((count, from) => {
    largest = Math.max(largest, engine.largestProduct(count));
    for (let next = from + count; next < n; next += engine.blockSize) {
      const other = x.subarray(next * length, (next + engine.blockSize) * length);
      largest = Math.max(largest, engine.largestProduct(count, other, other.length / length));
    }
  });
  lap('coherence');
}
console.log(`all\t${performance.now() - start}`);
console.log(['figures', values[0], values.at(-1), ...Object.values(sums), largest].join('\t'));
engine.close();
