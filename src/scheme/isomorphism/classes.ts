/** # Classes that hashes split. Defines `mix`, `splitClasses`.
 * @module */

/** Mixes two 32-bit numbers (the finalizer of MurmurHash3 on a combination of both). */
export function mix(a: number, b: number): number {
  let h = (Math.imul(a, 0x9e3779b1) + b) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Splits the classes by hash, in place, and numbers them in the order of (class, hash). @returns how many there are */
export function splitClasses(classOf: Int32Array, hash: Int32Array): number {
  const order = Array.from(classOf, (_, i) => i);
  order.sort((i, j) => classOf[i]! - classOf[j]! || hash[i]! - hash[j]!);
  const old = classOf.slice();
  let next = 0;
  order.forEach((i, at) => {
    const before = order[at - 1];
    if (before !== undefined && (old[before] !== old[i] || hash[before] !== hash[i])) next++;
    classOf[i] = next;
  });
  return next + 1;
}
