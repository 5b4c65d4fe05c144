// The sieve: for each index, the sum of the logarithms of the primes that divide the polynomial
// there. The start value makes a sum that reaches the threshold set the highest bit.

import {
  BLOCK,
  columns,
  firstPlaces,
  firstRoots,
  halfLength,
  logarithms,
  primes,
  reports,
  REPORTS_LIMIT,
  secondPlaces,
  secondRoots,
  sieve,
} from './layout';


@inline
function add(place: usize, logarithm: u8): void {
  store<u8>(place, load<u8>(place) + logarithm);
}

/** Primes from here on hit a block so rarely that starting a block costs more than cache misses. */
const BLOCK_PRIMES: u32 = BLOCK / 8;

/**
 * Sieves the interval of the current polynomial.
 * In: the first column to sieve with, from 2; threshold below 128.
 * Out: at `reports`, the indices that reach the threshold. Returns how many.
 */
export function sieveInterval(first: u32, threshold: u32): u32 {
  const length: u32 = halfLength << 1;
  memory.fill(sieve, <u8>(128 - threshold), length);
  const beyond = firstColumnFrom(first, BLOCK_PRIMES);
  const bytes = (<usize>(beyond - first)) << 2;
  const from = (<usize>first) << 2;
  memory.copy(firstPlaces + from, firstRoots + from, bytes);
  memory.copy(secondPlaces + from, secondRoots + from, bytes);
  for (let start: u32 = 0; start < length; start += BLOCK) {
    sieveBlock(sieve + start, min(BLOCK, length - start), first, beyond);
  }
  sieveBeyond(length, beyond);
  return scan(length);
}

/** In: a column; a bound. Out: the first column from there whose prime is at least the bound. */
function firstColumnFrom(from: u32, bound: u32): u32 {
  let low = from;
  let high = columns;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(primes + ((<usize>middle) << 2)) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * In: for the primes of columns `first` up to but excluding `end`, the first indices to sieve,
 * relative to the block. Out: likewise for the next block.
 */
function sieveBlock(block: usize, length: u32, first: u32, end: u32): void {
  const blockEnd = block + length;
  for (let column: usize = first; column < end; column++) {
    const at = column << 2;
    const p = <usize>load<u32>(primes + at);
    const logarithm = load<u8>(logarithms + column);
    const one = block + load<u32>(firstPlaces + at);
    const other = block + load<u32>(secondPlaces + at);
    let low = min(one, other);
    let high = max(one, other);
    while (high + p < blockEnd) {
      add(low, logarithm);
      add(high, logarithm);
      add(low + p, logarithm);
      add(high + p, logarithm);
      low += 2 * p;
      high += 2 * p;
    }
    if (high < blockEnd) {
      add(low, logarithm);
      add(high, logarithm);
      low += p;
      high += p;
    }
    if (low < blockEnd) {
      add(low, logarithm);
      low += p;
    }
    store<u32>(firstPlaces + at, <u32>(low - blockEnd));
    store<u32>(secondPlaces + at, <u32>(high - blockEnd));
  }
}

/**
 * Larger primes are sieved over the whole interval, which the second-level cache holds. Each hits
 * it `hits` times and perhaps once more. That last hit selects an address, as a branch would be
 * unpredictable.
 */
function sieveBeyond(length: u32, from: u32): void {
  const end = sieve + length;
  // Outside the interval: the byte after it.
  const spare = end;
  let hits: u32 = length / BLOCK_PRIMES;
  for (let column: usize = from; column < columns; column++) {
    const at = column << 2;
    const p = <usize>load<u32>(primes + at);
    const logarithm = load<u8>(logarithms + column);
    while (hits * <u32>p > length) hits--;
    let one = sieve + load<u32>(firstRoots + at);
    let other = sieve + load<u32>(secondRoots + at);
    for (let k: u32 = 0; k < hits; k++) {
      add(one, logarithm);
      add(other, logarithm);
      one += p;
      other += p;
    }
    add(select(one, spare, one < end), logarithm);
    add(select(other, spare, other < end), logarithm);
  }
}

/** Out: at `reports`, the indices with their highest bit set. Returns how many. */
function scan(length: u32): u32 {
  let count: u32 = 0;
  for (let i: u32 = 0; i < length; i += 64) {
    const at = sieve + i;
    const any = v128.or(
      v128.or(v128.load(at), v128.load(at, 16)),
      v128.or(v128.load(at, 32), v128.load(at, 48)),
    );
    if (i8x16.bitmask(any) == 0) continue;
    for (let j = i; j < i + 64 && count < REPORTS_LIMIT; j++) {
      if ((load<u8>(sieve + j) & 0x80) == 0) continue;
      store<u32>(reports + ((<usize>count) << 2), j);
      count++;
    }
  }
  return count;
}
