/** # Weight files. Defines `openWeights`, `WeightFile`. The format is chosen by content first, then by extension.
 * @module */
import { basename, extname } from 'node:path';
import { ParseError } from '../../exact/errors.js';
import { type Bytes, head, neighbour, type OpenNeighbour, openBytes } from './bytes.js';
import { csvTensor } from './csv.js';
import type { RefusedTensor, StoredTensor } from './featureMatrix.js';
import { jsonTensors } from './json.js';
import { npyMagic, npyTensor } from './npy.js';
import { npzTensors } from './npz.js';
import { onnxTensors } from './onnx.js';
import { looksLikeSafetensors, safetensorsTensors } from './safetensors.js';

export interface WeightFile {
  readonly path: string;
  readonly format: Format;
  /** Of any rank, in the order of the file. */
  readonly tensors: readonly StoredTensor[];
  readonly refused: readonly RefusedTensor[];
  /** The tensors cannot be read any more. */
  close(): void;
}

type Format = 'npy' | 'npz' | 'safetensors' | 'onnx' | 'csv' | 'tsv' | 'json';

type Contents = readonly (StoredTensor | RefusedTensor)[];

const readers: Readonly<Record<Format, (bytes: Bytes, stem: string, open: OpenNeighbour) => Contents>> = {
  npy: (bytes, stem) => [npyTensor(bytes, stem)],
  npz: npzTensors,
  safetensors: safetensorsTensors,
  onnx: onnxTensors,
  csv: (bytes, stem) => [csvTensor(bytes, stem, false)],
  tsv: (bytes, stem) => [csvTensor(bytes, stem, true)],
  json: jsonTensors,
};

/** Opens the file and checks all that it says of its tensors against its size; their elements are read when asked for.
 *  @throws ParseError, ShapeError, DomainError or LimitError, naming file and place */
export function openWeights(path: string): WeightFile {
  const opened = new Map<string, ReturnType<typeof openBytes>>();
  const open = (file: string): Bytes => {
    const bytes = opened.get(file) ?? openBytes(file);
    opened.set(file, bytes);
    return bytes;
  };
  const close = (): void => {
    for (const bytes of opened.values()) bytes.close();
    opened.clear();
  };
  try {
    const bytes = open(path);
    const format = formatOf(bytes, path);
    const contents = readers[format](bytes, basename(path, extname(path)), (named) => open(neighbour(path, named)));
    const tensors = contents.filter((item) => 'read' in item);
    return { path, format, tensors, refused: contents.filter((item) => 'error' in item), close };
  } catch (error) {
    close();
    throw error;
  }
}

const byExtension: Readonly<Record<string, Format>> = {
  '.npy': 'npy',
  '.npz': 'npz',
  '.safetensors': 'safetensors',
  '.onnx': 'onnx',
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.txt': 'csv',
  '.json': 'json',
};

function formatOf(bytes: Bytes, path: string): Format {
  const where = bytes.source;
  const start = head(bytes, 4096);
  if (start.length === 0) throw new ParseError({ where, expected: 'weights', found: 'an empty file' });
  const begins = (magic: string | Buffer): boolean => start.indexOf(magic, 0, 'latin1') === 0;
  if (begins(npyMagic)) return 'npy';
  if (begins('PK\x03\x04') || begins('PK\x05\x06')) return 'npz';
  if (looksLikeSafetensors(start)) return 'safetensors';
  if (/^(\ufeff)?\s*[[{]/.test(start.toString('utf8'))) return 'json';
  if (begins('\x08')) return 'onnx'; // the version of the representation, which every writer puts first
  const other = unreadFormats.find(({ magics }) => magics.some(begins));
  const format = byExtension[extname(path).toLowerCase()];
  if (other === undefined && format !== undefined) return format;
  throw new ParseError({ where, expected: known, found: other?.found ?? 'something else' });
}

const known = '.npy, .npz, .safetensors, .onnx, a TensorFlow.js manifest, CSV, TSV or JSON';

/** What people have and this package does not read. */
const unreadFormats: readonly { readonly magics: readonly string[]; readonly found: string }[] = [
  { magics: ['\x80\x02', '\x80\x03', '\x80\x04', '\x80\x05'], found: 'a Python pickle, which is never evaluated' },
  { magics: ['\x89HDF\r\n\x1a\n'], found: 'HDF5 (save the weights as .safetensors or .npz)' },
  { magics: ['GGUF'], found: 'GGUF (save the weights as .safetensors or .npz)' },
];
