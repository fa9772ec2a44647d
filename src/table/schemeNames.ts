/** # Common names of schemes. Defines `schemeName`.
 *
 * A name is given to what has the canonical form of the construction of that name, and to nothing else.
 * @module */
import { memoized } from '../exact/memo.js';
import { canonicalForm } from '../scheme/canonicalForm.js';
import type { AssociationScheme, CoherentConfiguration } from '../scheme/coherentConfiguration.js';
import { schemes } from '../scheme/constructions/schemes.js';
import { directProduct, wreathProduct } from '../scheme/operations/products.js';

const known = new Map<number, ReadonlyMap<string, string>>();

/** The common name; empty where there is none. */
export const schemeName = (scheme: AssociationScheme): string =>
  memoized(known, scheme.n, () => namesOn(scheme.n)).get(canonicalForm(scheme)) ?? '';

/** Names by canonical form; the better known ones are entered first and stay. */
function namesOn(n: number): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  // The constructions begin with two points.
  if (n < 2) return names;
  const enter = (name: string, configuration: CoherentConfiguration): void => {
    const form = canonicalForm(configuration);
    if (!names.has(form)) names.set(form, name);
  };
  const build = (construction: string, parameters: Readonly<Record<string, unknown>> = {}): CoherentConfiguration =>
    schemes[construction]!.build(parameters);
  const trivial = (size: number): CoherentConfiguration => build('complete', { n: size });
  enter(`K${n}`, trivial(n));
  if (n > 3) enter(`C${n}`, build('cycle', { n }));
  if (n === 10) enter('Petersen', build('petersen'));
  if (n === 12) enter('icosahedron', build('icosahedron'));
  if (n === 14) enter('Heawood', build('heawood'));
  if (n === 16) {
    enter('Shrikhande', build('shrikhande'));
    enter('Clebsch', build('clebsch'));
  }
  if (n === 18) enter('Pappus', build('pappus'));
  if (n === 20) {
    enter('dodecahedron', build('dodecahedron'));
    enter('Desargues', build('desargues'));
  }
  if (n === 13 || n === 17 || n === 25) enter(`Paley(${n})`, build('paley', { q: n }));
  for (let q = 2; q * q <= n; q++)
    for (let d = 2; q ** d <= n; d++) if (q ** d === n) enter(`H(${d},${q})`, build('hamming', { d, q }));
  for (let m = 6; (m * (m - 1)) / 2 <= n; m++)
    if ((m * (m - 1)) / 2 === n) enter(`J(${m},2)`, build('johnson', { n: m, k: 2 }));
  for (let a = 2; 2 * a <= n; a++) {
    if (n % a !== 0) continue;
    const b = n / a;
    enter(`${b}×K${a}`, wreathProduct(trivial(a), trivial(b)));
    if (a <= b) enter(`K${a}⊗K${b}`, directProduct(trivial(a), trivial(b)));
    if (b > 3) enter(`K${a}⊗C${b}`, directProduct(trivial(a), build('cycle', { n: b })));
  }
  return names;
}
