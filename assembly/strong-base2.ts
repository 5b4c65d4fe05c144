// The strong probable-prime test to base 2 (Selfridge; Miller, 1976).

import { addMod, mulMod } from './montgomery';

/**
 * With n - 1 = d·2^s, d odd, n passes if 2^d ≡ 1, or 2^(d·2^r) ≡ -1 for some r < s (mod n). Every odd
 * prime passes; the first composite that does is 2047.
 *
 * In: odd n > 2; inv = inverse(n); unit = one(n).
 * Out: whether n is a strong probable prime to base 2.
 */
export function isStrongProbablePrimeBase2(n: u64, inv: u64, unit: u64): bool {
  assert(n & 1 && n > 2);
  const s = ctz(n - 1);
  const d = (n - 1) >> s;
  const minusOne = n - unit;

  let x = addMod(unit, unit, n);
  // Left to right below the leading bit: square, and double where the exponent has a one. The doubling
  // is selected, not branched to: the bits of d are random and would be mispredicted half the time.
  for (let bit: i32 = 62 - <i32>clz(d); bit >= 0; bit--) {
    const square = mulMod(x, x, n, inv);
    x = select<u64>(addMod(square, square, n), square, (d >> bit) & 1);
  }

  if (x == unit || x == minusOne) return true;
  for (let r: u64 = 1; r < s; r++) {
    x = mulMod(x, x, n, inv);
    if (x == minusOne) return true;
  }
  return false;
}
