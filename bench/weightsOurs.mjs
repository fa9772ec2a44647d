// Diagnoses a weight matrix with the engine: `node bench/weightsOurs.mjs FILE LENGTH TASK THREADS`. Input and output are those of
// peers/weights_numpy.py. One cold run, the process being fresh.
import { readFileSync } from 'node:fs';
import { frameEngine, SUMMARY, Summary } from '../dist/numeric/engine/frameEngine.js';

const [file, lengthText, task, threads] = process.argv.slice(2);
const length = Number(lengthText);
const bytes = readFileSync(file);
const x = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
const n = x.length / length;

const start = performance.now();
const startUsage = process.cpuUsage();
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
const clusters = Int32Array.from({ length: length + 1 }, (_, k) => k);
eachBlock((count) => {
  const { summary } = engine.measure(count, clusters);
  for (let i = 0; i < count * SUMMARY; i += SUMMARY) {
    sums.dimensionality += summary[i + Summary.normSquared] ** 2 / summary[i + Summary.quadratic];
    sums.participation += 1 / summary[i + Summary.concentration];
    sums.entropy += summary[i + Summary.entropy];
  }
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
const { user, system } = process.cpuUsage(startUsage);
console.log(`processor\t${(user + system) / 1000}`);
console.log(['figures', values[0], values.at(-1), ...Object.values(sums), largest].join('\t'));
engine.close();
