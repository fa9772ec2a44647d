/** Every property runs with one seed, printed when it fails; `SEED=… npm test` tries another. */
import fc from 'fast-check';

const seed = Number(process.env.SEED ?? 20261123);
if (!Number.isInteger(seed)) throw new Error(`SEED: expected an integer, found ${process.env.SEED}`);
fc.configureGlobal({ seed });
