/** Plain writers of the formats that are read: oracles for the readers. Graphs are given by their edges on 0 … n−1. */

export type Edge = readonly [number, number];

const byte = (bits: string): string => String.fromCharCode(63 + Number.parseInt(bits, 2));

const bytes = (bits: string): string => (bits.match(/.{6}/g) ?? []).map(byte).join('');

const binary = (value: number, width: number): string => value.toString(2).padStart(width, '0');

function size(n: number): string {
  if (n < 63) return bytes(binary(n, 6));
  return n < 2 ** 18 ? `~${bytes(binary(n, 18))}` : `~~${bytes(binary(n, 36))}`;
}

const padded = (bits: string, padding: string): string => bits + padding.repeat((6 - (bits.length % 6)) % 6);

export function graph6(n: number, edges: readonly Edge[]): string {
  const present = new Set(edges.map(([u, v]) => `${Math.min(u, v)},${Math.max(u, v)}`));
  let bits = '';
  for (let y = 1; y < n; y++) for (let x = 0; x < y; x++) bits += present.has(`${x},${y}`) ? '1' : '0';
  return size(n) + bytes(padded(bits, '0'));
}

export function digraph6(n: number, arcs: readonly Edge[]): string {
  const present = new Set(arcs.map(String));
  let bits = '';
  for (let x = 0; x < n; x++) for (let y = 0; y < n; y++) bits += present.has(`${x},${y}`) ? '1' : '0';
  return `&${size(n)}${bytes(padded(bits, '0'))}`;
}

/** As in McKay's description: edges {x ≤ v} sorted by v; the current vertex moves on by 1 (bit 1) or is set (a pair of its own). */
export function sparse6(n: number, edges: readonly Edge[]): string {
  const width = Math.ceil(Math.log2(n));
  const sorted = edges
    .map(([u, v]): Edge => [Math.min(u, v), Math.max(u, v)])
    .sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  let bits = '';
  let current = 0;
  for (const [x, v] of sorted) {
    if (v === current) bits += `0${binary(x, width)}`;
    else if (v === current + 1) bits += `1${binary(x, width)}`;
    else bits += `1${binary(v, width)}0${binary(x, width)}`;
    current = v;
  }
  // Padding with ones could be read as a loop at n − 1: one 0 first.
  const rest = (6 - (bits.length % 6)) % 6;
  if (2 ** width === n && current === n - 2 && rest > width) bits += '0';
  return `:${size(n)}${bytes(padded(bits, '1'))}`;
}

export function adjacency(n: number, edges: readonly Edge[]): readonly (readonly number[])[] {
  const rows = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (const [u, v] of edges) {
    rows[u]![v] = 1;
    rows[v]![u] = 1;
  }
  return rows;
}

/** GAP's notation for a list of lists. */
export const gapList = (rows: readonly (readonly number[])[]): string =>
  `[ ${rows.map((row) => `[ ${row.join(', ')} ]`).join(',\n  ')} ]`;

/** The cycles of a permutation of 0 … n−1, with points counted from 1. */
export function cycleNotation(images: readonly number[]): string {
  const seen = new Set<number>();
  let text = '';
  images.forEach((_, start) => {
    const cycle: number[] = [];
    for (let x = start; !seen.has(x); x = images[x]!) {
      seen.add(x);
      cycle.push(x + 1);
    }
    if (cycle.length > 1) text += `(${cycle.join(',')})`;
  });
  return text === '' ? '()' : text;
}
