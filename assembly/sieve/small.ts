// Small primes are at most a quarter of the segment. A turn of eight multiples advances by exactly
// p bytes. Primes cross off whole turns only: the first may begin before the segment, the last may
// end after it, and padding on both sides absorbs the rest. Without special cases, a hit costs one
// store.

import { clear, CLASSES, gap, maskOf, multipleOf, WHEEL } from './wheel';

/**
 * Bytes of an entry: q = ⌊p/30⌋, u32, and the start of its next turn relative to the segment, i32.
 */
export const ENTRY: usize = 8;

/** Most entries of a class: no residue class has more than 2,893 primes below 2^18. */
const CAPACITY: usize = 3072;

/**
 * Bytes of the header of a list: for each class, the number of entries, and of those within
 * CHUNK_BOUND. The entries follow.
 */
const COUNTS: usize = 64;
export const LIST: usize = COUNTS + <usize>CLASSES * CAPACITY * ENTRY;

/** Bytes that the smallest primes cross off at a time: the first-level cache. */
const CHUNK: u32 = 1 << 15;

/** Bound of ⌊p/30⌋ for the primes that work in chunks: those with a turn or more in each. */
const CHUNK_BOUND: u32 = CHUNK / WHEEL;

/** Out: an empty list. */
export function clearSmall(list: usize): void {
  memory.fill(list, 0, COUNTS);
}

/**
 * In: the class of a prime greater than all in the list, its q < 2^18/30, and the start of its
 * first turn.
 */
export function addSmall(list: usize, index: u32, q: u32, start: i32): void {
  const count = load<u32>(list + (index << 3));
  assert(count < <u32>CAPACITY);
  const entry = entriesOf(list, index) + <usize>count * ENTRY;
  store<u32>(entry, q);
  store<i32>(entry, start, 4);
  store<u32>(list + (index << 3), count + 1);
  if (q <= CHUNK_BOUND) store<u32>(list + (index << 3), count + 1, 4);
}

/** Out: the entries of a class. */
// @ts-ignore: decorator
@inline
export function entriesOf(list: usize, index: u32): usize {
  return list + COUNTS + <usize>index * CAPACITY * ENTRY;
}

/** Out: how many entries a class has. */
// @ts-ignore: decorator
@inline
export function countOf(list: usize, index: u32): u32 {
  return load<u32>(list + (index << 3));
}

/**
 * Crosses off the multiples of all primes of a list.
 *
 * In: `length` bytes at `segment`, with padding of the greatest prime's size on both sides; no turn
 * starts before -p. Out: the starts are relative to the byte `length`, and again above -p.
 */
export function crossOffSmall(list: usize, segment: usize, length: u32): void {
  for (let end = min(CHUNK, length); ; end = min(end + CHUNK, length)) {
    const back = end == length ? length : 0;
    for (let index: u32 = 0; index < CLASSES; index++) {
      const entries = entriesOf(list, index);
      const last = entries + <usize>load<u32>(list + (index << 3), 4) * ENTRY;
      crossOffClass(index, entries, last, segment, end, back);
    }
    if (end == length) break;
  }
  for (let index: u32 = 0; index < CLASSES; index++) {
    const entries = entriesOf(list, index);
    const first = entries + <usize>load<u32>(list + (index << 3), 4) * ENTRY;
    const last = entries + <usize>countOf(list, index) * ENTRY;
    crossOffClass(index, first, last, segment, length, length);
  }
}

function crossOffClass(
  index: u32,
  first: usize,
  last: usize,
  segment: usize,
  end: u32,
  back: u32,
): void {
  switch (index) {
    case 0:
      return turns1(first, last, segment, end, back);
    case 1:
      return turns7(first, last, segment, end, back);
    case 2:
      return turns11(first, last, segment, end, back);
    case 3:
      return turns13(first, last, segment, end, back);
    case 4:
      return turns17(first, last, segment, end, back);
    case 5:
      return turns19(first, last, segment, end, back);
    case 6:
      return turns23(first, last, segment, end, back);
    default:
      return turns29(first, last, segment, end, back);
  }
}

function turns1(first: usize, last: usize, segment: usize, end: u32, back: u32): void {
  turns(first, last, segment, end, back, 1);
}
function turns7(first: usize, last: usize, segment: usize, end: u32, back: u32): void {
  turns(first, last, segment, end, back, 7);
}
function turns11(first: usize, last: usize, segment: usize, end: u32, back: u32): void {
  turns(first, last, segment, end, back, 11);
}
function turns13(first: usize, last: usize, segment: usize, end: u32, back: u32): void {
  turns(first, last, segment, end, back, 13);
}
function turns17(first: usize, last: usize, segment: usize, end: u32, back: u32): void {
  turns(first, last, segment, end, back, 17);
}
function turns19(first: usize, last: usize, segment: usize, end: u32, back: u32): void {
  turns(first, last, segment, end, back, 19);
}
function turns23(first: usize, last: usize, segment: usize, end: u32, back: u32): void {
  turns(first, last, segment, end, back, 23);
}
function turns29(first: usize, last: usize, segment: usize, end: u32, back: u32): void {
  turns(first, last, segment, end, back, 29);
}

/**
 * The turns of the primes ≡ r that start before `end`.
 *
 * In: entries from `first` to `last`; r, a constant; `back`, how far the sieve moves on after this,
 * or 0.
 */
// @ts-ignore: decorator
@inline
function turns(first: usize, last: usize, segment: usize, end: u32, back: u32, r: u32): void {
  const limit = segment + end;
  for (let entry = first; entry < last; entry += ENTRY) {
    const q = load<u32>(entry);
    const p = WHEEL * q + r;
    let at = segment + load<i32>(entry, 4);
    const to7 = gap(q, r, 1, 7);
    const to11 = gap(q, r, 7, 11);
    const to13 = gap(q, r, 11, 13);
    const to17 = gap(q, r, 13, 17);
    const to19 = gap(q, r, 17, 19);
    const to23 = gap(q, r, 19, 23);
    const to29 = gap(q, r, 23, 29);
    // At most four of the gaps differ: they stay in registers, unlike the places of multiples.
    for (; at < limit; at += p) {
      let hit = at + multipleOf(q, r, 1);
      clear(hit, maskOf(r, 1));
      hit += to7;
      clear(hit, maskOf(r, 7));
      hit += to11;
      clear(hit, maskOf(r, 11));
      hit += to13;
      clear(hit, maskOf(r, 13));
      hit += to17;
      clear(hit, maskOf(r, 17));
      hit += to19;
      clear(hit, maskOf(r, 19));
      hit += to23;
      clear(hit, maskOf(r, 23));
      hit += to29;
      clear(hit, maskOf(r, 29));
    }
    let start = <i32>(at - segment) - <i32>back;
    // The turn that reaches beyond the segment is repeated in the next one.
    if (back != 0 && start > 0) start -= <i32>p;
    store<i32>(entry, start, 4);
  }
}
