// D: the hard leaves of one segment of the sieve. For each prime p in turn, the numbers without a
// smaller prime factor are counted up to each x/pm in the segment, then the multiples of p are
// crossed off.

import { BLOCK_SHIFT, crossOff, crossOffCounted } from './cross-off';
import { gatherComposite, gatherPrimes } from './gather';
import {
  counters,
  leaves,
  prefix,
  SEGMENT_BYTES,
  SEGMENT_NUMBERS,
  sieve,
  signs,
  totals,
} from './memory';
import { copyPattern } from './pattern';
import { pi, prime } from './prime-table';
import { ORDINARY_PRIMES, rootZIndex, starIndex, x, y, z } from './problem';
import { countUpTo, countWords, upTo } from './wheel';

/**
 * From this number of leaves on, counting every word pays: a pass over the segment takes as long as
 * this many searches.
 */
const DENSE: u32 = 1500;

/**
 * Up to this prime, such a pass is also cheaper than updating counters while multiples are crossed
 * off.
 */
const DENSE_PRIME: u32 = 150;

/** Leaves after which a step ends: about 10 ms. */
const STEP_LEAVES: u32 = 1 << 20;

/** The sum over the segments so far, with counts that start where the part starts. */
let sum: i64 = 0;

export function hardSum(): i64 {
  return sum;
}

export function clearHard(): void {
  sum = 0;
  memory.fill(totals, 0, (<usize>starIndex + 1) * 8);
  memory.fill(signs, 0, (<usize>starIndex + 1) * 8);
}

// Progress in the segment: the index of the next prime, how many numbers the smaller primes leave,
// whether they are counted for every word or for blocks, and the leaves of this step.
let b: u32 = 0;
let left: u32 = 0;
let dense: bool = true;
let stepLeaves: u32 = 0;

/** In: the first byte of a segment. Out: its sieve, without multiples of the ordinary primes. */
export function beginHard(low: u64): void {
  copyPattern(sieve, SEGMENT_BYTES, low);
  crossOff(sieve, SEGMENT_BYTES, low, 19);
  left = countWords(sieve, prefix, SEGMENT_BYTES, 0);
  dense = true;
  b = ORDINARY_PRIMES + 1;
}

/**
 * In: the first byte of the segment.
 * Out: more of its leaves are in the sums. Returns 0 if some are left; else a b such that the sieve
 * has no multiples of the first b-1 primes.
 */
export function hardLeaves(low: u64): u32 {
  const from = low * 30;
  const to = from + SEGMENT_NUMBERS;
  stepLeaves = 0;
  for (; b <= starIndex; b++) {
    if (stepLeaves > STEP_LEAVES) return 0;
    const p = prime(b);
    const xp = x / p;
    const composite = b <= rootZIndex;
    // For least < m <= greatest, x/pm is in the segment and the leaf neither easy nor ordinary.
    const limit: u64 = composite ? z : y;
    const greatest = <u32>min(min(limit, xp / p / p), from == 0 ? limit : xp / from);
    const least = <u32>min(limit, max<u64>(composite ? z / p : p, xp / to));
    // No greater prime has a leaf here or in a later segment.
    if (greatest <= p) break;
    if (dense && p > DENSE_PRIME && (greatest < least || (greatest - least) >> 2 < DENSE)) {
      countBlocks();
      dense = false;
    }
    if (greatest > least) {
      if (composite) compositeLeaves(b, xp, from, least, greatest, dense);
      else primeLeaves(b, xp, from, least, greatest, dense);
    }
    add(totals, b, left);
    // All multiples of p below p² are crossed off already.
    if (<u64>p * p >= to && low > 0) continue;
    if (dense) {
      crossOff(sieve, SEGMENT_BYTES, low, p);
      left = countWords(sieve, prefix, SEGMENT_BYTES, 0);
    } else {
      left -= crossOffCounted(sieve, SEGMENT_BYTES, low, p, counters);
    }
  }
  return b;
}


@inline
function add(list: usize, b: u32, value: i64): void {
  const at = list + ((<usize>b) << 3);
  store<i64>(at, load<i64>(at) + value);
}

/** Counts the set bits of each block. */
function countBlocks(): void {
  const words = 1 << (BLOCK_SHIFT - 3);
  const blocks = SEGMENT_BYTES >> BLOCK_SHIFT;
  for (let block: u32 = 0; block < blocks; block++) {
    let count: u32 = 0;
    for (let word = block * words; word < (block + 1) * words; word++) {
      count += <u32>popcnt<u64>(load<u64>(sieve + ((<usize>word) << 3)));
    }
    store<u32>(counters + ((<usize>block) << 2), count);
  }
}

/** The leaves p·m with composite m, in chunks of m from the greatest down. */
function compositeLeaves(b: u32, xp: u64, from: u64, least: u32, greatest: u32, dense: bool): void {
  const step: u32 = 2048 * 30;
  restart();
  for (let top = greatest; top > least;) {
    const bottom = top - least > step ? top - step : least;
    count(b, gatherComposite(prime(b), xp, from, bottom, top), dense);
    top = bottom;
  }
}

/** The leaves p·q with prime q, likewise. */
function primeLeaves(b: u32, xp: u64, from: u64, least: u32, greatest: u32, dense: bool): void {
  const step: u32 = 1 << 14;
  restart();
  const end = pi(least);
  for (let top = pi(greatest); top > end;) {
    const bottom = top - end > step ? top - step : end;
    count(b, gatherPrimes(xp, from, bottom, top), dense);
    top = bottom;
  }
}


@inline
function count(b: u32, found: u32, dense: bool): void {
  if (found == 0) return;
  stepLeaves += found;
  const phi = load<i64>(totals + ((<usize>b) << 3));
  const signSum = dense ? countDense(found) : countSparse(found);
  sum += counted + phi * signSum;
  add(signs, b, signSum);
}

// The sum of countDense or countSparse; the block that the latter has reached, and the count before
// it.
let counted: i64 = 0;
let block: u32 = 0;
let before: u32 = 0;

function restart(): void {
  block = 0;
  before = 0;
}

/**
 * In: how many leaves were gathered.
 * Out: `counted` is the signed sum of their counts. Returns the sum of the signs.
 */
function countDense(found: u32): i64 {
  const end = leaves + ((<usize>found) << 2);
  let total: i64 = 0;
  let signSum: i64 = 0;
  for (let at = leaves; at < end; at += 4) {
    const leaf = load<u32>(at);
    const sign = <i64>((leaf & 1) << 1) - 1;
    total += sign * <i64>countUpTo(sieve, prefix, leaf >> 1);
    signSum += sign;
  }
  counted = total;
  return signSum;
}

/**
 * The same where only blocks have counters. Positions ascend: each search continues from the last.
 */
function countSparse(found: u32): i64 {
  const end = leaves + ((<usize>found) << 2);
  let total: i64 = 0;
  let signSum: i64 = 0;
  let blk = block;
  let count = before;
  // The words of the block before `word` have `inside` bits.
  let word = blk << (BLOCK_SHIFT - 3);
  let inside: u32 = 0;
  for (let at = leaves; at < end; at += 4) {
    const leaf = load<u32>(at);
    const position = leaf >> 1;
    const target = position / 240;
    const targetBlock = target >> (BLOCK_SHIFT - 3);
    if (targetBlock > blk) {
      for (; blk < targetBlock; blk++) count += load<u32>(counters + ((<usize>blk) << 2));
      word = blk << (BLOCK_SHIFT - 3);
      inside = 0;
    }
    for (; word < target; word++) {
      inside += <u32>popcnt<u64>(load<u64>(sieve + ((<usize>word) << 3)));
    }
    const last = load<u64>(sieve + ((<usize>target) << 3)) & upTo(position - target * 240);
    const sign = <i64>((leaf & 1) << 1) - 1;
    total += sign * <i64>(count + inside + <u32>popcnt<u64>(last));
    signSum += sign;
  }
  block = blk;
  before = count;
  counted = total;
  return signSum;
}
