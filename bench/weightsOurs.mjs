// Diagnoses a weight matrix: `node bench/weightsOurs.mjs FILE LENGTH TASK THREADS`. Input and output are those of peers/weights_numpy.py. One
// cold run, the process being fresh.
import { readFileSync } from 'node:fs';
import { diagnose } from '../dist/index.js';

const [file, lengthText, task, threads] = process.argv.slice(2);
const length = Number(lengthText);
const bytes = readFileSync(file);
const x = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
const matrix = {
  source: file,
  features: x.length / length,
  length,
  roundoff: 2 ** -53,
  read: (from, count, into) => into.set(x.subarray(from * length, (from + count) * length)),
};

const start = performance.now();
const startUsage = process.cpuUsage();
/** Milliseconds by step, under the names of the peer. */
const spent = new Map();
const names = { eigenvalues: 'eigenvectors', 'spectral measures': 'measures' };
let [step, since] = ['', start];
const onStep = (what) => {
  const now = performance.now();
  if (step !== '') spent.set(step, (spent.get(step) ?? 0) + now - since);
  [step, since] = [names[what] ?? what, now];
};
const diagnosis = await diagnose(matrix, { threads: Number(threads), coherence: task === 'coherence', onStep });
onStep('');

for (const [name, milliseconds] of spent) console.log(`${name}\t${milliseconds}`);
console.log(`all\t${performance.now() - start}`);
const { user, system } = process.cpuUsage(startUsage);
console.log(`processor\t${(user + system) / 1000}`);
const { spectrum, capacity, measures, coherence } = diagnosis;
const sum = (values) => values.reduce((a, b) => a + b, 0);
const figures = [
  spectrum[0],
  spectrum.at(-1),
  capacity,
  sum(measures.participation),
  sum(measures.entropy),
  coherence ?? 0,
];
console.log(['figures', ...figures].join('\t'));
