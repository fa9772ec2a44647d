// Times one task of this library on one subject: `node bench/ours.mjs SUBJECT TASK`, TASK being "proof", "M2=AM" or "F=AI". The first
// run in the process, before any of the code is hot, and the median of later runs. Prints the task, milliseconds cold, milliseconds
// warm, true or false, separated by tabs. `node bench/ours.mjs leech FILE` writes the vectors for the peers. See README.md.
import { writeFileSync } from 'node:fs';
import { leechMinimalVectors } from '../dist/frame/constructions/leech.js';
import { integerFrameOperator, isScalar } from '../dist/frame/frameOperator.js';
import { algebraProduct, gramAlgebra } from '../dist/frame/gramAlgebra.js';
import {
  certificateOf,
  certificateText,
  checkCertificate,
  constructions,
  frameProperties,
  schemeProperties,
} from '../dist/index.js';

const frames = {
  polygons: () => Array.from({ length: 56 }, (_, i) => constructions.polygon.build({ n: i + 5 }, 'polygon')),
  '600-cell': () => [constructions['600-cell'].build({}, '600-cell')],
  e8: () => [constructions['root-system'].build({ type: 'E', rank: 8 }, 'root-system')],
  'lines-28': () => [constructions['lines-28'].build({}, 'lines-28')],
};

/** Everything about the frame, written to a certificate that the kernel accepts. */
function isProved(frame) {
  const properties = frameProperties(frame);
  const found = properties.scheme;
  if (!properties.tight || found.kind !== 'verified') return false;
  const { scheme, numbers } = found.configuration;
  const known = schemeProperties(scheme, numbers, found.configuration);
  const text = certificateText(certificateOf('bench', properties, known));
  return checkCertificate(JSON.parse(text)).kind === 'accepted';
}

/** M² = A·M and no more, in the coherent algebra of M. */
function isSquareMultiple({ gram }) {
  const algebra = gramAlgebra(gram);
  const { field, values } = algebra;
  const square = algebraProduct(algebra, values, values);
  const A = field.div(square[0], values[0]);
  return square.every((x, k) => field.equals(x, field.mul(A, values[k])));
}

/** The first run, and the median of at least three later ones, for about a second. */
function report(task, run) {
  const times = [];
  let ok = true;
  const once = () => {
    const start = performance.now();
    ok = run() && ok;
    times.push(performance.now() - start);
  };
  once();
  for (const end = performance.now() + 1000; times.length < 4 || performance.now() < end; ) once();
  const [cold, ...later] = times;
  const warm = later.sort((a, b) => a - b)[Math.floor(later.length / 2)];
  console.log([task, cold.toFixed(4), warm.toFixed(4), ok].join('\t'));
}

const [subject, task] = process.argv.slice(2);
if (subject === 'leech') {
  const vectors = leechMinimalVectors();
  if (task === 'F=AI') report(task, () => isScalar(integerFrameOperator(vectors, 24)));
  else
    writeFileSync(
      task,
      Array.from({ length: vectors.length / 24 }, (_, i) => `[${vectors.subarray(24 * i, 24 * i + 24)}]\n`).join(''),
    );
} else {
  const check = { proof: isProved, 'M2=AM': isSquareMultiple }[task];
  report(task, () => frames[subject]().every(check));
}
