/** # The library of conjectures. Defines `theorems`, `literature`, `falseConjectures`, `openProblems`, and all of them in order.
 *
 * What `tightframe conjecture` puts to the test when it is given no file: theorems and literature survive, false conjectures fall, and open problems come out as `open/README.md` says.
 * @module */
import { falseConjectures } from './false.js';
import { literature } from './literature.js';
import { openProblems } from './open/index.js';
import { theorems } from './theorems.js';

export { falseConjectures, literature, openProblems, theorems };
export default [...theorems, ...literature, ...falseConjectures, ...openProblems];
