/** # Frames with few inner products. Defines `frameOfColours`.
 *
 * Many Gram matrices are functions of a relation of two points (a distance, a difference of indices): the n² entries are
 * then small integers, and field arithmetic is done once for each value only.
 * @module */
import type { Element, NumberField } from '../../exact/numberField.js';
import type { Frame } from '../frame.js';
import { ValueTable } from '../valueTable.js';

/** The frame with ⟨w_x, w_y⟩ = values[colour(x, y)].
 *  @param colour symmetric, with 0 ≤ colour < values.length; equal values are merged */
export function frameOfColours(
  field: NumberField,
  n: number,
  values: readonly Element[],
  colour: (x: number, y: number) => number,
): Frame {
  const entry = new Int32Array(n * n);
  const table = new ValueTable(field);
  const indexOfColour = new Int32Array(values.length).fill(-1);
  // Only colours that occur may enter the table: a value that no pair has would not be one of the Gram matrix.
  const indexOf = (c: number): number => {
    if (indexOfColour[c]! < 0) indexOfColour[c] = table.indexOf(values[c]!);
    return indexOfColour[c]!;
  };
  for (let x = 0; x < n; x++)
    for (let y = x; y < n; y++) {
      const index = indexOf(colour(x, y));
      entry[x * n + y] = index;
      entry[y * n + x] = index;
    }
  return { gram: { field, n, entry, values: table.values } };
}
