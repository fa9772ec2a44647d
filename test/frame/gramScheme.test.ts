/** T9, T10: frames from schemes and back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonField } from '../../src/exact/compositum.js';
import { DomainError } from '../../src/exact/errors.js';
import { multiply } from '../../src/exact/matrix.js';
import { rationalField } from '../../src/exact/numberField.js';
import { compareLexicographically, sum } from '../../src/exact/vector.js';
import { gramValue } from '../../src/frame/frame.js';
import { frameFromEigenspaces, frameFromGraph, frameFromRelation } from '../../src/frame/frameFromScheme.js';
import { type FrameProperties, frameProperties } from '../../src/frame/properties.js';
import { graphs } from '../../src/scheme/constructions/index.js';
import { direct, range } from './directGram.js';
import { anyFrame, anyScheme, frameOfWeights, positiveRational, schemeWithEigenspaces } from './frameArbitraries.js';

const schemeOf = ({ scheme }: FrameProperties) => {
  if (scheme.kind === 'refuted') throw new Error('no scheme');
  return scheme.configuration;
};

describe('T9: M = c·Σ_J E_j', () => {
  it('is tight with bound c and rank m_J, ‖w‖² = c·m_J/n, ⟨w_x, w_y⟩ = (c/n) Σ_J Q_ij on R_i, D = m_J/n', () =>
    fc.assert(
      fc.property(schemeWithEigenspaces, positiveRational, ({ scheme, eigenspaces }, c) => {
        const { field, Q, multiplicities } = scheme;
        const { n, relation } = scheme.scheme;
        const mJ = eigenspaces.reduce((total, j) => total + multiplicities[j]!, 0);
        const [bound, size] = [field.fromRational(c), field.fromInteger(n)];
        const normSquared = field.div(field.mul(bound, field.fromInteger(mJ)), size);
        const frame = frameFromEigenspaces(scheme.scheme, scheme, eigenspaces, normSquared);
        for (const y of range(n)) {
          const onRelation = sum(
            field,
            eigenspaces.map((j) => Q[relation[y]!]![j]!),
          );
          expect(field.equals(gramValue(frame.gram, 0, y), field.div(field.mul(bound, onRelation), size))).toBe(true);
        }
        const found = frameProperties(frame);
        expect([found.tight, found.equalNorm, found.dimension]).toEqual([true, true, mJ]);
        const { right, field: K, left } = commonField(field, found.algebra.field);
        const [{ value }] = found.spectrum.bounds as [(typeof found.spectrum.bounds)[number]];
        expect(K.equals(left(bound), right(value.element))).toBe(true);
        expect(found.dimensionalities.map(({ value: D, count }) => [right(D!), count])).toEqual([
          [K.div(K.fromInteger(mJ), K.fromInteger(n)), n],
        ]);
      }),
      { numRuns: 60 },
    ));

  it('with unequal weights is of equal norm but neither tight nor localized', () =>
    fc.assert(
      fc.property(anyScheme, positiveRational, positiveRational, fc.nat(), (scheme, a, b, at) => {
        if (a.equals(b) || scheme.P.length < 2) return;
        const { field, P } = scheme;
        const weights = P.map((_, j) => field.fromRational(j === at % P.length ? a : b));
        const found = frameProperties(frameOfWeights(scheme, weights));
        expect([found.equalNorm, found.tight, found.localized]).toEqual([true, false, false]);
        expect(found.dimension).toBe(scheme.scheme.n);
      }),
      { numRuns: 40 },
    ));

  it('refuses no eigenspace, an unknown one, and a repeated one', () => {
    fc.assert(
      fc.property(anyScheme, (scheme) => {
        for (const J of [[], [0, 0], [-1], [scheme.P.length], [0.5]])
          expect(() => frameFromEigenspaces(scheme.scheme, scheme, J)).toThrow(DomainError);
      }),
      { numRuns: 5 },
    );
  });
});

describe('T10: classification', () => {
  it('exactly one set J of eigenspaces gives M, among all subsets', () =>
    fc.assert(
      fc.property(schemeWithEigenspaces, positiveRational, ({ scheme, eigenspaces }, c) => {
        const frame = frameFromEigenspaces(scheme.scheme, scheme, eigenspaces, scheme.field.fromRational(c));
        const found = frameProperties(frame);
        const { field, Q, values, eigenspaces: J, weights, scheme: closure } = schemeOf(found);
        if (Q.length > 8) return;
        const bound = weights[J[0]!]!;
        const matches = range(2 ** Q.length).filter((mask) =>
          values.every((value, i) => {
            const chosen = Q[i]!.filter((_, j) => (mask >> j) & 1);
            const scaled = field.mul(sum(field, chosen), field.div(bound, field.fromInteger(closure.n)));
            return field.equals(value, scaled);
          }),
        );
        expect(matches).toEqual([J.reduce((mask, j) => mask + 2 ** j, 0)]);
        expect(J.every((j) => field.equals(weights[j]!, bound))).toBe(true);
      }),
      { numRuns: 40 },
    ));

  it('M = Σ c_j E_j on n×n matrices, with idempotents E_j = (1/n) Σ_i Q_ij A_i that are orthogonal and sum to I', () =>
    fc.assert(
      fc.property(anyScheme, positiveRational, positiveRational, (scheme, a, b) => {
        const { field: K, P } = scheme;
        const weights = P.map((_, j) => K.fromRational(j % 2 === 0 ? a : b));
        const found = schemeOf(frameProperties(frameOfWeights(scheme, weights)));
        const { n, relation } = found.scheme;
        if (n > 12) return;
        const { field, Q } = found;
        const idempotents = Q.map((_, j) =>
          range(n).map((x) => range(n).map((y) => field.div(Q[relation[x * n + y]!]![j]!, field.fromInteger(n)))),
        );
        idempotents.forEach((E, i) => {
          idempotents.forEach((F, j) => {
            const product = multiply(field, E, F);
            const zero = field.zero;
            expect(product.every((row, x) => row.every((v, y) => field.equals(v, i === j ? E[x]![y]! : zero)))).toBe(
              true,
            );
          });
        });
        for (const x of range(n))
          for (const y of range(n)) {
            const entries = idempotents.map((E) => E[x]![y]!);
            expect(field.equals(sum(field, entries), x === y ? field.one : field.zero)).toBe(true);
            const weighted = entries.map((e, j) => field.mul(e, found.weights[j]!));
            expect(field.equals(sum(field, weighted), found.values[relation[x * n + y]!]!)).toBe(true);
          }
      }),
      { numRuns: 12 },
    ));

  it('rows of P come E_0 first, then by multiplicity, then lexicographically descending; J is where c_j ≠ 0', () =>
    fc.assert(
      fc.property(anyFrame, ({ frame }) => {
        const { scheme } = frameProperties(frame);
        if (scheme.kind === 'refuted') return;
        const { field, P, multiplicities, weights, eigenspaces, scheme: closure } = scheme.configuration;
        expect(P[0]!.every((x, i) => field.equals(x, field.fromInteger(closure.valencies[i]!)))).toBe(true);
        for (const j of range(P.length).slice(2)) {
          expect(multiplicities[j]).toBeGreaterThanOrEqual(multiplicities[j - 1]!);
          if (multiplicities[j] === multiplicities[j - 1])
            expect(compareLexicographically(field, P[j - 1]!, P[j]!)).toBe(1);
        }
        expect(eigenspaces).toEqual(range(P.length).filter((j) => !field.isZero(weights[j]!)));
      }),
      { numRuns: 60 },
    ));
});

describe('frames of graphs and relation matrices', () => {
  it('project onto the eigenspace: A·M = θ·M and M has norm 1 on the diagonal', () => {
    const eigenvalues = { petersen: [3, 1, -2], shrikhande: [6, 2, -2], clebsch: [5, 1, -3], schlaefli: [16, 4, -2] };
    for (const [name, thetas] of Object.entries(eigenvalues)) {
      const { n, adjacent } = graphs[name]!.build();
      for (const theta of thetas) {
        const { field, M } = direct(frameFromGraph(n, adjacent, theta));
        const A = range(n).map((x) => range(n).map((y) => field.fromInteger(adjacent(x, y) ? 1 : 0)));
        const product = multiply(field, A, M);
        const scale = field.fromInteger(theta);
        expect(product.every((row, x) => row.every((v, y) => field.equals(v, field.mul(scale, M[x]![y]!))))).toBe(true);
        expect(M.every((row, x) => field.equals(row[x]!, field.one))).toBe(true);
      }
    }
  });

  it('refuse a number that is no eigenvalue, and a graph without a symmetric scheme', () => {
    const { n, adjacent } = graphs.petersen!.build();
    expect(() => frameFromGraph(n, adjacent, 2)).toThrow(/an eigenvalue/);
    expect(() => frameFromGraph(4, (x, y) => Math.abs(x - y) === 1, 1)).toThrow(/symmetric association scheme/);
  });

  it('a relation matrix gives the frame of its eigenspaces, of the norm asked for, as numbered there', () =>
    fc.assert(
      fc.property(schemeWithEigenspaces, positiveRational, ({ scheme, eigenspaces }, norm) => {
        const { n, relation } = scheme.scheme;
        const normSquared = { field: rationalField, element: rationalField.fromRational(norm) };
        const { field, M } = direct(frameFromRelation(n, relation, eigenspaces, normSquared));
        const expected = direct(
          frameFromEigenspaces(scheme.scheme, scheme, eigenspaces, scheme.field.fromRational(norm)),
        );
        const into = commonField(field, expected.field);
        for (const i of range(n))
          for (const j of range(n))
            expect(into.field.equals(into.left(M[i]![j]!), into.right(expected.M[i]![j]!))).toBe(true);
      }),
      { numRuns: 15 },
    ));

  it('refuse a relation matrix that is no scheme, with the witness', () => {
    expect(() => frameFromRelation(3, [0, 1, 1, 1, 0, 2, 1, 2, 0], [1])).toThrow(/an association scheme/);
    expect(() => frameFromRelation(3, [0, 1, 2, 2, 0, 1, 1, 2, 0], [1])).toThrow(/symmetric/);
    expect(() => frameFromRelation(2, [0, 2, 2, 0], [1])).toThrow(/label/);
  });
});
