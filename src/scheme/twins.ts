/** # Automorphisms with twins. Defines `automorphismGroupByTwins`.
 *
 * Points x and y are twins if R(x,z) = R(y,z) for all other z and (x,y) and (y,x) lie in one relation: then exchanging them is an
 * automorphism. Being twins is an equivalence relation, and R(x,z) depends on the classes of x and z only when these differ; so every
 * automorphism permutes the classes, and every automorphism of the configuration of representatives lifts (the points of a fibre have equally
 * many twins, and a representative's diagonal relation tells its fibre). The group is the product of the symmetric groups on the
 * classes, extended by the group of the representatives. Complete multipartite graphs are done at once in this way, where the search in
 * `automorphisms.ts` would take n levels of n² operations each. (Graphs: twins, or modules of a wreath product.)
 * @module */
import { type AutomorphismGroup, automorphismGroup } from './automorphisms.js';
import { type CoherentConfiguration, coherentConfiguration } from './coherentConfiguration.js';

/** The same group as `automorphismGroup` finds. Cost beyond it: rank·n for finding twins. */
export function automorphismGroupByTwins(configuration: CoherentConfiguration): AutomorphismGroup {
  const { n } = configuration;
  const classes = twinClasses(configuration);
  if (classes.length === n) return automorphismGroup(configuration);
  const group = automorphismGroup(representatives(configuration, classes));
  const generators: Int32Array[] = [];
  const permutation = (): Int32Array => Int32Array.from({ length: n }, (_, x) => x);
  for (const [first] of group.orbits) {
    // Conjugation by lifts takes the symmetric group on one class to those on the others.
    const members = classes[first!]!;
    if (members.length === 1) continue;
    const swap = permutation();
    [swap[members[0]!], swap[members[1]!]] = [members[1]!, members[0]!];
    generators.push(swap);
    if (members.length === 2) continue;
    const rotation = permutation();
    members.forEach((x, at) => {
      rotation[x] = members[(at + 1) % members.length]!;
    });
    generators.push(rotation);
  }
  for (const image of group.generators) {
    const lift = permutation();
    classes.forEach((members, c) => {
      members.forEach((x, at) => {
        lift[x] = classes[image[c]!]![at]!;
      });
    });
    generators.push(lift);
  }
  const orbits = group.orbits
    .map((orbit) => orbit.flatMap((c) => classes[c]!).sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
  const order = classes.reduce((product, { length }) => product * factorial(length), group.order);
  return { order, generators, orbits };
}

/** Ascending lists of points, by their least points. */
function twinClasses({ n, rank, relation }: CoherentConfiguration): readonly (readonly number[])[] {
  const pair = new Float64Array(rank).fill(-1);
  for (let at = n * n - 1; at >= 0; at--) pair[relation[at]!] = at;
  // The number of z with R(x,z) = R(y,z) is a sum of intersection numbers: one pair (x,y) of a relation speaks for all.
  const isTwin = Uint8Array.from(pair, (at) => {
    const [x, y] = [Math.floor(at / n), at % n];
    if (relation[x * n + y] !== relation[y * n + x]) return 0;
    for (let z = 0; z < n; z++) if (z !== x && z !== y && relation[x * n + z] !== relation[y * n + z]) return 0;
    return 1;
  });
  const placed = new Uint8Array(n);
  const classes: (readonly number[])[] = [];
  for (let x = 0; x < n; x++) {
    if (placed[x] === 1) continue;
    const members: number[] = [];
    for (let y = x; y < n; y++) if (y === x || isTwin[relation[x * n + y]!] === 1) members.push(y);
    for (const y of members) placed[y] = 1;
    classes.push(members);
  }
  return classes;
}

/** The configuration on the first points of the classes; relations are renumbered in their order, so that fibres stay apart. */
function representatives(
  { n, rank, relation }: CoherentConfiguration,
  classes: readonly (readonly number[])[],
): CoherentConfiguration {
  const points = classes.map(([first]) => first!);
  const labels = points.flatMap((x) => points.map((y) => relation[x * n + y]!));
  const used = new Uint8Array(rank);
  for (const label of labels) used[label] = 1;
  const name = new Int32Array(rank);
  let count = 0;
  for (let k = 0; k < rank; k++) if (used[k] === 1) name[k] = count++;
  const verdict = coherentConfiguration(
    points.length,
    labels.map((label) => name[label]!),
  );
  if (verdict.kind === 'refuted') throw new Error('representatives of twins are coherent'); // a programming error
  return verdict.configuration;
}

function factorial(m: number): bigint {
  let product = 1n;
  for (let k = 2n; k <= BigInt(m); k++) product *= k;
  return product;
}
