/** `tightframe export` through the built command line. What the scripts say is in test/certificate/export.test.ts. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { certificateOfId } from '../certificate/certificates.js';
import { STACK_TRACE, tightframe } from './tightframe.js';

const folder = mkdtempSync(join(tmpdir(), 'tightframe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const certificates = ['polygon-5', 'simplex-4'].map((id) => write(`${id}.json`, JSON.stringify(certificateOfId(id))));

describe('tightframe export', () => {
  it('prints the script of one certificate, or writes it to a file', () => {
    const printed = tightframe(['export', certificates[0]!, '--to', 'sympy']);
    expect(printed).toMatchObject({ status: 0, err: [] });
    const file = join(folder, 'pentagon.py');
    expect(tightframe(['export', certificates[0]!, '--to', 'sympy', '--out', file])).toEqual({
      status: 0,
      out: [file],
      err: [],
    });
    expect(readFileSync(file, 'utf8').split('\n').filter(Boolean)).toEqual(printed.out);
  });

  it.each([
    ['coq', ['certificate_polygon_5.v', 'certificate_simplex_4.v']],
    ['gap', ['polygon-5.g', 'simplex-4.g']],
    ['pari', ['polygon-5.gp', 'simplex-4.gp']],
    ['sympy', ['polygon-5.py', 'simplex-4.py']],
  ])('writes several scripts for %s to a folder', (system, names) => {
    const out = join(folder, system);
    expect(tightframe(['export', ...certificates, '--to', system, '--out', out]).status).toBe(0);
    expect(readdirSync(out).sort()).toEqual(names);
  });

  it('says one line about each file that is no certificate, and writes the others', () => {
    const out = join(folder, 'some');
    const wrongClaim = certificateOfId('polygon-5');
    wrongClaim.claims.dimension = -1;
    const contradiction = certificateOfId('polygon-5');
    contradiction.claims.clusters![0]!.rank = 3;
    const run = tightframe([
      'export',
      join(folder, 'absent.json'),
      write('cut.json', '{"format": "tight'),
      write('other.json', '{"format": "other"}'),
      write('pentagon.json', '{"format": "tightframe-pentagon-certificate"}'),
      write('claim.json', JSON.stringify(wrongClaim)),
      write('contradiction.json', JSON.stringify(contradiction)),
      certificates[1]!,
      certificates[1]!,
      '--to',
      'coq',
      '--out',
      out,
    ]);
    expect(run.status).toBe(2);
    expect(run.out).toEqual([join(out, 'certificate_simplex_4.v')]);
    expect(run.err).toHaveLength(7);
    for (const [at, problem] of [
      /absent\.json: there is no such file/,
      /cut\.json: malformed JSON/,
      /other\.json: certificate: field "version" is missing/,
      /pentagon\.json: expected the certificate of a frame, found that of the pentagon theorem/,
      /claim\.json: claims\.dimension: expected an integer from 0 to 25, found -1/,
      /contradiction\.json: claims\.clusters: they do not agree with the frame bounds/,
      /simplex-4\.json: .*certificate_simplex_4\.v was written for another certificate/,
    ].entries())
      expect(run.err[at]).toMatch(problem);
    for (const line of run.err) expect(line).not.toMatch(STACK_TRACE);
  });

  it('wants a system that it knows, and a folder for several certificates', () => {
    for (const [args, problem] of [
      [[certificates[0]!], /--to <system>/],
      [[certificates[0]!, '--to', 'maple'], /Allowed choices are coq, gap, pari, sympy/],
      [[...certificates, '--to', 'gap'], /expected --out FOLDER for several certificates/],
      [[...certificates, '--to', 'gap', '--out', certificates[0]!], /it is no folder/],
      [[certificates[0]!, '--to', 'gap', '--out', join(folder, 'no', 'such', 'folder.g')], /there is no such file/],
    ] as const) {
      const { status, out, err } = tightframe(['export', ...args]);
      expect({ status, out }).toEqual({ status: 2, out: [] });
      expect(err).toHaveLength(1);
      expect(err[0]).toMatch(problem);
    }
  });
});
