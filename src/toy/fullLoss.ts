/** # The whole loss of the toy model, exactly. Defines `fullLoss`, `MAX_FULL_FEATURES`.
 *
 * The expectation of Σ_j I_j (x_j − z_j₊)² for z = Mx + b and independent features, each present with probability p = 1 − S and then
 * uniform on [0,1]: all 2ⁿ supports. For one output write c for its row of M and y for its bias. It needs the functions
 *
 *     F_r(y, d) = E (y + Σ_{i≥r} c_i x_i)₊^d   with |c_0| ≥ |c_1| ≥ …
 *
 * and the same with the factor x_j. Integrating over one feature gives
 *
 *     F_r(y, d) = S F_{r+1}(y, d) + p [F_{r+1}(y + c_r, d+1) − F_{r+1}(y, d+1)] / ((d+1) c_r).
 *
 * Unfolded to the end these are the 3ⁿ terms of the usual closed form, whose division by c_0 ⋯ c_{n−1} destroys all digits when some c_i
 * are small. Here the recursion goes on only while y + Σ c_i x_i changes its sign on the cube: where it does not, the positive part is
 * a polynomial, whose expectation is a sum of moments, or zero. Where it does, |y| ≤ Σ_{i≥r} |c_i| ≤ (n−r)|c_r|, so that every
 * difference is divided by a number of its own size and loses a bounded number of digits. Most branches end early.
 *
 * The gradient is taken backwards through the same tree. With n ≤ 2 it is `twoActiveLoss`.
 * @module */
import type { ResponseGradient, ResponseLoss } from './oneActiveLoss.js';

/** The number of branches is at most 3ⁿ an output. */
export const MAX_FULL_FEATURES = 12;

/** Responses below this are zero, so that no power of them underflows. */
const ZERO_RESPONSE = 1e-20;

const SIZE = MAX_FULL_FEATURES + 4;
const BINOMIALS = Array.from({ length: SIZE }, () => new Float64Array(SIZE));
for (let d = 0; d < SIZE; d++)
  for (let k = 0; k <= d; k++) BINOMIALS[d]![k] = k === 0 ? 1 : BINOMIALS[d - 1]![k - 1]! + BINOMIALS[d - 1]![k]!;

/** The loss at this sparsity for at most `MAX_FULL_FEATURES` features. Cost: at most 2n·3ⁿ sums of n terms, mostly far fewer. */
export function fullLoss(sparsity: number): ResponseLoss {
  const present = 1 - sparsity;
  return (importance, responses, bias, gradient) => {
    const n = bias.length;
    let loss = 0;
    for (let j = 0; j < n; j++) loss += outputLoss(sparsity, present, j, importance[j]!, responses, bias[j]!, gradient);
    return loss;
  };
}

/** The output at hand. Features are in the order of their ranks: response c_r, and of the sum of ranks ≥ r the least and the largest
 *  value, the moments E z^k and E x_j z^k (degree by degree) with what the loss gains by them, and the slope in c_r. */
const order = new Int32Array(SIZE);
const response = new Float64Array(SIZE);
const slope = new Float64Array(SIZE);
const least = new Float64Array(SIZE);
const most = new Float64Array(SIZE);
const table = () => Array.from({ length: SIZE }, () => new Float64Array(SIZE));
const plain = { moments: table(), gains: table() };
const owned = { moments: table(), gains: table() };
let count = 0;
let own = 0;
let S = 0;
let p = 0;
/** What the branches so far add to the slope in y. */
let slopeOfY = 0;

function outputLoss(
  sparsity: number,
  present: number,
  j: number,
  weight: number,
  responses: Float64Array,
  b: number,
  gradient: ResponseGradient,
): number {
  const n = gradient.bias.length;
  [S, p, count] = [sparsity, present, n];
  sortResponses(j, responses);
  fillMoments();
  slopeOfY = 0;
  const cross = branch(0, b, 1, -2 * weight, true);
  const square = branch(0, b, 2, weight, false);
  returnGains();
  gradient.bias[j] = slopeOfY;
  for (let r = 0; r < n; r++) gradient.responses[j * n + order[r]!] = slope[r]!;
  return (weight * p) / 3 + cross + square;
}

/** By insertion: n is small. */
function sortResponses(j: number, responses: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const entry = responses[j * count + i]!;
    const c = Math.abs(entry) < ZERO_RESPONSE ? 0 : entry;
    let r = i;
    for (; r > 0 && Math.abs(response[r - 1]!) < Math.abs(c); r--) {
      response[r] = response[r - 1]!;
      order[r] = order[r - 1]!;
    }
    response[r] = c;
    order[r] = i;
  }
  least[count] = most[count] = 0;
  for (let r = count - 1; r >= 0; r--) {
    least[r] = least[r + 1]! + Math.min(0, response[r]!);
    most[r] = most[r + 1]! + Math.max(0, response[r]!);
    if (order[r] === j) own = r;
  }
}

/** A branch that ends at rank r has a degree of at most r + 2. */
function fillMoments(): void {
  for (let r = 0; r <= count; r++) {
    slope[r] = 0;
    plain.gains[r]!.fill(0, 0, r + 3);
    owned.gains[r]!.fill(0, 0, r + 3);
  }
  plain.moments[count]!.fill(0);
  plain.moments[count]![0] = 1;
  for (let r = count - 1; r >= 0; r--) {
    integrate(r, S, 1, plain.moments[r + 1]!, plain.moments[r]!);
    if (r === own) integrate(r, 0, 2, plain.moments[r + 1]!, owned.moments[r]!);
    else if (r < own) integrate(r, S, 1, owned.moments[r + 1]!, owned.moments[r]!);
  }
}

/** The moments with the feature of rank r: `absent`·from_k + p ∫₀¹ u^{shift−1} (from + cu)^k du. With `absent` = 0 and `shift` = 2 that feature
 *  is the factor x_j. */
function integrate(r: number, absent: number, shift: number, from: Float64Array, into: Float64Array): void {
  const c = response[r]!;
  for (let k = 0; k <= r + 2; k++) {
    let sum = 0;
    let power = 1;
    for (let i = 0; i <= k; i++) {
      sum += (BINOMIALS[k]![i]! * power * from[k - i]!) / (i + shift);
      power *= c;
    }
    into[k] = absent * from[k]! + p * sum;
  }
}

/** `integrate` backwards: what the loss gains by the moments with that feature goes to those without it and to the slope in c. */
function integrateBack(
  r: number,
  absent: number,
  shift: number,
  from: Float64Array,
  gainsFrom: Float64Array,
  gainsInto: Float64Array,
): void {
  const c = response[r]!;
  for (let k = 0; k <= r + 2; k++) {
    const gain = gainsInto[k]!;
    if (gain === 0) continue;
    gainsFrom[k]! += absent * gain;
    let power = 1;
    let before = 0;
    for (let i = 0; i <= k; i++) {
      const factor = (gain * p * BINOMIALS[k]![i]!) / (i + shift);
      gainsFrom[k - i]! += factor * power;
      slope[r]! += factor * i * before * from[k - i]!;
      before = power;
      power *= c;
    }
  }
}

/** `fillMoments` backwards. */
function returnGains(): void {
  for (let r = 0; r < count; r++) {
    if (r < own) integrateBack(r, S, 1, owned.moments[r + 1]!, owned.gains[r + 1]!, owned.gains[r]!);
    else if (r === own) integrateBack(r, 0, 2, plain.moments[r + 1]!, plain.gains[r + 1]!, owned.gains[r]!);
    integrateBack(r, S, 1, plain.moments[r + 1]!, plain.gains[r + 1]!, plain.gains[r]!);
  }
}

/** `factor`·F_r(y, degree), with the factor x_j if `isOwned`. What is divided by c is never taken out of a larger sum. */
function branch(r: number, y: number, degree: number, factor: number, isOwned: boolean): number {
  if (y + most[r]! <= 0) return 0;
  if (y + least[r]! >= 0) return polynomial(r, y, degree, factor, isOwned ? owned : plain);
  const c = response[r]!;
  const next = (factor * p) / ((degree + 1) * c);
  const slopeBefore = slopeOfY;
  if (isOwned && r === own) {
    // ∫₀¹ t f(y + ct) dt = f₁(y+c)/c − [f₂(y+c) − f₂(y)]/c² with the first and second integrals of f.
    const once = branch(r + 1, y + c, degree + 1, next, false);
    const second = next / ((degree + 2) * c);
    const above = branch(r + 1, y + c, degree + 2, -second, false);
    slope[r]! += slopeOfY - slopeBefore;
    const rise = above + branch(r + 1, y, degree + 2, second, false);
    slope[r]! -= (once + 2 * rise) / c;
    return once + rise;
  }
  const above = branch(r + 1, y + c, degree + 1, next, isOwned);
  slope[r]! += slopeOfY - slopeBefore;
  const rise = above + branch(r + 1, y, degree + 1, -next, isOwned);
  slope[r]! -= rise / c;
  return rise + branch(r + 1, y, degree, factor * S, isOwned);
}

/** `factor`·E (y + z)^degree by the moments of z. */
function polynomial(r: number, y: number, degree: number, factor: number, { moments, gains }: typeof plain): number {
  const moment = moments[r]!;
  const gain = gains[r]!;
  let value = 0;
  let power = factor;
  let lower = 0;
  for (let k = degree; k >= 0; k--) {
    const binomial = BINOMIALS[degree]![k]!;
    gain[k]! += binomial * power;
    value += binomial * power * moment[k]!;
    slopeOfY += binomial * (degree - k) * lower * moment[k]!;
    lower = power;
    power *= y;
  }
  return value;
}
