/** # Quotients and subschemes. Defines `quotient`, `subscheme`.
 *
 * The union of the relations of a closed subset C is an equivalence relation on the points. The subscheme is the restriction of C to one
 * of its classes; the quotient has the classes as points, and the relations C·k·C between them. Source: P.-H. Zieschang, Theory of
 * Association Schemes, Springer 2005, chapter 4.
 * @module */
import { DomainError } from '../../exact/errors.js';
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { derivedConfiguration, requireHomogeneous } from './derived.js';

/** The quotient by a closed subset; relations are numbered by the least relations in their double cosets.
 *  @throws DomainError when the configuration is not homogeneous or the subset not closed */
export function quotient(configuration: CoherentConfiguration, closed: readonly number[]): CoherentConfiguration {
  const { n, relation } = configuration;
  const classes = equivalenceClasses(configuration, closed, 'quotient');
  const name = doubleCosetNames(configuration, classes);
  const order = [...new Set(name)].sort((a, b) => a - b);
  const m = classes.length;
  const labels = new Int32Array(m * m);
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++)
      labels[a * m + b] = order.indexOf(name[relation[classes[a]![0]! * n + classes[b]![0]!]!]!);
  return derivedConfiguration(m, order.length, labels);
}

/** The restriction to the class of `point`; relations are numbered as in the closed subset in ascending order. @throws as `quotient` */
export function subscheme(
  configuration: CoherentConfiguration,
  closed: readonly number[],
  point = 0,
): CoherentConfiguration {
  const { n, relation } = configuration;
  const members = equivalenceClasses(configuration, closed, 'subscheme').find((points) => points.includes(point));
  if (members === undefined)
    throw new DomainError({ where: 'subscheme', expected: `a point 0 … ${n - 1}`, found: String(point) });
  const order = [...new Set(closed)].sort((a, b) => a - b);
  const m = members.length;
  const labels = Int32Array.from({ length: m * m }, (_, at) =>
    order.indexOf(relation[members[Math.floor(at / m)]! * n + members[at % m]!]!),
  );
  return derivedConfiguration(m, order.length, labels);
}

/** The least relation that joins the same two classes as k does. */
function doubleCosetNames(
  { n, rank, relation }: CoherentConfiguration,
  classes: readonly (readonly number[])[],
): Int32Array {
  const names = new Int32Array(rank).fill(rank);
  const [first] = classes;
  for (const others of classes) {
    let least = rank;
    for (const x of first!) for (const y of others) least = Math.min(least, relation[x * n + y]!);
    for (const x of first!) for (const y of others) names[relation[x * n + y]!] = least;
  }
  return names;
}

/** The points joined by relations of the subset, if that is an equivalence relation: each class ascending, by their least points. */
function equivalenceClasses(
  configuration: CoherentConfiguration,
  closed: readonly number[],
  where: string,
): readonly (readonly number[])[] {
  requireHomogeneous(configuration, where);
  const { n, rank, relation } = configuration;
  const member = new Uint8Array(rank);
  for (const k of closed) {
    if (!Number.isInteger(k) || k < 0 || k >= rank)
      throw new DomainError({ where, expected: `relations 0 … ${rank - 1}`, found: String(k) });
    member[k] = 1;
  }
  const classOf = new Int32Array(n).fill(-1);
  const classes: number[][] = [];
  for (let x = 0; x < n; x++) {
    if (classOf[x] !== -1) continue;
    const own: number[] = [];
    for (let y = 0; y < n; y++)
      if (member[relation[x * n + y]!] === 1 && classOf[y] === -1) {
        own.push(y);
        classOf[y] = classes.length;
      }
    classes.push(own);
  }
  for (let x = 0; x < n; x++)
    for (let y = 0; y < n; y++)
      if ((member[relation[x * n + y]!] === 1) !== (classOf[x] === classOf[y]))
        throw new DomainError({ where, expected: 'a closed subset of relations', found: `{${closed.join(',')}}` });
  return classes;
}
