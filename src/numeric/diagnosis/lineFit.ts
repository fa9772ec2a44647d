/** # Least-squares lines. Defines `lineFit`, `LineFit`.
 * @module */

export interface LineFit {
  readonly slope: number;
  readonly intercept: number;
  /** The share of the variance of y that the line explains; null when y does not vary. */
  readonly rSquared: number | null;
}

/** The line through the points (x_i, y_i) with i in `of`, or null when x does not vary beyond rounding (projective linearity, T5, then
 *  says nothing). */
export function lineFit(x: Float64Array, y: Float64Array, of: readonly number[]): LineFit | null {
  const n = of.length;
  if (n < 2) return null;
  let [meanX, meanY, largestX, largestY] = [0, 0, 0, 0];
  for (const i of of) {
    meanX += x[i]! / n;
    meanY += y[i]! / n;
    largestX = Math.max(largestX, Math.abs(x[i]!));
    largestY = Math.max(largestY, Math.abs(y[i]!));
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (const i of of) {
    const [u, v] = [x[i]! - meanX, y[i]! - meanY];
    xx += u * u;
    xy += u * v;
    yy += v * v;
  }
  const constant = (sum: number, largest: number): boolean => sum <= n * (64 * Number.EPSILON * largest) ** 2;
  if (constant(xx, largestX)) return null;
  const slope = xy / xx;
  return {
    slope,
    intercept: meanY - slope * meanX,
    rSquared: constant(yy, largestY) ? null : Math.min(1, (xy * xy) / (xx * yy)),
  };
}
