/** # Disjoint sets. Defines `DisjointSets`: a partition of 0 … n−1 that grows coarser.
 * @module */

export class DisjointSets {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;

  constructor(n: number) {
    this.#parent = Int32Array.from({ length: n }, (_, x) => x);
    this.#size = new Int32Array(n).fill(1);
  }

  join(x: number, y: number): void {
    let [a, b] = [this.root(x), this.root(y)];
    if (a === b) return;
    if (this.#size[a]! < this.#size[b]!) [a, b] = [b, a];
    this.#parent[b] = a;
    this.#size[a]! += this.#size[b]!;
  }

  /** Joins every x to its image. */
  joinImages(image: Int32Array): void {
    for (let x = 0; x < image.length; x++) this.join(x, image[x]!);
  }

  /** One element of the class of x, the same for all of them until the next `join`. */
  root(x: number): number {
    let at = x;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]!]!;
      at = this.#parent[at]!;
    }
    return at;
  }

  same(x: number, y: number): boolean {
    return this.root(x) === this.root(y);
  }

  sizeOf(x: number): number {
    return this.#size[this.root(x)]!;
  }

  /** Each class ascending, in the order of their least elements. */
  classes(): readonly (readonly number[])[] {
    const byRoot = new Map<number, number[]>();
    for (let x = 0; x < this.#parent.length; x++) {
      const root = this.root(x);
      const members = byRoot.get(root);
      if (members === undefined) byRoot.set(root, [x]);
      else members.push(x);
    }
    return [...byRoot.values()];
  }
}
