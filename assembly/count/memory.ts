// The layout of the memory. Sizes depend on x: the tables follow one another after the static data,
// and the memory grows to hold them.

/** Bytes of a segment of the sieve: 1,966,080 numbers. */
export const SEGMENT_BYTES: u32 = 1 << 16;

/** Numbers of a segment. */
export const SEGMENT_NUMBERS: u64 = <u64>SEGMENT_BYTES * 30;

/** Leaves of one prime that are gathered before they are counted. */
export const LEAVES_CAPACITY: u32 = 1 << 14;

/** Alignment of every table. A block of the sieve with its own counter cannot be larger. */
const ALIGNMENT: usize = 128;

/** The sieve of the segment. */
export let sieve: usize = 0;
/** For each word of the sieve, the set bits before it, u32. */
export let prefix: usize = 0;
/** For each block of the sieve, the set bits in it, u32. */
export let counters: usize = 0;
/** The sieve of the window that yields the primes below √x. */
export let windowSieve: usize = 0;
/** Positions of leaves, u32. */
export let leaves: usize = 0;
/** primes + 4b is the b-th prime, u32, with 2 the first. */
export let primes: usize = 0;
/** Sieve and counts of all primes up to the limit of the table. */
export let piWords: usize = 0;
export let piPrefix: usize = 0;
/** The square-free numbers up to z, see square-free.ts. */
export let squareFree: usize = 0;
/** For each b, how many numbers of the segments so far the first b-1 primes do not divide, i64. */
export let totals: usize = 0;
/** For each b, the sum of the signs of the leaves so far, i64. */
export let signs: usize = 0;

let next: usize = 0;

function reserve(bytes: usize): usize {
  const at = next;
  next = (at + bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  return at;
}

/**
 * In: bounds on the number of primes in the list and of primes with hard leaves; bytes of the table
 * of π; z.
 * Out: the addresses are set. Returns whether the memory could grow to hold them.
 */
export function arrange(primeCount: u32, piBytes: u32, z: u32, hardPrimes: u32): bool {
  next = (__heap_base + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  sieve = reserve(SEGMENT_BYTES);
  prefix = reserve(SEGMENT_BYTES / 2);
  counters = reserve(SEGMENT_BYTES / 8);
  windowSieve = reserve(SEGMENT_BYTES);
  leaves = reserve(LEAVES_CAPACITY * 4);
  primes = reserve((<usize>primeCount + 2) * 4);
  piWords = reserve(piBytes);
  piPrefix = reserve(piBytes / 2);
  squareFree = reserve((<usize>z / 30 + 1) * 16);
  totals = reserve((<usize>hardPrimes + 1) * 8);
  signs = reserve((<usize>hardPrimes + 1) * 8);
  return grow(next);
}

function grow(end: usize): bool {
  const missing = <i32>((end + 0xffff) >> 16) - memory.size();
  return missing <= 0 || memory.grow(missing) >= 0;
}
