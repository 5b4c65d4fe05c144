// Strong probable-prime test to base 2: with n - 1 = d·2^s, d odd, n passes if 2^d ≡ ±1 or if
// 2^(d·2^r) ≡ -1 for some r < s.

import { inverse64, montgomeryOne, squareMod } from '../word/montgomery';
import { mulHi, squareHi } from '../word/product';

/**
 * 2^-d, from the top bit of d down. -d = -(p + 1)·2^k + f, where p is the top six bits of d and f
 * the lower k bits of -d. So 2^-d starts from 2^-(p + 1), whose Montgomery form 2^(64 - (p + 1)) is
 * one shift and no division, and goes on with squarings, doubling at the one bits of f. It is ±1
 * exactly when 2^d is.
 *
 * Doubling before the reduction is off the critical path: low·inverse becomes low·(2·inverse), and
 * the upper half is reduced while the products of m are computed. Starting at the top bit instead
 * takes a fifth longer, shifts by the bit instead of selects up to 6 %. Signed residues without
 * correction are up to 18 % faster, but only for n < 2^62: not worth a second path.
 *
 * In: odd d < n; odd n > 2^32; n·inverse ≡ 1 mod 2^64. Out: 2^-d, Montgomery form, in [0, n).
 */
@inline
function inversePowerOf2(d: u64, n: u64, inverse: u64): u64 {
  const inverse2 = inverse << 1;
  let k = max<i32>(58 - <i32>clz(d), 1);
  let x = powerStart(d, k, n);
  const f = 0 - d;
  while (--k >= 0) {
    const bit = (<i32>(f >> k)) & 1;
    const low = x * x;
    const q = low * select(inverse2, inverse, bit);
    const hi = squareHi(x, low);
    const m = mulHi(q, n, select(low << 1, low, bit));
    const carried = hi + (low >> 63);
    const room = n - hi;
    const doubled = select(carried - room, carried + hi, carried >= room);
    const h = select(doubled, hi, bit);
    x = select(h + n - m, h - m, h < m);
  }
  return x;
}

/**
 * Where the power starts: -d = -(p + 1)·2^k + f with p = floor(d / 2^k).
 * In: d < n, d >> k < 2^6; odd n > 2^32. Out: 2^-(p + 1), Montgomery form, in [0, n).
 */
@inline
export function powerStart(d: u64, k: i32, n: u64): u64 {
  const x: u64 = 1 << (63 - (d >> k));
  return x < n ? x : x % n; // only a small p reaches n, as with n = 2^40 + 1
}

/**
 * The rest of the test once the power is known.
 * In: x = 2^-d or 2^d, Montgomery form, in [0, n); n - 1 = d·2^s, d odd; odd n > 2^32; n·inverse ≡
 * 1 mod 2^64. Out: whether n passes.
 */
@inline
export function passesBase2(x: u64, s: i32, n: u64, inverse: u64): bool {
  const one = montgomeryOne(n);
  const minusOne = n - one;
  if (i32(x == one) | i32(x == minusOne)) return true;
  for (let r = 1; r < s; ++r) {
    x = squareMod(x, n, inverse);
    if (x == minusOne) return true;
  }
  return false;
}

/**
 * In: odd n > 2^32. Out: whether n is a strong probable prime to base 2.
 */
export function isStrongProbablePrimeBase2(n: u64): bool {
  const inverse = inverse64(n);
  const s = <i32>ctz(n - 1);
  return passesBase2(inversePowerOf2((n - 1) >> s, n, inverse), s, n, inverse);
}
