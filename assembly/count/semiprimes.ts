// B: the sum of π(x/p) over the primes y < p <= √x, from which the products of two primes above y
// are counted. The values x/p lie in segments of the sieve. The primes p come from a second sieve,
// in windows that descend from √x.

import { prefix, SEGMENT_BYTES, SEGMENT_NUMBERS, sieve, windowSieve } from './memory';
import { crossOffFrom, sieveSegment } from './prime-table';
import { rootX, x, y } from './problem';
import { countUpTo, countWords, residue } from './wheel';

/** No window is in memory. */
const NONE: u32 = 0xffffffff;

/** The window that the second sieve holds. */
let window: u32 = NONE;

/** The sum so far, the primes p in it, and the primes of the segments so far. */
let sum: i64 = 0;
let terms: i64 = 0;
let primesSoFar: i64 = 0;

export function semiprimeSum(): i64 {
  return sum;
}

export function semiprimeTerms(): i64 {
  return terms;
}

export function semiprimePrimes(): i64 {
  return primesSoFar;
}

export function clearSemiprimes(): void {
  window = NONE;
  sum = 0;
  terms = 0;
  primesSoFar = 0;
}

/**
 * In: the first byte of the segment, whose sieve has no multiples of the first b-1 primes.
 * Out: its terms are in the sum; the sieve holds only primes.
 */
export function countSemiprimes(low: u64, b: u32): void {
  b = crossOffFrom(sieve, SEGMENT_BYTES, low, b);
  const count = countWords(sieve, prefix, SEGMENT_BYTES, 0);
  // In the first segment 1 is still set, and the first b-1 primes are cleared.
  const missing: i64 = low == 0 ? <i64>b - 2 : 0;
  const from = low * 30;
  const greatest = from == 0 ? <u64>rootX : min(<u64>rootX, x / from);
  const least = max(<u64>y, x / (from + SEGMENT_NUMBERS));
  if (greatest > least) sumTerms(from, <u32>least, <u32>greatest, primesSoFar + missing);
  primesSoFar += <i64>count + missing;
}

/** In: least < p <= greatest, all x/p in the segment; `before`, the number of primes below it. */
function sumTerms(from: u64, least: u32, greatest: u32, before: i64): void {
  const lastWord = greatest / 240;
  const firstWord = least / 240;
  const perWindow = SEGMENT_BYTES / 8;
  for (let word = lastWord; ; word--) {
    const place = word / perWindow;
    if (place != window) {
      sieveSegment(windowSieve, <u64>place * SEGMENT_BYTES);
      window = place;
    }
    let bits = load<u64>(windowSieve + ((<usize>(word - place * perWindow)) << 3));
    for (; bits != 0; bits &= bits - 1) {
      const bit = <u32>ctz(bits);
      const p = word * 240 + (bit >> 3) * 30 + residue(bit & 7);
      if (p <= least || p > greatest) continue;
      sum += before + <i64>countUpTo(sieve, prefix, <u32>(x / p - from));
      terms++;
    }
    if (word == firstWord) return;
  }
}
