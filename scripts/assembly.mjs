// Compiles the modules of assembly/ to wasm/NAME.wasm: `npm run build` runs it before the TypeScript compiler.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
// No garbage collector, no bounds checks: the modules work on memory that the caller lays out.
const common = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads'];
// One shared memory for all threads.
const shared = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
const modules = { linearAlgebra: shared, toyStep: [] };

rmSync(`${root}/wasm`, { recursive: true, force: true });
mkdirSync(`${root}/wasm`);
for (const [name, options] of Object.entries(modules)) {
  const { error, stderr } = await asc.main(
    [`assembly/${name}.ts`, '--outFile', `wasm/${name}.wasm`, '--baseDir', root, ...common, ...options],
    {},
  );
  if (error) {
    console.error(stderr.toString());
    process.exit(1);
  }
}
