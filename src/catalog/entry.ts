/** # Catalog entries. Defines `Entry`, `Family`, `Claim`, `entrySchema`, `familySchema`.
 *
 * An entry is a geometry (a named construction, vectors, a Gram matrix, or a relation matrix with eigenspaces), where it comes
 * from, and what is claimed of it. A user's geometry file has the same form. All of it is data from a stranger.
 * @module */
import { z } from 'zod';

/** An exact number: an integer, or text such as "(1+sqrt(5))/4". */
const exact = z.union([z.int(), z.string()], {
  error: 'expected an integer, or an exact number as text such as "1/2"',
});
const count = z.int().min(0);

const counted = z.strictObject({ value: exact, count });

/** Why a claim must fail: a code that the engine has to find. */
const REASONS = [
  'unequal-bounds',
  'not-localized',
  'unequal-norms',
  'not-homogeneous',
  'not-commutative',
  'not-symmetric',
  'several-angles',
] as const;
export type Reason = (typeof REASONS)[number];

const schemeClaims = z
  .strictObject({
    classes: count,
    symmetric: z.boolean(),
    primitive: z.boolean(),
    pPolynomial: z.boolean(),
    qPolynomial: z.boolean(),
    valencies: z.array(count),
    multiplicities: z.array(count),
    eigenspaces: z.array(count),
    P: z.array(z.array(exact)),
    Q: z.array(z.array(exact)),
  })
  .partial();

const claimsSchema = z
  .strictObject({
    n: count,
    dimension: count,
    normsSquared: z.array(counted),
    innerProducts: z.array(counted),
    frameBounds: z.array(z.strictObject({ value: exact, multiplicity: count })),
    tight: z.boolean(),
    localized: z.boolean(),
    saturated: z.boolean(),
    equalNorm: z.boolean(),
    equiangular: z.boolean(),
    etf: z.boolean(),
    antipodal: z.boolean(),
    dimensionalities: z.array(z.strictObject({ value: exact.nullable(), count })),
    capacity: exact,
    clusters: z.array(z.strictObject({ bound: exact, rank: count, size: count })).nullable(),
    components: z.array(count),
    coherence: exact.nullable(),
    welchBound: exact.nullable(),
    designStrength: z.union([count, z.literal('infinity')]).nullable(),
    scheme: schemeClaims.nullable(),
    closure: z
      .strictObject({ rank: count, homogeneous: z.boolean(), symmetric: z.boolean(), commutative: z.boolean() })
      .partial(),
  })
  .partial();

export type Claims = z.infer<typeof claimsSchema>;

const refutedSchema = z.strictObject({
  claim: z.enum(['tight', 'localized', 'saturated', 'equalNorm', 'equiangular', 'etf', 'scheme']),
  reason: z.enum(REASONS),
});
export type Refuted = z.infer<typeof refutedSchema>;

/** The fields that say what the geometry is; exactly one of the first four is there. */
const geometryFields = {
  construction: z.string().optional(),
  vectors: z.array(z.unknown()).optional(),
  gram: z.array(z.unknown()).optional(),
  relation: z.array(z.unknown()).optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  normalise: z.boolean().optional(),
  eigenspaces: z.array(z.unknown()).optional(),
  normSquared: z.unknown().optional(),
};

export const entrySchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'expected letters, digits, ".", "_" and "-", at most 100'),
  name: z.string().optional(),
  definition: z.string().optional(),
  source: z.string().optional(),
  ...geometryFields,
  claims: claimsSchema.optional(),
  refuted: z.array(refutedSchema).optional(),
});
export type EntryData = z.infer<typeof entrySchema>;

/** A family file; the entries are read one by one, so that one bad entry leaves the others alone. */
export const familySchema = z.strictObject({
  family: z.string().optional(),
  title: z.string().optional(),
  source: z.string().optional(),
  entries: z.array(z.unknown()).min(1),
});

export interface Entry extends EntryData {
  /** Title of the family, where there is one. */
  readonly family: string | undefined;
  /** The file that it was read from. */
  readonly file: string;
}
