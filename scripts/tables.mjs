/** Writes docs/tables/ with the built command line: `npm run tables`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const FOLDER = new URL('../docs/tables/', import.meta.url);

const pages = {
  frames: [
    'Tight frames with a symmetric association scheme, 2 to 12 points',
    'Every equal-norm tight frame whose Gram matrix has a symmetric association scheme on 2 to 12 points as its coherent closure, once up to',
    'scale, rotation and order of the vectors (theorems T9 and T10). `scheme` is the row of [the table of schemes](schemes-2-12.md), `J` the set',
    'of eigenspaces, numbered as in `tightframe scheme`; `rank` is the dimension, D = rank/n; inner products are those of the unit vectors, with the number',
    'of times one vector has them with another; `design` is the spherical design strength. Where `connected` is no, the frame is a tegum',
    'sum; where `distinct` is no, vectors are repeated. J = 0 is one vector repeated n times.',
  ],
  schemes: [
    'Symmetric association schemes on 2 to 12 points',
    'All of them, once up to isomorphism, by number of points, rank and canonical form. Valencies and multiplicities begin with those of the',
    'diagonal and of E_0; `automorphisms` counts the permutations that fix every relation. m×K_k is the union of m complete graphs, ⊗ the direct product.',
  ],
};

mkdirSync(FOLDER, { recursive: true });
for (const [subject, [title, ...about]] of Object.entries(pages)) {
  const command = ['table', subject, '--points', '2..12', '--format', 'md'];
  const table = execFileSync(process.execPath, [MAIN, ...command], { encoding: 'utf8', maxBuffer: 2 ** 27 });
  const text = `# ${title}\n\n${about.join('\n')}\n\nWritten by \`npm run tables\`: \`tightframe ${command.join(' ')}\`.\n\n${table}`;
  writeFileSync(new URL(`${subject}-2-12.md`, FOLDER), text);
}
