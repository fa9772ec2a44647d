/** # From what was read to a configuration. Defines `configurationOf`, `ReadOptions`.
 * @module */
import type { CoherenceWitness } from '../coherenceWitness.js';
import { coherentClosure } from '../coherentClosure.js';
import { type CoherentConfiguration, coherentConfiguration, type Verdict } from '../coherentConfiguration.js';
import { relabelled } from '../relabel.js';
import { schurianConfiguration } from '../schurian.js';
import { symmetrization } from '../symmetrization.js';
import type { Source } from './item.js';

export interface ReadOptions {
  /** Relation matrices are closed instead of verified as they stand. */
  readonly closure?: boolean;
  /** Every relation is merged with its transpose. */
  readonly symmetrize?: boolean;
}

/** The configuration, or why the matrix that was given (or its symmetrization) is none. @throws DomainError for an intransitive group */
export function configurationOf(
  source: Source,
  { closure, symmetrize }: ReadOptions = {},
): Verdict<CoherentConfiguration, CoherenceWitness> {
  const verdict = configurationAsRead(source, closure === true);
  return verdict.kind === 'verified' && symmetrize === true ? symmetrization(verdict.configuration) : verdict;
}

function configurationAsRead(source: Source, closure: boolean): Verdict<CoherentConfiguration, CoherenceWitness> {
  const { n } = source;
  switch (source.kind) {
    case 'relation':
      if (!closure) return coherentConfiguration(n, source.labels);
      return { kind: 'verified', configuration: orderedClosure(n, source.labels, 'colour') };
    case 'colouring':
      return { kind: 'verified', configuration: orderedClosure(n, source.colours, source.order) };
    case 'group':
      return { kind: 'verified', configuration: schurianConfiguration(n, source.generators) };
    default:
      return source satisfies never;
  }
}

/** The closure with its relations numbered as `Source` says; those of the diagonal stay first. */
function orderedClosure(n: number, colours: Int32Array, order: 'distance' | 'colour'): CoherentConfiguration {
  const configuration = coherentClosure(n, colours);
  const { rank, fibres, relation } = configuration;
  const pair = new Float64Array(rank);
  for (let at = relation.length - 1; at >= 0; at--) pair[relation[at]!] = at;
  const colour = Int32Array.from(pair, (at) => colours[at]!);
  const rankOf = order === 'colour' ? colour : distances(configuration, pair, colour);
  const sorted = Array.from(rankOf.keys()).sort(
    (a, b) => Number(a >= fibres) - Number(b >= fibres) || (a < fibres ? a - b : rankOf[a]! - rankOf[b]! || a - b),
  );
  return relabelled(configuration, sorted);
}

/** The distance from x to y along arcs, for the pairs (x,y) of each relation; n where there is no path. An arc is a pair of a colour
 *  other than 0. Cost: rank·n for each distance. */
function distances(
  { n, rank, relation, fibres }: CoherentConfiguration,
  pair: Float64Array,
  colour: Int32Array,
): Int32Array {
  const distance = new Int32Array(rank).fill(n).fill(0, 0, fibres);
  for (let step = 1, grown = true; grown; step++) {
    grown = false;
    for (let k = 0; k < rank; k++) {
      if (distance[k] !== n) continue;
      const [x, y] = [Math.floor(pair[k]! / n), pair[k]! % n];
      for (let z = 0; z < n && distance[k] === n; z++)
        if (colour[relation[x * n + z]!] !== 0 && distance[relation[z * n + y]!] === step - 1) distance[k] = step;
      grown ||= distance[k] === step;
    }
  }
  return distance;
}
