/** The commands and files of docs/schemes.md do what it says. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tightframe } from './tightframe.js';

const page = fileURLToPath(new URL('../../docs/schemes.md', import.meta.url));
const root = dirname(dirname(page));
const text = readFileSync(page, 'utf8');

describe('docs/schemes.md', () => {
  const commands = [...text.matchAll(/`tightframe (scheme examples\/\S+)`/g)].map(([, command]) => command!);

  it('runs every command, which are all the examples', () => {
    const files = commands.map((command) => command.split(' ')[1]!);
    expect([...files].sort()).toEqual(
      readdirSync(`${root}/examples/schemes`)
        .map((name) => `examples/schemes/${name}`)
        .sort(),
    );
    const { status, out, err } = tightframe(['scheme', ...files], root);
    expect([status, err]).toEqual([0, []]);
    expect(out.filter((line) => line.startsWith('  automorphism group'))).toHaveLength(19);
  });

  it('shows lines of the examples', () => {
    const files = commands.map((command) => readFileSync(`${root}/${command.split(' ')[1]}`, 'utf8')).join('\n');
    const blocks = [...text.matchAll(/```\w+\n([\s\S]*?)```/g)].map(([, block]) => block!);
    expect(blocks.length).toBeGreaterThan(3);
    for (const line of blocks.flatMap((block) => block.trim().split('\n'))) expect(files).toContain(line);
  });

  it('names every field of the report', () => {
    const { out } = tightframe(['scheme', 'examples/schemes/cyclic.jsonl', '--json'], root);
    const tables = text.slice(text.indexOf('## What is reported'));
    for (const field of Object.keys(JSON.parse(out[0]!) as object)) expect(tables).toContain(`\`${field}\``);
  });
});
