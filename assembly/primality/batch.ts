// Decides a buffer of numbers in stages. Each stage compacts the numbers that pass, which keeps the
// lanes of the next one full.

import { LANES53_LIMIT, UNCORRECTED_LIMIT } from '../lanes/f64x2';
import { HASHED_BASE_LIMIT } from '../tests/hashed-base';
import { hashedBaseLanes32 } from '../tests/hashed-base-i32x4';
import { lucasOneByOne } from '../tests/lucas';
import { lucasLanes53 } from '../tests/lucas-f64x2';
import { lucasLanes64 } from '../tests/lucas-i64x2';
import { base2Lanes53 } from '../tests/strong-base2-f64x2';
import { base2Lanes64 } from '../tests/strong-base2-i64x2';
import { smallFactor } from '../word/small-factors';
import { trialDivide } from './batch-trial-division';
import { isPrime } from './decide64';

/** How many numbers the buffer holds: 32 KiB. Twice and half as many were no faster. */
export const CAPACITY: u32 = 4096;

/** Numbers in a group. */
const LANES: u32 = 8;

// A list of numbers, u64 each, with their places of origin, u32 each.
const LIST_NUMBERS: usize = 0;
const LIST_PLACES: usize = CAPACITY * 8;
const LIST_SIZE: usize = CAPACITY * 12;

// After the static data, which the compiler ends at __heap_base; aligned for vectors.
const ALL: usize = (__heap_base + 15) & ~15;
const HASHED: usize = ALL + LIST_SIZE;
const UNCORRECTED: usize = HASHED + LIST_SIZE;
const CORRECTED: usize = UNCORRECTED + LIST_SIZE;
const INTEGERS: usize = CORRECTED + LIST_SIZE;
const VERDICTS: usize = INTEGERS + LIST_SIZE;

/** The address of the numbers, u64 each. */
export function numbersAddress(): usize {
  return ALL + LIST_NUMBERS;
}

/** The address of the verdicts, a byte each: 1 for a prime, else 0. */
export function verdictsAddress(): usize {
  return VERDICTS;
}

/**
 * Converts u32 to u64 in place.
 *
 * In: count ≤ CAPACITY u32 at numbersAddress().
 * Out: the same numbers as u64, ready for arePrime.
 */
export function widenIntegers(count: u32): void {
  assert(count <= CAPACITY);
  // From the end, to write only behind what is still to be read.
  for (let i = count; i > 0;) {
    i--;
    store<u64>(ALL + ((<usize>i) << 3), load<u32>(ALL + ((<usize>i) << 2)));
  }
}

/**
 * Converts doubles to u64 in place.
 *
 * In: count ≤ CAPACITY doubles at numbersAddress(), integers below 2^53.
 * Out: the same numbers as u64, ready for arePrime; 0 for negative numbers, none of which is prime.
 */
export function convertDoubles(count: u32): void {
  assert(count <= CAPACITY);
  for (let i: u32 = 0; i < count; i++) {
    const at = ALL + ((<usize>i) << 3);
    const n = load<f64>(at);
    assert(n == floor(n) && n < 9007199254740992.0);
    store<u64>(at, <u64>max<f64>(n, 0));
  }
}

/**
 * Replaces numbers by their small factors, in place.
 *
 * In: count ≤ CAPACITY u64 at numbersAddress().
 * Out: for each, its least prime factor up to 251, if that is not the number itself; else 0.
 * Primes, 0 and 1 give 0.
 */
export function smallFactors(count: u32): void {
  assert(count <= CAPACITY);
  for (let i: u32 = 0; i < count; i++) {
    const at = ALL + LIST_NUMBERS + ((<usize>i) << 3);
    store<u64>(at, smallFactor(load<u64>(at)));
  }
}

/**
 * Decides the first `count` numbers of the buffer, and overwrites it.
 *
 * In: count ≤ CAPACITY u64 at numbersAddress().
 * Out: as many verdicts at verdictsAddress().
 */
export function arePrime(count: u32): void {
  assert(count <= CAPACITY);
  if (count < LANES) {
    for (let i: u32 = 0; i < count; i++) {
      store<u8>(VERDICTS + i, <u8>isPrime(load<u64>(ALL + ((<usize>i) << 3))));
    }
    return;
  }
  memory.fill(VERDICTS, 0, count);
  const left = trialDivide(ALL + LIST_NUMBERS, ALL + LIST_PLACES, VERDICTS, count);

  let hashed: u32 = 0;
  let uncorrected: u32 = 0;
  let corrected: u32 = 0;
  let integers: u32 = 0;
  for (let i: u32 = 0; i < left; i++) {
    const n = load<u64>(ALL + LIST_NUMBERS + ((<usize>i) << 3));
    const place = load<u32>(ALL + LIST_PLACES + ((<usize>i) << 2));
    if (n < HASHED_BASE_LIMIT) put(HASHED, hashed++, n, place);
    else if (n < UNCORRECTED_LIMIT) put(UNCORRECTED, uncorrected++, n, place);
    else if (n < LANES53_LIMIT) put(CORRECTED, corrected++, n, place);
    else put(INTEGERS, integers++, n, place);
  }

  mark(HASHED, keep(HASHED, hashed, HASHED_32));
  uncorrected = keep(UNCORRECTED, uncorrected, BASE2_53);
  mark(UNCORRECTED, keep(UNCORRECTED, uncorrected, LUCAS_53));
  corrected = keep(CORRECTED, corrected, BASE2_53);
  mark(CORRECTED, keep(CORRECTED, corrected, LUCAS_53));
  integers = keep(INTEGERS, integers, BASE2_64);
  mark(INTEGERS, keep(INTEGERS, integers, LUCAS_64));
}

// The tests, each of eight numbers at once.
const BASE2_53: i32 = 0;
const LUCAS_53: i32 = 1;
const BASE2_64: i32 = 2;
const LUCAS_64: i32 = 3;
const HASHED_32: i32 = 4;

/**
 * In: eight odd u64 at `group`, in the range of the test, a literal.
 * Out: bit i is set if number i passes.
 */
@inline
function testGroup(group: usize, test: i32): u32 {
  if (test == HASHED_32) return hashedBaseLanes32(group);
  if (test == BASE2_53) return base2Lanes53(group);
  if (test == LUCAS_53) return lucasLanes53(group);
  if (test == BASE2_64) return base2Lanes64(group);
  // With wide products, one number at a time is a tenth faster.
  return isDefined(WIDE) ? lucasOneByOne(group) : lucasLanes64(group);
}

/**
 * In: a list of count numbers; the test, a literal.
 * Out: those that pass, at the start of the list in their order. Returns how many.
 */
@inline
function keep(list: usize, count: u32, test: i32): u32 {
  let kept: u32 = 0;
  for (let first: u32 = 0; first < count; first += LANES) {
    // The last group is padded with a number of the list, whose answer is ignored.
    const end = min(first + LANES, count);
    for (let i = end; i < first + LANES; i++) {
      store<u64>(
        list + LIST_NUMBERS + ((<usize>i) << 3),
        load<u64>(list + LIST_NUMBERS + ((<usize>first) << 3)),
      );
    }
    const passed = testGroup(list + LIST_NUMBERS + ((<usize>first) << 3), test);
    for (let i = first; i < end; i++) {
      const n = load<u64>(list + LIST_NUMBERS + ((<usize>i) << 3));
      put(list, kept, n, load<u32>(list + LIST_PLACES + ((<usize>i) << 2)));
      kept += (passed >> (i - first)) & 1;
    }
  }
  return kept;
}

/** Writes number and place at index i of a list. */
@inline
function put(list: usize, i: u32, n: u64, place: u32): void {
  store<u64>(list + LIST_NUMBERS + ((<usize>i) << 3), n);
  store<u32>(list + LIST_PLACES + ((<usize>i) << 2), place);
}

/** Sets the verdicts of the first `count` numbers of a list to prime. */
function mark(list: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    store<u8>(VERDICTS + load<u32>(list + LIST_PLACES + ((<usize>i) << 2)), 1);
  }
}
