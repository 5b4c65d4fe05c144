// Options of a proof.

import type { Integer } from '../input/integer.js';
import type { Known } from '../input/options.js';

/** How to prove. */
export interface ProveOptions {
  /**
   * Primes that divide n - 1 or n + 1. Those below a bound of 2^13 to 2^20 are found automatically,
   * and the remaining cofactor if it is prime.
   */
  readonly factors?: readonly Integer[] | undefined;
  /** Milliseconds after which to give up. @default no limit */
  readonly timeLimit?: number | undefined;
}

/** @internal */
export const PROVE_OPTIONS: Known<ProveOptions> = { factors: true, timeLimit: true };
