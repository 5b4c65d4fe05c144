// What stands for `#candidates` in the tests: the kernels as the build has left them.

import { readFileSync } from 'node:fs';
import type { Candidate } from '../../src/candidates.js';
import type { Variant } from '../../src/kernel-info.js';

export const candidates = (): Candidate[] =>
  (['wide', 'fused', 'baseline'] as const).map((variant) => candidate(variant, variant));

export const bigCandidates = (): Candidate[] =>
  (['fused', 'baseline'] as const).map((variant) => candidate(variant, `big-${variant}`));

function candidate(variant: Variant, name: string): Candidate {
  const bytes = readFileSync(new URL(`../../build/${name}.wasm`, import.meta.url));
  return {
    variant,
    compile: () => (WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined),
  };
}
