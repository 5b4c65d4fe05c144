// The big kernel without the library around it, as the compiler has written it.

import { readFileSync } from 'node:fs';

export type BigBuild = 'baseline' | 'fused' | 'debug';

/** The builds whose instructions this engine knows. */
export const BIG_BUILDS = (['baseline', 'debug', 'fused'] as const).filter((build) =>
  WebAssembly.validate(bytesOf(build)),
);

/** Compiles a kernel that the build has left in `build/`. */
export function compileBigKernel(build: BigBuild): WebAssembly.Module {
  return new WebAssembly.Module(bytesOf(build));
}

function bytesOf(build: BigBuild): Uint8Array<ArrayBuffer> {
  return readFileSync(new URL(`../../build/big-${build}.wasm`, import.meta.url));
}
