/** The small association schemes of Hanaki and Miyamoto, where the checkout has them beside it. Test data only, read in place. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface OracleScheme {
  readonly id: string;
  readonly n: number;
  readonly rank: number;
  readonly labels: readonly number[];
  readonly valencies: readonly number[];
  readonly symmetric: boolean;
  readonly commutative: boolean;
  readonly primitive: boolean;
}

const path = fileURLToPath(new URL('../../../shared/oracles/schemes/schemes.jsonl', import.meta.url));

/** Undefined, with a message, where the file is absent. */
export const oracleSchemes: readonly OracleScheme[] | undefined = existsSync(path) ? read() : undefined;
if (oracleSchemes === undefined) console.warn('small association schemes not found: tests against them are skipped');

function read(): readonly OracleScheme[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const scheme = JSON.parse(line) as Omit<OracleScheme, 'labels'> & { readonly relation: string };
      return { ...scheme, labels: [...scheme.relation].map((digit) => Number.parseInt(digit, 36)) };
    });
}
