// The extra strong Lucas test, eight numbers at once in integer lanes; lucas.ts says what it is.

import {
  BITS,
  field64,
  GROUP_SIZE,
  GROUPS_SIZE,
  highs,
  LANES,
  lows,
  N,
  PAIR,
  products,
  reduce,
  setModulus,
  subMod,
  upperProducts,
  upperSquares,
  X,
} from './lanes64';
import { montgomeryP, passesLucas } from './lucas';
import { lucasParameter } from './lucas-parameter';
import { addMod, montgomeryOne } from './montgomery';

const groups = memory.data(GROUPS_SIZE, 16);

// The fields of this test.
const Y = 160; // pair of u64x2
const TWO = 192; // pair of u64x2, Montgomery form of 2
const P = 224; // pair of u64x2, Montgomery form of P

/** The inverses of the numbers modulo 2^64, u64 each. */
const inverses = memory.data(LANES * 8, 8);

/**
 * In: eight odd u64 at `numbers`, 2^32 < n < 2^64 - 1.
 * Out: bit i is set if number i passes; never for a square.
 */
export function lucasLanes64(numbers: usize): u32 {
  // All lanes take as many steps as the longest exponent needs. A chain starts at V_0 = 2 and V_1 = P, which
  // leading zeros of a shorter exponent leave as they are.
  let longest: u64 = 0;
  for (let i = 0; i < LANES; i++) {
    const e = load<u64>(numbers + (i << 3)) + 1;
    longest |= e >> ctz(e);
  }
  const steps = 64 - <i32>clz(longest);
  let eligible: u32 = 0;
  for (let i = 0; i < LANES; i++) {
    const n = load<u64>(numbers + (i << 3));
    const d = (n + 1) >> ctz(n + 1);
    const parameter = lucasParameter(n);
    eligible |= (<u32>(parameter != 0)) << i;
    const one = montgomeryOne(n);
    const two = addMod(one, one, n);
    const p = montgomeryP(parameter, one, two, n);
    const field = field64(groups, i);
    store<u64>(field, two, X);
    store<u64>(field, p, Y);
    store<u64>(field, p, P);
    store<u64>(field, two, TWO);
    store<u64>(field, (d ^ (d >> 1)) << (64 - steps), BITS);
    store<u64>(inverses + (i << 3), setModulus(groups, i, n));
  }
  for (let step = steps; step > 0; --step) {
    for (let group = groups; group < groups + GROUPS_SIZE; group += GROUP_SIZE) lucasStep(group);
  }
  let passed: u32 = 0;
  for (let i = 0; i < LANES; i++) {
    const n = load<u64>(numbers + (i << 3));
    const field = field64(groups, i);
    const v = load<u64>(field, Y);
    const next = load<u64>(field, X);
    const p = load<u64>(field, P);
    const two = load<u64>(field, TWO);
    const inverse = load<u64>(inverses + (i << 3));
    passed |= (<u32>passesLucas(v, next, p, two, <i32>ctz(n + 1), n, inverse)) << i;
  }
  return passed & eligible;
}

/** One step of the chain in lucas.ts for a group: X = V² - 2 for the chosen V, Y = V_k·V_(k+1) - P. */
// @ts-ignore: decorator
@inline
function lucasStep(group: usize): void {
  const bitsA = v128.load(group, BITS);
  const bitsB = v128.load(group, BITS + PAIR);
  const xa = v128.load(group, X);
  const xb = v128.load(group, X + PAIR);
  const ya = v128.load(group, Y);
  const yb = v128.load(group, Y + PAIR);
  const na = v128.load(group, N);
  const nb = v128.load(group, N + PAIR);

  const xLow = lows(xa, xb);
  const xHigh = highs(xa, xb);
  const yLow = lows(ya, yb);
  const yHigh = highs(ya, yb);
  let a = products(xLow, yLow, 0);
  let b = products(xLow, yLow, 1);
  const cross = i32x4.add(i32x4.mul(xLow, yHigh), i32x4.mul(xHigh, yLow));
  let low0 = lows(a, b);
  let mid = i32x4.add(highs(a, b), cross);
  let hiA = subMod(upperProducts(xLow, xHigh, yLow, yHigh, mid, 0), v128.load(group, P), na);
  let hiB = subMod(upperProducts(xLow, xHigh, yLow, yHigh, mid, 1), v128.load(group, P + PAIR), nb);
  v128.store(group, reduce(group, hiA, low0, mid, 0), Y);
  v128.store(group, reduce(group, hiB, low0, mid, 1), Y + PAIR);

  const changesA = i64x2.gt_s(i64x2.splat(0), bitsA);
  const changesB = i64x2.gt_s(i64x2.splat(0), bitsB);
  const va = v128.bitselect(ya, xa, changesA);
  const vb = v128.bitselect(yb, xb, changesB);
  const low = lows(va, vb);
  const high = highs(va, vb);
  a = products(low, low, 0);
  b = products(low, low, 1);
  const twice = lows(products(low, high, 0), products(low, high, 1));
  low0 = lows(a, b);
  mid = i32x4.add(highs(a, b), i32x4.add(twice, twice));
  hiA = subMod(upperSquares(low, high, 0), v128.load(group, TWO), na);
  hiB = subMod(upperSquares(low, high, 1), v128.load(group, TWO + PAIR), nb);
  v128.store(group, reduce(group, hiA, low0, mid, 0), X);
  v128.store(group, reduce(group, hiB, low0, mid, 1), X + PAIR);
  v128.store(group, i64x2.add(bitsA, bitsA), BITS);
  v128.store(group, i64x2.add(bitsB, bitsB), BITS + PAIR);
}
