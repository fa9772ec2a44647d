/** Every property runs with one seed, printed when it fails; `SEED=… npm test` tries another. */
import { mkdirSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import { scratch } from './scratch.js';

const seed = Number(process.env.SEED ?? 20261123);
if (!Number.isInteger(seed)) throw new Error(`SEED: expected an integer, found ${process.env.SEED}`);
fc.configureGlobal({ seed });

beforeAll(() => void mkdirSync(scratch, { recursive: true }));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
