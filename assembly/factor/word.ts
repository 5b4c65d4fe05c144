// The complete factorisation of n < 2^64.

import { HASHED_BASE_LIMIT, isPrimeByHashedBase } from '../tests/hashed-base';
import { isExtraStrongLucasProbablePrime } from '../tests/lucas';
import { isStrongProbablePrimeBase2 } from '../tests/strong-base2';
import { findDivisor } from '../primality/trial-division';
import { squareRoot } from '../word/square-root';
import { divisorByCurve } from './curve64';
import { divisorByHart, HART_LIMIT } from './hart';
import { divideOut, TRIAL_LIMIT } from './primes';
import { addPrime, clearPrimes } from './result';
import { divisorByRho } from './rho64';

/**
 * The curve of σ = 11 finds the most factors (R. Barbulescu et al., Finding ECM-friendly curves,
 * 2012). The other curves are alike.
 */
const FIRST_SIGMA: u32 = 11;

/**
 * Level of B1 and giant steps of stage 2 by the size of n: up to 42, 46, 50, 54, 58, 62 and 64
 * bits. Each pair was the fastest of 64 for semiprimes of that size, and its neighbours within 2 %.
 */
const schedule = memory.data<u8>([0, 8, 1, 8, 2, 12, 3, 14, 4, 20, 5, 30, 7, 32]);
const LAST_ROW = 6;

/**
 * The row for the first curve: a random number often has a factor far below its square root. Random
 * 64-bit numbers take 11 % less time with it.
 */
const FIRST_ROW = 2;

/** The maximum number of curves. A 64-bit semiprime takes 6 on average; hardly any reaches it. */
const CURVES: u32 = 200;

/**
 * Rounds of rho after the curves, and steps of each: 2^18 is four times what a factor of 32 bits
 * takes on average.
 */
const RHO_ROUNDS: u64 = 8;
const RHO_STEPS: u32 = 1 << 18;

/** Parts not yet split. At most six factors from TRIAL_LIMIT on fit into 2^64. */
const parts = memory.data(8 * 8, 8);

/**
 * Factors n into result.ts.
 * In: n > 0. Out: the primes and exponents; none for n = 1.
 * Cost: 12 µs for a random 64-bit number, 90 µs for the product of two primes of 32 bits.
 */
export function factorWord(n: u64): void {
  clearPrimes();
  n = divideOut(n);
  if (n == 1) return;
  let count: u32 = 1;
  store<u64>(parts, n);
  while (count > 0) {
    count--;
    n = load<u64>(parts + ((<usize>count) << 3));
    if (isPrimePart(n)) {
      addPrime(n, 1);
      continue;
    }
    const divisor = properDivisorOf(n);
    store<u64>(parts + ((<usize>count) << 3), divisor);
    store<u64>(parts + ((<usize>count) << 3), n / divisor, 8);
    count += 2;
  }
}

/** In: n > 1 without a factor below TRIAL_LIMIT. Out: whether n is prime, exactly. */
function isPrimePart(n: u64): bool {
  if (n < TRIAL_LIMIT * TRIAL_LIMIT) return true;
  if (n < HASHED_BASE_LIMIT) return isPrimeByHashedBase(n);
  return isStrongProbablePrimeBase2(n) && isExtraStrongLucasProbablePrime(n);
}

/**
 * In: composite n without a factor below TRIAL_LIMIT. Out: a divisor, neither 1 nor n.
 */
export function properDivisorOf(n: u64): u64 {
  const root = <u64>squareRoot(n);
  if (root * root == n) return root;
  if (n < HART_LIMIT) {
    const divisor = divisorByHart(n);
    if (divisor != 0) return divisor;
  }
  for (let curve: u32 = 0; curve < CURVES; curve++) {
    const bounds = boundsFor(n, curve);
    const divisor = divisorByCurve(n, FIRST_SIGMA + curve, load<u8>(bounds), load<u8>(bounds, 1));
    if (divisor != 0) return divisor;
  }
  return divisorWithoutCurves(n);
}

/**
 * The fallback after an improbable number of curves: rho for some tenths of a second, then trial
 * division, which cannot fail.
 * In: odd composite n. Out: a divisor, neither 1 nor n.
 */
export function divisorWithoutCurves(n: u64): u64 {
  for (let c: u64 = 1; c <= RHO_ROUNDS; c++) {
    const divisor = divisorByRho(n, c, RHO_STEPS);
    if (divisor != 0) return divisor;
  }
  return findDivisor(n, 2, u32.MAX_VALUE);
}

/** In: n > 0; the index of the curve. Out: the address of its row in the schedule. */
function boundsFor(n: u64, curve: u32): usize {
  const bits = 64 - <i32>clz(n);
  const row = min(max(bits - 39, 0) / 4, curve == 0 ? FIRST_ROW : LAST_ROW);
  return schedule + 2 * row;
}
