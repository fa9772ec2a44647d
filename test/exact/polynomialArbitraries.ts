/** Generators of polynomials, shared by the tests of exact/, and two families with known factors. */
import fc from 'fast-check';
import {
  addZ,
  fromCoefficientsZ,
  type IntegerPolynomial,
  mulZ,
  primitivePart,
  scaleZ,
  subZ,
} from '../../src/exact/integerPolynomial.js';
import type { Polynomial } from '../../src/exact/polynomial.js';
import { type Rational, rational } from '../../src/exact/rational.js';

function integers(size: bigint): fc.Arbitrary<bigint> {
  return fc.oneof(fc.bigInt({ min: -3n, max: 3n }), fc.bigInt({ min: -size, max: size }));
}

/** Any integer polynomial, zero and constants included. */
export function integerPolynomials(maxDegree = 6, size = 1000n): fc.Arbitrary<IntegerPolynomial> {
  return fc.array(integers(size), { maxLength: maxDegree + 1 }).map(fromCoefficientsZ);
}

export function nonzeroIntegerPolynomials(maxDegree = 6, size = 1000n): fc.Arbitrary<IntegerPolynomial> {
  const lead = integers(size).map((c) => (c === 0n ? 1n : c));
  return fc.tuple(fc.array(integers(size), { maxLength: maxDegree }), lead).map(([low, top]) => [...low, top]);
}

/** Positive degree, primitive, positive leading coefficient. */
export function primitivePolynomials(maxDegree = 6, size = 1000n): fc.Arbitrary<IntegerPolynomial> {
  return fc
    .tuple(integers(size), nonzeroIntegerPolynomials(maxDegree - 1, size))
    .map(([constant, rest]) => primitivePart([constant, ...rest]));
}

export const rationals = (): fc.Arbitrary<Rational> =>
  fc.tuple(integers(50n), fc.bigInt({ min: 1n, max: 12n })).map(([n, d]) => rational(n, d));

export const rationalPolynomials = (maxDegree = 4): fc.Arbitrary<Polynomial<Rational>> =>
  fc.array(rationals(), { maxLength: maxDegree + 1 }).map((c) => {
    let length = c.length;
    while (length > 0 && c[length - 1]!.n === 0n) length--;
    return c.slice(0, length);
  });

export const product = (polynomials: readonly IntegerPolynomial[]): IntegerPolynomial => polynomials.reduce(mulZ, [1n]);

/** x^n − 1. */
export const unity = (n: number): IntegerPolynomial => [-1n, ...new Array<bigint>(n - 1).fill(0n), 1n];

/** p(x + a). */
export const shifted = (p: IntegerPolynomial, a: bigint): IntegerPolynomial =>
  p.reduceRight<IntegerPolynomial>((value, c) => addZ(mulZ(value, [a, 1n]), fromCoefficientsZ([c])), []);

/** p(x − √m)·p(x + √m): the norm of p(x − √m) from Q(√m), as in Trager's algorithm. */
export function normOverSquareRoot(p: IntegerPolynomial, m: bigint): IntegerPolynomial {
  let a: IntegerPolynomial = []; // p(x − √m) = a + b√m, by Horner's rule
  let b: IntegerPolynomial = [];
  for (const c of [...p].reverse())
    [a, b] = [addZ(subZ(mulZ(a, [0n, 1n]), scaleZ(b, m)), fromCoefficientsZ([c])), subZ(mulZ(b, [0n, 1n]), a)];
  return subZ(mulZ(a, a), scaleZ(mulZ(b, b), m));
}

/** The minimal polynomial of √2 + √3 + √5 + … (k roots): irreducible of degree 2^k, and a product of linear and quadratic
 *  polynomials modulo every prime. */
export const swinnertonDyer = (k: number): IntegerPolynomial =>
  [2n, 3n, 5n, 7n, 11n, 13n].slice(0, k).reduce<IntegerPolynomial>(normOverSquareRoot, [0n, 1n]);
