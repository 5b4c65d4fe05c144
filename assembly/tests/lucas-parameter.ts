// The parameter of the extra strong Lucas test: the smallest P >= 3 with Jacobi(P² - 4, n) = -1.

import { jacobi32, signFlips } from '../word/jacobi';

/**
 * Half of all P have the symbol -1: two are tried on average. The first are decided by residues:
 * P² - 4 is 5, 12, 21 or 32 for P = 3, 4, 5, 6.
 *
 * In: odd n >= 3.
 * Out: P, or 0 for a perfect square, which has none.
 */
export function lucasParameter(n: u64): u32 {
  assert(n & 1 && n >= 3);
  const r = <u32>(n % 840);
  if ((0b01100 >> (r % 5)) & 1) return 3;
  if ((0b0000_1010_0000 >> (r % 12)) & 1) return 4;
  if ((0b0_1000_0010_1101_0000_0100 >> (r % 21)) & 1) return 5;
  if ((0b0010_1000 >> (r & 7)) & 1) return 6;
  if (isSquare(n)) return 0;
  let p: u32 = 7;
  while (jacobi(p * p - 4, n) != -1) p++;
  return p;
}

/**
 * Rounding a square n to a double moves its root by far less than half a unit in the last place of
 * an integer below 2^32: the rounded root is exact.
 *
 * In: any n.
 * Out: whether n is a perfect square.
 */
@inline
function isSquare(n: u64): bool {
  const root = <u64>sqrt<f64>(<f64>n);
  return root * root == n;
}

/**
 * Jacobi symbol. One 64-bit remainder, then 32-bit ones.
 * In: 0 < a < 2^32; odd n. Out: (a/n), in {-1, 0, 1}.
 */
function jacobi(a: u32, n: u64): i32 {
  const top = <u32>n; // three bits of n are enough to flip signs
  const b = a >> ctz(a);
  return jacobi32(<u32>(n % b), b, signFlips(ctz(a), top) ^ (b & top));
}
