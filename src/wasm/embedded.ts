// The variants of a module out of the package's own file: nothing to fetch, nothing to configure.

import type { Variant } from './kernel-info.js';
import type { KernelSource } from './sources.js';
import { unpack } from './unpack.js';

/**
 * A function with the instruction i64.mul_wide_u: to unpack `wide` in vain takes longer than all
 * else.
 */
const WIDE_PROBE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x08, 0x01, 0x60, 0x02, 0x7e, 0x7e, 0x02, 0x7e, 0x7e],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x0a, 0x01, 0x08, 0x00, 0x20, 0x00, 0x20, 0x01, 0xfc, 0x16, 0x0b],
);

/**
 * @param packed each module as a change of the one before it
 * @param variants in the same order, the slowest first
 */
export function embedded(packed: readonly string[], variants: readonly Variant[]): KernelSource[] {
  return variants
    .map((variant, place): KernelSource => {
      return {
        variant,
        compile: () => {
          if (variant === 'wide' && !WebAssembly.validate(WIDE_PROBE)) return undefined;
          const bytes = unpack(packed.slice(0, place + 1));
          try {
            return new WebAssembly.Module(bytes);
          } catch (error) {
            if (WebAssembly.validate(bytes)) throw error;
            return undefined;
          }
        },
      };
    })
    .reverse();
}
