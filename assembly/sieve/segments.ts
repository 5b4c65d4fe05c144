// An interval, sieved segment by segment, in steps of a few milliseconds at most.

import { addPrimesUpTo, startBase } from './base-primes';
import { SEGMENT } from './layout';
import { presieve } from './presieve';
import { clearPrimes, crossOffDense, crossOffSparse } from './sieving-primes';
import { clear, residueOf, WHEEL } from './wheel';

/** The interval, both ends included. */
let first: u64 = 0;
let last: u64 = 0;

/** Bytes of a segment; the first byte of the current segment, and its length. */
let size: u32 = 0;
let low: u64 = 0;
let length: u32 = 0;

/** The bound of the sieving primes. */
let bound: u32 = 0;

const ADD = 0;
const DENSE = 1;
const SPARSE = 2;
const DONE = 3;
let phase = ADD;

/**
 * Starts with an interval.
 *
 * In: from ≤ to; segments of 2^bits bytes, 14 ≤ bits ≤ 20, at most 2^30 of them; the bound of the
 * sieving primes, u32.MAX_VALUE for all. Out: nothing is sieved yet.
 */
export function start(from: u64, to: u64, bits: u32, greatest: u32): void {
  assert(from <= to && bits >= 14 && bits <= 20);
  first = from;
  last = to;
  size = 1 << bits;
  low = from / WHEEL;
  const bytes = to / WHEEL + 1 - low;
  bound = min(greatest, squareRoot(to));
  startBase(bound);
  clearPrimes(bits, low, bytes, bound);
  length = <u32>min<u64>(size, bytes);
  phase = ADD;
}

/**
 * Sieves for some milliseconds at most.
 *
 * Out: 1 when a segment is finished, else 0. Then a bit is set for each prime of the interval from
 * 7 on (for each number without a factor from 7 to `greatest`, if this is less than √to), and at
 * least 64 bytes after the segment are 0.
 */
export function step(): u32 {
  switch (phase) {
    case ADD:
      if (addPrimesUpTo(min(bound, squareRoot(lastNumber())))) phase = DENSE;
      return 0;
    case DENSE:
      presieve(SEGMENT, length, low);
      crossOffDense(SEGMENT, length);
      phase = SPARSE;
      return 0;
    case SPARSE:
      if (!crossOffSparse(SEGMENT, size)) return 0;
      trim();
      phase = DONE;
      return 1;
    default:
      low += size;
      length = <u32>min<u64>(size, last / WHEEL + 1 - low);
      phase = ADD;
      return 0;
  }
}

/** Out: the address of the segment. */
export function segmentAddress(): usize {
  return SEGMENT;
}

/** Out: how many bytes of the segment belong to the interval. */
export function segmentLength(): u32 {
  return length;
}

/** Out: the greatest number of the segment, or of the interval if that is less. */
function lastNumber(): u64 {
  const end = low + length;
  return end > last / WHEEL ? last : WHEEL * end - 1;
}

/** Clears the bits outside the interval. */
function trim(): void {
  if (low == first / WHEEL) {
    for (let bit: u32 = 0; bit < 8; bit++) {
      if (residueOf(bit) < <u32>(first % WHEEL)) clear(SEGMENT, 255 - (1 << bit));
    }
  }
  if (low + length > last / WHEEL) {
    for (let bit: u32 = 0; bit < 8; bit++) {
      if (residueOf(bit) > <u32>(last % WHEEL)) clear(SEGMENT + length - 1, 255 - (1 << bit));
    }
  }
  memory.fill(SEGMENT + length, 0, 64);
}

/** In: any n. Out: ⌊√n⌋. */
function squareRoot(n: u64): u32 {
  // The root of the nearest double is off by one at most.
  const root = min<u64>(<u64>sqrt(<f64>n), u32.MAX_VALUE);
  if (root * root > n) return <u32>root - 1;
  // (root + 1)² ≤ n, where n < 2^64 keeps root + 1 below 2^32.
  return root < u32.MAX_VALUE && (root + 1) * (root + 1) <= n ? <u32>root + 1 : <u32>root;
}
