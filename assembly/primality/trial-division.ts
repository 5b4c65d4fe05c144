// Trial division, written for speed: by every candidate up to √n, two candidates an instruction.
// The candidates are the numbers coprime to 30 (wheel factorisation), eight in a turn of the wheel.

import { squareRoot } from '../word/square-root';

const TURN: u32 = 30;

/** 2^-51. */
const TOLERANCE: f64 = 4.440892098500626e-16;

/**
 * The smallest divisor of n in a turn of the wheel.
 *
 * In: n > 0; turn, a multiple of 30 above 0.
 * Out: the smallest d | n in turn + {1, 7, 11, 13, 17, 19, 23, 29}, or 0.
 */
function divisorInTurn(n: u64, turn: u64): u32 {
  if (n % (turn + 1) == 0) return <u32>turn + 1;
  if (n % (turn + 7) == 0) return <u32>turn + 7;
  if (n % (turn + 11) == 0) return <u32>turn + 11;
  if (n % (turn + 13) == 0) return <u32>turn + 13;
  if (n % (turn + 17) == 0) return <u32>turn + 17;
  if (n % (turn + 19) == 0) return <u32>turn + 19;
  if (n % (turn + 23) == 0) return <u32>turn + 23;
  if (n % (turn + 29) == 0) return <u32>turn + 29;
  return 0;
}

/**
 * Finds candidates d that may divide n. If d | n, the quotient is an integer, and rounding n (to 53
 * bits) and the quotient moves it by less than 2^-51·(n/d): no divisor is missed. A false
 * candidate, at most one in d/2^14, is excluded by an integer remainder. Below 2^53, comparing the
 * quotient with its nearest integer would suffice, but is no faster: the division takes the time.
 *
 * In: lanes of n rounded to a double, and of d ≥ 1.
 * Out: all ones in the lanes where d | n, and in a few others.
 */
@inline
function mayDivide(n: v128, d: v128): v128 {
  const quotient = f64x2.div(n, d);
  const distance = f64x2.abs(f64x2.sub(quotient, f64x2.nearest(quotient)));
  return f64x2.le(distance, f64x2.mul(quotient, f64x2.splat(TOLERANCE)));
}

/**
 * The smallest divisor of n within the first turn or below it.
 *
 * In: any n.
 * Out: the smallest prime p < 30 with p | n and p² ≤ n, or 0.
 */
function smallDivisor(n: u64): u32 {
  if (n % 2 == 0 && n >= 4) return 2;
  if (n % 3 == 0 && n >= 9) return 3;
  if (n % 5 == 0 && n >= 25) return 5;
  if (n % 7 == 0 && n >= 49) return 7;
  if (n % 11 == 0 && n >= 121) return 11;
  if (n % 13 == 0 && n >= 169) return 13;
  if (n % 17 == 0 && n >= 289) return 17;
  if (n % 19 == 0 && n >= 361) return 19;
  if (n % 23 == 0 && n >= 529) return 23;
  if (n % 29 == 0 && n >= 841) return 29;
  return 0;
}

/**
 * The smallest divisor of n between two bounds, which let a caller split seconds of work into
 * parts. n > 1 is prime if there is none from 2 to ⌊√n⌋.
 *
 * In: n > 0 with no divisor in [2, first).
 * Out: the smallest d | n with first ≤ d ≤ min(last, ⌊√n⌋), or 0. A divisor up to 29 past `last`
 * may be found too. Cost: eight divisions in four instructions for each turn of 30, about 6 ns; a
 * second for a 64-bit prime.
 */
export function findDivisor(n: u64, first: u32, last: u32): u32 {
  assert(n > 0);
  if (first < TURN) {
    const divisor = smallDivisor(n);
    if (divisor != 0) return divisor;
  }
  const end = min<u64>(last, squareRoot(n));

  const start = max<u64>(first - (first % TURN), TURN);
  const dividend = f64x2.splat(<f64>n);
  const step = f64x2.splat(<f64>TURN);
  const base = f64x2.splat(<f64>start);
  let d0 = f64x2.add(base, f64x2(1, 7));
  let d1 = f64x2.add(base, f64x2(11, 13));
  let d2 = f64x2.add(base, f64x2(17, 19));
  let d3 = f64x2.add(base, f64x2(23, 29));
  for (let turn = start; turn <= end; turn += TURN) {
    const hits = v128.or(
      v128.or(mayDivide(dividend, d0), mayDivide(dividend, d1)),
      v128.or(mayDivide(dividend, d2), mayDivide(dividend, d3)),
    );
    if (v128.any_true(hits)) {
      const divisor = divisorInTurn(n, turn);
      if (divisor != 0) return divisor;
    }
    d0 = f64x2.add(d0, step);
    d1 = f64x2.add(d1, step);
    d2 = f64x2.add(d2, step);
    d3 = f64x2.add(d3, step);
  }
  return 0;
}
