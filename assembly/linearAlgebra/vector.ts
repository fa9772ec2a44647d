/** Loops over one to four vectors. Addresses are of doubles, `n` counts them. */

export function sum2(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}

/** Σ x_i y_i. */
export function dot(n: i32, x: usize, y: usize): f64 {
  let s = f64x2.splat(0);
  let t = f64x2.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    s = f64x2.add(s, f64x2.mul(v128.load(x), v128.load(y)));
    t = f64x2.add(t, f64x2.mul(v128.load(x, 16), v128.load(y, 16)));
    x += 32;
    y += 32;
  }
  let sum = sum2(f64x2.add(s, t));
  for (; i < n; i++) {
    sum += load<f64>(x) * load<f64>(y);
    x += 8;
    y += 8;
  }
  return sum;
}

/** x = αx. */
export function scale(n: i32, alpha: f64, x: usize): void {
  const a = f64x2.splat(alpha);
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    v128.store(x, f64x2.mul(a, v128.load(x)));
    x += 16;
  }
  if (i < n) store<f64>(x, alpha * load<f64>(x));
}

/** y += αx. */
export function add(n: i32, alpha: f64, x: usize, y: usize): void {
  const a = f64x2.splat(alpha);
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    v128.store(y, f64x2.add(v128.load(y), f64x2.mul(a, v128.load(x))));
    x += 16;
    y += 16;
  }
  if (i < n) store<f64>(y, load<f64>(y) + alpha * load<f64>(x));
}

/** (x, y) = (cx + sy, cy − sx). */
export function rotate(n: i32, x: usize, y: usize, c: f64, s: f64): void {
  for (let i = 0; i < n; i++) {
    const u = load<f64>(x);
    const v = load<f64>(y);
    store<f64>(x, c * u + s * v);
    store<f64>(y, c * v - s * u);
    x += 8;
    y += 8;
  }
}

/** y −= α_0 x_0 + α_1 x_1, where x_0 and x_1 are `stride` bytes apart. */
export function subtract2(n: i32, x: usize, stride: usize, alpha0: f64, alpha1: f64, y: usize): void {
  const a0 = f64x2.splat(alpha0);
  const a1 = f64x2.splat(alpha1);
  let z = x + stride;
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    const s = f64x2.add(f64x2.mul(a0, v128.load(x)), f64x2.mul(a1, v128.load(z)));
    v128.store(y, f64x2.sub(v128.load(y), s));
    x += 16;
    y += 16;
    z += 16;
  }
  if (i < n) store<f64>(y, load<f64>(y) - alpha0 * load<f64>(x) - alpha1 * load<f64>(z));
}

/** y −= Σ_{q<4} α_q x_q, where the x_q are `stride` bytes apart. */
export function subtract4(
  n: i32,
  x: usize,
  stride: usize,
  alpha0: f64,
  alpha1: f64,
  alpha2: f64,
  alpha3: f64,
  y: usize,
): void {
  const a0 = f64x2.splat(alpha0);
  const a1 = f64x2.splat(alpha1);
  const a2 = f64x2.splat(alpha2);
  const a3 = f64x2.splat(alpha3);
  let x1 = x + stride;
  let x2 = x1 + stride;
  let x3 = x2 + stride;
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    const s = f64x2.add(f64x2.mul(a0, v128.load(x)), f64x2.mul(a1, v128.load(x1)));
    const t = f64x2.add(f64x2.mul(a2, v128.load(x2)), f64x2.mul(a3, v128.load(x3)));
    v128.store(y, f64x2.sub(v128.load(y), f64x2.add(s, t)));
    x += 16;
    x1 += 16;
    x2 += 16;
    x3 += 16;
    y += 16;
  }
  if (i < n)
    store<f64>(
      y,
      load<f64>(y) -
        (alpha0 * load<f64>(x) + alpha1 * load<f64>(x1) + (alpha2 * load<f64>(x2) + alpha3 * load<f64>(x3))),
    );
}

/** Writes Σ_i x_i y_i and Σ_i z_i y_i to `sums` and `sums` + 8, where z is `stride` bytes after x. */
export function dot2(n: i32, x: usize, stride: usize, y: usize, sums: usize): void {
  let s = f64x2.splat(0);
  let t = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let t1 = f64x2.splat(0);
  let z = x + stride;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const y0 = v128.load(y);
    const y1 = v128.load(y, 16);
    s = f64x2.add(s, f64x2.mul(v128.load(x), y0));
    t = f64x2.add(t, f64x2.mul(v128.load(z), y0));
    s1 = f64x2.add(s1, f64x2.mul(v128.load(x, 16), y1));
    t1 = f64x2.add(t1, f64x2.mul(v128.load(z, 16), y1));
    x += 32;
    y += 32;
    z += 32;
  }
  let u = sum2(f64x2.add(s, s1));
  let v = sum2(f64x2.add(t, t1));
  for (; i < n; i++) {
    u += load<f64>(x) * load<f64>(y);
    v += load<f64>(z) * load<f64>(y);
    x += 8;
    y += 8;
    z += 8;
  }
  store<f64>(sums, u);
  store<f64>(sums, v, 8);
}
