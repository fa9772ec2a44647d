/** # The library of conjectures. Defines `theorems`, `literature`, `falseConjectures`, and all of them in order.
 *
 * What `tightframe conjecture` puts to the test when it is given no file: theorems and literature survive, false conjectures fall.
 * @module */
import { falseConjectures } from './false.js';
import { literature } from './literature.js';
import { theorems } from './theorems.js';

export { falseConjectures, literature, theorems };
export default [...theorems, ...literature, ...falseConjectures];
