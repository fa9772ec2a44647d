/** # Drawings in text. Defines `sparkline`, `barRows`.
 * @module */

const LEVELS = '▁▂▃▄▅▆▇█';
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** One character a value (or a group of neighbours: their mean), the height in eighths of the largest; values are ≥ 0. */
export function sparkline(values: readonly number[], width: number): string {
  const columns = Math.min(width, values.length);
  const means = Array.from({ length: columns }, (_, c) => {
    const [from, to] = [Math.floor((c * values.length) / columns), Math.floor(((c + 1) * values.length) / columns)];
    return values.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  });
  const largest = Math.max(...means, 0);
  return means
    .map((mean) => LEVELS[largest > 0 ? Math.min(7, Math.max(0, Math.ceil((8 * mean) / largest) - 1)) : 0]!)
    .join('');
}

/** A horizontal bar a row, the largest `width` characters long; a count that is not zero shows at least an eighth. */
export function barRows(
  rows: readonly { readonly label: string; readonly count: number }[],
  width: number,
): readonly string[] {
  const largest = Math.max(...rows.map(({ count }) => count), 1);
  const labels = Math.max(...rows.map(({ label }) => [...label].length), 0);
  return rows.map(({ label, count }) => {
    const eighths = count === 0 ? 0 : Math.max(1, Math.round((8 * width * count) / largest));
    const bar = '█'.repeat(eighths >> 3) + EIGHTHS[eighths & 7]!;
    return `${label.padStart(labels)} ${bar}${count === 0 ? '' : ` ${count}`}`.trimEnd();
  });
}
