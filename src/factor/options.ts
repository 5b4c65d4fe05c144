// Options of a factorisation.

import type { Known } from '../input/options.js';

/** Limits the time of a factorisation. */
export interface FactorOptions {
  /**
   * Milliseconds after which work on an integer of 2^64 or more stops. Smaller ones never need it.
   *
   * @default no limit
   */
  readonly timeLimit?: number | undefined;
}

/** @internal */
export const FACTOR_OPTIONS: Known<FactorOptions> = { timeLimit: true };
