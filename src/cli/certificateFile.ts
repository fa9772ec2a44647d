/** # Certificates in files. Defines `readCertificateFile`.
 * @module */
import { readText } from '../catalog/dataFile.js';
import { excerpt } from '../exact/errors.js';

/** The largest certificate that is read, in bytes: room for 1024 points. */
const MAX_SIZE = 64 * 1024 * 1024;

/** The JSON of a file, not looked into, or what is wrong. */
export function readCertificateFile(file: string): { readonly data: unknown } | { readonly problem: string } {
  const read = readText(file, MAX_SIZE);
  if ('problem' in read) return read;
  try {
    return { data: JSON.parse(read.text) };
  } catch (error) {
    return { problem: `malformed JSON: ${excerpt((error as SyntaxError).message, 120)}` };
  }
}
