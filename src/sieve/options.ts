// Options of functions on ranges.

import type { Integer } from '../input/integer.js';
import type { Known } from '../input/options.js';

/** Selects primes of a range. */
export interface ResidueOptions {
  /** Only primes p ≡ residue modulo this: an integer from 1 to 2^64 - 1. @default 1 */
  readonly modulus?: Integer | undefined;
  /** Any integer. @default 0 */
  readonly residue?: Integer | undefined;
}

/** @internal */
export const RESIDUE_OPTIONS: Known<ResidueOptions> = { modulus: true, residue: true };
