/** # Values of every kind. Defines `traitsOf`, `present`, `isExact`; and how fast-check prints them in anyone's property tests.
 *
 * Lists of subjects are shown part by part; what is no subject is shown as fast-check shows it.
 * @module */
import fc from 'fast-check';
import { excerpt } from '../exact/errors.js';
import { ExactFrame } from './exactFrame.js';
import { ExactGraph } from './exactGraph.js';
import { ExactConfiguration } from './exactScheme.js';
import { frameSubject } from './frameSubject.js';
import { PermutationGroup } from './permutationGroup.js';
import { configurationSubject, graphSubject, groupSubject } from './schemeSubject.js';
import { hashOf, type Presentation, type SubjectKind, type Traits } from './subject.js';
import { ToyConfiguration, Weights } from './weights.js';
import { toySubject, weightsSubject } from './weightsSubject.js';

const kinds = [
  frameSubject,
  configurationSubject,
  graphSubject,
  groupSubject,
  weightsSubject,
  toySubject,
] as readonly SubjectKind<unknown>[];

const kindOf = (value: unknown): SubjectKind<unknown> | undefined => kinds.find((kind) => kind.is(value));

/** The parts of a list, or the fields of a record, that are subjects, and the rest. */
function partsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? Object.values(value) : undefined;
}

const hasSubject = (parts: readonly unknown[]): boolean => parts.some((part) => kindOf(part) !== undefined);

export function traitsOf(value: unknown): Traits {
  const kind = kindOf(value);
  if (kind !== undefined) return kind.traits(value);
  const parts = partsOf(value);
  if (parts !== undefined && hasSubject(parts)) {
    const traits = parts.map(traitsOf);
    const subjects = traits.filter((_, at) => kindOf(parts[at]) !== undefined);
    return {
      kind: subjects.map((trait) => trait.kind).join(' and '),
      size: subjects[0]!.size,
      dimension: subjects[0]!.dimension,
      fingerprint: hashOf(traits.map((trait) => trait.fingerprint)),
    };
  }
  const text = fc.stringify(value);
  return {
    kind: Array.isArray(value) ? 'list' : typeof value,
    size: undefined,
    dimension: undefined,
    fingerprint: hashOf(Array.from(text, (c) => c.charCodeAt(0))),
  };
}

/** Whether all of it is exact: a claim that fails on it is refuted without further ado. */
export function isExact(value: unknown): boolean {
  const kind = kindOf(value);
  if (kind !== undefined) return kind.exact;
  return partsOf(value)?.every(isExact) ?? true;
}

/** @param id for files and certificates */
export function present(value: unknown, id: string): readonly Presentation[] {
  const kind = kindOf(value);
  if (kind !== undefined) return [kind.present(value, id)];
  const parts = partsOf(value);
  if (parts !== undefined && hasSubject(parts)) return parts.flatMap((part, at) => present(part, `${id}-${at + 1}`));
  return [
    {
      what: 'value',
      lines: [excerpt(fc.stringify(value), 1000)],
      file: undefined,
      reread: () => value,
      certificate: () => undefined,
    },
  ];
}

/** The value with every subject in it written and read back. */
export function reread(value: unknown, id: string): unknown {
  const kind = kindOf(value);
  if (kind !== undefined) return kind.present(value, id).reread();
  const parts = partsOf(value);
  if (parts === undefined || !hasSubject(parts)) return value;
  if (Array.isArray(value)) return value.map((part) => reread(part, id));
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, reread(part, id)]));
}

for (const subject of [ExactFrame, ExactConfiguration, ExactGraph, PermutationGroup, Weights, ToyConfiguration])
  Object.defineProperty(subject.prototype, fc.toStringMethod, {
    value(this: unknown): string {
      return present(this, 'value')
        .flatMap(({ lines }) => lines)
        .join('\n');
    },
  });
