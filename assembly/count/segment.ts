// B and D in one pass: they share the sieve where both have leaves.

import { beginHard, clearHard, hardLeaves } from './hard';
import { SEGMENT_BYTES, sieve } from './memory';
import { copyPattern, PATTERN_PRIMES } from './pattern';
import { hardEnd } from './problem';
import { clearSemiprimes, countSemiprimes } from './semiprimes';

/** Out: all sums over segments are 0. */
export function beginSegments(): void {
  clearHard();
  clearSemiprimes();
}

let low: u64 = 0;
let hard: bool = false;

/** In: the first byte of the next segment of a part. Out: its sieve is ready for stepSegment. */
export function beginSegment(firstByte: u64): void {
  low = firstByte;
  hard = firstByte * 30 <= hardEnd;
  if (hard) beginHard(firstByte);
  else copyPattern(sieve, SEGMENT_BYTES, firstByte);
}

/**
 * Works on the segment for some milliseconds. Returns whether it is finished; if not, call again.
 */
export function stepSegment(): bool {
  const b = hard ? hardLeaves(low) : PATTERN_PRIMES + 1;
  if (b == 0) return false;
  countSemiprimes(low, b);
  return true;
}
