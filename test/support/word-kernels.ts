// The kernel without the library around it, as compiled.

import { readFileSync } from 'node:fs';
import { instantiateKernel, type RawKernel } from './raw-kernel.js';

export { instantiateKernel, type RawKernel };

/**
 * The kernels in `build/`: the variants, and the baseline with its preconditions checked.
 */
export const KERNEL_FILES = {
  baseline: new URL('../../build/word-baseline.wasm', import.meta.url),
  fused: new URL('../../build/word-fused.wasm', import.meta.url),
  wide: new URL('../../build/word-wide.wasm', import.meta.url),
  debug: new URL('../../build/word-debug.wasm', import.meta.url),
};

export type Build = keyof typeof KERNEL_FILES;

/**
 * The builds whose instructions this engine supports: 'baseline' and 'debug' wherever it has SIMD.
 */
export const BUILDS = (['baseline', 'debug', 'fused', 'wide'] as const).filter((build) =>
  WebAssembly.validate(readFileSync(KERNEL_FILES[build])),
);

/** Compiles a kernel that the build has left in `build/`. */
export function compileKernel(build: Build): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(KERNEL_FILES[build]));
}

/** A new instance of a kernel of the build. */
export function loadKernel(build: Build): RawKernel {
  return instantiateKernel(compileKernel(build));
}
