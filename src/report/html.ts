/** # HTML that needs nothing else. Defines `escapeHtml`, `pageStart`, `pageEnd`, `tableHtml`, `figureHtml`.
 * @module */
import { type Chart, chart } from './chart.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as the content of an element or attribute. Control characters, which HTML forbids, are shown as their pictures. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (character) => String.fromCodePoint(0x2400 + character.charCodeAt(0)))
    .replace(/[\u007f-\u009f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd');

const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 84rem; margin: 0 auto; padding: 1rem 2rem; color: #222; background: #fff; }
h1, h2 { line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin-top: 3rem; border-top: 1px solid #8886; padding-top: 1rem; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: 0.15rem 0.8rem; border-bottom: 1px solid #8884; text-align: right; vertical-align: top; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
table.facts td { text-align: left; }
.scroll { overflow: auto; max-height: 28rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 1.5rem 2rem; }
figure { margin: 0; max-width: 40rem; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; display: block; }
figcaption { font-size: 0.9rem; max-width: 38rem; }
.note { color: #777; }
a { color: inherit; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #16181c; } .note { color: #999; } }
@media print { body { color: #000; background: #fff; padding: 0; } .scroll { overflow: visible; max-height: none; } h2 { break-after: avoid; } }
`;

export const pageStart = (title: string): string =>
  `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
`;

export const pageEnd = '</body>\n</html>\n';

const row = (tag: 'th' | 'td', cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;

/** @param rows cells that are HTML already */
export const tableHtml = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="scroll"><table>
<thead>${row('th', header)}</thead>
<tbody>
${rows.map((cells) => row('td', cells)).join('\n')}
</tbody>
</table></div>
`;

/** @param id of the figure, once in the document */
export const figureHtml = (id: string, title: string, explanation: string, drawn: Chart): string =>
  `<figure id="${id}">
<figcaption><strong>${escapeHtml(title)}.</strong> ${escapeHtml(explanation)}</figcaption>
${chart(drawn, title, id)}
</figure>
`;
