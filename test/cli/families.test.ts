import { describe, expect, it } from 'vitest';
import { STACK_TRACE, tightframe } from './tightframe.js';

describe('tightframe families', () => {
  it('lists families with a verdict each (all of them: test/slow)', () => {
    const { status, out, err } = tightframe(['families', 'simplex', 'triangular', 'prism']);
    expect([status, err]).toEqual([0, []]);
    expect(out.filter((line) => / proved/.test(line)).length).toBeGreaterThan(2);
  });
  it('prints every identity and formula of one', () => {
    const { status, out } = tightframe(['families', 'taylor', 'johnson:k=1']);
    expect(status).toBe(0);
    expect(out[0]).toBe('taylor: proved');
    expect(out.some((line) => /^T9 .* proved \(grid 9, degrees 2 in θ, 2 in τ\)$/.test(line))).toBe(true);
    expect(out).toContain('johnson:k=1: proved');
    const latex = tightframe(['families', 'taylor', '--latex']).out;
    expect(latex.some((line) => line.startsWith('P: $P=\\begin{pmatrix}1&-\\theta '))).toBe(true);
  });
  it('prints JSON', () => {
    const { out } = tightframe(['families', 'prism', 'simplex', '--json']);
    const [prism, simplex] = out.map((line) => JSON.parse(line));
    expect(prism).toMatchObject({ id: 'prism', verdict: 'proved', given: {} });
    expect(prism.identities[0].verdict.rootsOfUnity.instances).toBeGreaterThan(2);
    expect(simplex.parameters).toEqual([{ name: 'n', range: 'n ≥ 2' }]);
    expect(simplex.formulas).toContainEqual({ name: 'points', text: 'n', latex: '|X|=n' });
  });
  it('says in one line what is wrong with a name, and still does the others', () => {
    const { status, out, err } = tightframe(['families', 'jonson', 'johnson:k=99', 'simplex']);
    expect(status).toBe(2);
    expect(err).toEqual([
      'tightframe: family: expected a name that `tightframe families` lists, found "jonson"',
      'tightframe: family johnson, k: expected an integer from 1 to 5, found 99',
    ]);
    expect(out[0]).toBe('simplex: proved');
    expect(err.join('\n')).not.toMatch(STACK_TRACE);
    expect(tightframe(['families', 'x'.repeat(5000)]).err.join().length).toBeLessThan(200);
  });
});
