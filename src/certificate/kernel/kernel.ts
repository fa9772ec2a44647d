/** # The certificate kernel. Defines `checkCertificate`, `KernelVerdict`.
 *
 * Reads a certificate (`../format.ts`), derives every claim in it again from the relation matrix and the Gram values, and
 * accepts exactly when all of them agree. It shares no code with what produced the certificate beyond `exact/`, searches for
 * nothing, and believes nothing.
 * @module */
import type { Claims } from '../format.js';
import { compare } from './compare.js';
import { type Configuration, isCoarsest, readConfiguration } from './configuration.js';
import { decode, record } from './decode.js';
import { deriveFrame } from './frameClaims.js';
import { Reject, type Rejected, rejection } from './reject.js';
import { deriveScheme } from './schemeClaims.js';

export type KernelVerdict =
  | { readonly kind: 'accepted'; readonly id: string; readonly n: number; readonly dimension: number }
  | Rejected;

/** Accepts or rejects parsed JSON; never throws on bad data. Cost: n³ integer steps and, for a scheme with r relations,
 *  about r³ products in the field. */
export function checkCertificate(data: unknown): KernelVerdict {
  try {
    const decoded = decode(data);
    const configuration = readConfiguration(decoded.relation, decoded.n, decoded.rank);
    record(decoded.claims, 'claims', CLAIM_FIELDS);
    const closure = closureOf(configuration);
    // T8: the colouring by Gram values, the diagonal apart.
    const labels = decoded.gram.map((g, k) => `${configuration.diagonals.includes(k)} ${decoded.field.key(g)}`);
    const initial = labels.map((label) => labels.indexOf(label));
    if (!isCoarsest(configuration, initial))
      throw new Reject('relation', 'a coarser configuration carries the Gram matrix');
    const isScheme = closure.homogeneous && closure.symmetric;
    if ((decoded.claims.scheme === null) === isScheme)
      throw new Reject('claims.scheme', isScheme ? 'expected the scheme' : 'expected null');
    const derived: Claims = {
      ...deriveFrame(decoded, configuration),
      closure,
      scheme: isScheme ? deriveScheme(decoded, configuration) : null,
    };
    compare(derived, decoded.claims, 'claims');
    return { kind: 'accepted', id: (data as { id: string }).id, n: derived.n, dimension: derived.dimension };
  } catch (error) {
    return rejection(error);
  }
}

const CLAIM_FIELDS = (
  'n dimension normsSquared innerProducts frameBounds tight localized saturated equalNorm equiangular antipodal ' +
  'dimensionalities capacity clusters coherenceSquared welchBoundSquared designStrength closure scheme'
).split(' ');

function closureOf({ rank, diagonals, transpose, paths }: Configuration): Claims['closure'] {
  const counts = paths.map(
    ({ first, second, count }) => new Map(Array.from(count, (c, m) => [first[m]! * rank + second[m]!, c])),
  );
  return {
    rank,
    homogeneous: diagonals.length === 1,
    symmetric: transpose.every((t, k) => t === k),
    commutative: counts.every((table) =>
      [...table].every(([cell, c]) => table.get((cell % rank) * rank + Math.floor(cell / rank)) === c),
    ),
  };
}
