/** # Tables as text. Defines `formatTable`, `tableFormats`.
 * @module */
import type { Cell, Table, TableColumn } from './cells.js';
import { textTable } from './textTable.js';

export const tableFormats = ['text', 'md', 'csv', 'latex', 'json', 'html'] as const;
type TableFormat = (typeof tableFormats)[number];

/** The lines of the table; `json` has one object a line, the others a header. */
export const formatTable = (table: Table, format: TableFormat): readonly string[] => formats[format](table);

const cellsOf = ({ columns, rows }: Table, show: (cell: Cell, column: TableColumn) => string): readonly string[][] =>
  rows.map((row) => columns.map((column) => show(row[column.name]!, column)));

const escapeMarkdown = (text: string): string => text.replace(/[\\|*_<>[\]`]/g, '\\$&');
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
/** A cell of CSV. */
export const quoteCsv = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
const escapeLatex = (text: string): string =>
  text.replace(/[{}#$%&_]/g, '\\$&').replace(/[×⊗]/g, (c) => (c === '×' ? '$\\times$' : '$\\otimes$'));

const latexCell = ({ text, latex }: Cell): string => (latex === undefined ? escapeLatex(text) : `$${latex}$`);

const formats: Readonly<Record<TableFormat, (table: Table) => readonly string[]>> = {
  text: (table) =>
    textTable(
      table.columns.map(({ title, kind }) => ({ title, align: kind === 'number' ? 'right' : 'left' })),
      cellsOf(table, ({ text }) => text),
    ),
  md: (table) => [
    `| ${table.columns.map(({ title }) => title).join(' | ')} |`,
    `|${table.columns.map(({ kind }) => (kind === 'number' ? '--:' : '---')).join('|')}|`,
    ...cellsOf(table, ({ text }) => escapeMarkdown(text)).map((cells) => `| ${cells.join(' | ')} |`),
  ],
  csv: (table) => [
    table.columns.map(({ name }) => name).join(','),
    ...cellsOf(table, ({ text }) => quoteCsv(text)).map((cells) => cells.join(',')),
  ],
  latex: (table) => [
    `\\begin{tabular}{${table.columns.map(({ kind }) => (kind === 'number' ? 'r' : 'l')).join('')}}`,
    `${table.columns.map(({ title }) => escapeLatex(title)).join(' & ')} \\\\ \\hline`,
    ...cellsOf(table, latexCell).map((cells) => `${cells.join(' & ')} \\\\`),
    '\\end{tabular}',
  ],
  json: ({ columns, rows }) =>
    rows.map((row) => JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, row[name]!.json])))),
  html: (table) => [
    '<table>',
    `<thead><tr>${table.columns.map(({ title }) => `<th>${escapeHtml(title)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...cellsOf(table, ({ text }) => `<td>${escapeHtml(text)}</td>`).map((cells) => `<tr>${cells.join('')}</tr>`),
    '</tbody>',
    '</table>',
  ],
};
