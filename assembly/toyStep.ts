/** Σ_i x_i y_i of `n` floats (n a multiple of 4) at byte addresses `x` and `y`. */
export function dot(x: usize, y: usize, n: i32): f32 {
  let sum = f32x4.splat(0);
  for (let i = 0; i < n; i += 4) {
    const at = (<usize>i) << 2;
    sum = f32x4.add(sum, f32x4.mul(v128.load(x + at), v128.load(y + at)));
  }
  return (
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
  );
}
