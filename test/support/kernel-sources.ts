// What stands for `#kernel-sources` in the tests: the kernels as the build has left them.

import { readFileSync } from 'node:fs';
import type { Variant } from '../../src/kernel/info.js';
import type { KernelSource } from '../../src/kernel/sources.js';

export const kernelSources = (): KernelSource[] =>
  (['wide', 'fused', 'baseline'] as const).map((variant) => sourceOf(variant, variant));

export const bigKernelSources = (): KernelSource[] =>
  (['fused', 'baseline'] as const).map((variant) => sourceOf(variant, `big-${variant}`));

function sourceOf(variant: Variant, name: string): KernelSource {
  const bytes = readFileSync(new URL(`../../build/${name}.wasm`, import.meta.url));
  return {
    variant,
    compile: () => (WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined),
  };
}
