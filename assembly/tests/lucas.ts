// The extra strong Lucas test (Mo, 1993; Grantham, 2000; parameters after Baillie, OEIS A217719):
// V_0 = 2, V_1 = P, V_(k+1) = P·V_k - V_(k-1), that is Q = 1, with the smallest P >= 3 for which
// D = P² - 4 has Jacobi symbol (D/n) = -1. With n + 1 = d·2^s, d odd, n passes if U_d ≡ 0 and
// V_d ≡ ±2, or if V_(d·2^r) ≡ 0 for some 0 <= r < s - 1 (mod n). Every odd prime above 5 passes.

import { lucasParameter } from './lucas-parameter';
import { addMod, inverse64, montgomeryOne, reduce, subMod } from '../word/montgomery';
import { mulHi, squareHi } from '../word/product';

/**
 * In: small >= 3; one and two, Montgomery form, in [0, n). Out: Montgomery form of small, in [0,
 * n).
 */
@inline
export function montgomeryP(small: u32, one: u64, two: u64, n: u64): u64 {
  let p = addMod(two, one, n);
  for (let i: u32 = 3; i < small; ++i) p = addMod(p, one, n);
  return p;
}

/**
 * The rest of the test once the chain has reached d. U_d ≡ 0 means 2·V_(d+1) ≡ P·V_d; with V_d ≡ ±2
 * that is V_(d+1) ≡ ±P.
 * In: v = V_d, next = V_(d+1), p, two in [0, n), Montgomery form; n + 1 = d·2^s, d odd; n·inverse ≡
 * 1 mod 2^64. Out: whether n passes.
 */
@inline
export function passesLucas(
  v: u64,
  next: u64,
  p: u64,
  two: u64,
  s: i32,
  n: u64,
  inverse: u64,
): bool {
  if (v == two && next == p) return true;
  if (v == n - two && next == n - p) return true;
  for (let r = 1; r < s; ++r) {
    if (v == 0) return true;
    const low = v * v;
    v = reduce(subMod(squareHi(v, low), two, n), low, n, inverse);
  }
  return false;
}

/**
 * The chain holds V_k and V_(k+1). A bit of d turns them into V_(2k), V_(2k+1) or into V_(2k+1),
 * V_(2k+2). Every step computes the square of one and the product of both, which are independent. x
 * is squared next if the bit repeats, y is the other: one select on the critical path instead of
 * two. Constants are subtracted before the reduction, off the critical path. Uncorrected residues
 * in [0, 3n) are up to 14 % faster, but only for n < 2^60: not worth a second path.
 *
 * In: odd n, 2^32 < n < 2^64 - 1.
 * Out: whether n is an extra strong Lucas probable prime; false for a square, which has no P.
 */
export function isExtraStrongLucasProbablePrime(n: u64): bool {
  const parameter = lucasParameter(n);
  if (parameter == 0) return false;
  const inverse = inverse64(n);
  const one = montgomeryOne(n);
  const two = addMod(one, one, n);
  const p = montgomeryP(parameter, one, two, n);
  const s = <i32>ctz(n + 1);
  const d = (n + 1) >> s;
  let low = p * p;
  let x = subMod(reduce(squareHi(p, low), low, n, inverse), two, n);
  let y = p;
  let left = 63 - <i32>clz(d);
  for (let changes = (d ^ (d >> 1)) << (64 - left); left > 0; --left) {
    const squared = select(y, x, <i64>changes < 0);
    const productLow = x * y;
    const productHi = mulHi(x, y, productLow);
    low = squared * squared;
    x = reduce(subMod(squareHi(squared, low), two, n), low, n, inverse);
    y = reduce(subMod(productHi, p, n), productLow, n, inverse);
    changes <<= 1;
  }

  return passesLucas(y, x, p, two, s, n, inverse);
}

/**
 * The test of eight numbers without lanes.
 *
 * In: eight odd u64 at `group`, 2^32 < n < 2^64 - 1.
 * Out: bit i is set if number i passes.
 */
export function lucasOneByOne(group: usize): u32 {
  let passed: u32 = 0;
  for (let i: u32 = 0; i < 8; i++) {
    const n = load<u64>(group + ((<usize>i) << 3));
    passed |= (<u32>isExtraStrongLucasProbablePrime(n)) << i;
  }
  return passed;
}
