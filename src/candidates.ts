// Where the kernel's variants come from. The build puts one of two in the place of `#candidates`.

import type { Variant } from './kernel-info.js';

/** A variant that may run here. */
export interface Candidate {
  readonly variant: Variant;
  /**
   * The compiled module, or undefined if the engine does not know its instructions.
   *
   * @throws if a policy forbids it
   */
  compile(): WebAssembly.Module | undefined;
}

/** Gives the candidates, the fastest first. */
export type Candidates = () => readonly Candidate[];
