/** # Polynomials in several variables over Q. Defines `MultivariatePolynomial`, `variables`, `constant`, `Term`, `compareExponents`.
 *
 * Sparse, immutable. Meant for identities of moderate size, where being easy to see matters more than speed.
 * @module */
import { DomainError } from './errors.js';
import type { Field } from './field.js';
import { type Rational, rational, rationals } from './rational.js';

export interface Term {
  /** The exponent of each variable, in the order of the variables. */
  readonly exponents: readonly number[];
  readonly coefficient: Rational;
}

const totalDegree = (exponents: readonly number[]): number => exponents.reduce((sum, e) => sum + e, 0);

/** By total degree, then lexicographically, both descending: an order that products keep. */
export function compareExponents(a: readonly number[], b: readonly number[]): number {
  const byDegree = totalDegree(b) - totalDegree(a);
  if (byDegree !== 0) return byDegree;
  const k = a.findIndex((e, at) => e !== b[at]);
  return k < 0 ? 0 : b[k]! - a[k]!;
}

export class MultivariatePolynomial {
  private constructor(
    readonly names: readonly string[],
    /** In descending order, without zeros. */
    readonly terms: readonly Term[],
  ) {}

  /** The sum of the terms, in any order. */
  static from(names: readonly string[], terms: readonly Term[]): MultivariatePolynomial {
    const sums = new Map<string, Term>();
    for (const term of terms) {
      const key = term.exponents.join();
      const before = sums.get(key);
      sums.set(key, before === undefined ? term : { ...term, coefficient: before.coefficient.add(term.coefficient) });
    }
    const nonzero = [...sums.values()].filter(({ coefficient }) => !rationals.isZero(coefficient));
    return new MultivariatePolynomial(
      names,
      nonzero.sort((x, y) => compareExponents(x.exponents, y.exponents)),
    );
  }

  get isZero(): boolean {
    return this.terms.length === 0;
  }

  plus(other: MultivariatePolynomial | number): MultivariatePolynomial {
    return MultivariatePolynomial.from(this.names, [...this.terms, ...this.lifted(other).terms]);
  }

  minus(other: MultivariatePolynomial | number): MultivariatePolynomial {
    return this.plus(this.lifted(other).times(-1));
  }

  times(other: MultivariatePolynomial | number | Rational): MultivariatePolynomial {
    const right = this.lifted(other).terms;
    return MultivariatePolynomial.from(
      this.names,
      this.terms.flatMap((x) =>
        right.map((y) => ({
          exponents: x.exponents.map((e, k) => e + y.exponents[k]!),
          coefficient: x.coefficient.mul(y.coefficient),
        })),
      ),
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
    return this.mapped(({ exponents, coefficient }) => ({
      exponents: shifted(exponents, k, exponents[k] === 0 ? 0 : -1),
      coefficient: coefficient.mul(exponents[k]!),
    }));
  }

  /** ∫ from one polynomial to another in the variable `name`. */
  integral(
    name: string,
    from: MultivariatePolynomial | number,
    to: MultivariatePolynomial | number,
  ): MultivariatePolynomial {
    const k = this.index(name);
    const primitive = this.mapped(({ exponents, coefficient }) => ({
      exponents: shifted(exponents, k, 1),
      coefficient: coefficient.div(exponents[k]! + 1),
    }));
    return primitive.substitute({ [name]: to }).minus(primitive.substitute({ [name]: from }));
  }

  /** The same polynomial with polynomials in place of some variables, all at once. */
  substitute(values: Readonly<Record<string, MultivariatePolynomial | number>>): MultivariatePolynomial {
    const images = this.names.map((name, k) => {
      const value = values[name];
      return value === undefined ? variable(this.names, k) : this.lifted(value);
    });
    return this.terms.reduce(
      (sum, { exponents, coefficient }) =>
        sum.plus(
          exponents.reduce((product, e, k) => product.times(images[k]!.pow(e)), this.lifted(1)).times(coefficient),
        ),
      this.lifted(0),
    );
  }

  /** The quotient by a polynomial, or undefined where that is no polynomial. @throws DomainError when it is zero */
  exactQuotient(divisor: MultivariatePolynomial): MultivariatePolynomial | undefined {
    const [by] = divisor.terms;
    if (by === undefined) throw new DomainError({ where: 'divisor', expected: 'not zero', found: '0' });
    const quotient: Term[] = [];
    for (let rest: MultivariatePolynomial = this; !rest.isZero; ) {
      const lead = rest.terms[0]!;
      const term = {
        exponents: lead.exponents.map((e, k) => e - by.exponents[k]!),
        coefficient: lead.coefficient.div(by.coefficient),
      };
      if (term.exponents.some((e) => e < 0)) return undefined;
      quotient.push(term);
      rest = rest.minus(MultivariatePolynomial.from(this.names, [term]).times(divisor));
    }
    return MultivariatePolynomial.from(this.names, quotient);
  }

  /** The value in a field, which holds a value for every variable that occurs. */
  evaluate<T>(field: Field<T>, values: Readonly<Record<string, T>>): T {
    return this.terms.reduce((sum, { exponents, coefficient }) => {
      let term = field.fromRational(coefficient);
      exponents.forEach((e, k) => {
        for (let i = 0; i < e; i++) term = field.mul(term, values[this.names[k]!]!);
      });
      return field.add(sum, term);
    }, field.zero);
  }

  /** Coefficients of 1, x, x² … for the variable x, without trailing zeros. */
  coefficients(name: string): readonly MultivariatePolynomial[] {
    const k = this.index(name);
    const degree = Math.max(-1, ...this.terms.map(({ exponents }) => exponents[k]!));
    return Array.from({ length: degree + 1 }, (_, power) =>
      MultivariatePolynomial.from(
        this.names,
        this.terms.flatMap(({ exponents, coefficient }) =>
          exponents[k] === power ? [{ exponents: shifted(exponents, k, -power), coefficient }] : [],
        ),
      ),
    );
  }

  /** The coefficient of the constant monomial. */
  get constantTerm(): Rational {
    return this.terms.find(({ exponents }) => totalDegree(exponents) === 0)?.coefficient ?? rational(0);
  }

  private mapped(change: (term: Term) => Term): MultivariatePolynomial {
    return MultivariatePolynomial.from(this.names, this.terms.map(change));
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

const shifted = (exponents: readonly number[], k: number, by: number): readonly number[] =>
  exponents.map((e, at) => (at === k ? e + by : e));

const variable = (names: readonly string[], k: number): MultivariatePolynomial =>
  MultivariatePolynomial.from(names, [{ exponents: names.map((_, i) => (i === k ? 1 : 0)), coefficient: rational(1) }]);

export const constant = (names: readonly string[], value: Rational): MultivariatePolynomial =>
  MultivariatePolynomial.from(names, [{ exponents: names.map(() => 0), coefficient: value }]);

/** The variables themselves, by name. */
export function variables<Name extends string>(names: readonly Name[]): Readonly<Record<Name, MultivariatePolynomial>> {
  return Object.fromEntries(names.map((name, k) => [name, variable(names, k)])) as Record<Name, MultivariatePolynomial>;
}
