/** # All theorems, in the order in which `tightframe prove` shows them. Defines `theorems`.
 * @module */
import type { Theorem } from 'tightframe';

export const theorems: readonly Theorem[] = [];
