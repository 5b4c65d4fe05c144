// Medium primes have a few hits in each segment. They are kept in 64 lists, by residue class and by
// next multiplier: all primes of a list enter the loop at the same point, with the same masks.

import { append, dropBlock, firstEntry } from './blocks';
import { bitOf, clear, CLASSES, gap, maskOf, WHEEL } from './wheel';

const LISTS: usize = 64;

/** Tails of the lists of this segment, and of the next one. */
const lists = memory.data(512, 8);
let current: usize = lists;
let following: usize = lists + LISTS * 4;

/** Bytes of the multiples of the residues themselves: ⌊r·w/30⌋, by the bits of r and w. */
const products = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 4, 5, 6, 0, 2, 4, 4, 6, 6, 8, 10, 0, 3, 4, 5, 7, 8, 9, 12,
  0, 3, 6, 7, 9, 10, 13, 16, 0, 4, 6, 8, 10, 12, 14, 18, 0, 5, 8, 9, 13, 14, 17, 22, 0, 6, 10, 12,
  16, 18, 22, 28,
]);

/** Multipliers of a turn. */
const multipliers = memory.data<u8>([1, 7, 11, 13, 17, 19, 23, 29]);

/** For k from 0 to 30, the index of the first multiplier from k on; 8 is that of the next turn. */
const firstFrom = memory.data<u8>([
  0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8,
]);

export function clearMedium(): void {
  memory.fill(lists, 0, 2 * LISTS * 4);
}

/**
 * In: a prime p = 30q + r and the bit of r; `low`, the index of the segment's first byte.
 * Out: it is in the list of its first multiple p·m in the segment or after it, m ≥ 30q + 1.
 */
export function addMedium(q: u32, bit: u32, r: u32, low: u64): void {
  const p = WHEEL * q + r;
  let turn = low / p;
  let before: u32 = 0;
  if (turn >= q) before = <u32>(low - turn * p);
  else turn = q;
  // At most p + p before the segment's end, as p² lies in it: fits u32.
  const start = <u32>(turn * p + before - low);
  // p·w lies in the byte `before` of the turn or after it if and only if w ≥ 30·before/p.
  const w = <u32>load<u8>(firstFrom + (WHEEL * before + p - 1) / p);
  if (w < CLASSES) {
    const at = q * load<u8>(multipliers + w) + load<u8>(products + (bit << 3) + w);
    return put(bit, w, q, start + at - before);
  }
  put(bit, 0, q, start + p - before + q);
}

// @ts-ignore: decorator
@inline
function put(bit: u32, w: u32, q: u32, at: u32): void {
  append(current + (((bit << 3) + w) << 2), ((<u64>at) << 32) | q);
}

/** Crosses off the multiples in `length` bytes, and advances all entries by this length. */
export function crossOffMedium(segment: usize, length: u32): void {
  for (let list: u32 = 0; list < <u32>LISTS; list++) {
    let tail = load<usize>(current + (list << 2));
    store<usize>(current + (list << 2), 0);
    while (tail != 0) {
      crossOffClass(list >> 3, list & 7, firstEntry(tail), tail, segment, length);
      tail = dropBlock(tail);
    }
  }
  const next = following;
  following = current;
  current = next;
}

function crossOffClass(
  bit: u32,
  w: u32,
  first: usize,
  last: usize,
  segment: usize,
  length: u32,
): void {
  switch (bit) {
    case 0:
      return hits1(first, last, w, segment, length);
    case 1:
      return hits7(first, last, w, segment, length);
    case 2:
      return hits11(first, last, w, segment, length);
    case 3:
      return hits13(first, last, w, segment, length);
    case 4:
      return hits17(first, last, w, segment, length);
    case 5:
      return hits19(first, last, w, segment, length);
    case 6:
      return hits23(first, last, w, segment, length);
    default:
      return hits29(first, last, w, segment, length);
  }
}

function hits1(first: usize, last: usize, w: u32, segment: usize, length: u32): void {
  hits(first, last, w, segment, length, 1);
}
function hits7(first: usize, last: usize, w: u32, segment: usize, length: u32): void {
  hits(first, last, w, segment, length, 7);
}
function hits11(first: usize, last: usize, w: u32, segment: usize, length: u32): void {
  hits(first, last, w, segment, length, 11);
}
function hits13(first: usize, last: usize, w: u32, segment: usize, length: u32): void {
  hits(first, last, w, segment, length, 13);
}
function hits17(first: usize, last: usize, w: u32, segment: usize, length: u32): void {
  hits(first, last, w, segment, length, 17);
}
function hits19(first: usize, last: usize, w: u32, segment: usize, length: u32): void {
  hits(first, last, w, segment, length, 19);
}
function hits23(first: usize, last: usize, w: u32, segment: usize, length: u32): void {
  hits(first, last, w, segment, length, 23);
}
function hits29(first: usize, last: usize, w: u32, segment: usize, length: u32): void {
  hits(first, last, w, segment, length, 29);
}

/** In: entries of primes ≡ r, a constant, whose next multiplier is w. */
// @ts-ignore: decorator
@inline
function hits(first: usize, last: usize, w: u32, segment: usize, length: u32, r: u32): void {
  const heads = following + (bitOf(r) << 5);
  for (let entry = first; entry < last; entry += 8) {
    const q = load<u32>(entry);
    let at = load<u32>(entry, 4);
    let next = w;
    for (;;) {
      switch (next) {
        case 0:
          next = 0;
          if (at >= length) break;
          clear(segment + at, maskOf(r, 1));
          at += gap(q, r, 1, 7);
        case 1:
          next = 1;
          if (at >= length) break;
          clear(segment + at, maskOf(r, 7));
          at += gap(q, r, 7, 11);
        case 2:
          next = 2;
          if (at >= length) break;
          clear(segment + at, maskOf(r, 11));
          at += gap(q, r, 11, 13);
        case 3:
          next = 3;
          if (at >= length) break;
          clear(segment + at, maskOf(r, 13));
          at += gap(q, r, 13, 17);
        case 4:
          next = 4;
          if (at >= length) break;
          clear(segment + at, maskOf(r, 17));
          at += gap(q, r, 17, 19);
        case 5:
          next = 5;
          if (at >= length) break;
          clear(segment + at, maskOf(r, 19));
          at += gap(q, r, 19, 23);
        case 6:
          next = 6;
          if (at >= length) break;
          clear(segment + at, maskOf(r, 23));
          at += gap(q, r, 23, 29);
        default:
          next = 7;
          if (at >= length) break;
          clear(segment + at, maskOf(r, 29));
          // To multiplier 1 of the next turn, which begins p bytes later.
          at += q * 2 + r - (r * 29) / WHEEL;
          next = 0;
          continue;
      }
      break;
    }
    append(heads + (next << 2), ((<u64>(at - length)) << 32) | q);
  }
}
