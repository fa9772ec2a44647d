// Times this library on the reference file of small association schemes, FILE: `node bench/schemesOurs.mjs FILE`. For every scheme the
// axioms and all intersection numbers; then for commutative ones P, Q and multiplicities, complex where needed, and for symmetric ones
// the Krein parameters too. Prints "axioms" and "all" with milliseconds and the number of schemes, separated by tabs: one cold run, the
// process being fresh.
import { readFileSync } from 'node:fs';
import {
  asAssociationScheme,
  coherentConfiguration,
  eigenmatrices,
  intersectionNumbers,
  kreinParameters,
} from '../dist/index.js';
import { complexEigenmatrices } from '../dist/scheme/complexEigenmatrix.js';
import { isCommutative } from '../dist/scheme/intersectionNumbers.js';

const schemes = readFileSync(process.argv[2], 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .map(({ n, relation }) => ({ n, labels: Array.from(relation, (digit) => Number.parseInt(digit, 36)) }));

const start = performance.now();
const print = (task) => console.log([task, (performance.now() - start).toFixed(1), schemes.length].join('\t'));
const verified = schemes.map(({ n, labels }) => {
  const verdict = coherentConfiguration(n, labels);
  if (verdict.kind !== 'verified') throw new Error('the axioms fail');
  const numbers = intersectionNumbers(verdict.configuration);
  numbers.dense();
  return { configuration: verdict.configuration, numbers };
});
print('axioms');
for (const { configuration, numbers } of verified) {
  const symmetric = asAssociationScheme(configuration);
  if (symmetric.kind === 'verified') kreinParameters(eigenmatrices(symmetric.configuration, numbers));
  else if (isCommutative(configuration)) complexEigenmatrices(configuration, numbers);
}
print('all');
