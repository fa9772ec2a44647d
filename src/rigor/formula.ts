/** # Formulas. Defines `Formula`, `coordinates`, `constant`: real functions of k variables, written down once for every evaluation.
 *
 * A formula is an expression graph: intervals (`jets.ts`) and exact numbers (`exactJet.ts`) are put in for its variables. A part
 * used twice is evaluated once. Constants are exact where they are given exactly; an interval as a constant stands for every number in it,
 * and what is proved then holds for each of them.
 * @module */
import { DomainError } from '../exact/errors.js';
import type { AlgebraicNumber } from '../exact/numberField.js';
import type { Rational } from '../exact/rational.js';
import { enclose, encloseRational } from './enclosure.js';
import { type Interval, integerExponent, interval } from './interval.js';

/** An integer or another double (its exact value), a fraction, an element of a number field, or an interval. */
export type Constant = number | Rational | AlgebraicNumber | Interval;

export type Operation =
  | { readonly kind: 'variable'; readonly index: number }
  | { readonly kind: 'constant'; readonly value: Constant; readonly enclosure: Interval }
  | { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide' | 'min' | 'max' }
  | { readonly kind: 'negate' }
  | { readonly kind: 'sqrt' | 'sin' | 'cos' | 'abs' }
  | { readonly kind: 'power' | 'positivePower'; readonly exponent: number };

/** A function of x₀, …, x₍k−1₎; methods make new ones. */
export class Formula {
  readonly operation: Operation;
  readonly operands: readonly Formula[];

  constructor(operation: Operation, operands: readonly Formula[] = []) {
    this.operation = operation;
    this.operands = operands;
  }

  #with(kind: 'add' | 'subtract' | 'multiply' | 'divide' | 'min' | 'max', other: Formula | Constant): Formula {
    return new Formula({ kind }, [this, toFormula(other)]);
  }

  plus(other: Formula | Constant): Formula {
    return this.#with('add', other);
  }

  minus(other: Formula | Constant): Formula {
    return this.#with('subtract', other);
  }

  times(other: Formula | Constant): Formula {
    return other === this ? this.power(2) : this.#with('multiply', other);
  }

  over(other: Formula | Constant): Formula {
    return this.#with('divide', other);
  }

  min(other: Formula | Constant): Formula {
    return this.#with('min', other);
  }

  max(other: Formula | Constant): Formula {
    return this.#with('max', other);
  }

  negated(): Formula {
    return new Formula({ kind: 'negate' }, [this]);
  }

  /** xⁿ, x⁰ = 1. @throws DomainError unless n is an integer below 2^31 in magnitude */
  power(n: number): Formula {
    return new Formula({ kind: 'power', exponent: integerExponent(n) }, [this]);
  }

  square(): Formula {
    return this.power(2);
  }

  sqrt(): Formula {
    return new Formula({ kind: 'sqrt' }, [this]);
  }

  sin(): Formula {
    return new Formula({ kind: 'sin' }, [this]);
  }

  cos(): Formula {
    return new Formula({ kind: 'cos' }, [this]);
  }

  abs(): Formula {
    return new Formula({ kind: 'abs' }, [this]);
  }

  /** (x₊)ⁿ, which is n − 1 times continuously differentiable. @throws DomainError unless n is a positive integer below 2^31 */
  positivePart(n = 1): Formula {
    if (integerExponent(n) < 1)
      throw new DomainError({
        where: 'power of a positive part',
        expected: 'an exponent of at least 1',
        found: `${n}`,
      });
    return new Formula({ kind: 'positivePower', exponent: n }, [this]);
  }
}

/** The coordinate functions x₀, …, x₍k−1₎. @throws DomainError unless k is a positive integer up to 1000 */
export function coordinates(k: number): readonly Formula[] {
  if (!Number.isInteger(k) || k < 1 || k > 1000)
    throw new DomainError({ where: 'coordinates', expected: 'a number from 1 to 1000', found: String(k) });
  return Array.from({ length: k }, (_, index) => new Formula({ kind: 'variable', index }));
}

/** The constant function. @throws DomainError for a double or an interval that is none */
export function constant(value: Constant): Formula {
  return new Formula({ kind: 'constant', value, enclosure: encloseConstant(value) });
}

function encloseConstant(value: Constant): Interval {
  if (typeof value === 'number') return interval(value, value);
  if ('lo' in value) return interval(value.lo, value.hi);
  return 'field' in value ? enclose(value) : encloseRational(value);
}

const toFormula = (value: Formula | Constant): Formula => (value instanceof Formula ? value : constant(value));

/** All parts of the formulas, each once and after its operands. */
export function partsInOrder(formulas: readonly Formula[]): readonly Formula[] {
  const done = new Set<Formula>();
  const open = [...formulas].reverse();
  while (open.length > 0) {
    const part = open[open.length - 1]!;
    const missing = done.has(part) ? [] : part.operands.filter((operand) => !done.has(operand));
    if (missing.length > 0) open.push(...missing);
    else {
      done.add(part);
      open.pop();
    }
  }
  return [...done];
}
