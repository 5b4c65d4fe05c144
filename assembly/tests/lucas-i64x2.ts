// The extra strong Lucas test, eight numbers at once in integer lanes; tests/lucas.ts defines it.

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
  subMod,
  upperProducts,
  upperSquares,
  X,
} from '../lanes/i64x2';
import { montgomeryP, passesLucas } from './lucas';
import { lucasParameter } from './lucas-parameter';
import { addMod, montgomeryOne } from '../word/montgomery';

const groups = memory.data(GROUPS_SIZE, 16);

// The fields of this test.
const Y = 192; // pair of u64x2
const TWO = 224; // pair of u64x2, Montgomery form of 2
const P = 256; // pair of u64x2, Montgomery form of P
const V = 288; // pair of u64x2, X or Y, whichever is squared

/** The inverses of the numbers modulo 2^64, u64 each. */
const inverses = memory.data(LANES * 8, 8);

/**
 * In: eight odd u64 at `numbers`, 2^32 < n < 2^64 - 1.
 * Out: bit i is set if number i passes; never for a square.
 */
export function lucasLanes64(numbers: usize): u32 {
  // All lanes take as many steps as the longest exponent needs. A chain starts at V_0 = 2 and
  // V_1 = P, which leading zeros of a shorter exponent do not change.
  let longest: u64 = 0;
  for (let i = 0; i < LANES; i++) {
    const e = load<u64>(numbers + (i << 3)) + 1;
    assert(!(e & 1) && e > (<u64>1) << 32);
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

/**
 * One step of the chain in tests/lucas.ts for a group: X = V² - 2 for the chosen V,
 * Y = V_k·V_(k+1) - P. It has four parts that leave nothing in registers: in one part, V8 spills 8
 * to 13 vectors (lanes/f64x2-group.ts).
 */
@inline
function lucasStep(group: usize): void {
  choose(group, 0);
  choose(group, PAIR);
  multiply(group);
  square(group);
}

/** For one pair: V = Y where the next bit is set, else X; brings up the bit after it. */
@inline
function choose(group: usize, pair: usize): void {
  const bits = v128.load(group + pair, BITS);
  const changes = i64x2.gt_s(i64x2.splat(0), bits);
  v128.store(
    group + pair,
    v128.bitselect(v128.load(group + pair, Y), v128.load(group + pair, X), changes),
    V,
  );
  v128.store(group + pair, i64x2.add(bits, bits), BITS);
}

/** Y = X·Y - P. */
@inline
function multiply(group: usize): void {
  const xa = v128.load(group, X);
  const xb = v128.load(group, X + PAIR);
  const ya = v128.load(group, Y);
  const yb = v128.load(group, Y + PAIR);
  const xLow = lows(xa, xb);
  const xHigh = highs(xa, xb);
  const yLow = lows(ya, yb);
  const yHigh = highs(ya, yb);
  const a = products(xLow, yLow, 0);
  const b = products(xLow, yLow, 1);
  const cross = i32x4.add(i32x4.mul(xLow, yHigh), i32x4.mul(xHigh, yLow));
  const low = lows(a, b);
  const mid = i32x4.add(highs(a, b), cross);
  const hiA = upperProducts(xLow, xHigh, yLow, yHigh, mid, 0);
  const hiB = upperProducts(xLow, xHigh, yLow, yHigh, mid, 1);
  v128.store(group, subMod(hiA, v128.load(group, P), v128.load(group, N)), HI);
  v128.store(group, subMod(hiB, v128.load(group, P + PAIR), v128.load(group, N + PAIR)), HI + PAIR);
  reduceBoth(group, low, mid, Y);
}

/** X = V² - 2. */
@inline
function square(group: usize): void {
  const va = v128.load(group, V);
  const vb = v128.load(group, V + PAIR);
  const low = lows(va, vb);
  const high = highs(va, vb);
  const a = products(low, low, 0);
  const b = products(low, low, 1);
  const twice = lows(products(low, high, 0), products(low, high, 1));
  const low0 = lows(a, b);
  const mid = i32x4.add(highs(a, b), i32x4.add(twice, twice));
  const hiA = upperSquares(low, high, 0);
  const hiB = upperSquares(low, high, 1);
  v128.store(group, subMod(hiA, v128.load(group, TWO), v128.load(group, N)), HI);
  v128.store(
    group,
    subMod(hiB, v128.load(group, TWO + PAIR), v128.load(group, N + PAIR)),
    HI + PAIR,
  );
  reduceBoth(group, low0, mid, X);
}

/**
 * In: hi:mid:low of both pairs, hi at HI, low and mid u32x4. Out: their reduction in `field`.
 */
@inline
function reduceBoth(group: usize, low: v128, mid: v128, field: usize): void {
  // The store between the two makes V8 compute their common part twice. Computed once, it is 3 %
  // faster, but Node 20 spills 6 vectors.
  v128.store(group + field, reduce(group, v128.load(group, HI), low, mid, 0));
  v128.store(group + field, reduce(group, v128.load(group, HI + PAIR), low, mid, 1), PAIR);
}
