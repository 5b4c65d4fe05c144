// The variants of the kernels out of this very file: nothing is to be fetched, and nothing to be configured.

import packedBig from 'packed:big';
import packed from 'packed:kernel';
import type { Candidate, Candidates } from './candidates.js';
import type { Variant } from './choose.js';
import { unpack } from './packed-modules.js';

export const candidates: Candidates = () => list(packed, ['baseline', 'fused', 'wide']);

export const bigCandidates: Candidates = () => list(packedBig, ['baseline', 'fused']);

/** @param variants in the order in which they are packed */
function list(text: string, variants: readonly Variant[]): Candidate[] {
  const modules = unpack(text);
  return variants
    .map((variant, place): Candidate => {
      const bytes = modules[place] ?? new Uint8Array();
      return {
        variant,
        compile: () => (WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined),
      };
    })
    .reverse();
}
