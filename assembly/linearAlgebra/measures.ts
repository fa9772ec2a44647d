/** What the coefficients of a feature in an eigenbasis say of it. */
import { parallel } from './parallel';
import { sum2 } from './vector';

/** Features that are one task. */
const CHUNK: i32 = 16;
/** Numbers a feature in `summary`. */
const SUMMARY: i32 = 6;

@unmanaged
class Measuring {
  count: i32;
  n: i32;
  /** Coefficients c_a, feature after feature, and the eigenvalues λ_a they belong to. */
  coefficients: usize;
  values: usize;
  /** k + 1 indices: cluster l is clusters[l] ≤ a < clusters[l + 1]. */
  k: i32;
  clusters: usize;
  /** Shares p_l, k a feature. */
  shares: usize;
  summary: usize;
}
const measuring = (): Measuring => changetype<Measuring>(34304);

/** log x for two positive normal numbers: x = 2^e m with √½ < m ≤ √2, log m = 2 artanh((m − 1)/(m + 1)), to 2 units in the last place. */
function logarithm(x: v128): v128 {
  const one = f64x2.splat(1);
  const exponent = i64x2.shr_u(x, 52);
  let m = v128.or(v128.and(x, i64x2.splat(0x000fffffffffffff)), one);
  const large = f64x2.gt(m, f64x2.splat(Math.SQRT2));
  m = f64x2.mul(m, v128.bitselect(f64x2.splat(0.5), one, large));
  const e = f64x2.add(
    f64x2.convert_low_i32x4_s(v128.shuffle<i32>(exponent, exponent, 0, 2, 0, 2)),
    v128.bitselect(f64x2.splat(-1022), f64x2.splat(-1023), large),
  );
  const s = f64x2.div(f64x2.sub(m, one), f64x2.add(m, one));
  const z = f64x2.mul(s, s);
  let sum = f64x2.splat(1.0 / 21);
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(1.0 / 19));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(1.0 / 17));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(1.0 / 15));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(1.0 / 13));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(1.0 / 11));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(1.0 / 9));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(1.0 / 7));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(1.0 / 5));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(1.0 / 3));
  sum = f64x2.add(f64x2.mul(sum, z), one);
  return f64x2.add(f64x2.mul(e, f64x2.splat(Math.LN2)), f64x2.mul(f64x2.add(s, s), sum));
}

function measureChunk(task: i32): void {
  const t = measuring();
  for (let i = task * CHUNK; i < min(t.count, (task + 1) * CHUNK); i++) measureFeature(i);
}

function measureFeature(i: i32): void {
  const t = measuring();
  const c = t.coefficients + ((<usize>i * <usize>t.n) << 3);
  const shares = t.shares + ((<usize>i * <usize>t.k) << 3);
  let norm: f64 = 0;
  let quadratic: f64 = 0;
  for (let l = 0; l < t.k; l++) {
    let sum: f64 = 0;
    const end = load<i32>(t.clusters + ((<usize>(l + 1)) << 2));
    for (let a = load<i32>(t.clusters + ((<usize>l) << 2)); a < end; a++) {
      const at = (<usize>a) << 3;
      const square = load<f64>(c + at) * load<f64>(c + at);
      sum += square;
      quadratic += load<f64>(t.values + at) * square;
    }
    store<f64>(shares + ((<usize>l) << 3), sum);
    norm += sum;
  }
  const from = load<i32>(t.clusters);
  const to = load<i32>(t.clusters + ((<usize>t.k) << 2));
  const summary = t.summary + ((<usize>(i * SUMMARY)) << 3);
  store<f64>(summary, norm);
  store<f64>(summary, quadratic, 8);
  normalize(shares, norm > 0 ? 1 / norm : 0, summary);
  store<f64>(summary, norm > 0 ? deviation(from, to, c, quadratic / norm) : 0, 32);
}

/** From Σ c² of each cluster to shares; writes Σ p², −Σ p log p and the cluster with the largest share. */
function normalize(shares: usize, inverse: f64, summary: usize): void {
  const k = measuring().k;
  const factor = f64x2.splat(inverse);
  const least = f64x2.splat(1e-300);
  let squares = f64x2.splat(0);
  let entropy = f64x2.splat(0);
  let largest: f64 = 0;
  let cluster = -1;
  for (let l = 0; l < k; l += 2) {
    const at = shares + ((<usize>l) << 3);
    const whole = l + 1 < k;
    const sums = whole ? v128.load(at) : f64x2.replace_lane(f64x2.splat(0), 0, load<f64>(at));
    const p = f64x2.mul(sums, factor);
    squares = f64x2.add(squares, f64x2.mul(p, p));
    // 0 log 0 = 0
    entropy = f64x2.sub(entropy, f64x2.mul(p, logarithm(f64x2.max(p, least))));
    const first = f64x2.extract_lane(p, 0);
    const second = f64x2.extract_lane(p, 1);
    if (first > largest) {
      largest = first;
      cluster = l;
    }
    if (second > largest) {
      largest = second;
      cluster = l + 1;
    }
    if (whole) v128.store(at, p);
    else store<f64>(at, first);
  }
  store<f64>(summary, sum2(squares), 16);
  store<f64>(summary, sum2(entropy), 24);
  store<f64>(summary, <f64>cluster, 40);
}

/** Σ c_a² (λ_a − κ)²/λ_a. */
function deviation(from: i32, to: i32, c: usize, kappa: f64): f64 {
  const t = measuring();
  const center = f64x2.splat(kappa);
  let sum = f64x2.splat(0);
  let a = from;
  for (; a + 2 <= to; a += 2) {
    const at = (<usize>a) << 3;
    const x = v128.load(c + at);
    const value = v128.load(t.values + at);
    const term = f64x2.mul(x, f64x2.sub(value, center));
    sum = f64x2.add(sum, f64x2.div(f64x2.mul(term, term), value));
  }
  let rest: f64 = 0;
  if (a < to) {
    const at = (<usize>a) << 3;
    const value = load<f64>(t.values + at);
    const term = load<f64>(c + at) * (value - kappa);
    rest = (term * term) / value;
  }
  return sum2(sum) + rest;
}

/** For each of `count` rows c of n coefficients: the shares p_l of k clusters of eigenvalues, and 6 numbers: N = Σ c² and Σ λc² over the clusters,
 *  Σ p², −Σ p log p, Σ c²(λ − κ)²/λ with κ = Σ λc²/N, and the cluster with the largest share (−1 where N = 0). */
export function measure(
  count: i32,
  n: i32,
  coefficients: usize,
  values: usize,
  k: i32,
  clusters: usize,
  shares: usize,
  summary: usize,
): void {
  const t = measuring();
  t.count = count;
  t.n = n;
  t.coefficients = coefficients;
  t.values = values;
  t.k = k;
  t.clusters = clusters;
  t.shares = shares;
  t.summary = summary;
  parallel(measureChunk, (count + CHUNK - 1) / CHUNK, <f64>count * <f64>n * 20);
}
