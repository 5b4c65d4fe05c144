// Written by scripts/fixed-products.mjs: the product and the square modulo n of 7 digits.
//
// A product is computed column by column (Comba) with one running sum, the only value that has to
// stay in a register. Columns below R give the digits q of the multiple of n that makes them zero,
// those above give the result. Up to nine products of two digits from either, at most 2^58 each,
// and a carry, doubled, are below 2^64. The target may be a or b: digit i is not read again once it
// is written.

import { DIGIT_MASK, FIXED_WIDTH, halfway, N, Q } from './rows';

/**
 * target = a·b / R + plus mod n, of 7 digits.
 * In: a, b below 4n; plus, if given, below n; n·inverse ≡ -1 mod 2^29. Out: below 4n.
 */
@inline
export function product7(target: usize, a: usize, b: usize, plus: usize, inverse: u64): void {
  let sum: u64 = 0;
  let q: u64 = 0;
  sum = halfway(sum + (load<u64>(a) * load<u64>(b)));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (load<u64>(a) * load<u64>(b, 8) + load<u64>(a, 8) * load<u64>(b)))
    + (load<u64>(Q) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 8);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (load<u64>(a) * load<u64>(b, 16) + load<u64>(a, 8) * load<u64>(b, 8)
    + load<u64>(a, 16) * load<u64>(b))) + (load<u64>(Q) * load<u64>(N, 16)
    + load<u64>(Q, 8) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 16);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (load<u64>(a) * load<u64>(b, 24) + load<u64>(a, 8) * load<u64>(b, 16)
    + load<u64>(a, 16) * load<u64>(b, 8) + load<u64>(a, 24) * load<u64>(b)))
    + (load<u64>(Q) * load<u64>(N, 24) + load<u64>(Q, 8) * load<u64>(N, 16)
    + load<u64>(Q, 16) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 24);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (load<u64>(a) * load<u64>(b, 32) + load<u64>(a, 8) * load<u64>(b, 24)
    + load<u64>(a, 16) * load<u64>(b, 16) + load<u64>(a, 24) * load<u64>(b, 8)
    + load<u64>(a, 32) * load<u64>(b))) + (load<u64>(Q) * load<u64>(N, 32)
    + load<u64>(Q, 8) * load<u64>(N, 24) + load<u64>(Q, 16) * load<u64>(N, 16)
    + load<u64>(Q, 24) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 32);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (load<u64>(a) * load<u64>(b, 40) + load<u64>(a, 8) * load<u64>(b, 32)
    + load<u64>(a, 16) * load<u64>(b, 24) + load<u64>(a, 24) * load<u64>(b, 16)
    + load<u64>(a, 32) * load<u64>(b, 8) + load<u64>(a, 40) * load<u64>(b)))
    + (load<u64>(Q) * load<u64>(N, 40) + load<u64>(Q, 8) * load<u64>(N, 32)
    + load<u64>(Q, 16) * load<u64>(N, 24) + load<u64>(Q, 24) * load<u64>(N, 16)
    + load<u64>(Q, 32) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 40);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (load<u64>(a) * load<u64>(b, 48) + load<u64>(a, 8) * load<u64>(b, 40)
    + load<u64>(a, 16) * load<u64>(b, 32) + load<u64>(a, 24) * load<u64>(b, 24)
    + load<u64>(a, 32) * load<u64>(b, 16) + load<u64>(a, 40) * load<u64>(b, 8)
    + load<u64>(a, 48) * load<u64>(b))) + (load<u64>(Q) * load<u64>(N, 48)
    + load<u64>(Q, 8) * load<u64>(N, 40) + load<u64>(Q, 16) * load<u64>(N, 32)
    + load<u64>(Q, 24) * load<u64>(N, 24) + load<u64>(Q, 32) * load<u64>(N, 16)
    + load<u64>(Q, 40) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 48);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum += halfway(load<u64>(a, 8) * load<u64>(b, 48) + load<u64>(a, 16) * load<u64>(b, 40)
    + load<u64>(a, 24) * load<u64>(b, 32) + load<u64>(a, 32) * load<u64>(b, 24)
    + load<u64>(a, 40) * load<u64>(b, 16) + load<u64>(a, 48) * load<u64>(b, 8))
    + (load<u64>(Q, 8) * load<u64>(N, 48) + load<u64>(Q, 16) * load<u64>(N, 40)
    + load<u64>(Q, 24) * load<u64>(N, 32) + load<u64>(Q, 32) * load<u64>(N, 24)
    + load<u64>(Q, 40) * load<u64>(N, 16) + load<u64>(Q, 48) * load<u64>(N, 8));
  if (plus) sum += load<u64>(plus);
  store<u64>(target, sum & DIGIT_MASK);
  sum >>= FIXED_WIDTH;
  sum += halfway(load<u64>(a, 16) * load<u64>(b, 48) + load<u64>(a, 24) * load<u64>(b, 40)
    + load<u64>(a, 32) * load<u64>(b, 32) + load<u64>(a, 40) * load<u64>(b, 24)
    + load<u64>(a, 48) * load<u64>(b, 16)) + (load<u64>(Q, 16) * load<u64>(N, 48)
    + load<u64>(Q, 24) * load<u64>(N, 40) + load<u64>(Q, 32) * load<u64>(N, 32)
    + load<u64>(Q, 40) * load<u64>(N, 24) + load<u64>(Q, 48) * load<u64>(N, 16));
  if (plus) sum += load<u64>(plus, 8);
  store<u64>(target, sum & DIGIT_MASK, 8);
  sum >>= FIXED_WIDTH;
  sum += halfway(load<u64>(a, 24) * load<u64>(b, 48) + load<u64>(a, 32) * load<u64>(b, 40)
    + load<u64>(a, 40) * load<u64>(b, 32) + load<u64>(a, 48) * load<u64>(b, 24))
    + (load<u64>(Q, 24) * load<u64>(N, 48) + load<u64>(Q, 32) * load<u64>(N, 40)
    + load<u64>(Q, 40) * load<u64>(N, 32) + load<u64>(Q, 48) * load<u64>(N, 24));
  if (plus) sum += load<u64>(plus, 16);
  store<u64>(target, sum & DIGIT_MASK, 16);
  sum >>= FIXED_WIDTH;
  sum += halfway(load<u64>(a, 32) * load<u64>(b, 48) + load<u64>(a, 40) * load<u64>(b, 40)
    + load<u64>(a, 48) * load<u64>(b, 32)) + (load<u64>(Q, 32) * load<u64>(N, 48)
    + load<u64>(Q, 40) * load<u64>(N, 40) + load<u64>(Q, 48) * load<u64>(N, 32));
  if (plus) sum += load<u64>(plus, 24);
  store<u64>(target, sum & DIGIT_MASK, 24);
  sum >>= FIXED_WIDTH;
  sum += halfway(load<u64>(a, 40) * load<u64>(b, 48) + load<u64>(a, 48) * load<u64>(b, 40))
    + (load<u64>(Q, 40) * load<u64>(N, 48) + load<u64>(Q, 48) * load<u64>(N, 40));
  if (plus) sum += load<u64>(plus, 32);
  store<u64>(target, sum & DIGIT_MASK, 32);
  sum >>= FIXED_WIDTH;
  sum += halfway(load<u64>(a, 48) * load<u64>(b, 48)) + (load<u64>(Q, 48) * load<u64>(N, 48));
  if (plus) sum += load<u64>(plus, 40);
  store<u64>(target, sum & DIGIT_MASK, 40);
  sum >>= FIXED_WIDTH;
  if (plus) sum += load<u64>(plus, 48);
  store<u64>(target, sum, 48);
}

/**
 * target = (a² / R)·2^shift + plus mod n, of 7 digits.
 * In: a below 4n; shift is 0 or 1; plus, if given, below n; n·inverse ≡ -1 mod 2^29. Out: below 4n.
 */
@inline
export function square7(target: usize, a: usize, shift: u64, plus: usize, inverse: u64): void {
  let sum: u64 = 0;
  let q: u64 = 0;
  sum = halfway(sum + (load<u64>(a) * load<u64>(a)));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (((load<u64>(a) * load<u64>(a, 8)) << 1))) + (load<u64>(Q) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 8);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (((load<u64>(a) * load<u64>(a, 16)) << 1)
    + load<u64>(a, 8) * load<u64>(a, 8))) + (load<u64>(Q) * load<u64>(N, 16)
    + load<u64>(Q, 8) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 16);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (((load<u64>(a) * load<u64>(a, 24)
    + load<u64>(a, 8) * load<u64>(a, 16)) << 1))) + (load<u64>(Q) * load<u64>(N, 24)
    + load<u64>(Q, 8) * load<u64>(N, 16) + load<u64>(Q, 16) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 24);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (((load<u64>(a) * load<u64>(a, 32) + load<u64>(a, 8) * load<u64>(a, 24)) << 1)
    + load<u64>(a, 16) * load<u64>(a, 16))) + (load<u64>(Q) * load<u64>(N, 32)
    + load<u64>(Q, 8) * load<u64>(N, 24) + load<u64>(Q, 16) * load<u64>(N, 16)
    + load<u64>(Q, 24) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 32);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (((load<u64>(a) * load<u64>(a, 40) + load<u64>(a, 8) * load<u64>(a, 32)
    + load<u64>(a, 16) * load<u64>(a, 24)) << 1))) + (load<u64>(Q) * load<u64>(N, 40)
    + load<u64>(Q, 8) * load<u64>(N, 32) + load<u64>(Q, 16) * load<u64>(N, 24)
    + load<u64>(Q, 24) * load<u64>(N, 16) + load<u64>(Q, 32) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 40);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum = halfway(sum + (((load<u64>(a) * load<u64>(a, 48) + load<u64>(a, 8) * load<u64>(a, 40)
    + load<u64>(a, 16) * load<u64>(a, 32)) << 1) + load<u64>(a, 24) * load<u64>(a, 24)))
    + (load<u64>(Q) * load<u64>(N, 48) + load<u64>(Q, 8) * load<u64>(N, 40)
    + load<u64>(Q, 16) * load<u64>(N, 32) + load<u64>(Q, 24) * load<u64>(N, 24)
    + load<u64>(Q, 32) * load<u64>(N, 16) + load<u64>(Q, 40) * load<u64>(N, 8));
  q = (sum * inverse) & DIGIT_MASK;
  store<u64>(Q, q, 48);
  sum = (sum + q * load<u64>(N)) >> FIXED_WIDTH;
  sum <<= shift;
  sum += (halfway(((load<u64>(a, 8) * load<u64>(a, 48) + load<u64>(a, 16) * load<u64>(a, 40)
    + load<u64>(a, 24) * load<u64>(a, 32)) << 1)) + (load<u64>(Q, 8) * load<u64>(N, 48)
    + load<u64>(Q, 16) * load<u64>(N, 40) + load<u64>(Q, 24) * load<u64>(N, 32)
    + load<u64>(Q, 32) * load<u64>(N, 24) + load<u64>(Q, 40) * load<u64>(N, 16)
    + load<u64>(Q, 48) * load<u64>(N, 8))) << shift;
  if (plus) sum += load<u64>(plus);
  store<u64>(target, sum & DIGIT_MASK);
  sum >>= FIXED_WIDTH;
  sum += (halfway(((load<u64>(a, 16) * load<u64>(a, 48) + load<u64>(a, 24) * load<u64>(a, 40)) << 1)
    + load<u64>(a, 32) * load<u64>(a, 32)) + (load<u64>(Q, 16) * load<u64>(N, 48)
    + load<u64>(Q, 24) * load<u64>(N, 40) + load<u64>(Q, 32) * load<u64>(N, 32)
    + load<u64>(Q, 40) * load<u64>(N, 24) + load<u64>(Q, 48) * load<u64>(N, 16))) << shift;
  if (plus) sum += load<u64>(plus, 8);
  store<u64>(target, sum & DIGIT_MASK, 8);
  sum >>= FIXED_WIDTH;
  sum += (halfway(((load<u64>(a, 24) * load<u64>(a, 48)
    + load<u64>(a, 32) * load<u64>(a, 40)) << 1)) + (load<u64>(Q, 24) * load<u64>(N, 48)
    + load<u64>(Q, 32) * load<u64>(N, 40) + load<u64>(Q, 40) * load<u64>(N, 32)
    + load<u64>(Q, 48) * load<u64>(N, 24))) << shift;
  if (plus) sum += load<u64>(plus, 16);
  store<u64>(target, sum & DIGIT_MASK, 16);
  sum >>= FIXED_WIDTH;
  sum += (halfway(((load<u64>(a, 32) * load<u64>(a, 48)) << 1)
    + load<u64>(a, 40) * load<u64>(a, 40)) + (load<u64>(Q, 32) * load<u64>(N, 48)
    + load<u64>(Q, 40) * load<u64>(N, 40) + load<u64>(Q, 48) * load<u64>(N, 32))) << shift;
  if (plus) sum += load<u64>(plus, 24);
  store<u64>(target, sum & DIGIT_MASK, 24);
  sum >>= FIXED_WIDTH;
  sum += (halfway(((load<u64>(a, 40) * load<u64>(a, 48)) << 1))
    + (load<u64>(Q, 40) * load<u64>(N, 48) + load<u64>(Q, 48) * load<u64>(N, 40))) << shift;
  if (plus) sum += load<u64>(plus, 32);
  store<u64>(target, sum & DIGIT_MASK, 32);
  sum >>= FIXED_WIDTH;
  sum += (halfway(load<u64>(a, 48) * load<u64>(a, 48))
    + (load<u64>(Q, 48) * load<u64>(N, 48))) << shift;
  if (plus) sum += load<u64>(plus, 40);
  store<u64>(target, sum & DIGIT_MASK, 40);
  sum >>= FIXED_WIDTH;
  if (plus) sum += load<u64>(plus, 48);
  store<u64>(target, sum, 48);
}
