/** # Configurations as text. Defines `formatConfiguration`, `configurationFormats`.
 *
 * jsonl: the reference format, one object a line, relations as base-36 digits or, beyond rank 36, as decimals with commas.
 * gap: a record with `RelationMatrix`, labels from 0. graph6: one relation or a union of relations as a graph.
 * Sources: B. D. McKay, Description of graph6, sparse6 and digraph6 encodings, distributed with nauty.
 * @module */
import { DomainError } from '../../exact/errors.js';
import { isPrimitive } from '../closedSubsets.js';
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { relationText } from '../input/relationMatrix.js';
import { isCommutative, isHomogeneous, isSymmetric } from '../intersectionNumbers.js';

export const configurationFormats = ['jsonl', 'gap', 'graph6'] as const;
export type ConfigurationFormat = (typeof configurationFormats)[number];

/** @param relations for graph6: the relations whose union is the graph
 *  @throws DomainError when these relations are none, or their union is not symmetric or contains a loop */
export function formatConfiguration(
  format: ConfigurationFormat,
  id: string,
  configuration: CoherentConfiguration,
  relations: readonly number[],
): string {
  switch (format) {
    case 'jsonl':
      return JSON.stringify(configurationRecord(id, configuration));
    case 'gap':
      return gapRecord(id, configuration);
    case 'graph6':
      return graph6(configuration, relations);
    default:
      return format satisfies never;
  }
}

/** The fields of the reference format that need no eigenvalues. */
export function configurationRecord(id: string, configuration: CoherentConfiguration) {
  const { n, rank, relation, valencies } = configuration;
  return {
    id,
    n,
    rank,
    relation: relationText(relation, rank),
    valencies: [...valencies],
    symmetric: isSymmetric(configuration),
    commutative: isCommutative(configuration),
    ...(isHomogeneous(configuration) ? { primitive: isPrimitive(configuration) } : {}),
  };
}

function gapRecord(id: string, { n, rank, relation }: CoherentConfiguration): string {
  const rows = Array.from({ length: n }, (_, x) => `[${relation.subarray(x * n, x * n + n).join(',')}]`);
  return `rec( Name := ${JSON.stringify(id)}, n := ${n}, rank := ${rank}, RelationMatrix := [ ${rows.join(',\n  ')} ] );`;
}

function graph6({ n, rank, fibres, relation, transpose }: CoherentConfiguration, relations: readonly number[]): string {
  const chosen = new Set(relations);
  for (const i of relations) {
    if (!Number.isInteger(i) || i < fibres || i >= rank)
      throw new DomainError({
        where: 'graph6',
        expected: rank > fibres ? `relations from ${fibres} to ${rank - 1}` : 'relations, of which there are none',
        found: String(i),
      });
    if (!chosen.has(transpose[i]!))
      throw new DomainError({
        where: 'graph6',
        expected: `a symmetric union of relations, with the transpose ${transpose[i]} of ${i}`,
        found: relations.join(','),
      });
  }
  const bytes = n <= 62 ? [n] : [63, n >> 12, (n >> 6) & 63, n & 63];
  let [value, width] = [0, 0];
  for (let y = 1; y < n; y++)
    for (let x = 0; x < y; x++) {
      value = value * 2 + (chosen.has(relation[x * n + y]!) ? 1 : 0);
      if (++width < 6) continue;
      bytes.push(value);
      [value, width] = [0, 0];
    }
  if (width > 0) bytes.push(value << (6 - width));
  return Buffer.from(bytes.map((byte) => byte + 63)).toString('latin1');
}
