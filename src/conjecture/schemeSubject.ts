/** # Schemes, configurations, graphs and groups as subjects of conjectures. Defines `configurationSubject`, `graphSubject`,
 * `groupSubject`.
 *
 * All are written as the JSON lines that `tightframe scheme` reads. A symmetric scheme has a certificate: that of a frame whose Gram
 * matrix has a value of its own on every relation.
 * @module */
import { certifiedFrame } from '../catalog/certifiedFrame.js';
import { rationalField } from '../exact/numberField.js';
import { frameFromGram } from '../frame/frame.js';
import { configurationOf } from '../scheme/input/configuration.js';
import type { Source } from '../scheme/input/item.js';
import { readItems } from '../scheme/input/readItems.js';
import { relationText } from '../scheme/input/relationMatrix.js';
import { ExactGraph, graphOf } from './exactGraph.js';
import { ExactConfiguration, ExactScheme } from './exactScheme.js';
import { PermutationGroup } from './permutationGroup.js';
import { alignedRows, hashOf, type Presentation, type SubjectKind } from './subject.js';

export const configurationSubject: SubjectKind<ExactConfiguration> = {
  is: (value): value is ExactConfiguration => value instanceof ExactConfiguration,
  exact: true,
  traits: ({ n, rank, configuration, kind }) => ({
    kind,
    size: n,
    dimension: rank,
    fingerprint: hashOf(configuration.relation),
  }),
  present: (subject, id) => {
    const { n, rank, configuration } = subject;
    const text = line({ id, n, relation: relationText(configuration.relation, rank) });
    const isScheme = subject.scheme !== undefined;
    return {
      what: isScheme ? 'scheme' : 'configuration',
      lines: configurationLines(subject),
      file: { extension: '.jsonl', text },
      reread: () => rereadConfiguration(text, subject),
      certificate: () => (isScheme ? certifiedFrame(id, separatingFrame(subject)).certificate : undefined),
    } satisfies Presentation;
  },
};

const line = (record: Readonly<Record<string, unknown>>): string => `${JSON.stringify(record)}\n`;

/** What the one line says, as `tightframe scheme` reads it. */
function sourceOf(text: string): Source {
  const [item] = readItems([text]);
  if (item?.kind !== 'item') throw new Error(item?.message ?? 'nothing was read');
  return item.source;
}

function rereadConfiguration(text: string, like: ExactConfiguration): ExactConfiguration {
  const verdict = configurationOf(sourceOf(text));
  if (verdict.kind === 'refuted') throw new Error('what was read is not coherent');
  const read = new ExactConfiguration(verdict.configuration, like.name, like.kind);
  return like instanceof ExactScheme ? (read.scheme ?? read) : read;
}

/** M = n·rank·I + Σ_i i·A_i: diagonally dominant, so positive definite, and with the scheme as its coherent closure. */
function separatingFrame({ n, rank, configuration: { relation } }: ExactConfiguration) {
  return frameFromGram(rationalField, n, (x, y) =>
    rationalField.fromInteger(x === y ? n * rank : relation[x * n + y]!),
  );
}

function configurationLines(subject: ExactConfiguration): readonly string[] {
  const { n, rank, fibres, valencies, name, scheme } = subject;
  const matrix = Array.from({ length: n }, (_, x) =>
    Array.from({ length: n }, (_, y) => String(subject.relation(x, y))),
  );
  const words = name === undefined ? '' : `: ${name}`;
  const what =
    scheme === undefined
      ? `coherent configuration on ${n} points, rank ${rank}, ${fibres} ${fibres === 1 ? 'fibre' : 'fibres'}`
      : `association scheme on ${n} points, ${rank - 1} ${rank === 2 ? 'class' : 'classes'}`;
  return [
    `${what}${words}`,
    'relation matrix:',
    ...alignedRows(matrix).map((row) => `  ${row}`),
    `valencies: ${valencies.join(', ')}`,
    ...(scheme === undefined
      ? [`symmetric: ${subject.symmetric ? 'yes' : 'no'}; commutative: ${subject.commutative ? 'yes' : 'no'}`]
      : [
          `multiplicities: ${scheme.multiplicities.join(', ')}`,
          'P:',
          ...alignedRows(scheme.eigen.P.map((row, j) => row.map((_, i) => scheme.P(j, i).toString()))).map(
            (row) => `  ${row}`,
          ),
        ]),
  ];
}

export const graphSubject: SubjectKind<ExactGraph> = {
  is: (value): value is ExactGraph => value instanceof ExactGraph,
  exact: true,
  traits: ({ n, edges, kind }) => ({ kind, size: n, dimension: undefined, fingerprint: hashOf([n, ...edges.flat()]) }),
  present: ({ n, edges, kind }, id) => {
    const text = line({ id, n, edges });
    return {
      what: 'graph',
      lines: [
        `graph on ${n} points with ${edges.length} ${edges.length === 1 ? 'edge' : 'edges'}`,
        `edges: ${edges.length === 0 ? 'none' : edges.map(([x, y]) => `${x}–${y}`).join(', ')}`,
      ],
      file: { extension: '.jsonl', text },
      reread: () => {
        const source = sourceOf(text);
        if (source.kind !== 'colouring') throw new Error('what was read is no graph');
        return graphOf(source.n, (x, y) => source.colours[x * source.n + y] === 1, kind);
      },
      certificate: () => undefined,
    } satisfies Presentation;
  },
};

export const groupSubject: SubjectKind<PermutationGroup> = {
  is: (value): value is PermutationGroup => value instanceof PermutationGroup,
  exact: true,
  traits: ({ n, generators, kind }) => ({
    kind,
    size: n,
    dimension: undefined,
    fingerprint: hashOf([n, ...generators.flat()]),
  }),
  present: (group, id) => {
    const { n, generators, kind } = group;
    // Images are counted from 1, as in GAP.
    const text = line({ id, n, generators: generators.map((images) => images.map((x) => x + 1)) });
    return {
      what: 'permutation group',
      lines: [
        `permutation group on ${n} points, ${generators.length} ${generators.length === 1 ? 'generator' : 'generators'}`,
        ...generators.map((images) => `  images of 0 … ${n - 1}: ${images.join(' ')}`),
      ],
      file: { extension: '.jsonl', text },
      reread: () => {
        const source = sourceOf(text);
        if (source.kind !== 'group') throw new Error('what was read is no group');
        const images = source.generators.map((generator) => Array.from(generator));
        return new PermutationGroup(source.n, images, kind);
      },
      certificate: () => undefined,
    } satisfies Presentation;
  },
};
