/** # Text tables. Defines `textTable`, `Column`.
 * @module */

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Longer cells are cut with an ellipsis. */
  readonly width?: number;
}

const clip = (cell: string, width: number | undefined): string =>
  width === undefined || [...cell].length <= width ? cell : `${[...cell].slice(0, width - 1).join('')}…`;

/** Lines of a table with a header and a rule; columns are as wide as their longest cell. Widths count code points, which is
 *  right for the letters, digits and signs of mathematics. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map((row) => columns.map(({ width }, c) => clip(row[c] ?? '', width)));
  const widths = columns.map(({ title }, c) => Math.max([...title].length, ...cells.map((row) => [...row[c]!].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => {
        const padding = ' '.repeat(widths[c]! - [...cell].length);
        return columns[c]!.align === 'right' ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...cells.map(line),
  ];
}
