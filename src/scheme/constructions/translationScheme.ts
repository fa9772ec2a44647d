/** # Translation schemes. Defines `translationLabels`, `elementaryAbelian`.
 *
 * On an abelian group the relation of (x,y) depends on y − x alone. Elements of Z_m1 × … × Z_mk are numbered in mixed radix,
 * last coordinate fastest; so are those of GF(p^k)^m as Z_p^(km), because a field element is the number whose base-p digits are
 * its coefficients. Source: BCN §2.10.
 * @module */

/** labels[x·n + y] = classOf[y − x]. Cost: n² additions, about twice. */
export function translationLabels(moduli: readonly number[], classOf: ArrayLike<number>): Int32Array {
  // Differences in the first coordinates, one more a round.
  let differences = Int32Array.of(0);
  let n = 1;
  for (const m of moduli) {
    const wide = n * m;
    const next = new Int32Array(wide * wide);
    for (let x = 0; x < wide; x++) {
      const row = Math.floor(x / m) * n;
      const a = x % m;
      for (let y = 0, b = 0, high = row; y < wide; y++) {
        next[x * wide + y] = differences[high]! * m + (b < a ? b - a + m : b - a);
        if (++b === m) {
          b = 0;
          high++;
        }
      }
    }
    differences = next;
    n = wide;
  }
  return differences.map((difference) => classOf[difference]!);
}

/** The moduli of Z_p^k. */
export const elementaryAbelian = (p: number, k: number): readonly number[] => new Array<number>(k).fill(p);
