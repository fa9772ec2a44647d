/** # Compiled kernels. Defines `wasmModule`.
 *
 * The build compiles `assembly/NAME.ts` to `wasm/NAME.wasm`, at the same place relative to `src/` and to `dist/`.
 * @module */
import { readFileSync } from 'node:fs';

const modules = new Map<string, WebAssembly.Module>();

/** The compiled module of `assembly/NAME.ts`, compiled to machine code once. */
export function wasmModule(name: 'linearAlgebra' | 'toyStep'): WebAssembly.Module {
  const known = modules.get(name);
  if (known !== undefined) return known;
  const module = new WebAssembly.Module(readFileSync(new URL(`../../wasm/${name}.wasm`, import.meta.url)));
  modules.set(name, module);
  return module;
}
