/** # What was recognised, as JSON. Defines `recognitionReport`, `RecognitionReport`, `ComponentReport`, `GeometryReport`.
 *
 * Exact numbers are `{exact, approx}`; plain numbers are measured. An exact frame is analysed and certified like an entry of the catalog.
 * @module */
import { certifiedFrame } from '../catalog/certifiedFrame.js';
import { commonName, MOST_WITH_COMMON_NAME, namedFrames } from '../catalog/namedFrames.js';
import type { Facts } from '../catalog/report.js';
import { type ExactJson, toJson } from '../exact/display.js';
import type { Frame } from '../frame/frame.js';
import type { Component } from '../recognize/componentGeometry.js';
import type { Failure, Geometry, MeasuredScheme } from '../recognize/geometry.js';
import { sameFrame } from '../recognize/knownFrames.js';
import { fittedNorm } from '../recognize/orthogonalSum.js';
import type { Recognition, RecognizedPart } from '../recognize/recognize.js';
import { schemeName } from '../table/schemeNames.js';

/** A certificate that the kernel has accepted, or why there is none. */
interface CertificateReport {
  readonly id: string;
  readonly accepted: boolean;
  readonly reason: string | null;
  /** Of a stretched geometry the certificate is that of the tight form: nothing about the measured weights. */
  readonly of: 'frame' | 'tight form';
}

/** A geometry that occurs, once for all components that are isomorphic. */
export interface GeometryReport {
  readonly name: string;
  /** Catalog entries that are isomorphic to the exact frame; none of a stretched geometry. */
  readonly entries: readonly string[];
  /** Of a stretched geometry: entries that are isomorphic to its tight form. */
  readonly tightEntries: readonly string[];
  readonly kind: Geometry['kind'];
  /** The exact frame; of a stretched geometry, the tight one of the same scheme and eigenspaces. */
  readonly frame: Facts | null;
  readonly certificate: CertificateReport;
}

interface SchemeReport {
  /** Where it is a common one. */
  readonly name: string | null;
  readonly classes: number;
  readonly valencies: readonly number[];
  readonly multiplicities: readonly number[];
  readonly P: readonly (readonly ExactJson[])[];
  readonly eigenspaces: readonly number[];
  /** c_j for j ∈ J, at mean squared norm 1: measured. */
  readonly weights: readonly number[];
}

export interface ComponentReport {
  readonly features: readonly number[];
  readonly verdict: Recognition['kind'];
  /** Where nothing was recognised: the step that failed, why, and the distance of the nearest geometry tried. */
  readonly step: Failure['step'] | null;
  readonly reason: string | null;
  readonly distance: number | null;
  /** Index of `geometries`. */
  readonly geometry: number | null;
  readonly name: string | null;
  readonly kind: Geometry['kind'] | null;
  readonly dimension: number | null;
  readonly scheme: SchemeReport | null;
  /** The root mean square of the norms, as fitted. */
  readonly scale: number | null;
  /** Rank minus capacity, as fitted: 0 for a tight frame. */
  readonly defect: number | null;
  readonly residual: number | null;
  readonly largest: number | null;
  /** Of a stretched geometry: the distance from the tight frame. */
  readonly tightResidual: number | null;
  /** Indices of `measuredBounds`: the eigenspaces of F that hold the component. */
  readonly frameEigenspaces: readonly number[] | null;
  readonly gramClasses: { readonly count: number; readonly spread: number; readonly gap: number | null } | null;
}

/** Of the exact frame of all features that do not vanish; null where there is none. */
type ExactFacts = { readonly [name in keyof Omit<Facts, 'n' | 'dimension' | 'components'>]: Facts[name] | null };

export interface RecognitionReport extends ExactFacts {
  /** What was read: file and tensor. */
  readonly id: string;
  readonly verdict: Recognition['kind'];
  readonly step: Failure['step'] | null;
  readonly reason: string | null;
  readonly distance: number | null;
  readonly name: string | null;
  readonly entries: readonly string[];
  /** A sum of components has measured sizes relative to each other. */
  readonly kind: Geometry['kind'] | 'sum' | null;
  /** Features that do not vanish. */
  readonly n: number;
  readonly dimension: number | null;
  readonly zeros: readonly number[];
  readonly tolerance: number;
  /** The distance from the exact frame of all; of a sum of measured sizes, or a stretched geometry, from that. */
  readonly residual: number | null;
  readonly largest: number | null;
  readonly measuredBounds: readonly { readonly value: number; readonly multiplicity: number }[] | null;
  readonly components: readonly ComponentReport[];
  readonly geometries: readonly GeometryReport[];
  readonly certificate: CertificateReport | null;
}

interface Certified {
  readonly report: RecognitionReport;
  /** Texts of the certificates by id. */
  readonly certificates: ReadonlyMap<string, string>;
}

/** @param source what was read
 *  @param id of the certificates: letters, digits, ".", "_" and "-" */
export function recognitionReport(source: string, id: string, recognition: Recognition): Certified {
  const certificates = new Map<string, string>();
  const certify: Certify = (own, { kind, frame }) => {
    const { facts, certificate, problem } = certifiedFrame(own, frame);
    if (certificate !== undefined) certificates.set(own, certificate);
    const of = kind === 'stretched' ? 'tight form' : 'frame';
    return {
      frame: facts ?? null,
      certificate: { id: own, accepted: problem === undefined, reason: problem ?? null, of },
    };
  };
  const { parts, zeros, tolerance, frameBounds } = recognition;
  const single = recognition.kind === 'recognised' && parts.length === 1;
  const kinds = occurringKinds(parts);
  const geometries = kinds.map(
    ({ geometry }, k): GeometryReport => ({
      ...naming(geometry),
      kind: geometry.kind,
      ...certify(single ? id : `${id}.${k + 1}`, geometry),
    }),
  );
  const { frame, ...identity } = identityOf(id, recognition, kinds, geometries, certify);
  const sum = recognition.kind === 'recognised' ? recognition.sum : undefined;
  const fit = (sum?.whole ?? sum)?.fit;
  const dimension =
    sum && kinds.reduce((total, { geometry, parts: own }) => total + geometry.dimension * own.length, 0);
  const report: RecognitionReport = {
    id: source,
    verdict: recognition.kind,
    ...failureOf(recognition.kind === 'unrecognised' ? recognition.failure : undefined),
    ...identity,
    ...(frame === null ? noFacts : frame),
    n: recognition.n - zeros.length,
    dimension: dimension ?? null,
    zeros,
    tolerance,
    residual: fit?.residual ?? null,
    largest: fit?.largest ?? null,
    measuredBounds: frameBounds ?? null,
    components: parts.map((part) => {
      const at = kinds.findIndex(({ parts: own }) => own.includes(part));
      return componentReport(part, at, geometries[at]);
    }),
    geometries,
  };
  return { report, certificates };
}

type Certify = (id: string, of: Pick<Geometry, 'kind' | 'frame'>) => Pick<GeometryReport, 'frame' | 'certificate'>;

/** Isomorphic components. */
interface Kind {
  readonly geometry: Geometry;
  readonly parts: RecognizedPart[];
}

function occurringKinds(parts: readonly RecognizedPart[]): readonly Kind[] {
  const kinds: Kind[] = [];
  for (const part of parts) {
    if (part.outcome.kind !== 'recognised') continue;
    const { geometry } = part.outcome;
    const known = kinds.find((kind) => isSame(kind.geometry, geometry));
    if (known === undefined) kinds.push({ geometry, parts: [part] });
    else known.parts.push(part);
  }
  return kinds;
}

/** Stretched geometries have weights of their own: each is one of its kind. */
const isSame = (a: Geometry, b: Geometry): boolean =>
  a.kind === 'exact' && b.kind === 'exact' && sameFrame(a.frame, b.frame);

function naming({
  frame,
  ...geometry
}: Geometry | { readonly frame: Frame }): Pick<GeometryReport, 'name' | 'entries' | 'tightEntries'> {
  const known = namedFrames(frame.gram.n).filter((named) => sameFrame(named.frame, frame));
  const name = commonName(frame) ?? known[0]?.name;
  const entries = known.map(({ id }) => id);
  if (!('kind' in geometry)) return { name: name ?? '', entries, tightEntries: [] };
  const { origin, dimension, kind } = geometry;
  const described =
    typeof origin === 'string'
      ? origin
      : `eigenspaces {${origin.eigenspaces.join(',')}} of a scheme of rank ${origin.scheme.rank}`;
  const full = name ?? `${frame.gram.n} vectors in dimension ${dimension}: ${described}`;
  return kind === 'stretched'
    ? { name: `${full}, stretched`, entries: [], tightEntries: entries }
    : { name: full, entries, tightEntries: [] };
}

type Identity = Pick<RecognitionReport, 'name' | 'entries' | 'kind' | 'certificate'> & { readonly frame: Facts | null };

/** What all features together are. */
function identityOf(
  id: string,
  recognition: Recognition,
  kinds: readonly Kind[],
  geometries: readonly GeometryReport[],
  certify: Certify,
): Identity {
  if (recognition.kind === 'unrecognised')
    return { name: null, entries: [], kind: null, frame: null, certificate: null };
  const [only] = geometries;
  if (recognition.parts.length === 1) {
    const { name, entries, kind, frame, certificate } = only!;
    return { name, entries, kind, certificate, frame: kind === 'exact' ? frame : null };
  }
  const composition = kinds
    .map(({ parts }, k) => `${parts.length === 1 ? '' : `${parts.length} × `}${geometries[k]!.name}`)
    .join(' + ');
  const { whole } = recognition.sum;
  if (whole === undefined) return { name: composition, entries: [], kind: 'sum', frame: null, certificate: null };
  const { name, entries } = naming(whole);
  return { name: name || composition, entries, kind: 'exact', ...certify(id, { kind: 'exact', frame: whole.frame }) };
}

const failureOf = (failure: Failure | undefined): Pick<ComponentReport, 'step' | 'reason' | 'distance'> => ({
  step: failure?.step ?? null,
  reason: failure?.reason ?? null,
  distance: failure?.distance ?? null,
});

function componentReport(
  { features, outcome, eigenspaces }: RecognizedPart,
  index: number,
  named: GeometryReport | undefined,
): ComponentReport {
  const found = outcome.kind === 'recognised' ? outcome : undefined;
  const geometry = found?.geometry;
  const scheme = geometry === undefined || typeof geometry.origin === 'string' ? undefined : geometry.origin;
  return {
    features,
    verdict: outcome.kind,
    ...failureOf(outcome.kind === 'unrecognised' ? outcome : undefined),
    geometry: found === undefined ? null : index,
    name: named?.name ?? null,
    kind: geometry?.kind ?? null,
    dimension: geometry?.dimension ?? null,
    scheme: scheme === undefined ? null : schemeReport(scheme),
    scale: geometry === undefined ? null : fittedNorm(geometry),
    defect:
      geometry?.kind === 'stretched'
        ? stretchedDefect(geometry.origin, geometry.dimension)
        : named?.frame
          ? named.frame.dimension - named.frame.capacity.approx
          : null,
    residual: geometry?.fit.residual ?? null,
    largest: geometry?.fit.largest ?? null,
    tightResidual: geometry?.kind === 'stretched' ? geometry.tightFit.residual : null,
    frameEigenspaces: eigenspaces ?? null,
    gramClasses: found === undefined ? null : classesReport(found),
  };
}

/** d − Σ D_i with D_i = M_ii²/(M²)_ii = n/Σ m_j c_j² where M_ii = 1. */
function stretchedDefect(
  { scheme: { n }, eigenspaces, weights, multiplicities }: MeasuredScheme,
  dimension: number,
): number {
  return dimension - n ** 2 / eigenspaces.reduce((sum, j, at) => sum + multiplicities[j]! * weights[at]! ** 2, 0);
}

const classesReport = ({ classes: { rank, spread, gap } }: Component): ComponentReport['gramClasses'] => ({
  count: rank,
  spread,
  gap: Number.isFinite(gap) ? gap : null,
});

const schemeReport = ({ scheme, field, P, multiplicities, eigenspaces, weights }: MeasuredScheme): SchemeReport => ({
  name: scheme.n <= MOST_WITH_COMMON_NAME ? schemeName(scheme) || null : null,
  classes: scheme.classes,
  valencies: Array.from(scheme.valencies),
  multiplicities,
  P: P.map((row) => row.map((x) => toJson(field, x))),
  eigenspaces,
  weights,
});

const noFacts: ExactFacts = {
  normsSquared: null,
  innerProducts: null,
  frameBounds: null,
  tight: null,
  localized: null,
  saturated: null,
  equalNorm: null,
  equiangular: null,
  etf: null,
  antipodal: null,
  dimensionalities: null,
  capacity: null,
  clusters: null,
  coherence: null,
  welchBound: null,
  designStrength: null,
  scheme: null,
  closure: null,
};
