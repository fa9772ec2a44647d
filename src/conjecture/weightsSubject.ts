/** # Weights as subjects of conjectures. Defines `weightsSubject`, `toySubject`.
 *
 * Written as JSON that `tightframe diagnose --features rows` reads; a double survives its shortest decimal to the bit.
 * @module */
import { alignedRows, hashOf, type Presentation, type SubjectKind } from './subject.js';
import { ToyConfiguration, Weights } from './weights.js';

const rowsOf = ({ n, dimension, data }: Weights): readonly (readonly number[])[] =>
  Array.from({ length: n }, (_, i) => Array.from(data.subarray(i * dimension, (i + 1) * dimension)));

const weightsOf = (rows: readonly (readonly number[])[], kind: string): Weights =>
  new Weights(rows.length, rows[0]!.length, Float64Array.from(rows.flat()), kind);

const rowLines = (weights: Weights): readonly string[] =>
  alignedRows(rowsOf(weights).map((row) => row.map(String))).map((row) => `  ${row}`);

/** `{"W": […]}`, one feature a line. */
const jsonText = (weights: Weights, more: Readonly<Record<string, unknown>> = {}): string => {
  const rows = rowsOf(weights).map((row) => `    ${JSON.stringify(row)}`);
  const fields = Object.entries(more).map(([name, value]) => `,\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{\n  "W": [\n${rows.join(',\n')}\n  ]${fields.join('')}\n}\n`;
};

export const weightsSubject: SubjectKind<Weights> = {
  is: (value): value is Weights => value instanceof Weights,
  exact: false,
  traits: ({ kind, n, dimension, data }) => ({
    kind,
    size: n,
    dimension,
    fingerprint: hashOf(new Int32Array(data.slice().buffer)),
  }),
  present: (weights) => {
    const text = jsonText(weights);
    return {
      what: 'weights',
      lines: [
        `weights of ${weights.n} features in ${weights.dimension} coordinates (${weights.kind}), one feature a row:`,
        ...rowLines(weights),
        `capacity Σ D_i: ${weights.capacity}`,
      ],
      file: { extension: '.json', text },
      reread: () => weightsOf((JSON.parse(text) as { readonly W: readonly (readonly number[])[] }).W, weights.kind),
      certificate: () => undefined,
    } satisfies Presentation;
  },
};

export const toySubject: SubjectKind<ToyConfiguration> = {
  is: (value): value is ToyConfiguration => value instanceof ToyConfiguration,
  exact: false,
  traits: ({ kind, n, dimension, weights, bias, sparsity }) => ({
    kind,
    size: n,
    dimension,
    fingerprint: hashOf([
      ...new Int32Array(weights.data.slice().buffer),
      ...new Int32Array(bias.slice().buffer),
      100 * sparsity,
    ]),
  }),
  present: ({ weights, bias, sparsity }) => {
    const text = jsonText(weights, { b: Array.from(bias), sparsity });
    return {
      what: 'toy model',
      lines: [
        `toy model of ${weights.n} features in ${weights.dimension} hidden dimensions, sparsity ${sparsity}; W, one feature a row:`,
        ...rowLines(weights),
        `b: ${bias.join(', ')}`,
      ],
      file: { extension: '.json', text },
      reread: () => {
        const read = JSON.parse(text) as {
          readonly W: readonly (readonly number[])[];
          readonly b: readonly number[];
          readonly sparsity: number;
        };
        return new ToyConfiguration(weightsOf(read.W, weights.kind), Float64Array.from(read.b), read.sparsity);
      },
      certificate: () => undefined,
    } satisfies Presentation;
  },
};
