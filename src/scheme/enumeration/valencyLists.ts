/** # Valencies of symmetric schemes on n points. Defines `valencyLists`.
 * @module */

/** Every ascending list k_1 ≤ … ≤ k_d of positive integers with sum n − 1, every n·k_i even (R_i has n·k_i/2 edges), and a number of
 *  ones that a group can have: relations of valency 1 are permutations of the points that are their own inverses, so with
 *  R_0 they are an elementary abelian 2-group that acts semiregularly; its order 2^a divides n. */
export function* valencyLists(n: number): Generator<readonly number[]> {
  const list: number[] = [];
  yield* extend(n - 1, 1);

  function* extend(rest: number, least: number): Generator<readonly number[]> {
    if (rest === 0 && isThinOrder(list.lastIndexOf(1) + 2)) yield [...list];
    for (let k = least; k <= rest; k++) {
      if ((n * k) % 2 === 1 || (rest > k && rest - k < k)) continue;
      list.push(k);
      yield* extend(rest - k, k);
      list.pop();
    }
  }

  function isThinOrder(order: number): boolean {
    return (order & (order - 1)) === 0 && n % order === 0;
  }
}
