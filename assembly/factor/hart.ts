// Hart's one-line factoring (W. B. Hart, A one line factoring algorithm, 2012): if s² - k·n = t²
// with s = ceil(√(k·n)), then gcd(s - t, n) is a divisor of n, and seldom trivial. The multipliers
// k are multiples of 480, which have many divisors.

import { gcd } from './residue64';

const MULTIPLIER: u64 = 480;

/** The maximum number of multipliers. */
const TRIES: u64 = 8192;

/** Curves are faster from here on. Multiples k·n stay below 2^62 for n < 2^40. */
export const HART_LIMIT: u64 = 1 << 36;

/** Bit r is set if r is a square modulo 64. */
const SQUARES_MOD_64: u64 = 0x0202021202030213;

/**
 * In: odd composite n < HART_LIMIT. Out: a divisor, neither 1 nor n, or 0.
 * Cost: 6 ns a multiplier; about n^(1/4) multipliers, n^(1/3) at worst.
 */
export function divisorByHart(n: u64): u64 {
  const step = n * MULTIPLIER;
  const end = step * TRIES;
  for (let multiple = step; multiple <= end; multiple += step) {
    let s = <u64>(<i64>ceil(sqrt(<f64>(<i64>multiple))));
    while (s * s < multiple) s++;
    const difference = s * s - multiple;
    if (((SQUARES_MOD_64 >> (difference & 63)) & 1) == 0) continue;
    const t = <u64>(<i64>sqrt(<f64>(<i64>difference)));
    if (t * t != difference) continue;
    const divisor = gcd(s - t, n);
    if (divisor != 1 && divisor != n) return divisor;
  }
  return 0;
}
