/** Integrals by Gauss–Legendre quadrature on pieces between given kinks: an oracle that shares nothing with the closed forms. */

/** Nodes and weights on [0,1], found by Newton's method on the Legendre polynomial. */
function gaussLegendre(order: number): readonly (readonly [number, number])[] {
  return Array.from({ length: order }, (_, k) => {
    let x = Math.cos((Math.PI * (k + 0.75)) / (order + 0.5));
    let slope = 0;
    for (let step = 0; step < 60; step++) {
      let [before, now] = [1, x];
      for (let j = 2; j <= order; j++) [before, now] = [now, ((2 * j - 1) * x * now - (j - 1) * before) / j];
      slope = (order * (x * now - before)) / (x * x - 1);
      x -= now / slope;
    }
    return [(1 - x) / 2, 1 / ((1 - x * x) * slope * slope)] as const;
  });
}

const RULE = gaussLegendre(16);

/** ∫₀¹ f, smooth between the kinks. */
export function integral(f: (t: number) => number, kinks: readonly number[] = []): number {
  const ends = [0, ...kinks.filter((t) => t > 0 && t < 1).sort((a, b) => a - b), 1];
  let sum = 0;
  for (let k = 0; k + 1 < ends.length; k++) {
    const [from, width] = [ends[k]!, ends[k + 1]! - ends[k]!];
    for (const [node, weight] of RULE) sum += width * weight * f(from + width * node);
  }
  return sum;
}

/** ∫₀¹∫₀¹ f(t, s), smooth but on the line at + cs + b = 0. */
export const planeIntegral = (
  f: (t: number, s: number) => number,
  [a, c, b]: readonly [number, number, number],
): number => integral((s) => integral((t) => f(t, s), [-(c * s + b) / a]), [-b / c, -(a + b) / c]);
