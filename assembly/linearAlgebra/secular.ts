/** Roots of the secular equation f(λ) = 1 + ρ Σ_j z_j²/(d_j − λ) = 0, d ascending, ρ > 0.
 *
 * Between two poles f is replaced by c + r/(d_i − λ) + s/(d_{i+1} − λ) with the same value and slopes on both sides (the middle way: R.-C.
 * Li, Solving secular equations stably and efficiently, LAPACK Working Note 89, 1993), inside a bracket that is bisected where that fails.
 * A root is stored as its nearest pole and its distance from it, so that differences to poles keep all their digits. */
import { sum2 } from './vector';

/** Σ of terms with poles up to i (psi) and beyond (phi), and of their slopes. */
let psi: f64 = 0;
let phi: f64 = 0;
let psiSlope: f64 = 0;
let phiSlope: f64 = 0;

let partValue: f64 = 0;
let partSlope: f64 = 0;

/** Σ z_j²/δ_j and Σ z_j²/δ_j² for from ≤ j < to, δ_j = (d_j − origin) − τ. */
function part(from: i32, to: i32, d: usize, z: usize, origin: f64, tau: f64): void {
  let value = f64x2.splat(0);
  let slope = f64x2.splat(0);
  const o = f64x2.splat(origin);
  const t = f64x2.splat(tau);
  let j = from;
  for (; j + 2 <= to; j += 2) {
    const at = (<usize>j) << 3;
    const delta = f64x2.sub(f64x2.sub(v128.load(d + at), o), t);
    const zj = v128.load(z + at);
    const ratio = f64x2.div(zj, delta);
    value = f64x2.add(value, f64x2.mul(zj, ratio));
    slope = f64x2.add(slope, f64x2.mul(ratio, ratio));
  }
  partValue = sum2(value);
  partSlope = sum2(slope);
  if (j < to) {
    const at = (<usize>j) << 3;
    const zj = load<f64>(z + at);
    const ratio = zj / (load<f64>(d + at) - origin - tau);
    partValue += zj * ratio;
    partSlope += ratio * ratio;
  }
}

function evaluate(i: i32, k: i32, d: usize, z: usize, rho: f64, origin: f64, tau: f64): f64 {
  part(0, i + 1, d, z, origin, tau);
  psi = rho * partValue;
  psiSlope = rho * partSlope;
  part(i + 1, k, d, z, origin, tau);
  phi = rho * partValue;
  phiSlope = rho * partSlope;
  return 1 + psi + phi;
}

/** The root x of cx² − ax + b = 0 inside (low, high), or NaN. */
function quadraticRoot(c: f64, a: f64, b: f64, low: f64, high: f64): f64 {
  const q = 0.5 * (a + copysign<f64>(Math.sqrt(max(0, a * a - 4 * b * c)), a));
  const x = b / q;
  if (x > low && x < high) return x;
  const y = q / c;
  return y > low && y < high ? y : NaN;
}

/** Root i of k: writes the value of its nearest pole to `origin` and the distance from it to `tau`. `norm`: Σ z_j². */
export function secularRoot(i: i32, k: i32, d: usize, z: usize, rho: f64, norm: f64, origin: usize, tau: usize): void {
  const at = (<usize>i) << 3;
  const left = load<f64>(d + at);
  const zi = load<f64>(z + at);
  let o = left;
  let low: f64 = 0;
  let high: f64;
  let x: f64;
  // the poles of the interpolating function
  let near = i;
  let far = i + 1;
  if (i === k - 1) {
    low = rho * zi * zi;
    high = rho * norm;
    x = low;
    if (k === 1) {
      store<f64>(origin, o);
      store<f64>(tau, x);
      return;
    }
    near = i - 1;
    far = i;
  } else {
    const right = load<f64>(d + at, 8);
    const gap = right - left;
    const zr = load<f64>(z + at, 8);
    const middle = evaluate(i, k, d, z, rho, left, 0.5 * gap);
    const a = rho * zi * zi;
    const b = rho * zr * zr;
    // f at the middle without its two poles, which cancel there but for their weights
    const c = middle + (a - b) / (0.5 * gap);
    if (middle >= 0) {
      high = 0.5 * gap;
      x = quadraticRoot(c, c * gap + a + b, a * gap, 0, high);
    } else {
      o = right;
      low = -0.5 * gap;
      high = 0;
      x = quadraticRoot(c, a + b - c * gap, -b * gap, low, 0);
    }
    if (F64.isNaN(x)) x = 0.5 * (low + high);
  }
  const poleNear = load<f64>(d + ((<usize>near) << 3)) - o;
  const poleFar = load<f64>(d + ((<usize>far) << 3)) - o;
  const tolerance = f64.EPSILON * (4 + 0.125 * Math.sqrt(<f64>k));
  let before = Infinity;
  let slow = 0;
  for (let round = 0; round < 400; round++) {
    const f = evaluate(near, k, d, z, rho, o, x);
    const size = abs(f);
    if (size <= tolerance * (1 + abs(psi) + abs(phi))) break;
    if (f < 0) low = max(low, x);
    else high = min(high, x);
    slow = size > 0.25 * before ? slow + 1 : 0;
    before = size;
    const p = poleNear - x;
    const q = poleFar - x;
    const c = f - p * psiSlope - q * phiSlope;
    let step = quadraticRoot(c, (p + q) * f - p * q * (psiSlope + phiSlope), p * q * f, low - x, high - x);
    if (slow >= 3 || F64.isNaN(step)) {
      step = 0.5 * (low + high) - x;
      slow = 0;
    }
    const next = x + step;
    if (next === x || next <= low || next >= high) {
      if (abs(step) <= 2 * f64.EPSILON * abs(x) || high - low <= 4 * f64.EPSILON * max(abs(low), abs(high))) break;
      x = 0.5 * (low + high);
      continue;
    }
    x = next;
  }
  store<f64>(origin, o);
  store<f64>(tau, x);
}
