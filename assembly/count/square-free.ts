// The numbers m of the leaves: square-free, up to z, prime to 30, without a prime factor above y.
// An entry is a u16: twice the least prime factor, plus 1 where μ(m) = -1; 0 for all other numbers.
// One comparison of an entry then shows whether all factors of m exceed a prime. Eight entries are
// a block of 30 numbers.

import { firstByte, remainderOf } from './cross-off';
import { SEGMENT_BYTES, sieve, squareFree } from './memory';
import { prime } from './prime-table';
import { bitOf, residue } from './wheel';

/** Larger least factors are stored as this: all primes they are compared with are smaller. */
const FACTOR_LIMIT: u32 = 32767;

/** Blocks that are filled at a time. Their products of primes lie in the sieve. */
const SLICE: u32 = SEGMENT_BYTES / 32;

/** In: block of 30 numbers. Out: the address of its entries. */
@inline
export function entriesOf(block: u32): usize {
  return squareFree + ((<usize>block) << 4);
}

/** In: an entry that is not 0. Out: μ(m). */
@inline
export function moebius(entry: u32): i32 {
  return 1 - <i32>((entry & 1) << 1);
}

/** In: entries of a block; a prime. Out: bit j is set if all factors of number j are greater. */
@inline
export function withFactorsAbove(entries: usize, p: u32): u32 {
  return <u32>i16x8.bitmask(i16x8.gt_u(v128.load(entries), i16x8.splat(<i16>(2 * p + 1))));
}

/**
 * In: the first block; y; z < 2^30; a list of the primes up to √z.
 * Out: the entries of at most SLICE blocks. Returns the next block, which is beyond z at the end.
 */
export function fillSquareFree(block: u32, y: u32, z: u32): u32 {
  const blocks = min(SLICE, z / 30 + 1 - block);
  const end = (block + blocks) * 30;
  memory.fill(entriesOf(block), 0, (<usize>blocks) << 4);
  for (let i: usize = 0; i < blocks * 8; i++) store<u32>(sieve + (i << 2), 1);
  for (let b: u32 = 4; ; b++) {
    const p = prime(b);
    const square = p * p;
    if (square >= end) break;
    for (let j: u32 = 0; j < 8; j++) {
      multiply(block, blocks, p, residue(j));
      removeSquares(block, blocks, square, residue(j));
    }
  }
  for (let i: u32 = 0; i < blocks; i++) {
    for (let j: u32 = 0; j < 8; j++)
      finishEntry((block + i) * 30 + residue(j), i * 8 + j, block, y);
  }
  return block + blocks;
}

/** Marks the multiples p·(30·t + r) of a prime. */
@inline
function multiply(block: u32, blocks: u32, p: u32, r: u32): void {
  const q = p % 30;
  const bit = bitOf((q * r) % 30);
  for (let i = firstByte(p, q, r, remainderOf(block, p)); i < blocks; i += p) {
    const place = i * 8 + bit;
    const product = sieve + ((<usize>place) << 2);
    store<u32>(product, load<u32>(product) * p);
    const entry = entriesOf(block) + ((<usize>place) << 1);
    const value = <u32>load<u16>(entry);
    store<u16>(entry, (value == 0 ? 2 * min(p, FACTOR_LIMIT) : value) ^ 1);
  }
}

/** Sets the product of the multiples of a square to 0, which further factors do not change. */
@inline
function removeSquares(block: u32, blocks: u32, square: u32, r: u32): void {
  const q = square % 30;
  const bit = bitOf((q * r) % 30);
  for (let i = firstByte(square, q, r, remainderOf(block, square)); i < blocks; i += square) {
    store<u32>(sieve + ((<usize>(i * 8 + bit)) << 2), 0);
  }
}

/** Completes an entry: the cofactor left by the primes up to √m is 1 or a prime. */
@inline
function finishEntry(m: u32, place: u32, block: u32, y: u32): void {
  const entry = entriesOf(block) + ((<usize>place) << 1);
  const product = load<u32>(sieve + ((<usize>place) << 2));
  if (product == 0) {
    store<u16>(entry, 0);
    return;
  }
  const rest = m / product;
  if (rest > y) store<u16>(entry, 0);
  else if (m == 1) store<u16>(entry, 2 * FACTOR_LIMIT);
  else if (rest > 1) {
    const value = <u32>load<u16>(entry);
    store<u16>(entry, (value == 0 ? 2 * min(rest, FACTOR_LIMIT) : value) ^ 1);
  }
}
