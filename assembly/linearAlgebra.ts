/** Σ_i x_i y_i of `n` doubles (n even) at byte addresses `x` and `y`. */
export function dot(x: usize, y: usize, n: i32): f64 {
  let sum = f64x2.splat(0);
  for (let i = 0; i < n; i += 2) {
    const at = (<usize>i) << 3;
    sum = f64x2.add(sum, f64x2.mul(v128.load(x + at), v128.load(y + at)));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}
