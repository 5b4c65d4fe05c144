// Trial division by the first primes, each by a product and a comparison: n is a multiple of the
// odd p exactly when n·p^-1 mod 2^64 is at most floor((2^64 - 1) / p); it is then the quotient
// (Granlund and Montgomery 1994, section 9).

import { inverse64 } from '../word/montgomery';
import { addPrime } from './result';

/** Odd primes in the table: 3 to 1021. */
const COUNT: usize = 171;

/**
 * The first prime past the table. A number without a factor in the table is prime if it is below
 * the square of this.
 */
export const TRIAL_LIMIT: u64 = 1031;

// An entry: p, its inverse, the greatest quotient.
const ENTRY: usize = 24;
const table = memory.data(171 * 24, 8);
const tableEnd = table + COUNT * ENTRY;

/** Entries that are tried between two checks whether the cofactor is 1 or a prime. */
const STRIDE: usize = 9;

function fillTable(): void {
  let entry = table;
  for (let p: u64 = 3; entry < tableEnd; p += 2) {
    if (hasDivisorBefore(p, entry)) continue;
    store<u64>(entry, p);
    store<u64>(entry, inverse64(p), 8);
    store<u64>(entry, u64.MAX_VALUE / p, 16);
    entry += ENTRY;
  }
}
fillTable();

function hasDivisorBefore(n: u64, end: usize): bool {
  for (let entry = table; entry < end; entry += ENTRY) {
    if (n % load<u64>(entry) == 0) return true;
  }
  return false;
}

/**
 * Divides out the primes below TRIAL_LIMIT, and the cofactor if it is below TRIAL_LIMIT².
 *
 * In: n > 0. Out: the cofactor: 1, or at least TRIAL_LIMIT² with all prime factors from TRIAL_LIMIT
 * on; the primes have been added.
 */
export function divideOut(n: u64): u64 {
  const twos = <u32>ctz(n);
  if (twos != 0) addPrime(2, twos);
  n >>= twos;
  for (let entry = table; entry < tableEnd;) {
    for (const end = entry + STRIDE * ENTRY; entry < end; entry += ENTRY) {
      let quotient = n * load<u64>(entry, 8);
      if (quotient > load<u64>(entry, 16)) continue;
      let exponent: u32 = 0;
      do {
        exponent++;
        n = quotient;
        quotient = n * load<u64>(entry, 8);
      } while (quotient <= load<u64>(entry, 16));
      addPrime(load<u64>(entry), exponent);
    }
    const last = load<u64>(entry - ENTRY);
    if (n <= last * last) break;
  }
  if (n == 1 || n >= TRIAL_LIMIT * TRIAL_LIMIT) return n;
  addPrime(n, 1);
  return 1;
}
