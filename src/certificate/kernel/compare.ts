/** # Claims against what was derived. Defines `compare`.
 * @module */
import { record, show } from './decode.js';
import { Reject } from './reject.js';

/** @throws Reject at the first place where the claim is not what was derived */
export function compare(derived: unknown, claimed: unknown, place: string): void {
  if (derived === claimed) return;
  if (Array.isArray(derived)) {
    if (!Array.isArray(claimed) || claimed.length !== derived.length)
      throw new Reject(place, `expected ${derived.length} entries`);
    derived.forEach((value, at) => {
      compare(value, claimed[at], `${place}[${at}]`);
    });
  } else if (typeof derived === 'object' && derived !== null) {
    const fields = record(claimed, place, Object.keys(derived));
    for (const [field, value] of Object.entries(derived)) compare(value, fields[field], `${place}.${field}`);
  } else if (derived !== claimed) throw new Reject(place, `derived ${show(derived)}, claimed ${show(claimed)}`);
}
