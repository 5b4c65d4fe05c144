// B and D in one pass: where both have leaves, they share the sieve.

import { clearHard, hardLeaves } from './hard';
import { SEGMENT_BYTES, sieve } from './memory';
import { copyPattern, PATTERN_PRIMES } from './pattern';
import { hardEnd } from './problem';
import { clearSemiprimes, countSemiprimes } from './semiprimes';

/** Out: all sums of segments are 0. */
export function beginSegments(): void {
  clearHard();
  clearSemiprimes();
}

/** In: the first byte of the next segment of a part. Out: it is in the sums. */
export function nextSegment(low: u64): void {
  let b = PATTERN_PRIMES + 1;
  if (low * 30 <= hardEnd) b = hardLeaves(low);
  else copyPattern(sieve, SEGMENT_BYTES, low);
  countSemiprimes(low, b);
}
