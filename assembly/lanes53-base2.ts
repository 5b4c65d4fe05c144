// The strong probable-prime test to base 2, eight numbers at once in lanes of doubles. With n - 1 = d·2^s,
// d odd, n passes if 2^d ≡ ±1 or 2^(d·2^r) ≡ -1 for some r < s (mod n).

import { balance, multiplesOf2To, squareAndDouble, UNCORRECTED_LIMIT } from './lanes53';
import { inverse, modulus, prepareGroup } from './lanes53-group';

/** The lowest bit of a double's exponent, 2^52, in both lanes. */
const DOUBLING_BIT: usize = memory.data<u64>([0x0010000000000000, 0x0010000000000000], 16);

/**
 * In: eight odd u64 at `group`, 3 <= n < LANES53_LIMIT.
 * Out: bit i is set if number i passes. One number from UNCORRECTED_LIMIT on makes the whole group take
 * the corrected steps.
 */
export function base2Lanes53(group: usize): u32 {
  prepareGroup(group);
  let all: u64 = 0;
  let lowest: u64 = 0;
  for (let i: usize = 0; i < 64; i += 8) {
    const e = load<u64>(group + i) - 1;
    all |= e;
    lowest |= e & (0 - e);
  }
  const length = 64 - <i32>clz(all);
  const tail = 63 - <i32>clz(lowest);
  return all < UNCORRECTED_LIMIT
    ? powers(group, length, tail, false)
    : powers(group, length, tail, true);
}

/**
 * In: group prepared; length: the bits of its largest n - 1; tail: its greatest s.
 * Out: bit i is set if number i passes.
 */
// @ts-ignore: decorator
@inline
function powers(group: usize, length: i32, tail: i32, corrected: bool): u32 {
  // The lanes share the number of steps: exponents are aligned at their lowest bit, a shorter one begins
  // with zeros. The top bits of an exponent cost nothing, as long as the power is at most n/2 and so a
  // residue as it stands: `top` bits of the longest make at most 2^(length-2). A number shorter by j bits
  // starts at 2^(length/2^j - 1) at most, which is smaller still. None of these powers is ±1.
  const top = 31 - clz(length - 1);
  let left = length - 1 - top;
  let e0 = i64x2.shr_u(v128.load(group), 1);
  let e1 = i64x2.shr_u(v128.load(group, 16), 1);
  let e2 = i64x2.shr_u(v128.load(group, 32), 1);
  let e3 = i64x2.shr_u(v128.load(group, 48), 1);
  let x0 = firstPower(e0, left);
  let x1 = firstPower(e1, left);
  let x2 = firstPower(e2, left);
  let x3 = firstPower(e3, left);
  // Brings the exponents' next bit to 2^52.
  const shift = 53 - left;
  e0 = i64x2.shl(e0, shift);
  e1 = i64x2.shl(e1, shift);
  e2 = i64x2.shl(e2, shift);
  e3 = i64x2.shl(e3, shift);

  let f0 = i64x2.splat(0);
  let f1 = f0;
  let f2 = f0;
  let f3 = f0;
  for (; left > 0; --left) {
    x0 = step(x0, e0, 0, corrected);
    x1 = step(x1, e1, 1, corrected);
    x2 = step(x2, e2, 2, corrected);
    x3 = step(x3, e3, 3, corrected);
    e0 = i64x2.shl(e0, 1);
    e1 = i64x2.shl(e1, 1);
    e2 = i64x2.shl(e2, 1);
    e3 = i64x2.shl(e3, 1);
    if (left <= tail) {
      f0 = v128.or(f0, passes(x0, left, group, 0));
      f1 = v128.or(f1, passes(x1, left, group, 1));
      f2 = v128.or(f2, passes(x2, left, group, 2));
      f3 = v128.or(f3, passes(x3, left, group, 3));
    }
  }
  return (
    i64x2.bitmask(f0) |
    (i64x2.bitmask(f1) << 2) |
    (i64x2.bitmask(f2) << 4) |
    (i64x2.bitmask(f3) << 6)
  );
}

/** In: e, the exponent; k, its bits to come. Out: 2^(e >> k), as a double. */
// @ts-ignore: decorator
@inline
function firstPower(e: v128, k: i32): v128 {
  return i64x2.shl(i64x2.add(i64x2.shr_u(e, k), i64x2.splat(1023)), 52);
}

/** One step of vector i. In: x in range; e with the exponent's next bit at 2^52. Out: x² or 2·x², in range. */
// @ts-ignore: decorator
@inline
function step(x: v128, e: v128, i: usize, corrected: bool): v128 {
  return squareAndDouble(
    x,
    v128.and(e, v128.load(DOUBLING_BIT)),
    modulus(i),
    inverse(i),
    corrected,
  );
}

/**
 * In: x = 2^((n-1) >> left) of vector i, in range.
 * Out: all ones in the lanes that pass at this exponent.
 */
// @ts-ignore: decorator
@inline
function passes(x: v128, left: i32, group: usize, i: usize): v128 {
  const e = i64x2.sub(v128.load(group + (i << 4)), i64x2.splat(1));
  const residue = balance(x, modulus(i), inverse(i));
  const reached = multiplesOf2To(left, e);
  const atD = v128.andnot(reached, multiplesOf2To(left + 1, e));
  const isMinusOne = f64x2.eq(residue, f64x2.splat(-1));
  const isOne = f64x2.eq(residue, f64x2.splat(1));
  return v128.or(v128.and(reached, isMinusOne), v128.and(atD, isOne));
}
