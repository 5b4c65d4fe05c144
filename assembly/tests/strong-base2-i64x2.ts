// The strong probable-prime test to base 2, eight numbers at once in integer lanes;
// tests/strong-base2.ts defines it, and explains where its powers start.

import {
  BITS,
  field64,
  GROUP_SIZE,
  GROUPS_SIZE,
  HI,
  highs,
  LANES,
  lows,
  N,
  PAIR,
  products,
  reduce,
  setModulus,
  signBits,
  upperSquares,
  X,
} from '../lanes/i64x2';
import { passesBase2, powerStart } from './strong-base2';

const groups = memory.data(GROUPS_SIZE, 16);

/** A field of this test: pair of i64x2, floor(n / 2) - 2^63. */
const HALF = 192;

/** The inverses of the numbers modulo 2^64, u64 each. */
const inverses = memory.data(LANES * 8, 8);

/**
 * In: eight odd u64 at `numbers`, n > 2^32.
 * Out: bit i is set if number i passes.
 */
export function base2Lanes64(numbers: usize): u32 {
  // All lanes take as many steps as the longest exponent needs.
  let longest: u64 = 0;
  for (let i = 0; i < LANES; i++) {
    const e = load<u64>(numbers + (i << 3)) - 1;
    assert(!(e & 1) && e >= (<u64>1) << 32);
    longest |= e >> ctz(e);
  }
  const steps = max<i32>(58 - <i32>clz(longest), 1);
  for (let i = 0; i < LANES; i++) {
    const n = load<u64>(numbers + (i << 3));
    const d = (n - 1) >> ctz(n - 1);
    const field = field64(groups, i);
    store<u64>(field, powerStart(d, steps, n), X);
    store<u64>(field, (0 - d) << (64 - steps), BITS);
    store<u64>(field, (n >> 1) ^ (1 << 63), HALF);
    store<u64>(inverses + (i << 3), setModulus(groups, i, n));
  }
  for (let step = steps; step > 0; --step) {
    for (let group = groups; group < groups + GROUPS_SIZE; group += GROUP_SIZE) {
      squareAndDouble(group);
    }
  }
  let passed: u32 = 0;
  for (let i = 0; i < LANES; i++) {
    const n = load<u64>(numbers + (i << 3));
    const power = load<u64>(field64(groups, i), X);
    const inverse = load<u64>(inverses + (i << 3));
    passed |= (<u32>passesBase2(power, <i32>ctz(n - 1), n, inverse)) << i;
  }
  return passed;
}

/**
 * One step of inversePowerOf2 (tests/strong-base2.ts) for a group: X = X², doubled where the next
 * bit is set.
 */
@inline
function squareAndDouble(group: usize): void {
  const xa = v128.load(group, X);
  const xb = v128.load(group, X + PAIR);
  const low = lows(xa, xb);
  const high = highs(xa, xb);
  const a = products(low, low, 0);
  const b = products(low, low, 1);
  const cross = lows(products(low, high, 0), products(low, high, 1));
  const low0 = lows(a, b);
  const mid = i32x4.add(highs(a, b), i32x4.add(cross, cross));
  // Through memory, because Node 20 otherwise spills a vector. This costs 1 %, doubling in memory
  // 15 %.
  v128.store(group, upperSquares(low, high, 0), HI);
  v128.store(group, upperSquares(low, high, 1), HI + PAIR);
  const ra = reduce(group, v128.load(group, HI), low0, mid, 0);
  const rb = reduce(group, v128.load(group, HI + PAIR), low0, mid, 1);
  const bitsA = v128.load(group, BITS);
  const bitsB = v128.load(group, BITS + PAIR);
  v128.store(group, doubleWhereSet(ra, v128.load(group, N), v128.load(group, HALF), bitsA), X);
  v128.store(
    group,
    doubleWhereSet(rb, v128.load(group, N + PAIR), v128.load(group, HALF + PAIR), bitsB),
    X + PAIR,
  );
  v128.store(group, i64x2.add(bitsA, bitsA), BITS);
  v128.store(group, i64x2.add(bitsB, bitsB), BITS + PAIR);
}

/**
 * In: x in [0, n), u64x2; half = floor(n / 2) - 2^63; bits. Out: 2x mod n where the top bit of bits
 * is set, else x.
 */
@inline
function doubleWhereSet(x: v128, n: v128, half: v128, bits: v128): v128 {
  const over = i64x2.gt_s(v128.xor(x, signBits()), half);
  const added = i64x2.sub(x, v128.and(n, over));
  return i64x2.add(x, v128.and(added, i64x2.gt_s(i64x2.splat(0), bits)));
}
