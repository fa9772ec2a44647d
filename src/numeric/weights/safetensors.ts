/** # safetensors. Defines `safetensorsTensors`, `looksLikeSafetensors`.
 *
 * Eight bytes that say how long the header is, the header (JSON: name → dtype, shape, data_offsets), the elements. The tensors fill
 * the file without gap or overlap, in any order. Source: the format's description in the README of huggingface/safetensors.
 * @module */
import { z } from 'zod';
import { DomainError, excerpt, ParseError } from '../../exact/errors.js';
import { type Bytes, head, readText, slice } from './bytes.js';
import { type ElementName, elementWidth, storedTensor } from './elements.js';
import type { RefusedTensor, StoredTensor } from './featureMatrix.js';

/** Room for a hundred thousand tensors; the format itself allows 100 MB. */
const MAX_HEADER = 2 ** 25;

const entrySchema = z.strictObject({
  dtype: z.string(),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});

/** A length below 2³², which text does not have, and the brace of a JSON object. */
export const looksLikeSafetensors = (start: Buffer): boolean =>
  start.length >= 10 && start.readUInt32LE(4) === 0 && start[8] === 0x7b;

/** @throws ParseError or ShapeError for a file that is not as the format says */
export function safetensorsTensors(bytes: Bytes): readonly (StoredTensor | RefusedTensor)[] {
  const where = `${bytes.source}, header`;
  const start = head(bytes, 8);
  const length = start.length < 8 ? NaN : Number(start.readBigUInt64LE());
  const most = Math.min(MAX_HEADER, bytes.size - 8);
  if (!(length >= 2 && length <= most))
    throw new ParseError({
      where,
      expected: `a length of 2 to ${most} in the first eight bytes`,
      found: String(length),
    });
  const data = slice(bytes, 8 + length, bytes.size - 8 - length);
  const ranges: Range[] = [];
  const tensors = parseHeader(slice(bytes, 8, length), where).map(([name, value]) => {
    const source = `${bytes.source}: ${excerpt(name, 100)}`;
    const parsed = entrySchema.safeParse(value);
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0]!;
      const found = excerpt(`${path.join('.')} ${message}`, 100);
      throw new ParseError({ where: source, expected: 'dtype, shape and data_offsets', found });
    }
    const { dtype, shape } = parsed.data;
    const [from, to] = parsed.data.data_offsets;
    if (!(from <= to && to <= data.size))
      throw new ParseError({
        where: source,
        expected: `data_offsets within 0 and ${data.size}`,
        found: `[${from}, ${to}]`,
      });
    ranges.push({ from, to, source });
    if (!Object.hasOwn(elementWidth, dtype)) {
      const expected = Object.keys(elementWidth).join(', ');
      return { name, error: new DomainError({ where: source, expected, found: excerpt(dtype) }) };
    }
    const fields = { name, source, dtype, shape, order: 'C' } as const;
    return storedTensor(fields, dtype as ElementName, slice(data, from, to - from, source));
  });
  requirePartition(ranges, data.size, where);
  return tensors;
}

/** Names with what is said of them, without the metadata. */
function parseHeader(bytes: Bytes, where: string): (readonly [string, unknown])[] {
  const text = readText(bytes, MAX_HEADER);
  const entries = parseEntries(text);
  // JSON.parse keeps the last of several equal keys; the text has a colon for each, outside of strings.
  const colons = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, '').match(/:/g)?.length ?? 0;
  const keys = (entries ?? []).reduce((sum, [, value]) => sum + 1 + keyCount(value), 0);
  if (entries === undefined || keys !== colons)
    throw new ParseError({ where, expected: 'a JSON object with every key once', found: excerpt(text) });
  return entries.filter(([name]) => name !== '__metadata__');
}

function parseEntries(text: string): (readonly [string, unknown])[] | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.entries(data) : undefined;
  } catch {
    return undefined;
  }
}

const keyCount = (value: unknown): number =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value).length : 0;

interface Range {
  readonly from: number;
  readonly to: number;
  readonly source: string;
}

function requirePartition(ranges: readonly Range[], size: number, where: string): void {
  let end = 0;
  for (const { from, to, source } of [...ranges].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from !== end)
      throw new ParseError({
        where: source,
        expected: `data from ${end} on, where the tensor before it ends`,
        found: `${from < end ? 'an overlap' : 'a gap'}, from ${from} on`,
      });
    end = to;
  }
  if (end !== size) throw new ParseError({ where, expected: `tensors of ${size} bytes together`, found: String(end) });
}
