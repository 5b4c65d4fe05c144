// Plans how to sieve an interval: the size of segments and parts, and whether to use all primes, or
// small ones and a test of the remaining numbers. All figures were measured on one server; no
// answer depends on them.

/** How one interval is sieved. @internal */
export interface Plan {
  /** log2 of the bytes of a segment. */
  readonly bits: number;
  /** The bound of the sieving primes. If it is below √to, the remaining numbers are tested. */
  readonly greatest: number;
  /** Maximum numbers sieved from one start. */
  readonly part: bigint;
}

/** Sieve with all primes needed, below 2^32. */
const ALL = 2 ** 32 - 1;

/**
 * log2 of the bytes of a segment, up to each height: a quarter of the second-level cache, and more
 * with more primes. Long intervals try half and twice as many: see `sizes.ts`.
 */
const SEGMENT_BITS: readonly (readonly [height: number, bits: number])[] = [
  [4e9, 18],
  [1e16, 19],
  [2 ** 64, 20],
];
const LEAST_SEGMENT_BITS = 14;

/**
 * Sieving n numbers at height h with all primes has a fixed cost per prime up to √h; small primes
 * and tests cost more per number. They break even at n of about √h / 40; below this height tests
 * are never worth it.
 */
const TEST_SHARE = 50;
const TEST_HEIGHT = 1e9;

/** Bounds of the small primes before tests: 1/16 of the interval is about right. */
const LEAST_BOUND = 2 ** 12;
const GREATEST_BOUND = 2 ** 18;
const BOUND_SHARE = 16;

/** Up to this height, all primes up to √h fit into 140 MB; beyond it, those that hit a part do. */
const WHOLE_HEIGHT = 1e17;
const WHOLE_PART = 30n * 2n ** 31n;
const HIGH_PART = 30n * 2n ** 25n;

/** In: 0 ≤ from ≤ to < 2^64. @internal */
export function planFor(from: bigint, to: bigint): Plan {
  const height = Number(to);
  const numbers = Number(to - from);
  const part = height > WHOLE_HEIGHT ? HIGH_PART : WHOLE_PART;
  const [, most] = SEGMENT_BITS.find(([end]) => height <= end) ?? [0, LEAST_SEGMENT_BITS];
  const enough = Math.ceil(Math.log2(numbers / 30 + 2));
  const bits = Math.min(most, Math.max(LEAST_SEGMENT_BITS, enough));
  if (height < TEST_HEIGHT || numbers * TEST_SHARE > Math.sqrt(height)) {
    return { bits, greatest: ALL, part };
  }
  const bound = Math.floor(numbers / BOUND_SHARE);
  return { bits, greatest: Math.min(GREATEST_BOUND, Math.max(LEAST_BOUND, bound)), part };
}
