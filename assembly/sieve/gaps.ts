// Gaps between consecutive primes: how often each occurs, and where the greatest is.

import { SEGMENT } from './layout';
import { offsetOf } from './output';

/** Counters of the even gaps, u64 each. The greatest gap below 2^64 is 1550. */
const GAPS: usize = 1024;
const counters = memory.data(1024 * 8, 8);

let previous: u64 = 0;
let greatest: u64 = 0;
let place: u64 = 0;

/** In: the prime before the first one to come, or 0 for none. Out: all counters are 0. */
export function startGaps(prime: u64): void {
  memory.fill(counters, 0, GAPS << 3);
  previous = prime;
  greatest = 0;
  place = 0;
}

/**
 * In: bytes of the sieved segment, a multiple of 8 or followed by zeros; base, the number 30·k of
 * the first byte.
 */
export function addGaps(bytes: u32, base: u64): void {
  let before = previous;
  for (let at = SEGMENT; at < SEGMENT + bytes; at += 8, base += 240) {
    for (let word = load<u64>(at); word != 0; word &= word - 1) {
      const prime = base + offsetOf(ctz(word));
      const gap = prime - before;
      if (before != 0) {
        const counter = counters + <usize>((gap >> 1) << 3);
        store<u64>(counter, load<u64>(counter) + 1);
        if (gap > greatest) {
          greatest = gap;
          place = before;
        }
      }
      before = prime;
    }
  }
  previous = before;
}

/** Out: the address of the counters. Counter g counts the gaps 2g. */
export function gapCounters(): usize {
  return counters;
}

/** Out: the greatest gap, or 0; the first prime that it follows; the last prime. */
export function greatestGap(): u64 {
  return greatest;
}
export function greatestGapPlace(): u64 {
  return place;
}
export function lastPrime(): u64 {
  return previous;
}
