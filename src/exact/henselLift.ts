/** # Hensel lifting. Defines `HenselTree`: from f ≡ lc(f)·Π f_i (mod p) to the same modulo powers of p.
 *
 * A binary tree of two-factor lifts f ≡ g·h with Bézout cofactors s·g + t·h ≡ 1. A step doubles the precision and works
 * with the errors divided by the old modulus, that is with numbers half as long; cofactors are lifted only as far as the
 * next step needs them. Source: J. von zur Gathen, J. Gerhard, Modern Computer Algebra, Algorithms 15.10 and 15.17.
 * @module */

import type { IntegerPolynomial } from './integerPolynomialRing.js';
import { invertModulo, nonnegativeRemainder } from './integers.js';
import { type PrimeFieldPolynomial, primeFieldRing } from './primeFieldPolynomial.js';
import { mulModulo, remModulo } from './residuePolynomial.js';

type Tree = Leaf | Branch;

interface Leaf {
  readonly kind: 'leaf';
  readonly index: number;
}

/** g, h monic with g·h ≡ the product of the leaves below modulo p^precision, and s·g + t·h ≡ 1 modulo p^cofactorPrecision. */
interface Branch {
  readonly kind: 'branch';
  readonly left: Tree;
  readonly right: Tree;
  g: IntegerPolynomial;
  h: IntegerPolynomial;
  s: IntegerPolynomial;
  t: IntegerPolynomial;
  cofactorPrecision: number;
}

export class HenselTree {
  readonly #f: IntegerPolynomial;
  readonly #p: bigint;
  readonly #root: Tree;
  readonly #factors: IntegerPolynomial[];
  #precision = 1;

  /** @param f of positive degree, p not dividing its leading coefficient, square-free modulo p
   *  @param factors the monic irreducible factors of f modulo p (or any monic pairwise coprime ones), at least one */
  constructor(f: IntegerPolynomial, factors: readonly PrimeFieldPolynomial[], p: number) {
    this.#f = f;
    this.#p = BigInt(p);
    this.#factors = factors.map(toIntegers);
    this.#root = buildTree(factors, p);
  }

  /** a: factors are known modulo p^a. */
  get precision(): number {
    return this.#precision;
  }

  get modulus(): bigint {
    return this.#p ** BigInt(this.#precision);
  }

  /** The monic lifts of the factors given, in their order; coefficients in [0, p^precision). */
  get factors(): readonly IntegerPolynomial[] {
    return this.#factors;
  }

  /** Raises the precision to at least the given exponent of p. */
  lift(precision: number): void {
    const steps: number[] = [];
    for (let a = precision; a > this.#precision; a = Math.ceil(a / 2)) steps.push(a);
    for (const a of steps.reverse()) {
      const modulus = this.#p ** BigInt(a);
      const unit = invertModulo(this.#f[this.#f.length - 1]!, modulus);
      const monic = this.#f.map((c) => nonnegativeRemainder(c * unit, modulus));
      this.#liftNode(this.#root, monic, a);
      this.#precision = a;
    }
  }

  #liftNode(node: Tree, f: IntegerPolynomial, precision: number): void {
    if (node.kind === 'leaf') {
      this.#factors[node.index] = f;
      return;
    }
    const digits = precision - this.#precision;
    this.#liftCofactors(node, digits);
    // With e = (f − g h)/m: the corrections are g += m·(t e mod g), h += m·(s e mod h), modulo p^digits.
    const modulus = this.#p ** BigInt(this.#precision);
    const small = this.#p ** BigInt(digits);
    const { g, h } = node;
    const product = mulModulo(g, h, modulus * small);
    const error = f.map((c, i) => nonnegativeRemainder((c - product[i]!) / modulus, small));
    node.g = corrected(g, modulus, correction(node.t, error, g, small));
    node.h = corrected(h, modulus, correction(node.s, error, h, small));
    this.#liftNode(node.left, node.g, precision);
    this.#liftNode(node.right, node.h, precision);
  }

  /** Raises the precision of s, t to `digits`, at most that of g, h. */
  #liftCofactors(node: Branch, digits: number): void {
    while (node.cofactorPrecision < digits) {
      const known = node.cofactorPrecision;
      const next = Math.min(2 * known, digits);
      const modulus = this.#p ** BigInt(known);
      const small = this.#p ** BigInt(next - known);
      const whole = modulus * small;
      const g = reduced(node.g, whole);
      const h = reduced(node.h, whole);
      const sg = mulModulo(node.s, g, whole);
      const th = mulModulo(node.t, h, whole);
      const length = Math.max(sg.length, th.length);
      const error = Array.from({ length }, (_, i) => {
        const sum = (sg[i] ?? 0n) + (th[i] ?? 0n);
        return nonnegativeRemainder(((i === 0 ? 1n : 0n) - sum) / modulus, small);
      });
      node.s = corrected(node.s, modulus, correction(node.s, error, h, small));
      node.t = corrected(node.t, modulus, correction(node.t, error, g, small));
      node.cofactorPrecision = next;
    }
  }
}

/** cofactor·error mod divisor, modulo m. */
function correction(
  cofactor: IntegerPolynomial,
  error: IntegerPolynomial,
  divisor: IntegerPolynomial,
  m: bigint,
): IntegerPolynomial {
  const monic = reduced(divisor, m);
  return remModulo(mulModulo(reduced(cofactor, m), remModulo(error, monic, m), m), monic, m);
}

/** a + m·b, with coefficients of a below m. */
function corrected(a: IntegerPolynomial, m: bigint, b: IntegerPolynomial): IntegerPolynomial {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, i) => (a[i] ?? 0n) + m * (b[i] ?? 0n));
}

const reduced = (a: IntegerPolynomial, m: bigint): IntegerPolynomial => a.map((c) => c % m);

const toIntegers = (a: PrimeFieldPolynomial): IntegerPolynomial => Array.from(a, (c) => BigInt(c));

/** Joins the two of least degree again and again, so that large products are formed few times. */
function buildTree(factors: readonly PrimeFieldPolynomial[], p: number): Tree {
  const ring = primeFieldRing(p);
  const open: { tree: Tree; product: PrimeFieldPolynomial }[] = factors.map((product, index) => ({
    tree: { kind: 'leaf', index },
    product,
  }));
  while (open.length > 1) {
    open.sort((a, b) => b.product.length - a.product.length);
    const left = open.pop()!;
    const right = open.pop()!;
    const [s, t] = ring.bezout(left.product, right.product);
    const tree: Branch = {
      kind: 'branch',
      left: left.tree,
      right: right.tree,
      g: toIntegers(left.product),
      h: toIntegers(right.product),
      s: toIntegers(s),
      t: toIntegers(t),
      cofactorPrecision: 1,
    };
    open.push({ tree, product: ring.mul(left.product, right.product) });
  }
  return open[0]!.tree;
}
