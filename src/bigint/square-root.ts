// Perfect squares.

import { bitLength } from './bit-length.js';

/** Whether n >= 0 is a perfect square. */
export function isSquare(n: bigint): boolean {
  // Squares are 0, 1, 4, 9, 16, 17 or 25 modulo 32.
  if (((0x02030213 >>> Number(n & 31n)) & 1) === 0) return false;
  const root = integerSquareRoot(n);
  return root * root === n;
}

/** ⌊√n⌋ for n >= 0, by Newton's iteration from above. */
function integerSquareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  for (let root = 1n << BigInt(Math.ceil(bitLength(n) / 2)); ; ) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
