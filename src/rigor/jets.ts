/** # Forward automatic differentiation over intervals. Defines `JetEvaluator`.
 *
 * A second-order jet of w in k variables is (w, ∂ᵢw, ∂ᵢ∂ⱼw for j ≤ i): here 1 + k + k(k + 1)/2 intervals in consecutive slots of one
 * Float64Array, a row for each part of a formula. An evaluation on a box fills the rows in order and allocates nothing.
 *
 * **What is enclosed.** Values: of all points of the box at which the formula is defined; `evaluate` returns whether that is all of
 * them, and then the function is continuous on the box, since every operation is on its domain. First derivatives: Clarke's
 * generalised gradients, so at a kink of |x|, x₊, min or max the hull of both sides; the mean value theorem holds with them (Lebourg),
 * and with it the mean value form and the test of monotony. Second derivatives: where first ones are Lipschitz, all generalised
 * Hessians ((x₊)² has [0, 2] at 0); where a first derivative may jump, [−∞, ∞]. So a definite Hessian on each box of a cover proves
 * convexity across the boxes. Rows with [−∞, ∞] prove nothing, as they should.
 * @module */
import { ShapeError } from '../exact/errors.js';
import { type Formula, type Operation, partsInOrder } from './formula.js';
import { inPlace } from './inPlace.js';
import type { Interval } from './interval.js';

const { add, subtract, negate, multiply, divide, power, sqrt, abs, min, max, sin, cos } = inPlace;

/** 0: values; 1: first derivatives too; 2: second derivatives too. */
export type Order = 0 | 1 | 2;

interface Instruction {
  readonly operation: Operation;
  readonly result: number;
  readonly left: number;
  readonly right: number;
}

export class JetEvaluator {
  readonly dimension: number;
  /** Slots of a row. */
  readonly #stride: number;
  /** Doubles of a row that an order needs. */
  readonly #lengths: readonly [number, number, number];
  readonly memory: Float64Array;
  /** Where the rows of the formulas begin. */
  readonly roots: readonly number[];
  readonly #variables: readonly { readonly index: number; readonly row: number }[];
  readonly #instructions: readonly Instruction[];
  /** Scratch slots: φ′, φ″, and two terms. */
  readonly #first: number;
  readonly #second: number;
  readonly #term: number;
  readonly #other: number;

  /** @param dimension k: every variable of the formulas is below it. @throws ShapeError when one is not */
  constructor(formulas: readonly Formula[], dimension: number) {
    const k = dimension;
    const parts = partsInOrder(formulas);
    this.dimension = k;
    this.#lengths = [2, 2 + 2 * k, 2 + 2 * k + k * (k + 1)];
    this.#stride = this.#lengths[2];
    const rows = new Map(parts.map((part, at) => [part, at * this.#stride]));
    const scratch = parts.length * this.#stride;
    this.memory = new Float64Array(scratch + 8);
    this.#first = scratch;
    this.#second = scratch + 2;
    this.#term = scratch + 4;
    this.#other = scratch + 6;
    this.roots = formulas.map((formula) => rows.get(formula)!);
    const inputs: { index: number; row: number }[] = [];
    const instructions: Instruction[] = [];
    for (const part of parts) {
      const row = rows.get(part)!;
      const { operation, operands } = part;
      if (operation.kind === 'variable') {
        if (operation.index >= k)
          throw new ShapeError({ where: 'formula', expected: `${k} variables`, found: `variable ${operation.index}` });
        this.#put(row + 2 + 2 * operation.index, 1, 1);
        inputs.push({ index: operation.index, row });
      } else if (operation.kind === 'constant') this.#put(row, operation.enclosure.lo, operation.enclosure.hi);
      else {
        const [left, right] = operands.map((operand) => rows.get(operand)!);
        instructions.push({ operation, result: row, left: left!, right: right ?? left! });
      }
    }
    this.#variables = inputs;
    this.#instructions = instructions;
  }

  /** Evaluates on the box with ends (box[2i], box[2i + 1]). @returns whether all values are defined on all of it */
  evaluate(box: Float64Array, order: Order): boolean {
    for (const { index, row } of this.#variables) this.#put(row, box[2 * index]!, box[2 * index + 1]!);
    let defined = true;
    for (const instruction of this.#instructions) if (!this.#run(instruction, order)) defined = false;
    return defined;
  }

  /** The interval in a slot. */
  at(slot: number): Interval {
    return { lo: this.memory[slot]!, hi: this.memory[slot + 1]! };
  }

  /** The slot of ∂ᵢ in a row. */
  gradientSlot(row: number, i: number): number {
    return row + 2 + 2 * i;
  }

  /** The slot of ∂ᵢ∂ⱼ in a row. */
  hessianSlot(row: number, i: number, j: number): number {
    const [high, low] = i >= j ? [i, j] : [j, i];
    return row + this.#lengths[1] + high * (high + 1) + 2 * low;
  }

  #put(slot: number, lo: number, hi: number): void {
    this.memory[slot] = lo;
    this.memory[slot + 1] = hi;
  }

  #run({ operation, result, left, right }: Instruction, order: Order): boolean {
    const m = this.memory;
    const length = this.#lengths[order];
    switch (operation.kind) {
      case 'add':
        for (let c = 0; c < length; c += 2) add(m, result + c, left + c, right + c);
        return true;
      case 'subtract':
        for (let c = 0; c < length; c += 2) subtract(m, result + c, left + c, right + c);
        return true;
      case 'negate':
        for (let c = 0; c < length; c += 2) negate(m, result + c, left + c);
        return true;
      case 'multiply':
        multiply(m, result, left, right);
        if (order > 0) this.#productRule(result, left, right, order);
        return true;
      case 'divide': {
        const defined = divide(m, result, left, right);
        if (order > 0) this.#quotientRule(result, left, right, order);
        return defined;
      }
      case 'min':
      case 'max':
        this.#choose(operation.kind, result, left, right, order);
        return true;
      case 'power':
      case 'positivePower':
      case 'sqrt':
      case 'sin':
      case 'cos':
      case 'abs': {
        const defined = this.#function(operation, result, left, order);
        if (order > 0) this.#chainRule(result, left, order);
        return defined;
      }
      case 'variable':
      case 'constant':
        return true;
      default:
        return operation satisfies never;
    }
  }

  /** ∂ᵢ(ab) = a∂ᵢb + b∂ᵢa and ∂ᵢ∂ⱼ(ab) = a∂ᵢ∂ⱼb + ∂ᵢa∂ⱼb + ∂ⱼa∂ᵢb + b∂ᵢ∂ⱼa. */
  #productRule(w: number, a: number, b: number, order: Order): void {
    const m = this.memory;
    for (let c = 2; c < this.#lengths[order]; c += 2) {
      multiply(m, this.#term, a, b + c);
      multiply(m, this.#other, b, a + c);
      add(m, w + c, this.#term, this.#other);
    }
    if (order < 2) return;
    let slot = w + this.#lengths[1];
    for (let i = 2; i < this.#lengths[1]; i += 2)
      for (let j = 2; j <= i; j += 2, slot += 2) {
        multiply(m, this.#term, a + i, b + j);
        add(m, slot, slot, this.#term);
        multiply(m, this.#term, a + j, b + i);
        add(m, slot, slot, this.#term);
      }
  }

  /** For w = a/b: ∂ᵢw = (∂ᵢa − w∂ᵢb)/b and ∂ᵢ∂ⱼw = (∂ᵢ∂ⱼa − ∂ᵢw∂ⱼb − ∂ⱼw∂ᵢb − w∂ᵢ∂ⱼb)/b. */
  #quotientRule(w: number, a: number, b: number, order: Order): void {
    const m = this.memory;
    for (let i = 2; i < this.#lengths[1]; i += 2) {
      multiply(m, this.#term, w, b + i);
      subtract(m, this.#term, a + i, this.#term);
      divide(m, w + i, this.#term, b);
    }
    if (order < 2) return;
    let offset = this.#lengths[1];
    for (let i = 2; i < this.#lengths[1]; i += 2)
      for (let j = 2; j <= i; j += 2, offset += 2) {
        multiply(m, this.#term, w, b + offset);
        subtract(m, this.#term, a + offset, this.#term);
        multiply(m, this.#other, w + i, b + j);
        subtract(m, this.#term, this.#term, this.#other);
        multiply(m, this.#other, w + j, b + i);
        subtract(m, this.#term, this.#term, this.#other);
        divide(m, w + offset, this.#term, b);
      }
  }

  /** For w = φ(u), with φ′ and φ″ in their slots: ∂ᵢw = φ′∂ᵢu and ∂ᵢ∂ⱼw = φ′∂ᵢ∂ⱼu + φ″∂ᵢu∂ⱼu. */
  #chainRule(w: number, u: number, order: Order): void {
    const m = this.memory;
    for (let c = 2; c < this.#lengths[order]; c += 2) multiply(m, w + c, this.#first, u + c);
    if (order < 2) return;
    let slot = w + this.#lengths[1];
    for (let i = 2; i < this.#lengths[1]; i += 2)
      for (let j = 2; j <= i; j += 2, slot += 2) {
        if (i === j) power(m, this.#term, u + i, 2);
        else multiply(m, this.#term, u + i, u + j);
        multiply(m, this.#term, this.#second, this.#term);
        add(m, slot, slot, this.#term);
      }
  }

  /** φ(u) into w, φ′ and φ″ into their slots. */
  #function(
    operation: Extract<Operation, { kind: 'power' | 'positivePower' | 'sqrt' | 'sin' | 'cos' | 'abs' }>,
    w: number,
    u: number,
    order: Order,
  ): boolean {
    const m = this.memory;
    const [first, second] = [this.#first, this.#second];
    switch (operation.kind) {
      case 'power': {
        const defined = power(m, w, u, operation.exponent);
        if (order > 0) this.#powerDerivatives(u, operation.exponent);
        return defined;
      }
      case 'positivePower':
        this.#positivePower(w, u, operation.exponent, order);
        return true;
      case 'sqrt': {
        const defined = sqrt(m, w, u);
        // φ′ = 1/(2w), φ″ = −φ′/(2u)
        this.#put(first, 0.5, 0.5);
        divide(m, first, first, w);
        this.#put(second, -0.5, -0.5);
        multiply(m, second, second, first);
        divide(m, second, second, u);
        return defined;
      }
      case 'sin':
        sin(m, w, u);
        if (order > 0) cos(m, first, u);
        negate(m, second, w);
        return true;
      case 'cos':
        cos(m, w, u);
        if (order > 0) sin(m, first, u);
        negate(m, first, first);
        negate(m, second, w);
        return true;
      case 'abs': {
        const [lo, hi] = [m[u]!, m[u + 1]!];
        abs(m, w, u);
        this.#put(first, lo > 0 ? 1 : -1, hi < 0 ? -1 : 1);
        this.#putKink(second, lo, hi);
        return true;
      }
      default:
        return operation satisfies never;
    }
  }

  /** The second derivative of a function that is linear on either side of 0. */
  #putKink(slot: number, lo: number, hi: number): void {
    if (lo > 0 || hi < 0) this.#put(slot, 0, 0);
    else this.#put(slot, -Infinity, Infinity);
  }

  /** φ′ = n·uⁿ⁻¹ and φ″ = n(n − 1)uⁿ⁻² of the row u, where the factors in front are not 0. */
  #powerDerivatives(u: number, n: number): void {
    const m = this.memory;
    const [first, second, other] = [this.#first, this.#second, this.#other];
    this.#put(first, 0, 0);
    this.#put(second, 0, 0);
    if (n === 0) return;
    this.#put(other, n, n);
    power(m, first, u, n - 1);
    multiply(m, first, first, other);
    if (n === 1) return;
    power(m, second, u, n - 2);
    multiply(m, second, second, other);
    this.#put(other, n - 1, n - 1);
    multiply(m, second, second, other);
  }

  #positivePower(w: number, u: number, n: number, order: Order): void {
    const m = this.memory;
    const [lo, hi] = [m[u]!, m[u + 1]!];
    inPlace.positivePart(m, this.#term, u);
    power(m, w, this.#term, n);
    if (order === 0) return;
    this.#powerDerivatives(this.#term, n);
    if (n === 1) {
      this.#put(this.#first, lo > 0 ? 1 : 0, hi < 0 ? 0 : 1);
      this.#putKink(this.#second, lo, hi);
    } else if (n === 2) this.#put(this.#second, lo > 0 ? 2 : 0, hi < 0 ? 0 : 2);
  }

  /** The row of the smaller (larger) operand where it is known which that is; else the hull, with a kink. */
  #choose(kind: 'min' | 'max', w: number, a: number, b: number, order: Order): void {
    const m = this.memory;
    const operation = kind === 'min' ? min : max;
    const aBelow = m[a + 1]! < m[b]!;
    const bBelow = m[b + 1]! < m[a]!;
    if (aBelow || bBelow) {
      const chosen = aBelow === (kind === 'min') ? a : b;
      m.copyWithin(w, chosen, chosen + this.#lengths[order]);
      return;
    }
    operation(m, w, a, b);
    for (let c = 2; c < this.#lengths[order]; c += 2)
      if (c < this.#lengths[1])
        this.#put(w + c, Math.min(m[a + c]!, m[b + c]!), Math.max(m[a + c + 1]!, m[b + c + 1]!));
      else this.#put(w + c, -Infinity, Infinity);
  }
}
