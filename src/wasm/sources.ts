// Where the variants of a Wasm module come from. The build makes the list for each host
// (`kernel:NAME`).

import type { Variant } from './kernel-info.js';

/** A variant that may run here, and how to compile it. @internal */
export interface KernelSource {
  readonly variant: Variant;
  /**
   * The compiled module, or undefined if the engine does not know its instructions.
   *
   * @throws if a policy forbids it
   */
  compile(): WebAssembly.Module | undefined;
}

/** Returns the sources, the fastest first. @internal */
export type KernelSources = () => readonly KernelSource[];
