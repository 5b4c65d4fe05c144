// The kernel's variants out of this very file: nothing is to be fetched, and nothing to be configured.

import packed from 'packed:kernel';
import type { Candidate, Candidates } from './candidates.js';
import { unpack } from './packed-modules.js';
import type { Variant } from './variant.js';

/** In the order in which they are packed. */
const VARIANTS: readonly Variant[] = ['baseline', 'fused', 'wide'];

export const candidates: Candidates = () => {
  const modules = unpack(packed);
  return VARIANTS.map((variant, place): Candidate => {
    const bytes = modules[place] ?? new Uint8Array();
    return {
      variant,
      compile: () => (WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined),
    };
  }).reverse();
};
