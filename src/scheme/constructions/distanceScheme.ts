/** # From graphs and labels to configurations. Defines `schemeOfGraph`, `schemeOfLabels`.
 *
 * A connected graph is distance-regular iff "at distance i" are the relations of an association scheme; disjoint copies of a
 * complete graph are one as well, with "unreachable" as a relation. For any other graph the coherent closure is the coarsest
 * configuration that has the adjacency among its unions of relations.
 * Source: A. E. Brouwer, A. M. Cohen, A. Neumaier, Distance-Regular Graphs, Springer 1989, §4.1 (BCN in these files).
 * @module */
import { DomainError } from '../../exact/errors.js';
import { describe } from '../coherenceWitness.js';
import { coherentClosure } from '../coherentClosure.js';
import { type CoherentConfiguration, coherentConfiguration } from '../coherentConfiguration.js';
import { relabelled } from '../relabel.js';
import type { Graph } from './graph.js';

/** The n·n distances; pairs in different components get one more than the greatest finite distance.
 *  Cost: n² calls of `adjacent` and at most n³/32 word operations. */
function distances({ n, adjacent }: Graph): Int32Array {
  const width = Math.ceil(n / 32);
  const rows = new Int32Array(n * width);
  for (let x = 0; x < n; x++)
    for (let y = 0; y < n; y++) if (adjacent(x, y)) rows[x * width + (y >> 5)]! |= 1 << (y & 31);
  const labels = new Int32Array(n * n).fill(-1);
  const layer = new Int32Array(width);
  const queue = new Int32Array(n);
  let greatest = 0;
  for (let x = 0; x < n; x++) {
    labels[x * n + x] = 0;
    queue[0] = x;
    let [begin, end] = [0, 1];
    for (let distance = 1; begin < end && end < n; distance++) {
      layer.fill(0);
      for (let at = begin; at < end; at++) {
        const row = queue[at]! * width;
        for (let w = 0; w < width; w++) layer[w]! |= rows[row + w]!;
      }
      begin = end;
      for (let w = 0; w < width; w++)
        for (let bits = layer[w]!; bits !== 0; bits &= bits - 1) {
          const y = (w << 5) + 31 - Math.clz32(bits & -bits);
          if (labels[x * n + y] !== -1) continue;
          labels[x * n + y] = distance;
          queue[end++] = y;
        }
      if (end > begin) greatest = Math.max(greatest, distance);
    }
  }
  return labels.map((label) => (label === -1 ? greatest + 1 : label));
}

/** The distance scheme of a distance-regular graph; of any other graph the coherent closure, with relations in order of
 *  distance. */
export function schemeOfGraph(graph: Graph): CoherentConfiguration {
  const labels = distances(graph);
  const outcome = coherentConfiguration(graph.n, labels);
  if (outcome.kind === 'verified') return outcome.configuration;
  const closure = coherentClosure(graph.n, labels);
  const distance = new Int32Array(closure.rank);
  closure.relation.forEach((relation, at) => {
    distance[relation] = labels[at]!;
  });
  const order = Array.from(distance.keys()).sort((a, b) => distance[a]! - distance[b]! || a - b);
  return relabelled(closure, order);
}

/** The configuration whose relation (x,y) is labels[x·n + y], checked.
 *  @throws DomainError when it is none; then the parameters were such that the definition gives no scheme */
export function schemeOfLabels(n: number, labels: Int32Array, where: string): CoherentConfiguration {
  const outcome = coherentConfiguration(n, labels);
  if (outcome.kind === 'verified') return outcome.configuration;
  throw new DomainError({
    where,
    expected: 'parameters that give a coherent configuration',
    found: describe(outcome.witness),
  });
}
