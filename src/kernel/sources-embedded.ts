// The variants of the kernels out of this very file: nothing is to be fetched, and nothing to be configured.

import packedBig from 'packed:big';
import packed from 'packed:kernel';
import type { Variant } from './info.js';
import { unpack } from './packed-modules.js';
import type { KernelSource, KernelSources } from './sources.js';

export const kernelSources: KernelSources = () => list(packed, ['baseline', 'fused', 'wide']);

export const bigKernelSources: KernelSources = () => list(packedBig, ['baseline', 'fused']);

/** A function with the instruction i64.mul_wide_u: to unpack `wide` in vain takes longer than all else. */
const WIDE_PROBE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x08, 0x01, 0x60, 0x02, 0x7e, 0x7e, 0x02, 0x7e, 0x7e],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x0a, 0x01, 0x08, 0x00, 0x20, 0x00, 0x20, 0x01, 0xfc, 0x16, 0x0b],
);

/** @param variants in the order in which they are packed */
function list(packed: readonly string[], variants: readonly Variant[]): KernelSource[] {
  return variants
    .map((variant, place): KernelSource => {
      return {
        variant,
        compile: () => {
          if (variant === 'wide' && !WebAssembly.validate(WIDE_PROBE)) return undefined;
          const bytes = unpack(packed.slice(0, place + 1));
          return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined;
        },
      };
    })
    .reverse();
}
