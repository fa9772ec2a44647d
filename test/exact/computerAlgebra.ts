/** Other computer algebra systems as oracles; tests that need one skip where it is missing. */
import { spawnSync } from 'node:child_process';
import type { IntegerPolynomial } from '../../src/exact/integerPolynomial.js';

const PYTHON = '/usr/bin/python3';

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { timeout: 60_000 }).status === 0;

export const hasPari = succeeds('gp', ['--version-short']);
export const hasSympy = succeeds(PYTHON, ['-c', 'import sympy']);

function run(command: string, args: readonly string[], input: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout.trim().split('\n');
}

/** The lines that PARI/GP prints. */
export const pari = (script: string): readonly string[] => run('gp', ['-q', '-f', '-s', '200M'], `${script}\n`);

/** The lines that Python prints. */
export const python = (script: string): readonly string[] => run(PYTHON, ['-'], script);

export const pariPolynomial = (p: IntegerPolynomial): string => `Polrev([${p.join(',')}])`;
