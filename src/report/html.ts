/** # HTML pages. Defines `escapeHtml`, `htmlPage`, `htmlTable`, `figure`.
 * @module */
import type { TextTable } from './diagnosisTables.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 1180px; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin-top: 3rem; border-top: 1px solid #8886; padding-top: 1rem; }
.layout { color: #777; }
.tables { display: flex; flex-wrap: wrap; gap: 1rem 3rem; align-items: flex-start; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 14px; }
th, td { padding: 2px 12px 2px 0; text-align: left; vertical-align: top; }
table.figures th, table.figures td { text-align: right; }
table.figures th:first-child, table.figures td:first-child { text-align: left; }
th { font-weight: 600; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 480px), 1fr)); gap: 1.5rem; margin-top: 1.5rem; }
figure { margin: 0; break-inside: avoid; }
figure svg { width: 100%; height: auto; background: #fff; border-radius: 6px; }
figcaption b { display: block; }
`.trim();

/** A page of its own: no scripts, nothing from elsewhere. @param body HTML */
export const htmlPage = (title: string, body: string): string =>
  `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
${body}
</body>
</html>
`;

export function htmlTable({ titles, rows, more }: TextTable): string {
  const cells = (row: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const rest = more === 0 ? '' : `<tr><td colspan="${titles.length}">… and ${more} more</td></tr>`;
  return `<table class="figures"><thead>${cells(titles, 'th')}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('')}${rest}</tbody></table>`;
}

/** A plot with its title and what it says. @param svg an element */
export const figure = (svg: string, title: string, caption: string): string =>
  `<figure>${svg}<figcaption><b>${escapeHtml(title)}</b>${escapeHtml(caption)}</figcaption></figure>`;
