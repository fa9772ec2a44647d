// Reports on weights that ship inside npm packages: fetches them, diagnoses them, writes docs/reports.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const out = fileURLToPath(new URL('../docs/reports/', import.meta.url));

const reports = [
  {
    name: 'face-descriptor',
    from: '@vladmandic/face-api@1.7.15',
    file: 'model/face_recognition_model-weights_manifest.json',
    options: ['--tensor', 'fc', '--features', 'rows'],
  },
  {
    name: 'voice-activity',
    from: '@ricky0123/vad-web@0.0.31',
    file: 'dist/silero_vad_v5.onnx',
    options: ['--tensor', '*then*weight_ih', '--features', 'rows'],
  },
];

mkdirSync(out, { recursive: true });
for (const { name, from, file, options } of reports) {
  const folder = mkdtempSync(join(tmpdir(), 'tightframe-'));
  try {
    const packed = execFileSync('npm', ['pack', '--silent', from], { cwd: folder, encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', packed], { cwd: folder });
    const weights = join(folder, 'package', file);
    const text = execFileSync(process.execPath, [
      main,
      'diagnose',
      weights,
      ...options,
      '--html',
      join(out, `${name}.html`),
    ]);
    writeFileSync(join(out, `${name}.txt`), text);
    console.log(`docs/reports/${name}.txt, docs/reports/${name}.html: ${from} ${file}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
