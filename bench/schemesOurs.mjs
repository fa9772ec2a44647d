// Times this library on the reference file of small association schemes, FILE: `node bench/schemesOurs.mjs FILE`. For every scheme the
// axioms and all intersection numbers; for commutative ones P, Q and multiplicities, complex where needed; for symmetric ones the Krein
// parameters too. Prints "ours", milliseconds and the number of schemes, separated by tabs: one cold run, the process being fresh.
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
for (const { n, labels } of schemes) {
  const verdict = coherentConfiguration(n, labels);
  if (verdict.kind !== 'verified') throw new Error('the axioms fail');
  const numbers = intersectionNumbers(verdict.configuration);
  numbers.dense();
  const symmetric = asAssociationScheme(verdict.configuration);
  if (symmetric.kind === 'verified') kreinParameters(eigenmatrices(symmetric.configuration, numbers));
  else if (isCommutative(verdict.configuration)) complexEigenmatrices(verdict.configuration, numbers);
}
console.log(['ours', (performance.now() - start).toFixed(1), schemes.length].join('\t'));
