// The memory of the quadratic sieve, after the buffers of the batch. An array of the factor base
// has `columns` entries: 0 stands for the sign, 1 for the prime 2, then come odd primes. Zeros fill
// the last vector.

import { AFTER_BATCH } from '../batch';

/** The maximum limbs of 32 bits of a number here: kN fits for N of 370 bits. */
export const LIMBS: i32 = 12;
export const NUMBER: usize = 48;

/** Maximum factors of the leading coefficient. Each has a number b_j and an array of steps. */
export const FACTORS_LIMIT: u32 = 20;

/** Bytes that are sieved at a time, to stay in the first-level cache. */
export const BLOCK: u32 = 32768;

/** The maximum number of reports of one interval, and bytes for their relations. */
export const REPORTS_LIMIT: u32 = 4096;
export const RELATIONS_SIZE: usize = 1 << 20;

// Written by the caller: kN; a, b and c of the polynomial a·x² + b·x + c; the numbers b_j; the
// indices of the factors of a in the factor base.
export const KN: usize = AFTER_BATCH;
export const A: usize = KN + NUMBER;
export const B: usize = A + NUMBER;
export const C: usize = B + NUMBER;
export const PARTS: usize = C + NUMBER;
export const FACTORS: usize = PARTS + <usize>FACTORS_LIMIT * NUMBER;
export const VALUE: usize = FACTORS + <usize>FACTORS_LIMIT * 4;
export const QUOTIENT: usize = VALUE + NUMBER;

const ARRAYS: usize = (QUOTIENT + NUMBER + 63) & ~63;

/** Limbs of every number but kN, which is about twice as long. Signed ones in two's complement. */
export let limbs: i32 = LIMBS;

export let columns: u32 = 0;
export let halfLength: u32 = 0;

export let primes: usize = 0;
export let inverses: usize = 0;
export let greatestQuotients: usize = 0;
export let squareRoots: usize = 0;
export let firstRoots: usize = 0;
export let secondRoots: usize = 0;
export let firstPlaces: usize = 0;
export let secondPlaces: usize = 0;
export let steps: usize = 0;
export let stride: usize = 0;
export let logarithms: usize = 0;
export let sieve: usize = 0;
export let reports: usize = 0;
export let relations: usize = 0;
let end: usize = 0;

/**
 * In: limbs of kN; the number of columns; half the interval, a multiple of 64 below 2^24. Out: the
 * arrays are laid out, and those of the factor base are zero. Traps if the memory cannot grow.
 */
export function layOut(knLimbs: i32, columnCount: u32, half: u32): void {
  // Values are about halfLength·√(kN) / 3: one limb holds halfLength, the sign, and room for an a
  // that is far from the best.
  limbs = ((knLimbs + 1) >> 1) + 1;
  columns = columnCount;
  halfLength = half;
  stride = (<usize>columnCount * 4 + 63) & ~63;
  primes = ARRAYS;
  inverses = primes + stride;
  greatestQuotients = inverses + stride;
  squareRoots = greatestQuotients + stride;
  firstRoots = squareRoots + stride;
  secondRoots = firstRoots + stride;
  firstPlaces = secondRoots + stride;
  secondPlaces = firstPlaces + stride;
  steps = secondPlaces + stride;
  logarithms = steps + <usize>FACTORS_LIMIT * stride;
  sieve = (logarithms + columnCount + 63) & ~63;
  // With a byte after the interval.
  reports = sieve + 2 * <usize>half + 64;
  relations = reports + <usize>REPORTS_LIMIT * 4;
  end = relations + RELATIONS_SIZE;
  reserve(end);
  memory.fill(primes, 0, sieve - primes);
}

/** Where other arrays may start. */
export function sieveEnd(): usize {
  return (end + 63) & ~63;
}

/** In: an address. Out: the memory reaches at least to it. Traps if it cannot grow. */
export function reserve(address: usize): void {
  const pages = <i32>((address + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
}

/** The address of the primes of the factor base, u32 each. */
export function basePrimesAddress(): usize {
  return primes;
}

/** The address of the square roots of kN modulo these primes, u32 each. */
export function squareRootsAddress(): usize {
  return squareRoots;
}

/** The address of the relations that makeRelations wrote. */
export function relationsAddress(): usize {
  return relations;
}
