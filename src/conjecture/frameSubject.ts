/** # Frames as subjects of conjectures. Defines `frameSubject`.
 * @module */
import { certifiedFrame } from '../catalog/certifiedFrame.js';
import { entrySchema } from '../catalog/entry.js';
import { frameOfEntry } from '../catalog/geometry.js';
import { display } from '../exact/display.js';
import { LimitError } from '../exact/errors.js';
import { gramValue } from '../frame/frame.js';
import { type CountedNumber, ExactFrame, exactFrame } from './exactFrame.js';
import { alignedRows, type Presentation, type SubjectKind } from './subject.js';

export const frameSubject: SubjectKind<ExactFrame> = {
  is: (value): value is ExactFrame => value instanceof ExactFrame,
  exact: true,
  traits: (frame) => ({
    kind: frame.origin,
    size: frame.n,
    dimension: frame.rank,
    fingerprint: frame.fingerprint,
  }),
  present: (frame, id) => {
    const file = { extension: '.json', text: geometryText(frame, id) };
    return {
      what: 'frame',
      lines: linesOf(frame),
      file,
      reread: () => exactFrame(frameOfEntry(entrySchema.parse(JSON.parse(file.text))), frame.name),
      certificate: () => certifiedFrame(id, frame.frame).certificate,
    } satisfies Presentation;
  },
};

/** The coordinates as text, or the Gram matrix where there are none (or where they are scaled by a root). */
function matrixOf(frame: ExactFrame): {
  readonly kind: 'vectors' | 'gram';
  readonly rows: readonly (readonly string[])[];
} {
  const { gram, vectors, scaleSquared } = frame.frame;
  const { field, n } = gram;
  if (vectors !== undefined && scaleSquared === undefined)
    return { kind: 'vectors', rows: vectors.map((vector) => vector.map((x) => display(field, x))) };
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => display(field, gramValue(gram, i, j))),
  );
  return { kind: 'gram', rows };
}

/** A geometry file, one row a line. */
function geometryText(frame: ExactFrame, id: string): string {
  const { kind, rows } = matrixOf(frame);
  const json = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  const name = frame.name === undefined ? '' : `  "name": ${JSON.stringify(frame.name)},\n`;
  return `{\n  "id": ${JSON.stringify(id)},\n${name}  "${kind}": [\n${json}\n  ]\n}\n`;
}

const counted = (list: readonly CountedNumber[]): string =>
  list.length === 0 ? 'none' : list.map(({ value, count }) => `${value} (×${count})`).join(', ');

function linesOf(frame: ExactFrame): readonly string[] {
  const { kind, rows } = matrixOf(frame);
  const yes = (holds: boolean): string => (holds ? 'yes' : 'no');
  const at = frame.notLocalizedAt;
  return [
    `frame of ${frame.n} ${frame.n === 1 ? 'vector' : 'vectors'}, rank ${frame.rank}${frame.name === undefined ? '' : `: ${frame.name}`}`,
    kind === 'vectors' ? 'vectors, one a row:' : 'Gram matrix:',
    ...alignedRows(rows).map((row) => `  ${row}`),
    `squared norms: ${counted(frame.normsSquared)}`,
    `inner products: ${counted(frame.innerProducts)}`,
    `capacity Σ D_i: ${frame.capacity}`,
    `tight: ${yes(frame.tight)}; localized: ${yes(frame.localized)}${at === undefined ? '' : ` (vector ${at[1]} is no eigenvector of F)`}`,
    ...schemeLines(frame),
  ];
}

function schemeLines(frame: ExactFrame): readonly string[] {
  try {
    const { scheme, eigenspaces } = frame;
    if (scheme === undefined) return ['scheme: none'];
    return [
      `scheme: ${scheme.classes} classes, valencies ${scheme.valencies.join(', ')}; J = {${eigenspaces!.join(', ')}}`,
    ];
  } catch (error) {
    if (error instanceof LimitError) return [];
    throw error;
  }
}
