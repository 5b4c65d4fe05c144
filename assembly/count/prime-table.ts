// The list of primes and the table of π(n) that the other files look up.

import { crossOff } from './cross-off';
import { piPrefix, piWords, primes, SEGMENT_BYTES } from './memory';
import { copyPattern, PATTERN_PRIMES } from './pattern';
import { countUpTo, countWords, residue } from './wheel';

/** How many primes are in the list. */
let known: u32 = 0;

/** In: b >= 1 in the list. Out: the b-th prime. */
@inline
export function prime(b: u32): u32 {
  return load<u32>(primes + ((<usize>b) << 2));
}

/** In: n from 5 to the limit of the table. Out: π(n). */
@inline
export function pi(n: u32): u32 {
  return countUpTo(piWords, piPrefix, n);
}

/** In: the next prime. Out: it is added to the list. */
@inline
function append(p: u32): void {
  known++;
  store<u32>(primes + ((<usize>known) << 2), p);
}

/**
 * Makes the list and the table in one pass, in about 2 ns a number.
 *
 * In: listLimit, with memory for the primes up to it; the bytes of the table, a multiple of 8 with
 * 30·piBytes > listLimit.
 */
export function fillPrimes(listLimit: u32, piBytes: u32): void {
  known = 0;
  append(2);
  append(3);
  append(5);
  let count: u32 = 3;
  for (let low: u32 = 0; low < piBytes; low += SEGMENT_BYTES) {
    const bytes = min(SEGMENT_BYTES, piBytes - low);
    const words = piWords + low;
    if (low == 0) sieveFirst(words, bytes, listLimit);
    else {
      sievePrimes(words, bytes, low);
      appendFrom(words, bytes, low, listLimit);
    }
    count = countWords(words, piPrefix + (low >> 1), bytes, count);
  }
}

/** Sieves the segment from 0, which contains its own sieving primes. */
function sieveFirst(words: usize, bytes: u32, listLimit: u32): void {
  memory.fill(words, 0xff, bytes);
  store<u8>(words, 0xfe);
  const high: u32 = bytes * 30;
  for (let byte: u32 = 0; byte * byte < high / 900 + 1; byte++) {
    for (let j: u32 = 0; j < 8; j++) {
      if (((load<u8>(words + byte) >> (<u8>j)) & 1) == 0) continue;
      crossOff(words, bytes, 0, byte * 30 + residue(j));
      store<u8>(words + byte, (<u32>load<u8>(words + byte)) | (1 << j));
    }
  }
  appendFrom(words, bytes, 0, listLimit);
}

function appendFrom(words: usize, bytes: u32, low: u32, listLimit: u32): void {
  for (let byte: u32 = 0; byte < bytes; byte++) {
    for (let bits = <u32>load<u8>(words + byte); bits != 0; bits &= bits - 1) {
      const p = (low + byte) * 30 + residue(ctz(bits));
      if (p > listLimit) return;
      append(p);
    }
  }
}

/**
 * In: room for a sieve that starts at byte `low` > 0 of the whole wheel; a list of all primes up to
 * the square root of its end.
 * Out: the sieve, with only primes set.
 */
export function sievePrimes(words: usize, bytes: u32, low: u64): void {
  copyPattern(words, bytes, low);
  crossOffFrom(words, bytes, low, PATTERN_PRIMES + 1);
}

/**
 * In: a sieve without multiples of the first b-1 primes, which starts at byte `low` of the whole
 * wheel.
 * Out: the sieve, with only primes set. Returns the first b whose prime has its square past it.
 */
export function crossOffFrom(words: usize, bytes: u32, low: u64, b: u32): u32 {
  const high = (low + bytes) * 30;
  while (b <= known) {
    const p = prime(b);
    if (<u64>p * p >= high) break;
    crossOff(words, bytes, low, p);
    b++;
  }
  return b;
}

/**
 * In: room for a segment that starts at byte `low` of the whole wheel; the list as for sievePrimes.
 * Out: the segment, with only primes above 5 set.
 */
export function sieveSegment(words: usize, low: u64): void {
  if (low > 0) sievePrimes(words, SEGMENT_BYTES, low);
  else sieveFirst(words, SEGMENT_BYTES, 0);
}
