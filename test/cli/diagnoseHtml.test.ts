import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNpz } from '../../src/numeric/weights/write.js';
import { scattered } from '../numeric/diagnosis/features.js';
import { elements } from '../report/wellFormed.js';
import { onFirstOutput, STACK_TRACE, tightframe } from './tightframe.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-html-'));
afterAll(() => rmSync(folder, { recursive: true }));

const tensor = (n: number, length: number) => ({
  shape: [n, length],
  data: Float64Array.from(scattered(n, length).flat()),
});
const weights = join(folder, 'weights.npz');
writeNpz(weights, { 'layer"<script>': tensor(40, 6), zero: { shape: [3, 2], data: new Float64Array(6) } });
const broken = join(folder, 'broken.npz');
writeNpz(broken, { good: tensor(9, 3), bad: { shape: [2, 2], data: Float64Array.of(1, Number.NaN, 2, 3) } });

const html = (name: string): string => join(folder, name);

describe('tightframe diagnose --html', () => {
  it('writes every matrix, prints as ever, and gives the same bytes again', () => {
    const run = tightframe(['diagnose', weights, '--html', html('one.html')]);
    expect(run.err).toEqual([]);
    expect(run.status).toBe(0);
    expect(run.out).toEqual(tightframe(['diagnose', weights]).out);
    const text = readFileSync(html('one.html'), 'utf8');
    expect(elements(text).get('h2')).toBe(2);
    expect(text).toContain('<h2>weights.npz: layer&quot;&lt;script&gt;</h2>');
    expect(text).toContain('<h2>weights.npz: zero</h2>');
    tightframe(['diagnose', weights, '--json', '--html', html('two.html')]);
    expect(readFileSync(html('two.html'), 'utf8')).toBe(text);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.each([
    ['a folder that is not there', join(folder, 'absent', 'x.html'), /there is no such file/],
    ['a folder', folder, /found a folder/],
    ['a device', '/dev/null', /found a device/],
    ['no name', '', /found no name/],
  ])('says before the work that %s cannot be written', (_, path, message) => {
    const { status, out, err } = tightframe(['diagnose', weights, '--html', path]);
    expect(status).toBe(2);
    expect(out).toEqual([]);
    expect(err).toEqual([expect.stringMatching(message)]);
    expect(err.join()).not.toMatch(STACK_TRACE);
  });

  it('reports what could be diagnosed, and writes nothing where nothing could', () => {
    const run = tightframe(['diagnose', broken, '--html', html('some.html')]);
    expect(run.status).toBe(2);
    expect(elements(readFileSync(html('some.html'), 'utf8')).get('h2')).toBe(1);
    expect(tightframe(['diagnose', broken, '--tensor', 'bad', '--html', html('none.html')]).status).toBe(2);
    expect(existsSync(html('none.html'))).toBe(false);
  });

  it('after an interruption holds what was printed', async () => {
    const many = html('many.npz');
    writeNpz(many, Object.fromEntries(Array.from({ length: 40 }, (_, k) => [`t${k + 10}`, tensor(400, 100)])));
    const run = await onFirstOutput(['diagnose', many, '--json', '--html', html('cut.html')], (child) =>
      child.kill('SIGINT'),
    );
    expect(run.status).toBe(130);
    expect(run.out.length).toBeLessThan(40);
    const text = readFileSync(html('cut.html'), 'utf8');
    expect(elements(text).get('h2')).toBe(run.out.length);
    for (const line of run.out) expect(text).toContain(`<h2>${JSON.parse(line).id}</h2>`);
  });
});
