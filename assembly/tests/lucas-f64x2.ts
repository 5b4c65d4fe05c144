// The extra strong Lucas test of tests/lucas.ts, eight numbers at once in lanes of doubles. Given
// V_d ≡ ±2, U_d ≡ 0 means 2·V_(d+1) ≡ P·V_d: V_(d+1) ≡ ±P with the same sign.
//
// A ladder holds (a, b) = (V_k, V_(k+1)). V_2k = V_k² - 2 and V_(2k+1) = V_k·V_(k+1) - P: a step
// squares one of the two, which the bit selects, and multiplies them. Instead of selecting in every
// step, the pair is exchanged between two steps whose bits differ.

import {
  balance,
  LANES53_LIMIT,
  multiplesOf2To,
  multiplyMinus,
  squareMinus,
  UNCORRECTED_LIMIT,
} from '../lanes/f64x2';
import { inverse, modulus, prepareGroup } from '../lanes/f64x2-group';
import { lucasOneByOne } from './lucas';
import { lucasParameter } from './lucas-parameter';

const PARAMETERS: usize = memory.data(64, 16);
// For each vector of the group: the pair, exchanged for the next bit; where bits change; the lanes
// that passed.
const CHOSEN: usize = memory.data(64, 16);
const OTHER: usize = memory.data(64, 16);
const CHANGES: usize = memory.data(64, 16);
const FOUND: usize = memory.data(64, 16);
const TWO: usize = memory.data<f64>([2, 2], 16);

/**
 * In: eight odd u64 at `group`, 2^32 < n < LANES53_LIMIT.
 * Out: bit i is set if number i passes; never for a square. If one number is UNCORRECTED_LIMIT or
 * more, the whole group takes corrected steps.
 */
export function lucasLanes53(group: usize): u32 {
  prepareGroup(group);
  let eligible: u32 = 0;
  let largestP: u32 = 0;
  let all: u64 = 0;
  let lowest: u64 = 0;
  for (let i: u32 = 0; i < 8; ++i) {
    const n = load<u64>(group + (i << 3));
    assert(n & 1 && n > (<u64>1) << 32 && n < LANES53_LIMIT);
    const p = lucasParameter(n);
    store<f64>(PARAMETERS + (i << 3), <f64>p);
    eligible |= (<u32>(p != 0)) << i;
    largestP = max(largestP, p);
    all |= n + 1;
    lowest |= (n + 1) & (0 - (n + 1));
  }
  // The arithmetic allows P < 2^9. No greater P is known: pseudosquares below 2^64 have P < 300.
  if (largestP >= 512) return lucasOneByOne(group);
  const length = 64 - <i32>clz(all);
  const tail = 63 - <i32>clz(lowest);
  // Not `?:`, see base2Lanes53.
  if (all <= UNCORRECTED_LIMIT) return eligible & ladder(group, length, tail, largestP, false);
  return eligible & ladder(group, length, tail, largestP, true);
}

/**
 * In: group and parameters prepared; length: the bits of the longest n + 1; tail: the greatest s;
 * largestP.
 * Out: bit i is set if number i passes.
 */
@inline
function ladder(group: usize, length: i32, tail: i32, largestP: u32, corrected: bool): u32 {
  // The lanes share the number of steps; a shorter exponent begins with zeros, which keep (V_0,
  // V_1) = (2, P).
  for (let i: usize = 0; i < 4; i++) {
    const g = bitChanges(exponent(group, i), length);
    setPair(i, v128.load(TWO), parameter(i), g);
    v128.store(FOUND + (i << 4), i64x2.splat(0));
  }
  /** Bits left after the next step. */
  let left = length - 1;

  // The first steps need no reduction: after j of them k + 1 <= 2^j, and V_(k+1) <= P^(k+1) <=
  // bound.
  const limit = <f64>((<u64>1) << (length - 2)); // at most n/2
  for (
    let bound = <f64>largestP * largestP;
    bound <= limit && left > tail;
    bound *= bound, --left
  ) {
    for (let i: usize = 0; i < 4; i++) {
      const a = v128.load(CHOSEN + (i << 4));
      const b = v128.load(OTHER + (i << 4));
      const g = i64x2.shl(v128.load(CHANGES + (i << 4)), 1);
      setPair(
        i,
        f64x2.sub(f64x2.mul(a, a), v128.load(TWO)),
        f64x2.sub(f64x2.mul(a, b), parameter(i)),
        g,
      );
    }
  }

  for (; left > 0; --left) {
    step(0, corrected);
    step(1, corrected);
    step(2, corrected);
    step(3, corrected);
    // From k = d on the next bit is 0: exchanged for it, the pair is (V_k, V_(k+1)).
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

/**
 * Sets the pair of vector i. In: (a, b) as the last step left it; g, where bits change, the next
 * one on top.
 */
@inline
function setPair(i: usize, a: v128, b: v128, g: v128): void {
  const t = exchange(a, b, g);
  v128.store(CHOSEN + (i << 4), v128.xor(a, t));
  v128.store(OTHER + (i << 4), v128.xor(b, t));
  v128.store(CHANGES + (i << 4), g);
}

/** Records which lanes of vector i pass at this k. */
@inline
function note(left: i32, group: usize, i: usize): void {
  v128.store(FOUND + (i << 4), v128.or(v128.load(FOUND + (i << 4)), passes(left, group, i)));
}

/**
 * One step of vector i. (Pairs kept in registers as well, fused: 7 % slower below 2^50, 1 % faster
 * above.)
 */
@inline
function step(i: usize, corrected: bool): void {
  const a = v128.load(CHOSEN + (i << 4));
  const b = multiply(a, v128.load(OTHER + (i << 4)), i, corrected);
  // Overwritten below. Without it Node 20 spills 5 to 7 vectors of the split variant.
  if (!ASC_FEATURE_RELAXED_SIMD) v128.store(OTHER + (i << 4), b);
  const c = squareMinus(a, v128.load(TWO), modulus(i), inverse(i), corrected);
  setPair(i, c, b, i64x2.shl(v128.load(CHANGES + (i << 4)), 1));
}

/** P of the numbers of vector i, as doubles. */
@inline
function parameter(i: usize): v128 {
  return v128.load(PARAMETERS + (i << 4));
}

/** n + 1 of vector i. */
@inline
function exponent(group: usize, i: usize): v128 {
  return i64x2.add(v128.load(group + (i << 4)), i64x2.splat(1));
}

/**
 * In: e; length: the bits of the longest e. Out: where its bits change, from the top down, the
 * first in the top bit.
 */
@inline
function bitChanges(e: v128, length: i32): v128 {
  return i64x2.shl(v128.xor(e, i64x2.shr_u(e, 1)), 64 - length);
}

/**
 * In: a pair, g. Out: the xor mask that exchanges the pair in the lanes where g has its top bit.
 */
@inline
function exchange(a: v128, b: v128, g: v128): v128 {
  return v128.and(v128.xor(a, b), i64x2.lt_s(g, i64x2.splat(0)));
}

/** V_(2k+1) from V_k and V_(k+1). In and out: in range. */
@inline
function multiply(a: v128, b: v128, i: usize, corrected: bool): v128 {
  return multiplyMinus(a, b, parameter(i), modulus(i), inverse(i), corrected);
}

/**
 * In: the pair of vector i is V_k, V_(k+1), in range, with k = (n+1) >> left.
 * Out: all ones in the lanes that pass at this k.
 */
@inline
function passes(left: i32, group: usize, i: usize): v128 {
  const e = exponent(group, i);
  const p = parameter(i);
  const two = v128.load(TWO);
  const v = balance(v128.load(CHOSEN + (i << 4)), modulus(i), inverse(i));
  const next = balance(v128.load(OTHER + (i << 4)), modulus(i), inverse(i));
  const reached = multiplesOf2To(left, e); // k = d·2^(s - left)
  const atD = v128.andnot(reached, multiplesOf2To(left + 1, e));
  const plus = v128.and(f64x2.eq(v, two), f64x2.eq(next, p));
  const minus = v128.and(f64x2.eq(v, f64x2.neg(two)), f64x2.eq(next, f64x2.neg(p)));
  const first = v128.and(atD, v128.or(plus, minus));
  // r < s - 1
  return left < 2 ? first : v128.or(first, v128.and(reached, f64x2.eq(v, f64x2.splat(0))));
}
