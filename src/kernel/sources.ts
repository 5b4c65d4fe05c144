// Where the kernel's variants come from. The build puts one of two in the place of `#kernel-sources`.

import type { Variant } from './info.js';

/** A variant that may run here, and how to have it. */
export interface KernelSource {
  readonly variant: Variant;
  /**
   * The compiled module, or undefined if the engine does not know its instructions.
   *
   * @throws if a policy forbids it
   */
  compile(): WebAssembly.Module | undefined;
}

/** Gives them, the fastest first. */
export type KernelSources = () => readonly KernelSource[];
