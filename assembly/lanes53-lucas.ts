// The extra strong Lucas test, eight numbers at once in lanes of doubles; lucas.ts says what it is. Given
// V_d ≡ ±2, U_d ≡ 0 is 2·V_(d+1) ≡ P·V_d, so V_(d+1) ≡ ±P with the same sign.
//
// A ladder holds (a, b) = (V_k, V_(k+1)). V_2k = V_k² - 2 and V_(2k+1) = V_k·V_(k+1) - P, so a step squares
// one of the two and multiplies them. The bit says which one is squared; instead of choosing before the step
// and putting back after it, the pair is exchanged between two steps whose bits differ.

import { balance, multiplesOf2To, multiplyMinus, squareMinus, UNCORRECTED_LIMIT } from './lanes53';
import { inverse, modulus, prepareGroup } from './lanes53-group';
import { lucasParameter } from './lucas-parameter';

const PARAMETERS: usize = memory.data(64, 16);
const TWO: usize = memory.data<f64>([2, 2], 16);

/**
 * In: eight odd u64 at `group`, 7 <= n < LANES53_LIMIT (5 would fail: its P = 4 is not in range).
 * Out: bit i is set if number i passes; never for a square. One number from UNCORRECTED_LIMIT on makes the
 * whole group take the corrected steps.
 */
export function lucasLanes53(group: usize): u32 {
  prepareGroup(group);
  let eligible: u32 = 0;
  let largestP: u32 = 0;
  let all: u64 = 0;
  let lowest: u64 = 0;
  for (let i: u32 = 0; i < 8; ++i) {
    const n = load<u64>(group + (i << 3));
    const p = lucasParameter(n);
    store<f64>(PARAMETERS + (i << 3), <f64>p);
    eligible |= (<u32>(p != 0)) << i;
    largestP = max(largestP, p);
    all |= n + 1;
    lowest |= (n + 1) & (0 - (n + 1));
  }
  assert(largestP < 512);
  const length = 64 - <i32>clz(all);
  const tail = 63 - <i32>clz(lowest);
  return (
    eligible &
    (all <= UNCORRECTED_LIMIT
      ? ladder(group, length, tail, largestP, false)
      : ladder(group, length, tail, largestP, true))
  );
}

/**
 * In: group and parameters prepared; length: the bits of the longest n + 1; tail: the greatest s; largestP.
 * Out: bit i is set if number i passes.
 */
// @ts-ignore: decorator
@inline
function ladder(group: usize, length: i32, tail: i32, largestP: u32, corrected: bool): u32 {
  // The lanes share the number of steps; a shorter exponent begins with zeros, which keep (V_0, V_1) = (2, P).
  let g0 = bitChanges(exponent(group, 0), length);
  let g1 = bitChanges(exponent(group, 1), length);
  let g2 = bitChanges(exponent(group, 2), length);
  let g3 = bitChanges(exponent(group, 3), length);
  const two = v128.load(TWO);
  let a0 = two;
  let a1 = two;
  let a2 = two;
  let a3 = two;
  let b0 = parameter(0);
  let b1 = parameter(1);
  let b2 = parameter(2);
  let b3 = parameter(3);
  let t = exchange(a0, b0, g0);
  a0 = v128.xor(a0, t);
  b0 = v128.xor(b0, t);
  t = exchange(a1, b1, g1);
  a1 = v128.xor(a1, t);
  b1 = v128.xor(b1, t);
  t = exchange(a2, b2, g2);
  a2 = v128.xor(a2, t);
  b2 = v128.xor(b2, t);
  t = exchange(a3, b3, g3);
  a3 = v128.xor(a3, t);
  b3 = v128.xor(b3, t);
  /** Bits left after the next step. */
  let left = length - 1;

  // The first steps need no reduction: after j of them k + 1 <= 2^j, and V_(k+1) <= P^(k+1) <= bound.
  const limit = <f64>((<u64>1) << (length - 2)); // at most n/2
  for (
    let bound = <f64>largestP * largestP;
    bound <= limit && left > tail;
    bound *= bound, --left
  ) {
    g0 = i64x2.shl(g0, 1);
    b0 = f64x2.sub(f64x2.mul(a0, b0), parameter(0));
    a0 = f64x2.sub(f64x2.mul(a0, a0), two);
    t = exchange(a0, b0, g0);
    a0 = v128.xor(a0, t);
    b0 = v128.xor(b0, t);
    g1 = i64x2.shl(g1, 1);
    b1 = f64x2.sub(f64x2.mul(a1, b1), parameter(1));
    a1 = f64x2.sub(f64x2.mul(a1, a1), two);
    t = exchange(a1, b1, g1);
    a1 = v128.xor(a1, t);
    b1 = v128.xor(b1, t);
    g2 = i64x2.shl(g2, 1);
    b2 = f64x2.sub(f64x2.mul(a2, b2), parameter(2));
    a2 = f64x2.sub(f64x2.mul(a2, a2), two);
    t = exchange(a2, b2, g2);
    a2 = v128.xor(a2, t);
    b2 = v128.xor(b2, t);
    g3 = i64x2.shl(g3, 1);
    b3 = f64x2.sub(f64x2.mul(a3, b3), parameter(3));
    a3 = f64x2.sub(f64x2.mul(a3, a3), two);
    t = exchange(a3, b3, g3);
    a3 = v128.xor(a3, t);
    b3 = v128.xor(b3, t);
  }

  let f0 = i64x2.splat(0);
  let f1 = f0;
  let f2 = f0;
  let f3 = f0;
  for (; left > 0; --left) {
    g0 = i64x2.shl(g0, 1);
    g1 = i64x2.shl(g1, 1);
    g2 = i64x2.shl(g2, 1);
    g3 = i64x2.shl(g3, 1);
    b0 = multiply(a0, b0, 0, corrected);
    a0 = squareMinus(a0, two, modulus(0), inverse(0), corrected);
    t = exchange(a0, b0, g0);
    a0 = v128.xor(a0, t);
    b0 = v128.xor(b0, t);
    b1 = multiply(a1, b1, 1, corrected);
    a1 = squareMinus(a1, two, modulus(1), inverse(1), corrected);
    t = exchange(a1, b1, g1);
    a1 = v128.xor(a1, t);
    b1 = v128.xor(b1, t);
    b2 = multiply(a2, b2, 2, corrected);
    a2 = squareMinus(a2, two, modulus(2), inverse(2), corrected);
    t = exchange(a2, b2, g2);
    a2 = v128.xor(a2, t);
    b2 = v128.xor(b2, t);
    b3 = multiply(a3, b3, 3, corrected);
    a3 = squareMinus(a3, two, modulus(3), inverse(3), corrected);
    t = exchange(a3, b3, g3);
    a3 = v128.xor(a3, t);
    b3 = v128.xor(b3, t);
    // From k = d on the next bit is 0: exchanged for it, the pair stands as (V_k, V_(k+1)).
    if (left <= tail) {
      f0 = v128.or(f0, passes(a0, b0, left, group, 0));
      f1 = v128.or(f1, passes(a1, b1, left, group, 1));
      f2 = v128.or(f2, passes(a2, b2, left, group, 2));
      f3 = v128.or(f3, passes(a3, b3, left, group, 3));
    }
  }
  return (
    i64x2.bitmask(f0) |
    (i64x2.bitmask(f1) << 2) |
    (i64x2.bitmask(f2) << 4) |
    (i64x2.bitmask(f3) << 6)
  );
}

/** P of the numbers of vector i, as doubles. */
// @ts-ignore: decorator
@inline
function parameter(i: usize): v128 {
  return v128.load(PARAMETERS + (i << 4));
}

/** n + 1 of vector i. */
// @ts-ignore: decorator
@inline
function exponent(group: usize, i: usize): v128 {
  return i64x2.add(v128.load(group + (i << 4)), i64x2.splat(1));
}

/** In: e; length: the bits of the longest e. Out: where its bits change, from the top down, the first in the top bit. */
// @ts-ignore: decorator
@inline
function bitChanges(e: v128, length: i32): v128 {
  return i64x2.shl(v128.xor(e, i64x2.shr_u(e, 1)), 64 - length);
}

/** In: a pair, g. Out: what exchanges the pair by exclusive or, in the lanes where g has its top bit. */
// @ts-ignore: decorator
@inline
function exchange(a: v128, b: v128, g: v128): v128 {
  return v128.and(v128.xor(a, b), i64x2.lt_s(g, i64x2.splat(0)));
}

/** V_(2k+1) from V_k and V_(k+1). In and out: in range. */
// @ts-ignore: decorator
@inline
function multiply(a: v128, b: v128, i: usize, corrected: bool): v128 {
  return multiplyMinus(a, b, parameter(i), modulus(i), inverse(i), corrected);
}

/**
 * In: a = V_k, b = V_(k+1) of vector i, in range, with k = (n+1) >> left.
 * Out: all ones in the lanes that pass at this k.
 */
// @ts-ignore: decorator
@inline
function passes(a: v128, b: v128, left: i32, group: usize, i: usize): v128 {
  const e = exponent(group, i);
  const p = parameter(i);
  const two = v128.load(TWO);
  const v = balance(a, modulus(i), inverse(i));
  const next = balance(b, modulus(i), inverse(i));
  const reached = multiplesOf2To(left, e); // k = d·2^(s - left)
  const atD = v128.andnot(reached, multiplesOf2To(left + 1, e));
  const plus = v128.and(f64x2.eq(v, two), f64x2.eq(next, p));
  const minus = v128.and(f64x2.eq(v, f64x2.neg(two)), f64x2.eq(next, f64x2.neg(p)));
  const first = v128.and(atD, v128.or(plus, minus));
  // r < s - 1
  return left < 2 ? first : v128.or(first, v128.and(reached, f64x2.eq(v, f64x2.splat(0))));
}
