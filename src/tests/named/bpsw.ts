// The test of Baillie, Pomerance, Selfridge and Wagstaff.

import { assertInteger, type Integer } from '../../input/integer.js';
import { isExtraStrongLucasProbablePrime } from './lucas.js';
import { isStrongProbablePrime } from './powers.js';

/**
 * Whether n passes the strong test to base 2 and the extra strong Lucas test (Baillie and Wagstaff,
 * 1980; Pomerance, Selfridge and Wagstaff, 1980). True for every prime. No composite that passes is
 * known, and there is none below 2^64. `isPrime` gives the same answer faster, and uses theorems
 * for special forms.
 *
 * @throws TypeError if n is neither a number nor a bigint
 * @throws RangeError for a number that is not a safe integer, or a bigint of more than 131,072 bits
 * @example isBpswProbablePrime(97) // true
 */
export function isBpswProbablePrime(n: Integer): boolean {
  assertInteger(n);
  return isStrongProbablePrime(n, 2) && isExtraStrongLucasProbablePrime(n);
}
