/** # Registry of group schemes. Defines `groupSchemes`.
 * @module */
import type { CoherentConfiguration } from '../coherentConfiguration.js';
import { schemeOfLabels } from './distanceScheme.js';
import { conjugacyClasses, GROUP_NAMES, type Group, groupFromGenerators, groupNamed, thinLabels } from './groups.js';
import { latinSquareLabels } from './latinSquares.js';
import { limitPoints, MAX_POINTS } from './limits.js';
import { construction, integer, listOf, type Registry, text } from './parameters.js';
import { schemeOfRegularLabels } from './regularScheme.js';

const group = text(GROUP_NAMES);
const generators = listOf(listOf(integer(0, MAX_POINTS - 1)));

const thin = (g: Group, where: string): CoherentConfiguration => schemeOfRegularLabels(g.order, thinLabels(g), where);

function conjugacy(g: Group, where: string): CoherentConfiguration {
  const classOf = conjugacyClasses(g);
  return schemeOfRegularLabels(
    g.order,
    thinLabels(g).map((element) => classOf[element]!),
    where,
  );
}

export const groupSchemes: Registry<CoherentConfiguration> = {
  'thin-scheme': construction(`thin scheme of ${GROUP_NAMES}`, { group }, ({ group: name }, where) =>
    thin(groupNamed(name, `${where}.group`), where),
  ),
  'conjugacy-scheme': construction(`conjugacy class scheme of ${GROUP_NAMES}`, { group }, ({ group: name }, where) =>
    conjugacy(groupNamed(name, `${where}.group`), where),
  ),
  'group-latin-square': construction(`Latin square scheme of ${GROUP_NAMES}`, { group }, ({ group: name }, where) => {
    const { order, product } = groupNamed(name, `${where}.group`);
    limitPoints(order * order, where);
    const elements = Array.from({ length: order }, (_, a) => a);
    const square = elements.map((a) => elements.map((b) => product(a, b)));
    return schemeOfLabels(order * order, latinSquareLabels(square), where);
  }),
  'thin-scheme-of-permutations': construction(
    'thin scheme of the group that permutations of 0,1,… generate; images as 1,2,0;1,0,2',
    { generators },
    ({ generators: images }, where) => thin(groupFromGenerators(images, `${where}.generators`), where),
  ),
  'conjugacy-scheme-of-permutations': construction(
    'conjugacy class scheme of the group that permutations of 0,1,… generate',
    { generators },
    ({ generators: images }, where) => conjugacy(groupFromGenerators(images, `${where}.generators`), where),
  ),
};
