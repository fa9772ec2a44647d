/** The example of docs/rigor.md prints what the page says. */
import { readFileSync } from 'node:fs';
import { format } from 'node:util';
import { expect, it } from 'vitest';
import * as tightframe from '../../src/index.js';

it('docs/rigor.md', () => {
  const page = readFileSync(new URL('../../docs/rigor.md', import.meta.url), 'utf8');
  const [, code, printed] = /```js\n([\s\S]*?)```[\s\S]*?```text\n([\s\S]*?)```/.exec(page)!;
  const lines: string[] = [];
  const body = code!.replace(/import (\{[^}]*\}) from 'tightframe';/, 'const $1 = tightframe;');
  new Function('tightframe', 'console', body)(tightframe, { log: (...args: unknown[]) => lines.push(format(...args)) });
  expect(lines.join('\n')).toBe(printed!.trim());
});
