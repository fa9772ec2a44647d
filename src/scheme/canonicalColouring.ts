/** # Canonical numbering of a colouring. Defines `canonicalColouring`. @module */

export interface Colouring {
  /** The number of colours in use: they are 0 … rank−1. */
  readonly rank: number;
  readonly colour: Int32Array;
}

/**
 * Renumbers the colours of n·n ordered pairs: those on the diagonal first, then the others, each in order of first appearance in
 * row-major order. A colour that occurs both on and off the diagonal is split in two. Cost: a few n² operations.
 */
export function canonicalColouring(n: number, labels: Int32Array): Colouring {
  let greatest = 0;
  for (const label of labels) greatest = Math.max(greatest, label);
  // Labels of Gram values are small; anything larger than the matrix is renumbered through a map first.
  if (greatest > 4 * n * n) return canonicalColouring(n, compressed(labels));
  const colour = new Int32Array(n * n);
  const renamed = new Int32Array(greatest + 1).fill(-1);
  let rank = 0;
  for (let x = 0; x < n; x++) {
    const at = x * n + x;
    if (renamed[labels[at]!] === -1) renamed[labels[at]!] = rank++;
    colour[at] = renamed[labels[at]!]!;
  }
  renamed.fill(-1);
  for (let x = 0; x < n; x++)
    for (let y = 0; y < n; y++) {
      if (x === y) continue;
      const label = labels[x * n + y]!;
      if (renamed[label] === -1) renamed[label] = rank++;
      colour[x * n + y] = renamed[label]!;
    }
  return { rank, colour };
}

function compressed(labels: Int32Array): Int32Array {
  const names = new Map<number, number>();
  return labels.map((label) => {
    const name = names.get(label) ?? names.size;
    names.set(label, name);
    return name;
  });
}
