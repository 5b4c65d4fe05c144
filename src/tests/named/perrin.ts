// The test by Perrin's sequence (Adams and Shanks, Strong primality tests that are not sufficient,
// 1982).

import { modulo } from '../../arithmetic/modular.js';
import { OptionTypeError } from '../../input/errors.js';
import { assertInteger, type Integer } from '../../input/integer.js';
import { assertOptions } from '../../input/options.js';
import { show } from '../../input/show.js';

/** How strict Perrin's test is. */
export interface PerrinOptions {
  /** Whether A(-n) ≡ -1 is required too. @default false */
  readonly restricted?: boolean | undefined;
}

/**
 * Whether n divides A(n), where A(0) = 3, A(1) = 0, A(2) = 2, A(k+3) = A(k+1) + A(k) (Perrin,
 * 1899). True for every prime, and for 271441, 904631, 16532714 (OEIS A013998); with `restricted`
 * for 27664033, 46672291, 102690901 (OEIS A018187).
 *
 * @throws TypeError if n is neither a number nor a bigint, or for an option of the wrong type
 * @throws RangeError for a number that is not a safe integer, or a bigint of more than 131,072 bits
 * @example isPerrinProbablePrime(271441) // true, though 271441 is 521²
 */
export function isPerrinProbablePrime(n: Integer, options: PerrinOptions = {}): boolean {
  assertInteger(n);
  assertOptions(options, { restricted: true });
  const { restricted = false } = options;
  if (typeof restricted !== 'boolean') {
    throw new OptionTypeError(`restricted is ${show(restricted)}: pass true or false`);
  }
  const number = BigInt(n);
  if (number < 2n) return false;
  const { positive, negative } = perrin(number);
  return positive === 0n && (!restricted || negative === number - 1n);
}

/**
 * A(n) and A(-n) modulo n, by A(2k) = A(k)² - 2A(-k), also for the neighbours of k.
 *
 * In: n >= 2.
 */
function perrin(n: bigint): { positive: bigint; negative: bigint } {
  // A(k-1), A(k), A(k+1) and A(1-k), A(-k), A(-k-1), from k = 0 on.
  let up = [-1n, 3n, 0n];
  let down = [0n, 3n, -1n];
  for (const bit of n.toString(2)) {
    const [u0 = 0n, u1 = 0n, u2 = 0n] = up;
    const [d0 = 0n, d1 = 0n, d2 = 0n] = down;
    // Numbers 2k - 2, 2k, 2k + 2, and those between.
    const before = modulo(u0 * u0 - 2n * d0, n);
    const here = modulo(u1 * u1 - 2n * d1, n);
    const after = modulo(u2 * u2 - 2n * d2, n);
    const below = after - here;
    const above = below + before;
    const downBefore = modulo(d0 * d0 - 2n * u0, n);
    const downHere = modulo(d1 * d1 - 2n * u1, n);
    const downAfter = modulo(d2 * d2 - 2n * u2, n);
    const downAbove = downBefore - downHere;
    const downBelow = downAfter + downAbove;
    up = bit === '1' ? [here, above, after] : [below, here, above];
    down = bit === '1' ? [downHere, downAbove, downAfter] : [downBelow, downHere, downAbove];
  }
  return { positive: modulo(up[1] ?? 0n, n), negative: modulo(down[1] ?? 0n, n) };
}
