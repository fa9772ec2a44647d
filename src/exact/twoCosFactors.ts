/** # Factors with cosine roots. Defines `factorWithTwoCos`, `affineTwoCos`, `conjugatesInField`.
 *
 * The eigenvalues of small schemes are mostly numbers of cyclotomic fields, and the factors of their characteristic polynomials are the Ψ_n
 * (`cyclotomic.ts`), often shifted or scaled. Trial division and comparison find them at once, where the general algorithms for
 * factorization and for roots in number fields have their worst cases.
 * @module */
import { embedding, fieldOfIrreducible, rootsInField } from './compositum.js';
import { conductorOf, cyclotomicConjugates, realCyclotomicField, totient, twoCosPolynomial } from './cyclotomic.js';
import { factorInteger } from './factor.js';
import { overField } from './factorOverField.js';
import { divideExactZ, type IntegerPolynomial } from './integerPolynomial.js';
import type { AlgebraicNumber, Element, NumberField } from './numberField.js';
import { primeFieldRing } from './primeFieldPolynomial.js';
import { integerSqrt } from './quadratic.js';
import { numerator, type Rational, rational } from './rational.js';

/** n/φ(n) < 6 for every n in reach: it first passes 6 beyond 10^9. */
const conductorsUpTo = (degree: number): number => 12 * degree;
const PRIME = 67_108_859;

/** The distinct irreducible factors over Q of a monic polynomial, the Ψ_n split off first. */
export function factorWithTwoCos(f: IntegerPolynomial): readonly IntegerPolynomial[] {
  const ring = primeFieldRing(PRIME);
  const found: IntegerPolynomial[] = [];
  let rest = f;
  let image = ring.reduce(rest);
  for (let n = 5; n < conductorsUpTo(rest.length - 1); n++) {
    if (n === 6 || n % 4 === 2 || totient(n) > 2 * (rest.length - 1)) continue;
    // Ψ_2m = ±Ψ_m(−x) for odd m has another conductor but the same size.
    for (const psi of n % 2 === 1 ? [twoCosPolynomial(n), twoCosPolynomial(2 * n)] : [twoCosPolynomial(n)])
      for (let first = true; ring.mod(image, ring.reduce(psi)).length === 0; first = false) {
        const quotient = divideExactZ(rest, psi);
        if (quotient === undefined) break;
        if (first) found.push(psi);
        rest = quotient;
        image = ring.reduce(rest);
      }
  }
  return rest.length === 1 ? found : [...found, ...factorInteger(rest).factors.map(({ factor }) => factor)];
}

/** A root of the monic irreducible f as a + b·2cos(2π/n) with rational a, b ≠ 0, in the real cyclotomic field; undefined if it has none. */
export function affineTwoCos(f: IntegerPolynomial): AlgebraicNumber | undefined {
  const degree = f.length - 1;
  for (let n = 5; n < conductorsUpTo(degree); n++) {
    if (n % 4 === 2 || totient(n) !== 2 * degree) continue;
    const psi = twoCosPolynomial(n);
    const square = spread(f).div(spread(psi));
    const scale = rational(integerSqrt(numerator(square)), integerSqrt(square.d));
    if (!scale.mul(scale).equals(square)) continue;
    for (const b of [scale, scale.neg()]) {
      const a = mean(f).sub(b.mul(mean(psi)));
      const { field, twoCos } = realCyclotomicField(n);
      const element = field.add(field.fromRational(a), field.mul(field.fromRational(b), twoCos(1)));
      if (field.isZero(valueAt(field, f, element))) return { field, element };
    }
  }
  return undefined;
}

/** The mean of the roots. */
const mean = (f: IntegerPolynomial): Rational => rational(-f[f.length - 2]!, BigInt(f.length - 1));

/** The mean square of the roots, less the square of their mean: positive for a polynomial with distinct real roots. */
function spread(f: IntegerPolynomial): Rational {
  const degree = f.length - 1;
  const [e1, e2] = [-f[degree - 1]!, f[degree - 2]!];
  return rational(e1 * e1 - 2n * e2, BigInt(degree)).sub(mean(f).mul(mean(f)));
}

function valueAt(field: NumberField, f: IntegerPolynomial, x: Element): Element {
  return f.reduceRight((value, c) => field.add(field.mul(value, x), field.fromInteger(c)), field.zero);
}

/** Above this degree the roots in a field that is not cyclotomic are not looked for. */
const MAX_GENERAL_DEGREE = 5;

const normal = new Map<string, { readonly field: NumberField; readonly roots: readonly Element[] } | undefined>();

/** All roots of the monic irreducible f in the field of one of them; undefined when they are not there or not easily found. */
export function conjugatesInField(
  f: IntegerPolynomial,
): { readonly field: NumberField; readonly roots: readonly Element[] } | undefined {
  const key = f.join();
  if (!normal.has(key)) normal.set(key, findConjugates(f));
  return normal.get(key);
}

function findConjugates(f: IntegerPolynomial) {
  const degree = f.length - 1;
  const { field, element } = (degree > 2 ? affineTwoCos(f) : undefined) ?? fieldOfIrreducible(f);
  if (degree === 1) return { field, roots: [element] };
  if (degree === 2) {
    const other = field.sub(field.fromInteger(-f[1]!), element); // the sum of the roots is −b
    return { field, roots: [element, other] };
  }
  if (conductorOf(field) !== undefined) {
    const images = cyclotomicConjugates(field, field)!;
    return { field, roots: images.map((image) => embedding(field, field, image)(element)) };
  }
  if (degree > MAX_GENERAL_DEGREE) return undefined;
  const roots = rootsInField(field, overField(field, f));
  return roots.length === degree ? { field, roots } : undefined;
}
