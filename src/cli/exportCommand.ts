/** # `tightframe export`: certificates for other systems. Defines `exportCommand`, `ExportOptions`.
 * @module */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coqScript } from '../certificate/export/coq.js';
import { gapScript } from '../certificate/export/gap.js';
import { pariScript } from '../certificate/export/pari.js';
import { type ReadCertificate, readCertificate } from '../certificate/export/readCertificate.js';
import type { System } from '../certificate/export/script.js';
import { sympyScript } from '../certificate/export/sympy.js';
import { isPentagonCertificate } from '../certificate/kernel/pentagon/format.js';
import { Malformed, Reject } from '../certificate/kernel/reject.js';
import { describeFileError, TightframeError } from '../exact/errors.js';
import { readCertificateFile } from './certificateFile.js';
import { folderProblem } from './folder.js';
import type { Output } from './output.js';

interface Writer {
  readonly script: (certificate: ReadCertificate) => string;
  readonly fileName: (id: string) => string;
}

const writers: Readonly<Record<System, Writer>> = {
  // Coq wants the name of a file to be an identifier.
  coq: { script: coqScript, fileName: (id) => `certificate_${id.replace(/[^A-Za-z0-9]/g, '_')}.v` },
  gap: { script: gapScript, fileName: (id) => `${id}.g` },
  pari: { script: pariScript, fileName: (id) => `${id}.gp` },
  sympy: { script: sympyScript, fileName: (id) => `${id}.py` },
};

export interface ExportOptions {
  readonly to: System;
  readonly out?: string;
}

/** Several certificates, or `out` a folder or with a slash at its end, go to a folder, one file each. Exit status: 0 all
 *  written, 1 claims that contradict each other, 2 something that is no certificate or a file that cannot be written. */
export function exportCommand(files: readonly string[], { to, out }: ExportOptions, output: Output): number {
  const { script, fileName } = writers[to];
  if (out === undefined && files.length > 1) {
    output.problem('export: expected --out FOLDER for several certificates, found none');
    return 2;
  }
  const toFolder =
    out !== undefined && (files.length > 1 || out.endsWith('/') || (existsSync(out) && statSync(out).isDirectory()));
  const problem = toFolder ? folderProblem(out) : undefined;
  if (problem !== undefined) {
    output.problem(`${out}: ${problem}`);
    return 2;
  }
  const written = new Set<string>();
  let status = 0;
  for (const file of files) {
    const made = scriptOf(file, script);
    if ('problem' in made) {
      output.problem(`${file}: ${made.problem}`);
      status = Math.max(status, made.status);
      continue;
    }
    if (out === undefined) {
      output.line(made.text.trimEnd());
      continue;
    }
    const path = toFolder ? join(out, fileName(made.id)) : out;
    if (written.has(path)) {
      output.problem(`${file}: ${path} was written for another certificate`);
      status = 2;
      continue;
    }
    written.add(path);
    try {
      writeFileSync(path, made.text);
      output.line(path);
    } catch (error) {
      output.problem(`${path}: ${describeFileError(error)}`);
      status = 2;
    }
  }
  return status;
}

function scriptOf(
  file: string,
  script: Writer['script'],
): { readonly id: string; readonly text: string } | { readonly problem: string; readonly status: number } {
  const read = readCertificateFile(file);
  if ('problem' in read) return { problem: read.problem, status: 2 };
  if (isPentagonCertificate(read.data))
    return { problem: 'expected the certificate of a frame, found that of the pentagon theorem', status: 2 };
  try {
    const certificate = readCertificate(read.data);
    return { id: certificate.id, text: script(certificate) };
  } catch (error) {
    if (error instanceof Reject)
      return { problem: `${error.place}: ${error.reason}`, status: error instanceof Malformed ? 2 : 1 };
    if (error instanceof TightframeError) return { problem: error.message, status: 1 };
    throw error;
  }
}
