import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../src/numeric/diagnosis/diagnosis.js';
import { statistics } from '../../src/numeric/diagnosis/diagnosisJson.js';
import { withoutZeros } from '../../src/numeric/diagnosis/featureViews.js';
import { gaussianFeatures } from '../../src/numeric/diagnosis/gaussianFeatures.js';
import { gramSample } from '../../src/numeric/diagnosis/gramSample.js';
import { clusterTable, diagnosisFacts } from '../../src/report/diagnosisFacts.js';
import { type DiagnosedMatrix, diagnosisHtml } from '../../src/report/diagnosisHtml.js';
import { escapeHtml } from '../../src/report/html.js';
import { featuresOf, polygon, scattered } from '../numeric/diagnosis/features.js';
import { hasBrowser, loaded } from './browser.js';
import { elements } from './wellFormed.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function diagnosed(source: string, vectors: number[][], withReference = true): Promise<DiagnosedMatrix> {
  const matrix = { ...featuresOf(vectors), source };
  const diagnosis = await diagnose(matrix);
  const reference = withReference
    ? statistics(await diagnose(gaussianFeatures(diagnosis.measures.normSquared, matrix.length, 0)))
    : null;
  return { diagnosis, layout: 'F64; the longer side', reference, gram: gramSample(matrix, diagnosis) };
}

const tegum = [...polygon(5, 1, 4), ...polygon(3, 2, 4, 2)];
const twenty = Array.from({ length: 20 }, (_, k) => polygon(3 + (k % 5), 0.5 + k / 10, 40, 2 * k)).flat();
const cases: Readonly<Record<string, number[][]>> = {
  'a pentagon and a triangle': tegum,
  'full rank, nothing special': scattered(384, 96),
  'fewer features than coordinates': scattered(3, 40),
  'one feature': [[1, 2, 3]],
  'only zero features': [
    [0, 0],
    [0, 0],
  ],
  'zero features among others': [[0, 0, 0, 0], ...tegum, [0, 0, 0, 0]],
  'twenty clusters': twenty,
  'tiny weights': tegum.map((w) => w.map((x) => 1e-65 * x)),
  'huge weights': tegum.map((w) => w.map((x) => 1e40 * x)),
};

/** What a page must not load, and words that a number has turned into. */
const FOREIGN = /\b(?:src|href|action|data)=["'](?!#)|@import|url\((?!#)|<(?:script|link|iframe|object|embed|img)\b/i;
const BROKEN = /\b(?:NaN|undefined (?!:)|Infinity|\[object)|"undefined"/;

describe('the report of a diagnosis', () => {
  it.each(Object.entries(cases))('%s: well formed, self-contained, without broken numbers', async (name, vectors) => {
    const html = diagnosisHtml([await diagnosed(name, vectors)], 'a title');
    const found = elements(html);
    const hasPlots = vectors.flat().some((x) => x !== 0);
    expect(found.get('svg') ?? 0).toBe(hasPlots ? 6 : 0);
    expect(found.get('figure') ?? 0).toBe(hasPlots ? 6 : 0);
    expect(html).not.toMatch(FOREIGN);
    expect(html.match(/https?:[^"]*/g) ?? []).toEqual(
      (html.match(/https?:[^"]*/g) ?? []).filter((address) => /^http:\/\/www\.w3\.org\//.test(address)),
    );
    expect(html.replaceAll('<td>undefined', '<td>')).not.toMatch(BROKEN);
    expect(html.length).toBeLessThan(1.5e6);
    expect(html).toContain(`<h2>${name}</h2>`);
  });

  it('shows every matrix, all facts that the terminal shows, and no id twice', async () => {
    const items = [await diagnosed('first', tegum), await diagnosed('second', twenty, false)];
    const html = diagnosisHtml(items, 'two');
    for (const { diagnosis } of items) {
      expect(html).toContain(`<h2>${diagnosis.source}</h2>`);
      for (const [label, text] of diagnosisFacts(diagnosis))
        expect(html).toContain(`<th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(text)}</td>`);
      for (const cells of clusterTable(diagnosis).rows)
        expect(html).toContain(`<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
    }
    const ids = Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/(?:url\(|href=")#([^")]*)/g)) expect(ids).toContain(id);
    expect(html.match(/structure or chance/g)).toHaveLength(1);
  });

  it('equal diagnoses give equal bytes, whatever was drawn before', async () => {
    const items = [await diagnosed('a', tegum), await diagnosed('b', scattered(30, 7))];
    const before = diagnosisHtml(items, 'title');
    diagnosisHtml(items.slice(1), 'another');
    expect(diagnosisHtml(items, 'title') === before).toBe(true);
  });

  it('names are text, whatever they hold', async () => {
    const item = await diagnosed('', tegum, false);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const text = `${name}<script>alert("1")</script>'&\0`;
        const html = diagnosisHtml([{ ...item, layout: text, diagnosis: { ...item.diagnosis, source: text } }], text);
        expect(elements(html).get('script')).toBeUndefined();
        expect(html).toContain(escapeHtml(text));
        expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;␀');
      }),
      { numRuns: 10 },
    );
  });

  it('names features by their number in the file where some were left out', async () => {
    const { matrix, kept } = withoutZeros(featuresOf([[0, 0, 0, 0], ...tegum]));
    const diagnosis = await diagnose(matrix);
    const item = { diagnosis, layout: '', reference: null, gram: gramSample(matrix, diagnosis), kept };
    const gram = diagnosisHtml([item], '').match(/<figure id="matrix-1-gram">[\s\S]*?<\/figure>/)![0];
    for (const feature of [1, 8]) expect(gram).toContain(`>${feature}</text>`);
    expect(gram).not.toContain('>0</text>\n<text dominant-baseline="central" text-anchor="end"');
  });

  it.skipIf(!hasBrowser)(`a browser shows the plots${hasBrowser ? '' : ' (skipped: no Chromium)'}`, async () => {
    const file = join(folder, 'report.html');
    const html = diagnosisHtml([await diagnosed('<b>', tegum), await diagnosed('second', twenty)], 'browser');
    writeFileSync(file, html);
    const dom = loaded(file);
    expect(dom.match(/<svg /g)).toHaveLength(12);
    expect(dom.match(/<path /g)).toHaveLength(html.match(/<path /g)!.length);
    expect(dom.match(/<text /g)).toHaveLength(html.match(/<text /g)!.length);
    expect(dom).toContain('<h2>&lt;b&gt;</h2>');
  });
});
