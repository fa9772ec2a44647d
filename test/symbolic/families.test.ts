import { describe, expect, it } from 'vitest';
import { LimitError, ParseError } from '../../src/exact/errors.js';
import { memoized } from '../../src/exact/memo.js';
import { families, selectFamily } from '../../src/symbolic/families.js';
import { type FamilyReport, familyVerdict, proveFamily } from '../../src/symbolic/family.js';
import { balanced } from './balanced.js';

const reports = new Map<string, FamilyReport>();
const report = (id: string): FamilyReport =>
  memoized(reports, id, () => {
    const { family, given } = selectFamily(id);
    return proveFamily(family, given);
  });

const formula = (id: string, name: string): string => report(id).formulas.find((one) => one.name === name)!.text;

/** Proved in test/cli/families.test.ts and test/slow alone. */
const LONG = ['johnson', 'hamming', 'blown-up-srg', 'copies-of-srg'];

describe('families', () => {
  it.each(families.map(({ id }) => id).filter((id) => !LONG.includes(id)))('%s: every identity is proved', (id) => {
    const { identities, formulas } = report(id);
    expect(identities.filter(({ verdict }) => verdict.kind !== 'proved')).toEqual([]);
    expect(identities.every(({ equations }) => equations > 0)).toBe(true);
    expect(formulas.length).toBeGreaterThan(4);
    for (const { latex } of formulas) expect(balanced(latex), latex).toBe(true);
  });
  it('the verdict of a family is the worst of its identities', () => {
    const { identities } = report('simplex');
    const [first] = identities;
    const undecided = { ...first!, verdict: { kind: 'undecided', at: '', reason: '', grid: null } as const };
    const refuted = { ...first!, verdict: { kind: 'refuted', at: '', point: {}, left: '0', right: '1' } as const };
    expect(familyVerdict({ identities })).toBe('proved');
    expect(familyVerdict({ identities: [...identities, undecided] })).toBe('undecided');
    expect(familyVerdict({ identities: [undecided, refuted, ...identities] })).toBe('refuted');
  });
  it('says when T(n) is equiangular: 28 lines in dimension 7, and 10 in 5', () => {
    expect(formula('triangular', 'J = {1}: equiangular tight frame')).toBe('exactly for n = 8');
    expect(formula('triangular', 'J = {2}: equiangular tight frame')).toBe('exactly for n = 5');
    expect(formula('triangular', 'J = {1}: gap on R_2')).toBe('-n(n - 8)/((n + 1)(n - 2)^2)');
  });
  it('T11: a strongly regular graph gives an ETF iff k + 2rs + r = 0 or k + 2rs + s = 0', () => {
    expect(formula('strongly-regular', 'J = {1}: equiangular tight frame')).toBe('where (k - r)(2rs + k + r) = 0');
    expect(formula('strongly-regular', 'J = {2}: equiangular tight frame')).toBe('where (k - s)(2rs + k + s) = 0');
  });
  it('T12: of the Paley graphs only the pentagon is a spherical 4-design', () => {
    expect(formula('paley', 'J = {1}: spherical 4-design')).toBe('exactly for q = 5');
    expect(formula('paley', 'valencies')).toBe('1, (q - 1)/2, (q - 1)/2');
    expect(formula('paley', 'J = {1}: q^1_11')).toBe('(q - 5)/4');
  });
  it('Johnson and Hamming with a given integer are the named families', () => {
    expect(report('johnson:k=2')).toEqual(report('johnson-2'));
    expect(report('hamming:d=3')).toEqual(report('hamming-3'));
    expect(report('johnson:k=1').formulas.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['n', '[1, n - 1; 1, -1]']),
    );
  });
  it('two names for one scheme: T(n) = J(n,2), L_2(q) = H(2,q)', () => {
    const P = (id: string): string => formula(id, 'P');
    expect(P('triangular')).toBe(P('johnson-2'));
    expect(P('lattice')).toBe(P('hamming-2'));
  });
  it('refuses unknown names, arguments and bounds', () => {
    expect(selectFamily('johnson')).toMatchObject({ id: 'johnson:k=4', given: { k: 4 } });
    expect(() => selectFamily('jonson')).toThrow(ParseError);
    expect(() => selectFamily('paley:q=5')).toThrow('expected no given integer, found "q=5"');
    expect(() => selectFamily('hamming:d=')).toThrow(ParseError);
    expect(() => selectFamily('hamming:d=0')).toThrow(LimitError);
    expect(() => selectFamily('johnson:k=6')).toThrow('expected an integer from 1 to 5, found 6');
  });
});
