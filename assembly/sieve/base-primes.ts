// The sieving primes: those below 2^16 come from a list, those from 2^16 to 2^32 from a sieve of
// their own.

import { BASE, BASE_LIST, BASE_SEGMENT, OUTPUT } from './layout';
import { presieve, PRESIEVED } from './presieve';
import { addPrime } from './sieving-primes';
import { addSmall, clearSmall, countOf, crossOffSmall, entriesOf, ENTRY } from './small';
import { bitOf, clear, CLASSES, residueOf, WHEEL } from './wheel';

/** The list: all primes from 167 to 65521. */
const LIST_BOUND: u32 = 1 << 16;
const COUNT: u32 = 6504;
const list = memory.data(<i32>COUNT * 2, 2);

/** The sieve begins with the byte of 65521 and 65537. */
const FIRST_BYTE: u32 = LIST_BOUND / WHEEL;

function fillList(): void {
  // A byte for each number. The output is not in use yet.
  const composite = OUTPUT;
  memory.fill(composite, 0, LIST_BOUND);
  clearSmall(BASE_LIST);
  let count: u32 = 0;
  for (let p: u32 = 3; p < LIST_BOUND; p += 2) {
    if (load<u8>(composite + p) != 0) continue;
    for (let n = p * p; n < LIST_BOUND && p < 256; n += 2 * p) store<u8>(composite + n, 1);
    if (p <= PRESIEVED) continue;
    store<u16>(list + (count++ << 1), <u16>p);
    addSmall(BASE_LIST, bitOf(p % WHEEL), p / WHEEL, 0);
  }
  assert(count == COUNT);
}
fillList();

/** The bound of the primes; the index of the next one in the list. */
let greatest: u32 = 0;
let listed: u32 = 0;

/**
 * The sieved bytes: the first, counted from 0, and their number; the offset of the next word, and
 * its remaining bits.
 */
let low: u32 = 0;
let length: u32 = 0;
let at: u32 = 0;
let word: u64 = 0;

/** In: bound < 2^32. Out: addPrimesUpTo starts at 167, and ends at the bound. */
export function startBase(bound: u32): void {
  greatest = bound;
  listed = 0;
  low = FIRST_BYTE;
  length = 0;
  at = 0;
  word = 0;
}

/**
 * In: limit. Out: adds primes in ascending order; returns true once all up to the limit are added,
 * false if another call is needed.
 */
export function addPrimesUpTo(limit: u32): bool {
  for (; listed < COUNT; listed++) {
    const p = <u32>load<u16>(list + (listed << 1));
    if (p > limit) return true;
    addPrime(p / WHEEL, bitOf(p % WHEEL));
  }
  if (limit < LIST_BOUND || addSieved(limit)) return true;
  if (low + length > greatest / WHEEL) return true;
  sieveOn();
  return false;
}

/** Out: whether a prime beyond the limit has been found. */
function addSieved(limit: u32): bool {
  let left = word;
  let i = at;
  const end = length;
  const first = low;
  let found = false;
  for (; i < end; i += 8) {
    if (left == 0) left = load<u64>(BASE + i);
    for (; left != 0; left &= left - 1) {
      const place = <u32>ctz(left);
      const q = first + i + (place >> 3);
      const bit = place & 7;
      found = WHEEL * q + residueOf(bit) > limit;
      if (found) break;
      addPrime(q, bit);
    }
    if (found) break;
  }
  word = left;
  at = i;
  return found;
}

/** Sieves the next bytes. */
function sieveOn(): void {
  low += length;
  length = min(<u32>BASE_SEGMENT, greatest / WHEEL + 1 - low);
  at = 0;
  presieve(BASE, length, low);
  for (let bit: u32 = 0; bit < CLASSES; bit++) {
    let entry = entriesOf(BASE_LIST, bit);
    const end = entry + <usize>countOf(BASE_LIST, bit) * ENTRY;
    for (; entry < end; entry += ENTRY) {
      const q = load<u32>(entry);
      const p = WHEEL * q + residueOf(bit);
      store<i32>(entry, p * max(q, low / p) - low, 4);
    }
  }
  crossOffSmall(BASE_LIST, BASE, length);
  // Primes below 2^16 are in the list. The word after the end is cleared: it may exceed 2^32.
  if (low == FIRST_BYTE) clear(BASE, 0xf0);
  store<u64>(BASE + length, 0);
}
