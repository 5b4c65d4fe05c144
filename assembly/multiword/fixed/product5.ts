// Written by scripts/fixed-products.mjs: the product and the square modulo n of 5 digits.
//
// A product is computed column by column (Comba) with one running sum. Columns below R give the
// digits q of the multiple of n that makes them zero, those above give the result. Up to nine
// products of two digits from either, at most 2^58 each, and a carry, doubled, are below 2^64. The
// target may be a or b: digit i is not read again once it is written.
//
// After the first column, two columns at a time give the digits p and q by one multiplication with
// the inverse. Digit by digit, each would wait for two multiplications after the digit before it,
// and a square of 9 digits takes a sixth longer.

import { DIGIT_MASK, FIXED_WIDTH, halfway, N, Q } from './rows';

/**
 * target = a·b / R + plus mod n, of 5 digits.
 * In: a, b below 4n; plus below n; n·inverse ≡ -1 mod 2^58. Out: below 4n.
 */
@inline
export function product5(target: usize, a: usize, b: usize, plus: usize, inverse: u64): void {
  let sum = halfway(load<u64>(a) * load<u64>(b));
  let q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  let p: u64 = 0;
  let next: u64 = 0;
  sum += halfway(load<u64>(a) * load<u64>(b, 8) + load<u64>(a, 8) * load<u64>(b))
    + (q * load<u64>(N, 8));
  next = halfway(load<u64>(a) * load<u64>(b, 16) + load<u64>(a, 8) * load<u64>(b, 8)
    + load<u64>(a, 16) * load<u64>(b)) + (q * load<u64>(N, 16));
  q = (sum + (next << FIXED_WIDTH)) * inverse;
  p = q & DIGIT_MASK;
  q = (q >> FIXED_WIDTH) & DIGIT_MASK;
  store<u64>(Q, p, 8);
  store<u64>(Q, q, 16);
  next = next + p * load<u64>(N, 8) + q * load<u64>(N);
  sum = (next + ((sum + p * load<u64>(N)) >> FIXED_WIDTH)) >> FIXED_WIDTH;
  sum += halfway(load<u64>(a) * load<u64>(b, 24) + load<u64>(a, 8) * load<u64>(b, 16)
    + load<u64>(a, 16) * load<u64>(b, 8) + load<u64>(a, 24) * load<u64>(b))
    + (load<u64>(Q) * load<u64>(N, 24) + p * load<u64>(N, 16) + q * load<u64>(N, 8));
  next = halfway(load<u64>(a) * load<u64>(b, 32) + load<u64>(a, 8) * load<u64>(b, 24)
    + load<u64>(a, 16) * load<u64>(b, 16) + load<u64>(a, 24) * load<u64>(b, 8)
    + load<u64>(a, 32) * load<u64>(b)) + (load<u64>(Q) * load<u64>(N, 32) + p * load<u64>(N, 24)
    + q * load<u64>(N, 16));
  q = (sum + (next << FIXED_WIDTH)) * inverse;
  p = q & DIGIT_MASK;
  q = (q >> FIXED_WIDTH) & DIGIT_MASK;
  store<u64>(Q, p, 24);
  store<u64>(Q, q, 32);
  next = next + p * load<u64>(N, 8) + q * load<u64>(N);
  sum = (next + ((sum + p * load<u64>(N)) >> FIXED_WIDTH)) >> FIXED_WIDTH;
  sum += halfway(load<u64>(a, 8) * load<u64>(b, 32) + load<u64>(a, 16) * load<u64>(b, 24)
    + load<u64>(a, 24) * load<u64>(b, 16) + load<u64>(a, 32) * load<u64>(b, 8))
    + (load<u64>(Q, 8) * load<u64>(N, 32) + load<u64>(Q, 16) * load<u64>(N, 24)
    + load<u64>(Q, 24) * load<u64>(N, 16) + load<u64>(Q, 32) * load<u64>(N, 8));
  sum += load<u64>(plus);
  store<u64>(target, sum & DIGIT_MASK);
  sum >>= FIXED_WIDTH;
  sum += halfway(load<u64>(a, 16) * load<u64>(b, 32) + load<u64>(a, 24) * load<u64>(b, 24)
    + load<u64>(a, 32) * load<u64>(b, 16)) + (load<u64>(Q, 16) * load<u64>(N, 32)
    + load<u64>(Q, 24) * load<u64>(N, 24) + load<u64>(Q, 32) * load<u64>(N, 16));
  sum += load<u64>(plus, 8);
  store<u64>(target, sum & DIGIT_MASK, 8);
  sum >>= FIXED_WIDTH;
  sum += halfway(load<u64>(a, 24) * load<u64>(b, 32) + load<u64>(a, 32) * load<u64>(b, 24))
    + (load<u64>(Q, 24) * load<u64>(N, 32) + load<u64>(Q, 32) * load<u64>(N, 24));
  sum += load<u64>(plus, 16);
  store<u64>(target, sum & DIGIT_MASK, 16);
  sum >>= FIXED_WIDTH;
  sum += halfway(load<u64>(a, 32) * load<u64>(b, 32)) + (load<u64>(Q, 32) * load<u64>(N, 32));
  sum += load<u64>(plus, 24);
  store<u64>(target, sum & DIGIT_MASK, 24);
  sum >>= FIXED_WIDTH;
  sum += load<u64>(plus, 32);
  store<u64>(target, sum, 32);
}

/**
 * target = (a² / R)·2^shift + plus mod n, of 5 digits.
 * In: a below 4n; shift is 0 or 1; plus, if given, below n; n·inverse ≡ -1 mod 2^58. Out: below 4n.
 */
@inline
export function square5(target: usize, a: usize, shift: u64, plus: usize, inverse: u64): void {
  let sum = halfway(load<u64>(a) * load<u64>(a));
  let q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  let p: u64 = 0;
  let next: u64 = 0;
  sum += halfway(((load<u64>(a) * load<u64>(a, 8)) << 1)) + (q * load<u64>(N, 8));
  next = halfway(((load<u64>(a) * load<u64>(a, 16)) << 1) + load<u64>(a, 8) * load<u64>(a, 8))
    + (q * load<u64>(N, 16));
  q = (sum + (next << FIXED_WIDTH)) * inverse;
  p = q & DIGIT_MASK;
  q = (q >> FIXED_WIDTH) & DIGIT_MASK;
  store<u64>(Q, p, 8);
  store<u64>(Q, q, 16);
  next = next + p * load<u64>(N, 8) + q * load<u64>(N);
  sum = (next + ((sum + p * load<u64>(N)) >> FIXED_WIDTH)) >> FIXED_WIDTH;
  sum += halfway(((load<u64>(a) * load<u64>(a, 24) + load<u64>(a, 8) * load<u64>(a, 16)) << 1))
    + (load<u64>(Q) * load<u64>(N, 24) + p * load<u64>(N, 16) + q * load<u64>(N, 8));
  next = halfway(((load<u64>(a) * load<u64>(a, 32) + load<u64>(a, 8) * load<u64>(a, 24)) << 1)
    + load<u64>(a, 16) * load<u64>(a, 16)) + (load<u64>(Q) * load<u64>(N, 32) + p * load<u64>(N, 24)
    + q * load<u64>(N, 16));
  q = (sum + (next << FIXED_WIDTH)) * inverse;
  p = q & DIGIT_MASK;
  q = (q >> FIXED_WIDTH) & DIGIT_MASK;
  store<u64>(Q, p, 24);
  store<u64>(Q, q, 32);
  next = next + p * load<u64>(N, 8) + q * load<u64>(N);
  sum = (next + ((sum + p * load<u64>(N)) >> FIXED_WIDTH)) >> FIXED_WIDTH;
  sum <<= shift;
  sum += (halfway(((load<u64>(a, 8) * load<u64>(a, 32) + load<u64>(a, 16) * load<u64>(a, 24)) << 1))
    + (load<u64>(Q, 8) * load<u64>(N, 32) + load<u64>(Q, 16) * load<u64>(N, 24)
    + load<u64>(Q, 24) * load<u64>(N, 16) + load<u64>(Q, 32) * load<u64>(N, 8))) << shift;
  if (plus) sum += load<u64>(plus);
  store<u64>(target, sum & DIGIT_MASK);
  sum >>= FIXED_WIDTH;
  sum += (halfway(((load<u64>(a, 16) * load<u64>(a, 32)) << 1)
    + load<u64>(a, 24) * load<u64>(a, 24)) + (load<u64>(Q, 16) * load<u64>(N, 32)
    + load<u64>(Q, 24) * load<u64>(N, 24) + load<u64>(Q, 32) * load<u64>(N, 16))) << shift;
  if (plus) sum += load<u64>(plus, 8);
  store<u64>(target, sum & DIGIT_MASK, 8);
  sum >>= FIXED_WIDTH;
  sum += (halfway(((load<u64>(a, 24) * load<u64>(a, 32)) << 1))
    + (load<u64>(Q, 24) * load<u64>(N, 32) + load<u64>(Q, 32) * load<u64>(N, 24))) << shift;
  if (plus) sum += load<u64>(plus, 16);
  store<u64>(target, sum & DIGIT_MASK, 16);
  sum >>= FIXED_WIDTH;
  sum += (halfway(load<u64>(a, 32) * load<u64>(a, 32))
    + (load<u64>(Q, 32) * load<u64>(N, 32))) << shift;
  if (plus) sum += load<u64>(plus, 24);
  store<u64>(target, sum & DIGIT_MASK, 24);
  sum >>= FIXED_WIDTH;
  if (plus) sum += load<u64>(plus, 32);
  store<u64>(target, sum, 32);
}
