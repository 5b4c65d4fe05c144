// A sieve of one interval at any height, in which the n-th prime is looked for. Its sieving primes
// come from windows below √x, so that no list of them is needed.

import { crossOff } from './cross-off';
import { reserveMore, SEGMENT_BYTES, windowSieve } from './memory';
import { copyPattern } from './pattern';
import { sieveSegment } from './prime-table';
import { residue } from './wheel';

let words: usize = 0;
let size: u32 = 0;
let low: u64 = 0;

/**
 * In: the first byte of the interval; its bytes, a multiple of 8, below 2^27.
 * Out: it has the multiples of the primes up to 17 crossed off. Returns whether there is memory for
 * it.
 */
export function beginInterval(firstByte: u64, bytes: u32): bool {
  words = reserveMore(bytes);
  if (words == 0) return false;
  size = bytes;
  low = firstByte;
  copyPattern(words, bytes, firstByte);
  return true;
}

/**
 * In: which window of primes, each of the numbers of a segment; a list of primes up to the root of
 * its end.
 * Out: the interval has the multiples of its primes from 19 to `limit`, below 2^32, crossed off.
 */
export function crossOffWindow(window: u32, limit: u32): void {
  const first = window * SEGMENT_BYTES;
  sieveSegment(windowSieve, first);
  for (let byte: u32 = 0; byte < SEGMENT_BYTES; byte++) {
    for (let bits = <u32>load<u8>(windowSieve + byte); bits != 0; bits &= bits - 1) {
      const p = <u64>(first + byte) * 30 + residue(ctz(bits));
      if (p > limit) return;
      if (p >= 19) crossOff(words, size, low, <u32>p);
    }
  }
}

/**
 * In: numbers of the interval, relative to that of its first byte, least <= greatest.
 * Out: only primes between them are left. Returns how many.
 */
export function keepBetween(least: u32, greatest: u32): u32 {
  let count: u32 = 0;
  for (let byte: u32 = 0; byte < size; byte++) {
    let bits = <u32>load<u8>(words + byte);
    if (byte * 30 < least || byte * 30 + 29 > greatest) {
      for (let j: u32 = 0; j < 8; j++) {
        const n = byte * 30 + residue(j);
        if (n < least || n > greatest) bits &= ~(1 << j);
      }
      store<u8>(words + byte, bits);
    }
    count += popcnt(bits);
  }
  return count;
}

/**
 * In: k from 1 to the primes that are left. Out: the k-th, relative to the number of the first
 * byte.
 */
export function select(k: u32): u32 {
  let byte: u32 = 0;
  for (; byte < size; byte++) {
    const count = popcnt(<u32>load<u8>(words + byte));
    if (count >= k) break;
    k -= count;
  }
  let bits = <u32>load<u8>(words + byte);
  for (; k > 1; k--) bits &= bits - 1;
  return byte * 30 + residue(ctz(bits));
}
