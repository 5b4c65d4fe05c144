// The strong probable-prime test to base 2, eight numbers at once in lanes of doubles. With
// n - 1 = d·2^s, d odd, n passes if 2^d ≡ ±1 or 2^(d·2^r) ≡ -1 for some r < s (mod n).

import {
  balance,
  LANES53_LIMIT,
  multiplesOf2To,
  squareAndDouble,
  UNCORRECTED_LIMIT,
} from '../lanes/f64x2';
import { inverse, modulus, prepareGroup } from '../lanes/f64x2-group';

/** The lowest bit of a double's exponent, 2^52, in both lanes. */
const DOUBLING_BIT: usize = memory.data<u64>([0x0010000000000000, 0x0010000000000000], 16);

// For each vector of the group: the powers, the exponents with the next bit at 2^52, the lanes that
// passed.
const POWERS: usize = memory.data(64, 16);
const EXPONENTS: usize = memory.data(64, 16);
const FOUND: usize = memory.data(64, 16);

/**
 * In: eight odd u64 at `group`, 2^32 < n < LANES53_LIMIT.
 * Out: bit i is set if number i passes. If one number is UNCORRECTED_LIMIT or more, the whole group
 * takes corrected steps.
 */
export function base2Lanes53(group: usize): u32 {
  prepareGroup(group);
  let all: u64 = 0;
  let lowest: u64 = 0;
  for (let i: usize = 0; i < 64; i += 8) {
    const e = load<u64>(group + i) - 1;
    assert(!(e & 1) && e >= (<u64>1) << 32 && e < LANES53_LIMIT);
    all |= e;
    lowest |= e & (0 - e);
  }
  const length = 64 - <i32>clz(all);
  const tail = 63 - <i32>clz(lowest);
  // Not `?:`, which Binaryen turns into one loop with branches on `corrected` (6 % slower on Node
  // 20).
  if (all < UNCORRECTED_LIMIT) return powers(group, length, tail, false);
  return powers(group, length, tail, true);
}

/**
 * In: group prepared; length: the bits of its largest n - 1; tail: its greatest s.
 * Out: bit i is set if number i passes.
 */
@inline
function powers(group: usize, length: i32, tail: i32, corrected: bool): u32 {
  // The lanes share the number of steps: exponents are aligned at their lowest bit, a shorter one
  // begins with zeros. The top bits of an exponent cost nothing while the power is at most n/2, and
  // thus a residue: `top` bits of the longest exponent give at most 2^(length-2). A number shorter
  // by j bits starts at 2^(length/2^j - 1) at most, which is smaller still. None of these powers is
  // ±1 except the 2^0 of a much shorter number, at an exponent before the test begins.
  const top = 31 - clz(length - 1);
  let left = length - 1 - top;
  for (let i: usize = 0; i < 4; i++) {
    const e = i64x2.shr_u(v128.load(group + (i << 4)), 1);
    v128.store(POWERS + (i << 4), firstPower(e, left));
    // Moves the next bit of the exponents to 2^52.
    v128.store(EXPONENTS + (i << 4), i64x2.shl(e, 53 - left));
    v128.store(FOUND + (i << 4), i64x2.splat(0));
  }
  let x0 = v128.load(POWERS);
  let x1 = v128.load(POWERS, 16);
  let x2 = v128.load(POWERS, 32);
  let x3 = v128.load(POWERS, 48);
  for (; left > 0; --left) {
    x0 = step(x0, 0, corrected);
    x1 = step(x1, 1, corrected);
    x2 = step(x2, 2, corrected);
    x3 = step(x3, 3, corrected);
    if (left <= tail) {
      note(left, group, 0);
      note(left, group, 1);
      note(left, group, 2);
      note(left, group, 3);
    }
  }
  let passed: u32 = 0;
  for (let i: usize = 0; i < 4; i++) {
    passed |= i64x2.bitmask(v128.load(FOUND + (i << 4))) << ((<i32>i) << 1);
  }
  return passed;
}

/** Records which lanes of vector i pass at this exponent. */
@inline
function note(left: i32, group: usize, i: usize): void {
  v128.store(FOUND + (i << 4), v128.or(v128.load(FOUND + (i << 4)), passes(left, group, i)));
}

/** In: e, the exponent; k, its bits to come. Out: 2^(e >> k), as a double. */
@inline
function firstPower(e: v128, k: i32): v128 {
  return i64x2.shl(i64x2.add(i64x2.shr_u(e, k), i64x2.splat(1023)), 52);
}

/**
 * One step of vector i. In: x, its power. Out: x², or 2·x² where the exponent's next bit is set;
 * also at POWERS. The loop keeps it in a register as well: loaded at each step it took 20 % longer
 * (fused).
 */
@inline
function step(x: v128, i: usize, corrected: bool): v128 {
  const e = v128.load(EXPONENTS + (i << 4));
  v128.store(EXPONENTS + (i << 4), i64x2.shl(e, 1));
  const y = squareAndDouble(
    x,
    v128.and(e, v128.load(DOUBLING_BIT)),
    modulus(i),
    inverse(i),
    corrected,
  );
  v128.store(POWERS + (i << 4), y);
  return y;
}

/**
 * In: the power of vector i is 2^((n-1) >> left).
 * Out: all ones in the lanes that pass at this exponent.
 */
@inline
function passes(left: i32, group: usize, i: usize): v128 {
  const e = i64x2.sub(v128.load(group + (i << 4)), i64x2.splat(1));
  const residue = balance(v128.load(POWERS + (i << 4)), modulus(i), inverse(i));
  const reached = multiplesOf2To(left, e);
  const atD = v128.andnot(reached, multiplesOf2To(left + 1, e));
  const isMinusOne = f64x2.eq(residue, f64x2.splat(-1));
  const isOne = f64x2.eq(residue, f64x2.splat(1));
  return v128.or(v128.and(reached, isMinusOne), v128.and(atD, isOne));
}
