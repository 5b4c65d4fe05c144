// The strong test to a hashed base, eight numbers below 2^32 at once, in two vectors of 32-bit
// lanes; tests/hashed-base.ts explains why one such test decides. Residues are in Montgomery form
// with R = 2^32, in [0, n).

import { baseFor, inverse32 } from './hashed-base';

// What the eight numbers need, u32 each.
const MODULI: usize = memory.data(32, 16);
const INVERSES: usize = memory.data(32, 16);
const ONES: usize = memory.data(32, 16);
const BASES: usize = memory.data(32, 16);
const EXPONENTS: usize = memory.data(32, 16);
const TWOS: usize = memory.data(32, 16);

/**
 * In: eight odd u64 at `numbers`, 127² <= n < 2^32, without a factor up to 7. (No n divides its own
 * base: all n below 2^16, the bound of the bases, were checked.)
 * Out: bit i is set if number i is prime.
 */
export function hashedBaseLanes32(numbers: usize): u32 {
  let longest: u32 = 0;
  let tail: u32 = 0;
  for (let i: usize = 0; i < 8; i++) {
    const n = load<u64>(numbers + (i << 3));
    assert(n & 1 && n >= 127 * 127 && n < (<u64>1) << 32);
    const s = <u32>ctz(n - 1);
    const d = <u32>((n - 1) >> s);
    const at = i << 2;
    store<u32>(MODULI + at, <u32>n);
    store<u32>(INVERSES + at, inverse32(<u32>n));
    store<u32>(ONES + at, <u32>(((<u64>1) << 32) % n));
    store<u32>(BASES + at, <u32>((baseFor(n) << 32) % n));
    store<u32>(EXPONENTS + at, d);
    store<u32>(TWOS + at, s);
    longest |= d;
    tail = max(tail, s);
  }

  // Powers from the lowest bit up: the square and the product of a step are independent, and a
  // shorter exponent ends with zeros, which do not change its power.
  let power0 = v128.load(ONES);
  let power1 = v128.load(ONES, 16);
  let square0 = v128.load(BASES);
  let square1 = v128.load(BASES, 16);
  let e0 = v128.load(EXPONENTS);
  let e1 = v128.load(EXPONENTS, 16);
  for (; longest > 0; longest >>= 1) {
    power0 = v128.bitselect(product(power0, square0, 0), power0, lowBitSet(e0));
    power1 = v128.bitselect(product(power1, square1, 1), power1, lowBitSet(e1));
    square0 = product(square0, square0, 0);
    square1 = product(square1, square1, 1);
    e0 = i32x4.shr_u(e0, 1);
    e1 = i32x4.shr_u(e1, 1);
  }

  let passed0 = i32x4.eq(power0, v128.load(ONES));
  let passed1 = i32x4.eq(power1, v128.load(ONES, 16));
  for (let r: u32 = 0; r < tail; r++) {
    passed0 = v128.or(passed0, v128.and(isMinusOne(power0, 0), hasMoreTwos(r, 0)));
    passed1 = v128.or(passed1, v128.and(isMinusOne(power1, 1), hasMoreTwos(r, 1)));
    power0 = product(power0, power0, 0);
    power1 = product(power1, power1, 1);
  }
  return i32x4.bitmask(passed0) | (i32x4.bitmask(passed1) << 4);
}

/** In: x, y of vector i, residues. Out: their product, a residue. */
@inline
function product(x: v128, y: v128, i: usize): v128 {
  const n = v128.load(MODULI + (i << 4));
  const a = i64x2.extmul_low_i32x4_u(x, y);
  const b = i64x2.extmul_high_i32x4_u(x, y);
  const low = v128.shuffle<i32>(a, b, 0, 2, 4, 6);
  const high = v128.shuffle<i32>(a, b, 1, 3, 5, 7);
  const q = i32x4.mul(low, v128.load(INVERSES + (i << 4)));
  const multiple = v128.shuffle<i32>(
    i64x2.extmul_low_i32x4_u(q, n),
    i64x2.extmul_high_i32x4_u(q, n),
    1,
    3,
    5,
    7,
  );
  const borrow = i32x4.lt_u(high, multiple);
  return i32x4.add(i32x4.sub(high, multiple), v128.and(n, borrow));
}

/** Out: all ones in the lanes where e is odd. */
@inline
function lowBitSet(e: v128): v128 {
  return i32x4.shr_s(i32x4.shl(e, 31), 31);
}

/** In: x of vector i, a residue. Out: all ones in the lanes where x ≡ -1. */
@inline
function isMinusOne(x: v128, i: usize): v128 {
  const n = v128.load(MODULI + (i << 4));
  return i32x4.eq(x, i32x4.sub(n, v128.load(ONES + (i << 4))));
}

/** Out: all ones in the lanes of vector i where 2^(r+1) divides n - 1. */
@inline
function hasMoreTwos(r: u32, i: usize): v128 {
  return i32x4.gt_u(v128.load(TWOS + (i << 4)), i32x4.splat(r));
}
