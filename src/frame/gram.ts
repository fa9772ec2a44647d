/** # Gram matrices of vectors. Defines `distinctProducts`.
 *
 * All n(n+1)/2 inner products at once, in doubles that hold integers: coordinates are brought to one denominator and
 * written in the basis of the field, where the inner product of x and y has component t equal to Σ x_a B^t_ab y_b for the
 * integer multiplication table B of the field. The bound n·max|x|·max|By| < 2^53 is checked, and where it fails the same
 * sums run in the field itself.
 * @module */
import { lcmInteger } from '../exact/integers.js';
import type { Element, NumberField } from '../exact/numberField.js';
import { dot } from '../exact/vector.js';
import type { Gram } from './frame.js';
import { ValueTable } from './valueTable.js';

/** M_ij = ⟨w_i, w_j⟩ for n vectors over the field, with equal values shared. */
export function distinctProducts(field: NumberField, vectors: readonly (readonly Element[])[]): Gram {
  const n = vectors.length;
  const integral = integerCoordinates(field, vectors);
  const products = integral && componentProducts(field, integral);
  const entry = new Int32Array(n * n);
  const table = new VectorTable(field.degree);
  if (integral && products) {
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        products(i, j, table.probe);
        entry[i * n + j] = entry[j * n + i] = table.indexOfProbe();
      }
    const unit = integral.denominator * integral.denominator;
    const values = table.rows.map((row) => scaled(field, row.map(BigInt), unit));
    return { field, n, entry, values };
  }
  const values = new ValueTable(field);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++)
      entry[i * n + j] = entry[j * n + i] = values.indexOf(dot(field, vectors[i]!, vectors[j]!));
  return { field, n, entry, values: values.values };
}

/** The element with these numerators over `den`. */
function scaled(field: NumberField, num: readonly bigint[], den: bigint): Element {
  return field.mul({ num, den: 1n }, field.inv(field.fromInteger(den)));
}

interface IntegerCoordinates {
  /** n × (length·degree), row-major: coordinate k, component a at k·degree + a. */
  readonly x: Float64Array;
  readonly width: number;
  readonly denominator: bigint;
  readonly largest: number;
}

function integerCoordinates(
  field: NumberField,
  vectors: readonly (readonly Element[])[],
): IntegerCoordinates | undefined {
  let denominator = 1n;
  for (const vector of vectors)
    for (const { den } of vector) if (denominator % den !== 0n) denominator = lcmInteger(denominator, den);
  const D = field.degree;
  const width = vectors[0]!.length * D;
  const x = new Float64Array(vectors.length * width);
  let largest = 0;
  let at = 0;
  for (const vector of vectors)
    for (const { num, den } of vector)
      for (const c of num) {
        const value = Number(c * (denominator / den));
        if (!Number.isSafeInteger(value)) return undefined;
        largest = Math.max(largest, Math.abs(value));
        x[at++] = value;
      }
  return { x, width, denominator, largest };
}

/** A function that writes the components of ⟨w_i, w_j⟩, or undefined when a sum might leave the exact range. */
function componentProducts(
  field: NumberField,
  { x, width, largest }: IntegerCoordinates,
): ((i: number, j: number, out: Float64Array) => void) | undefined {
  const D = field.degree;
  // table[(a·D + b)·D + t]: component t of (basis a)·(basis b)
  const table = new Float64Array(D * D * D);
  let growth = 0;
  for (let a = 0; a < D; a++)
    for (let b = 0; b < D; b++)
      field.mul(field.dickson(a), field.dickson(b)).num.forEach((c, t) => {
        table[(a * D + b) * D + t] = Number(c);
        growth = Math.max(growth, Math.abs(Number(c)));
      });
  if (!(largest * largest * growth * D * width < 2 ** 53)) return undefined;
  const n = x.length / width;
  // turned[(j·D + t)·width + k·D + a] = Σ_b table(a, b, t)·x_j(k, b)
  const turned = new Float64Array(n * D * width);
  for (let j = 0; j < n; j++)
    for (let t = 0; t < D; t++)
      for (let k = 0; k < width; k += D)
        for (let a = 0; a < D; a++) {
          let sum = 0;
          for (let b = 0; b < D; b++) sum += table[(a * D + b) * D + t]! * x[j * width + k + b]!;
          turned[(j * D + t) * width + k + a] = sum;
        }
  return (i, j, out) => {
    const row = i * width;
    for (let t = 0; t < D; t++) {
      const column = (j * D + t) * width;
      let sum = 0;
      for (let k = 0; k < width; k++) sum += x[row + k]! * turned[column + k]!;
      out[t] = sum + 0; // no negative zero
    }
  };
}

/** Numbers distinct vectors of doubles in order of first appearance, by a tree of maps: no strings are made. */
class VectorTable {
  readonly probe: Float64Array;
  readonly rows: number[][] = [];
  readonly #root: Branch = new Map();

  constructor(length: number) {
    this.probe = new Float64Array(length);
  }

  indexOfProbe(): number {
    let branch = this.#root;
    const last = this.probe.length - 1;
    for (let t = 0; t < last; t++) {
      let next = branch.get(this.probe[t]!);
      if (next === undefined) {
        next = new Map();
        branch.set(this.probe[t]!, next);
      }
      branch = next as Branch;
    }
    const known = branch.get(this.probe[last]!);
    if (known !== undefined) return known as number;
    branch.set(this.probe[last]!, this.rows.length);
    this.rows.push([...this.probe]);
    return this.rows.length - 1;
  }
}

type Branch = Map<number, Branch | number>;
