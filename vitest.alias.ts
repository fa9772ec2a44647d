import { fileURLToPath } from 'node:url';

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** The package under its own name, as proofs/ imports it: its sources. The longest name comes first. */
export const ownName = {
  'tightframe/fast-check': source('conjecture/index.ts'),
  'tightframe/vitest': source('conjecture/matchers.ts'),
  tightframe: source('index.ts'),
};
