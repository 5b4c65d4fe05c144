// A and C: the leaves whose count is a value of π. Counts below the table's limit are looked up,
// prime by prime (C with composite m, and with x/pq < q). All others are counted in segments of a
// sieve up to √x.

import { prefix, primes, SEGMENT_BYTES, SEGMENT_NUMBERS, sieve } from './memory';
import { pi, prime, sieveSegment } from './prime-table';
import { ORDINARY_PRIMES, rootZIndex, starIndex, x, xStar, y, z } from './problem';
import { entriesOf, moebius, withFactorsAbove } from './square-free';
import { byteUpTo, countUpTo, countWords, residue, upTo } from './wheel';

/**
 * 2^52: added to a double that is an integer below 2^32, it leaves this integer in the lower half
 * of the bits.
 */
const INTEGER: f64 = 4503599627370496;

/**
 * How many primes there are up to the end of the segment (2, 3 and 5 have no bit), and the first
 * number of the segment.
 */
let primesSoFar: u32 = 3;
let segmentFrom: u64 = 0;

/** In: b; its prime p, 19 < p <= x*. Out: the sum of the leaves in C that the table of π covers. */
export function tableLeaves(b: u32): i64 {
  const p = prime(b);
  const xp = x / p;
  return b <= rootZIndex ? compositeLeaves(p, xp, b) : clusteredLeaves(p, xp, b);
}

/** All leaves in C of a prime p <= √z: x/pm < p² <= z lies in the table. */
function compositeLeaves(p: u32, xp: u64, b: u32): i64 {
  const greatest = z;
  const cube = xp / p / p;
  if (cube >= greatest) return 0;
  const least = max(<u32>cube, z / p);
  const double = <f64>xp;
  const firstBlock = least / 30;
  const lastBlock = greatest / 30;
  let allowed = byteUpTo(greatest - lastBlock * 30);
  let total: i64 = 0;
  for (let block = lastBlock; ; block--) {
    const entries = entriesOf(block);
    let bits = withFactorsAbove(entries, p) & allowed;
    if (block == firstBlock) bits &= ~byteUpTo(least - firstBlock * 30);
    for (; bits != 0; bits &= bits - 1) {
      const j = ctz(bits);
      const quotient = <u32>(<i64>(double / <f64>(block * 30 + residue(j))));
      total -= <i64>moebius(load<u16>(entries + (j << 1))) * (<i64>pi(quotient) - b + 2);
    }
    if (block == firstBlock) break;
    allowed = 0xff;
  }
  return total;
}

/** Leaves in C with q > √(x/p): many consecutive q have the same π(x/pq). */
function clusteredLeaves(p: u32, xp: u64, b: u32): i64 {
  const root = <u32>sqrt(<f64>xp);
  const cube = xp / p / p;
  if (root >= y || cube >= y) return 0;
  const end = pi(max(p, max(root, <u32>cube)));
  const double = <f64>xp;
  let total: i64 = 0;
  for (let i = pi(y); i > end;) {
    const count = pi(<u32>(<i64>(double / <f64>prime(i))));
    // All q down to here, excluded, have the same count.
    const next = max(end, pi(<u32>min(<i64>y, <i64>(double / <f64>prime(count + 1)))));
    total += (<i64>count - b + 2) * (i - next);
    i = next;
  }
  return total;
}

/**
 * In: the first byte of a segment: 0, or the one after the previous segment.
 * Out: segmentLeaves works on this segment.
 */
export function nextEasySegment(low: u64): void {
  if (low == 0) primesSoFar = 3;
  segmentFrom = low * 30;
  sieveSegment(sieve, low);
  primesSoFar = countWords(sieve, prefix, SEGMENT_BYTES, primesSoFar);
}

/** Out: the last b whose prime is too small to have leaves in this segment. */
export function easyAbove(): u32 {
  const to = segmentFrom + SEGMENT_NUMBERS;
  const inC = min<u64>(xStar, max<u64>(<u64>sqrt(<f64>segmentFrom), x / to / y));
  return max(
    max(rootZIndex, ORDINARY_PRIMES),
    pi(<u32>max<u64>(5, max(inC, min<u64>(y, x / to / to)))),
  );
}

/**
 * In: a range of b, the first excluded, √z < p <= x^(1/3).
 * Out: the sum of their leaves in this segment: those of C up to x*, then those of A.
 */
export function segmentLeaves(above: u32, last: u32): i64 {
  let sum: i64 = 0;
  const to = segmentFrom + SEGMENT_NUMBERS;
  for (let b = above + 1; b <= last; b++) {
    const p = prime(b);
    const xp = x / p;
    // least < q <= greatest has x/pq in the segment.
    const root: u64 = <u64>sqrt(<f64>xp);
    const inSegment = segmentFrom == 0 ? root : min(root, xp / segmentFrom);
    const least = max<u64>(p, xp / to);
    if (b <= starIndex) {
      const greatest = min<u64>(y, inSegment);
      const easy = max(least, xp / p / p);
      if (greatest > easy) sum += leafSum(xp, <u32>easy, <u32>greatest, 1, <i64>b - 2);
    } else if (inSegment > least) {
      const middle = min(inSegment, max(least, xp / y));
      sum += leafSum(xp, <u32>least, <u32>middle, 1, 0);
      sum += leafSum(xp, <u32>middle, <u32>inSegment, 2, 0);
    }
  }
  return sum;
}

/**
 * In: least <= greatest. Out: times · the sum of π(x/pq) - less over least < q <= greatest.
 */
function leafSum(xp: u64, least: u32, greatest: u32, times: i64, less: i64): i64 {
  const first = pi(least) + 1;
  const last = pi(greatest);
  if (last < first) return 0;
  return times * (sumCounts(<f64>xp, first, last) - less * <i64>(last - first + 1));
}

/**
 * In: x/p < 2^53; indices first <= last of primes q, all x/pq in this segment.
 * Out: the sum of π(x/pq).
 */
function sumCounts(xp: f64, first: u32, last: u32): i64 {
  const dividend = f64x2.splat(xp);
  const from = f64x2.splat(<f64>segmentFrom);
  const magic = f64x2.splat(INTEGER);
  const half = f64x2.splat(0.5);
  const inverse = f64x2.splat(1.0 / 240.0);
  const wordSize = f64x2.splat(240);
  const end = primes + ((<usize>last) << 2);
  let at = primes + ((<usize>first) << 2);
  let total: i64 = 0;
  for (; at < end; at += 8) {
    const q = f64x2.convert_low_i32x4_u(v128.load64_zero(at));
    const n = f64x2.sub(f64x2.floor(f64x2.div(dividend, q)), from);
    // Adding a half keeps n/240 away from integers, which makes the floor exact.
    const word = f64x2.floor(f64x2.mul(f64x2.add(n, half), inverse));
    const rest = f64x2.add(f64x2.sub(n, f64x2.mul(word, wordSize)), magic);
    const place = f64x2.add(word, magic);
    total += countAt(i32x4.extract_lane(place, 0), i32x4.extract_lane(rest, 0));
    total += countAt(i32x4.extract_lane(place, 2), i32x4.extract_lane(rest, 2));
  }
  if (at == end) {
    total += countUpTo(sieve, prefix, <u32>(<u64>(<i64>(xp / <f64>load<u32>(at))) - segmentFrom));
  }
  return total;
}

/** In: a word of the segment; a residue below 240. Out: the count up to this number. */
@inline
function countAt(word: u32, rest: u32): i64 {
  return (
    <i64>load<u32>(prefix + ((<usize>word) << 2)) +
    popcnt<i64>(load<u64>(sieve + ((<usize>word) << 3)) & upTo(rest))
  );
}
