// Small factors by exact division: for odd p, n is a multiple of p exactly when n·p^-1 mod 2^64 is
// at most floor((2^64 - 1) / p), because multiplication by p^-1 permutes the residues and puts the
// multiples of p first (Granlund and Montgomery 1994, section 9). One product and one comparison
// for each prime.

import { inverse64 } from './montgomery';

/**
 * Primes in the table: 11 to 251, COUNT pairs of u64: inverse, largest quotient. The table is
 * computed when the module starts, in a few µs. More primes gain nothing for random numbers, and
 * slow down 32-bit primes.
 */
const COUNT = 50;
const table = memory.data(COUNT * 16, 8);
const tableEnd = table + COUNT * 16;

/** The first prime above the table. Below its square, a number without a small factor is prime. */
export const SMALL_LIMIT: u64 = 257;

function fillTable(): void {
  let entry = table;
  for (let p: u64 = 11; entry < tableEnd; p += 2) {
    if (hasTinyFactor(p) || hasFactorBefore(p, entry)) continue;
    store<u64>(entry, inverse64(p));
    store<u64>(entry, u64.MAX_VALUE / p, 8);
    entry += 16;
  }
}
fillTable();

/**
 * In: any n; odd p, a constant: both numbers fold. Out: whether p divides n.
 */
@inline
export function isMultipleOf(n: u64, p: u64): bool {
  return n * inverse64(p) <= u64.MAX_VALUE / p;
}

/**
 * Four primes for one branch: 7 % faster for random numbers than a branch for each; more primes
 * together are no faster.
 * In: any n. Out: whether 2, 3, 5 or 7 divides n.
 */
@inline
export function hasTinyFactor(n: u64): bool {
  return bool(
    i32(!(n & 1)) | i32(isMultipleOf(n, 3)) | i32(isMultipleOf(n, 5)) | i32(isMultipleOf(n, 7)),
  );
}

/** In: n without tiny factor. Out: whether a prime of the table before `end` divides n. */
@inline
function hasFactorBefore(n: u64, end: usize): bool {
  for (let entry = table; entry < end; entry += 16) {
    if (n * load<u64>(entry) <= load<u64>(entry, 8)) return true;
  }
  return false;
}

/**
 * In: n >= SMALL_LIMIT without tiny factor. Out: whether a prime below SMALL_LIMIT divides n.
 */
@inline
export function hasSmallFactor(n: u64): bool {
  return hasFactorBefore(n, tableEnd);
}

/**
 * In: any n. Out: the least prime factor of n below SMALL_LIMIT, if that is not n itself; else 0.
 * 0 and 1 give 0.
 */
export function smallFactor(n: u64): u64 {
  for (let p: u64 = 2; p < 8; p++) if (n % p == 0) return n > p ? p : 0;
  for (let entry = table; entry < tableEnd; entry += 16) {
    const inverse = load<u64>(entry);
    const quotient = n * inverse;
    // The prime is not in the table; it is the inverse of its inverse.
    if (quotient <= load<u64>(entry, 8)) return quotient > 1 ? inverse64(inverse) : 0;
  }
  return 0;
}

/**
 * In: n < SMALL_LIMIT without tiny factor. Out: whether n is prime: whether the first prime that
 * divides it is n itself (none divides 1).
 */
export function isPrimeBelowLimit(n: u64): bool {
  for (let entry = table; entry < tableEnd; entry += 16) {
    const quotient = n * load<u64>(entry);
    if (quotient <= load<u64>(entry, 8)) return quotient == 1;
  }
  return false;
}
