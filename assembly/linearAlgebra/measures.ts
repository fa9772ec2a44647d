/** Measures of features from their coefficients in an eigenbasis: `src/numeric/diagnosis/featureMeasures.ts` says what they are, and is the
 *  same without vectors and threads. */
import { parallel, scratch } from './parallel';
import { sum2 } from './vector';

/** What all threads see of the features at hand. */
@unmanaged
class Features {
  count: i32;
  /** Coefficients of a feature: n numbers, of which the first `rank` belong to eigenvalues that are not zero. */
  n: i32;
  rank: i32;
  coefficients: usize;
  /** `rank` eigenvalues λ, then their inverses, each to a multiple of 2. */
  spectrum: usize;
  /** First eigenvalues of the clusters, and the rank. */
  firsts: usize;
  clusters: i32;
  /** Eight numbers a feature. */
  results: usize;
}
const features = (): Features => changetype<Features>(34304);

/** Features a task. */
const CHUNK: i32 = 16;

/** log 2 in two parts, the first with trailing zeros, so that its multiples by exponents are exact. */
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;

/** The natural logarithms of two numbers ≥ 0 to a few units in the last place; of 0 some number, which times 0 is 0. With x = 2^e·m, √½ ≤ m < √2 and
 *  s = (m − 1)/(m + 1): log m = 2(s + s³/3 + s⁵/5 + …), |s| < 0.172. */
function logarithms(x: v128): v128 {
  const exponentMask = i64x2.splat(0x7ff0000000000000);
  const one = f64x2.splat(1);
  // the mantissa in [1, 2)
  let m = v128.or(v128.andnot(x, exponentMask), one);
  // 2^52 + biased exponent as a double, less 2^52 + 1023
  const raw = v128.or(i64x2.shr_u(x, 52), i64x2.splat(0x4330000000000000));
  let e = f64x2.sub(raw, f64x2.splat(4503599627371519));
  const isLarge = f64x2.gt(m, f64x2.splat(Math.SQRT2));
  m = v128.bitselect(f64x2.mul(m, f64x2.splat(0.5)), m, isLarge);
  e = f64x2.add(e, v128.and(isLarge, one));
  const s = f64x2.div(f64x2.sub(m, one), f64x2.add(m, one));
  const z = f64x2.mul(s, s);
  let sum = f64x2.splat(2.0 / 21);
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 19));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 17));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 15));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 13));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 11));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 9));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 7));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 5));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 3));
  const tail = f64x2.mul(f64x2.mul(sum, z), s);
  const low = f64x2.add(f64x2.mul(e, f64x2.splat(LN2_LOW)), f64x2.add(tail, f64x2.add(s, s)));
  return f64x2.add(f64x2.mul(e, f64x2.splat(LN2_HIGH)), low);
}

/** One feature, by its coefficients, to eight numbers: κ‖w‖², Σp², entropy, largest share, its cluster, next largest share, defect, ‖w‖². */
function measure(coefficients: usize, result: usize): void {
  const t = features();
  const shares = scratch;
  const rank = t.rank;
  const inverses = t.spectrum + ((<usize>((rank + 1) & ~1)) << 3);
  let norms: f64 = 0;
  for (let a = rank; a < t.n; a++) {
    const c = load<f64>(coefficients + ((<usize>a) << 3));
    norms += c * c;
  }
  let norm = f64x2.splat(0);
  let quadratic = f64x2.splat(0);
  let a = 0;
  for (; a + 2 <= rank; a += 2) {
    const at = (<usize>a) << 3;
    const c = v128.load(coefficients + at);
    const square = f64x2.mul(c, c);
    v128.store(shares + at, square);
    norm = f64x2.add(norm, square);
    quadratic = f64x2.add(quadratic, f64x2.mul(square, v128.load(t.spectrum + at)));
  }
  norms += sum2(norm);
  let quadratics = sum2(quadratic);
  if (a < rank) {
    const at = (<usize>a) << 3;
    const c = load<f64>(coefficients + at);
    store<f64>(shares + at, c * c);
    store<f64>(shares + at, 0, 8);
    norms += c * c;
    quadratics += c * c * load<f64>(t.spectrum + at);
  }
  // ‖w‖²Σ p (λ/κ − 1)²/λ
  const inverseRayleigh = f64x2.splat(norms / quadratics);
  let deviation = f64x2.splat(0);
  for (a = 0; a < rank; a += 2) {
    const at = (<usize>a) << 3;
    const distance = f64x2.sub(f64x2.mul(v128.load(t.spectrum + at), inverseRayleigh), f64x2.splat(1));
    const weight = f64x2.mul(v128.load(shares + at), v128.load(inverses + at));
    deviation = f64x2.add(deviation, f64x2.mul(weight, f64x2.mul(distance, distance)));
  }
  if (t.clusters < rank) {
    for (let k = 0; k < t.clusters; k++) {
      const end = load<i32>(t.firsts + ((<usize>k) << 2), 4);
      let sum: f64 = 0;
      for (let b = load<i32>(t.firsts + ((<usize>k) << 2)); b < end; b++) sum += load<f64>(shares + ((<usize>b) << 3));
      store<f64>(shares + ((<usize>k) << 3), sum);
    }
    if ((t.clusters & 1) !== 0) store<f64>(shares + ((<usize>t.clusters) << 3), 0);
  }
  const inverseNorm = f64x2.splat(1 / norms);
  let concentration = f64x2.splat(0);
  let entropy = f64x2.splat(0);
  let largest = f64x2.splat(0);
  let next = f64x2.splat(0);
  for (let k = 0; k < t.clusters; k += 2) {
    const at = (<usize>k) << 3;
    const share = f64x2.mul(v128.load(shares + at), inverseNorm);
    v128.store(shares + at, share);
    concentration = f64x2.add(concentration, f64x2.mul(share, share));
    entropy = f64x2.sub(entropy, f64x2.mul(share, logarithms(share)));
    next = f64x2.max(next, f64x2.min(largest, share));
    largest = f64x2.max(largest, share);
  }
  const even = f64x2.extract_lane(largest, 0);
  const odd = f64x2.extract_lane(largest, 1);
  const most = max(even, odd);
  let cluster = 0;
  while (load<f64>(shares + ((<usize>cluster) << 3)) !== most && cluster + 1 < t.clusters) cluster++;
  store<f64>(result, quadratics);
  store<f64>(result, sum2(concentration), 8);
  store<f64>(result, sum2(entropy), 16);
  store<f64>(result, most, 24);
  store<f64>(result, <f64>cluster, 32);
  store<f64>(result, max(min(even, odd), max(f64x2.extract_lane(next, 0), f64x2.extract_lane(next, 1))), 40);
  store<f64>(result, sum2(deviation), 48);
  store<f64>(result, norms, 56);
}

function chunk(task: i32): void {
  const t = features();
  const end = min(t.count, (task + 1) * CHUNK);
  for (let i = task * CHUNK; i < end; i++)
    measure(t.coefficients + ((<usize>i * <usize>t.n) << 3), t.results + ((<usize>i) << 6));
}

/** Eight numbers (see `measure`) for each of `count` features with n coefficients each. */
export function measureFeatures(
  count: i32,
  n: i32,
  rank: i32,
  coefficients: usize,
  spectrum: usize,
  firsts: usize,
  clusters: i32,
  results: usize,
): void {
  const t = features();
  t.count = count;
  t.n = n;
  t.rank = rank;
  t.coefficients = coefficients;
  t.spectrum = spectrum;
  t.firsts = firsts;
  t.clusters = clusters;
  t.results = results;
  parallel(chunk, (count + CHUNK - 1) / CHUNK, 20 * <f64>count * <f64>n);
}
