/** # Polynomials in several variables over Q. Defines `MultivariatePolynomial`, `variables`, `constant`, `fromNested`, `toNested`.
 *
 * Sparse: a map from exponent lists to coefficients, without zeros. Immutable. Meant for identities of moderate size, where being
 * easy to see matters more than speed.
 * @module */
import { DomainError } from './errors.js';
import type { Field } from './field.js';
import { type Rational, rational, rationals } from './rational.js';

/** Exponents as in `2,0,1`, in the order of the variables. */
type Monomial = string;

const exponentsOf = (monomial: Monomial): number[] => monomial.split(',').map(Number);

export class MultivariatePolynomial {
  private constructor(
    readonly names: readonly string[],
    private readonly terms: ReadonlyMap<Monomial, Rational>,
  ) {}

  static from(
    names: readonly string[],
    terms: Iterable<readonly [exponents: readonly number[], coefficient: Rational]>,
  ) {
    const sums = new Map<Monomial, Rational>();
    for (const [exponents, coefficient] of terms) {
      const monomial = exponents.join(',');
      sums.set(monomial, (sums.get(monomial) ?? rational(0)).add(coefficient));
    }
    for (const [monomial, coefficient] of sums) if (rationals.isZero(coefficient)) sums.delete(monomial);
    return new MultivariatePolynomial(names, sums);
  }

  get isZero(): boolean {
    return this.terms.size === 0;
  }

  plus(other: MultivariatePolynomial | number): MultivariatePolynomial {
    return MultivariatePolynomial.from(this.names, [...this.entries(), ...this.lifted(other).entries()]);
  }

  minus(other: MultivariatePolynomial | number): MultivariatePolynomial {
    return this.plus(this.lifted(other).times(-1));
  }

  times(other: MultivariatePolynomial | number | Rational): MultivariatePolynomial {
    const right = this.lifted(other).entries();
    return MultivariatePolynomial.from(
      this.names,
      this.entries().flatMap(([a, x]) => right.map(([b, y]) => [a.map((e, k) => e + b[k]!), x.mul(y)] as const)),
    );
  }

  /** @param exponent an integer ≥ 0 */
  pow(exponent: number): MultivariatePolynomial {
    return exponent === 0 ? this.lifted(1) : this.pow(exponent - 1).times(this);
  }

  equals(other: MultivariatePolynomial | number): boolean {
    return this.minus(other).isZero;
  }

  derivative(name: string): MultivariatePolynomial {
    const k = this.index(name);
    return MultivariatePolynomial.from(
      this.names,
      this.entries().map(([e, c]) => [e.map((x, i) => (i === k ? Math.max(x - 1, 0) : x)), c.mul(e[k]!)] as const),
    );
  }

  /** ∫ from one polynomial to another in the variable `name`. */
  integral(name: string, from: MultivariatePolynomial | number, to: MultivariatePolynomial | number) {
    const k = this.index(name);
    const primitive = MultivariatePolynomial.from(
      this.names,
      this.entries().map(([e, c]) => [e.map((x, i) => (i === k ? x + 1 : x)), c.div(e[k]! + 1)] as const),
    );
    return primitive.substitute({ [name]: to }).minus(primitive.substitute({ [name]: from }));
  }

  /** The same polynomial with polynomials in place of some variables, all at once. */
  substitute(values: Readonly<Record<string, MultivariatePolynomial | number>>): MultivariatePolynomial {
    const images = this.names.map((name, k) => {
      const value = values[name];
      return value === undefined ? variable(this.names, k) : this.lifted(value);
    });
    return this.entries().reduce(
      (sum, [exponents, c]) =>
        sum.plus(exponents.reduce((product, e, k) => product.times(images[k]!.pow(e)), this.lifted(1)).times(c)),
      this.lifted(0),
    );
  }

  /** The quotient by a polynomial that is not zero, or undefined where that is no polynomial. */
  exactQuotient(divisor: MultivariatePolynomial): MultivariatePolynomial | undefined {
    const [by, unit] = divisor.leading();
    const terms: (readonly [readonly number[], Rational])[] = [];
    for (let rest: MultivariatePolynomial = this; !rest.isZero; ) {
      const [exponents, c] = rest.leading();
      const quotient = exponents.map((e, k) => e - by[k]!);
      if (quotient.some((e) => e < 0)) return undefined;
      const term = [quotient, c.div(unit)] as const;
      terms.push(term);
      rest = rest.minus(MultivariatePolynomial.from(this.names, [term]).times(divisor));
    }
    return MultivariatePolynomial.from(this.names, terms);
  }

  /** The value in a field, which holds a value for every variable that occurs. */
  evaluate<T>(field: Field<T>, values: Readonly<Record<string, T>>): T {
    return this.entries().reduce((sum, [exponents, c]) => {
      let term = field.fromRational(c);
      exponents.forEach((e, k) => {
        for (let i = 0; i < e; i++) term = field.mul(term, values[this.names[k]!]!);
      });
      return field.add(sum, term);
    }, field.zero);
  }

  /** Coefficients of 1, x, x² … for the variable x, without trailing zeros. */
  coefficients(name: string): readonly MultivariatePolynomial[] {
    const k = this.index(name);
    const degree = Math.max(-1, ...this.entries().map(([e]) => e[k]!));
    return Array.from({ length: degree + 1 }, (_, power) =>
      MultivariatePolynomial.from(
        this.names,
        this.entries().flatMap(([e, c]) => (e[k] === power ? [[e.map((x, i) => (i === k ? 0 : x)), c] as const] : [])),
      ),
    );
  }

  /** The coefficient of the constant monomial. */
  get constantTerm(): Rational {
    return this.terms.get(this.names.map(() => 0).join(',')) ?? rational(0);
  }

  private entries(): readonly (readonly [exponents: readonly number[], coefficient: Rational])[] {
    return [...this.terms].map(([monomial, c]) => [exponentsOf(monomial), c] as const);
  }

  /** The term with the lexicographically greatest exponents. @throws DomainError on zero */
  private leading(): readonly [exponents: readonly number[], coefficient: Rational] {
    if (this.isZero) throw new DomainError({ where: 'polynomial', expected: 'not zero', found: '0' });
    return this.entries().reduce((best, term) => (isGreater(term[0], best[0]) ? term : best));
  }

  private lifted(value: MultivariatePolynomial | number | Rational): MultivariatePolynomial {
    if (value instanceof MultivariatePolynomial) return value;
    return constant(this.names, typeof value === 'number' ? rational(value) : value);
  }

  private index(name: string): number {
    const k = this.names.indexOf(name);
    if (k < 0) throw new DomainError({ where: 'polynomial', expected: `one of ${this.names}`, found: name });
    return k;
  }
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  const k = a.findIndex((e, at) => e !== b[at]);
  return k >= 0 && a[k]! > b[k]!;
}

const variable = (names: readonly string[], k: number): MultivariatePolynomial =>
  MultivariatePolynomial.from(names, [[names.map((_, i) => (i === k ? 1 : 0)), rational(1)]]);

export const constant = (names: readonly string[], value: Rational): MultivariatePolynomial =>
  MultivariatePolynomial.from(names, [[names.map(() => 0), value]]);

/** The variables themselves, by name. */
export function variables<Name extends string>(names: readonly Name[]): Readonly<Record<Name, MultivariatePolynomial>> {
  return Object.fromEntries(names.map((name, k) => [name, variable(names, k)])) as Record<Name, MultivariatePolynomial>;
}
