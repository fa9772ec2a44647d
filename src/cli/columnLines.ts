/** # A table that grows while work goes on. Defines `columnLines`.
 * @module */

export interface ColumnLines {
  readonly header: readonly string[];
  line(cells: readonly string[]): string;
}

/** Right-aligned columns of at least this width. */
export function columnLines(titles: readonly string[], least: number): ColumnLines {
  const widths = titles.map((title) => Math.max(least, title.length));
  const line = (cells: readonly string[]): string => cells.map((cell, c) => cell.padStart(widths[c]!)).join('  ');
  return { header: [line(titles), widths.map((width) => '─'.repeat(width)).join('  ')], line };
}
