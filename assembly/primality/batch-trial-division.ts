// The first stage of a batch: removes numbers with a small factor, and compacts the others.
//
// A pass tries a few primes without branching, and the next pass sees only what is left. The primes
// up to 113 leave 12 of 100 random numbers, in 5 ns each. Rejected: a loop over a table of primes,
// left at the first factor (1.8 times as long, for mispredicted exits; unrolled 1.7); n mod
// 3·5·…·29, then 32-bit tests (longer for those nine primes alone); reciprocals in f64x2 (faster,
// but only below 2^53). Ten more primes gain nothing.

import { isPrime } from './decide64';
import { isMultipleOf } from '../word/small-factors';

/** The square of 127, the first prime not tried. Numbers below it are decided here. */
const DECIDED_LIMIT: u64 = 127 * 127;

/**
 * In: numbers, u64 each, count of them; places, u32 each, uninitialised; verdicts, a byte each,
 * zeroed.
 * Out: the numbers from 127² on without a factor up to 113, moved to the start in their order, each
 * with its place of origin; verdicts of 1 for the primes below 127². Returns how many are left.
 */
export function trialDivide(numbers: usize, places: usize, verdicts: usize, count: u32): u32 {
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const n = load<u64>(numbers + ((<usize>i) << 3));
    if (n < DECIDED_LIMIT) store<u8>(verdicts + i, <u8>isPrime(n));
    // Always written: a branch on whether it is kept would be mispredicted.
    store<u64>(numbers + ((<usize>kept) << 3), n);
    store<u32>(places + ((<usize>kept) << 2), i);
    kept += (<u32>(n >= DECIDED_LIMIT)) & (<u32>!hasFactor(n, 0));
  }
  kept = trialDivideAgain(numbers, places, kept, 1);
  kept = trialDivideAgain(numbers, places, kept, 2);
  return trialDivideAgain(numbers, places, kept, 3);
}

/** A later pass. In and Out as trialDivide, but the places are known and nothing is decided. */
@inline
function trialDivideAgain(numbers: usize, places: usize, count: u32, pass: i32): u32 {
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const n = load<u64>(numbers + ((<usize>i) << 3));
    store<u64>(numbers + ((<usize>kept) << 3), n);
    store<u32>(places + ((<usize>kept) << 2), load<u32>(places + ((<usize>i) << 2)));
    kept += <u32>!hasFactor(n, pass);
  }
  return kept;
}

/**
 * In: any n; pass from 0 to 3, a literal.
 * Out: whether n has a factor among the primes of this pass; together they go up to 113.
 */
@inline
function hasFactor(n: u64, pass: i32): bool {
  if (pass == 0) {
    return bool((<u32>(~n & 1)) | isMultipleOf(n, 3) | isMultipleOf(n, 5) | isMultipleOf(n, 7));
  }
  if (pass == 1) {
    return bool(
      isMultipleOf(n, 11) |
        isMultipleOf(n, 13) |
        isMultipleOf(n, 17) |
        isMultipleOf(n, 19) |
        isMultipleOf(n, 23) |
        isMultipleOf(n, 29) |
        isMultipleOf(n, 31) |
        isMultipleOf(n, 37),
    );
  }
  if (pass == 2) {
    return bool(
      isMultipleOf(n, 41) |
        isMultipleOf(n, 43) |
        isMultipleOf(n, 47) |
        isMultipleOf(n, 53) |
        isMultipleOf(n, 59) |
        isMultipleOf(n, 61) |
        isMultipleOf(n, 67) |
        isMultipleOf(n, 71),
    );
  }
  return bool(
    isMultipleOf(n, 73) |
      isMultipleOf(n, 79) |
      isMultipleOf(n, 83) |
      isMultipleOf(n, 89) |
      isMultipleOf(n, 97) |
      isMultipleOf(n, 101) |
      isMultipleOf(n, 103) |
      isMultipleOf(n, 107) |
      isMultipleOf(n, 109) |
      isMultipleOf(n, 113),
  );
}
