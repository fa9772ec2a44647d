/** # Families and their proofs. Defines `Family`, `FamilyReport`, `proveFamily`, `familyVerdict`, `equationCount`.
 *
 * Two kinds: schemes whose parameters are rational functions (all Bose–Mesner and frame identities follow one list), and figures
 * on the circle (sums of roots of unity).
 * @module */
import { boseMesnerIdentities, frameIdentities } from './boseMesner.js';
import { type CircleIdentity, proveCircleIdentity } from './circleIdentity.js';
import { factoredFormula } from './factoredForm.js';
import { factoredScheme } from './factoredScheme.js';
import { type DerivedFormula, deriver, eigenspaceSets, frameFormulas } from './frameFormulas.js';
import { Grid } from './grid.js';
import { type Identity, type IdentityVerdict, proveIdentity } from './identity.js';
import type { Parameter } from './parameter.js';
import type { SymbolicScheme } from './symbolicScheme.js';
import { type FamilyFormula, writtenFrame, writtenScheme } from './writtenFormulas.js';

/** An integer that a family is given, such as k of J(n,k). */
export interface Given {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Where none is asked for. */
  readonly usual: number;
}

export interface Family {
  /** As on the command line: `johnson-2`. */
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly given: readonly Given[];
  /** @param given values within their bounds; the usual ones for those that are left out */
  readonly build: (given?: Readonly<Record<string, number>>) => FamilySubject;
}

type FamilySubject = SchemeSubject | CircleSubject;

export interface SchemeSubject {
  readonly kind: 'scheme';
  readonly parameters: readonly Parameter[];
  readonly scheme: SymbolicScheme;
  /** Where the intersection numbers come from. */
  readonly counting: string;
}

export interface CircleSubject {
  readonly kind: 'circle';
  readonly parameters: readonly Parameter[];
  readonly circleIdentities: readonly CircleIdentity[];
  readonly identities: readonly Identity[];
  readonly formulas: readonly FamilyFormula[];
}

export interface ProvedIdentity {
  readonly name: string;
  readonly law: string;
  /** Of how many equations it consists. */
  readonly equations: number;
  readonly verdict: IdentityVerdict;
}

export interface FamilyReport {
  readonly parameters: readonly Parameter[];
  readonly identities: readonly ProvedIdentity[];
  readonly formulas: readonly FamilyFormula[];
}

/** Proves every identity of a family for all values of its parameters, and derives what follows for its frames. */
export function proveFamily(family: Family, given: Readonly<Record<string, number>> = {}): FamilyReport {
  const subject = family.build(given);
  return subject.kind === 'scheme' ? proveScheme(subject) : proveCircle(subject);
}

const proved = (identity: Identity | CircleIdentity, verdict: IdentityVerdict): ProvedIdentity => ({
  name: identity.name,
  law: identity.law,
  equations: identity.equations.length,
  verdict,
});

function proveCircle({ parameters, circleIdentities, identities, formulas }: CircleSubject): FamilyReport {
  return {
    parameters,
    identities: [
      ...circleIdentities.map((identity) => proved(identity, proveCircleIdentity(identity))),
      ...identities.map((identity) => proved(identity, proveIdentity(identity, parameters))),
    ],
    formulas,
  };
}

function proveScheme(subject: SchemeSubject): FamilyReport {
  const { parameters } = subject;
  const derive = deriver(subject.scheme, parameters);
  const factored = factoredScheme(subject.scheme, derive);
  const { scheme, formulas } = factored;
  const frames = eigenspaceSets(scheme).map((eigenspaces) => frameFormulas(scheme, parameters, eigenspaces, derive));
  const identities = [
    factoredIdentity([...formulas, ...frames.flatMap((frame) => [...frame.formulas, ...frame.unprinted])]),
    ...boseMesnerIdentities(scheme),
    ...frameIdentities(scheme),
  ].filter(({ equations }) => equations.length > 0); // with one class there is nothing to associate
  const grid = new Grid(parameters);
  return {
    parameters,
    identities: identities.map((identity) => proved(identity, proveIdentity(identity, parameters, grid))),
    formulas: [
      ...writtenScheme(factored, parameters),
      {
        name: 'intersection numbers',
        text: subject.counting,
        latex: `\\text{${subject.counting.replaceAll('_', '\\_')}}`,
      },
      ...frames.flatMap((frame) => writtenFrame(frame, parameters)),
    ],
  };
}

/** What is printed, and what the other identities are about, equals its definition. */
const factoredIdentity = (formulas: readonly DerivedFormula[]): Identity => ({
  law: 'definitions',
  name: 'every formula in its factored form equals its definition',
  equations: formulas.map(({ name, definition, form }) => ({
    at: name,
    left: definition,
    right: factoredFormula(form),
  })),
});

/** The least of the verdicts: proved only if every identity is. */
export function familyVerdict({ identities }: Pick<FamilyReport, 'identities'>): IdentityVerdict['kind'] {
  const kinds = new Set(identities.map(({ verdict }) => verdict.kind));
  return (['disagreement', 'refuted', 'undecided'] as const).find((kind) => kinds.has(kind)) ?? 'proved';
}

/** Of all identities together. */
export const equationCount = ({ identities }: Pick<FamilyReport, 'identities'>): number =>
  identities.reduce((sum, { equations }) => sum + equations, 0);
