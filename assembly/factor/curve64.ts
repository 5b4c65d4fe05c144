// The elliptic curve method (H. W. Lenstra, Factoring integers with elliptic curves, 1987) for
// n < 2^64. Curves B·y² = x³ + A·x² + x are in Montgomery's form, points are X : Z, and Suyama's
// parametrisation gives curves of an order divisible by 12. A prime p | n is found if the order of
// the curve modulo p is B1-smooth, except for one prime up to B2.

import { addMod, inverse64, montgomeryOne, reduce, squareMod, subMod } from '../word/montgomery';
import { INSTRUCTION, instructionAt } from './chain';
import {
  BABIES,
  FIRST_BABY,
  FIRST_GIANT,
  preparePrograms,
  stage1Begin,
  stage1End,
  stage2End,
  START,
} from './program';
import { commonDivisor, gcd, invert, mulMod } from './residue64';

/** A point: X, then Z. */
const POINT: usize = 16;
const Z: usize = 8;
const points = memory.data(184 * 16, 16);
const prefixes = memory.data(184 * 8, 8);


@inline
function slotAt(slot: u32): usize {
  return points + ((<usize>slot) << 4);
}

/**
 * In: instructions `from` up to but excluding `to`; their operands, in [0, n), Montgomery form;
 * a24 = (A + 2)/4 likewise.
 * Out: their results.
 */
function run(from: u32, to: u32, a24: u64, n: u64, inverse: u64): void {
  const end = instructionAt(to);
  for (let at = instructionAt(from); at < end; at += INSTRUCTION) {
    const target = slotAt(load<u8>(at));
    const p = slotAt(load<u8>(at, 1));
    const difference = <u32>load<u8>(at, 3);
    const plus = addMod(load<u64>(p), load<u64>(p, Z), n);
    const minus = subMod(load<u64>(p), load<u64>(p, Z), n);
    if (difference == 0) {
      const squaredPlus = squareMod(plus, n, inverse);
      const squaredMinus = squareMod(minus, n, inverse);
      const t = subMod(squaredPlus, squaredMinus, n);
      store<u64>(target, mulMod(squaredPlus, squaredMinus, n, inverse));
      const u = addMod(squaredMinus, mulMod(t, a24, n, inverse), n);
      store<u64>(target, mulMod(t, u, n, inverse), Z);
    } else {
      const q = slotAt(load<u8>(at, 2));
      const d = slotAt(difference);
      const u = mulMod(minus, addMod(load<u64>(q), load<u64>(q, Z), n), n, inverse);
      const v = mulMod(plus, subMod(load<u64>(q), load<u64>(q, Z), n), n, inverse);
      const dx = load<u64>(d);
      const dz = load<u64>(d, Z);
      store<u64>(target, mulMod(squareMod(addMod(u, v, n), n, inverse), dz, n, inverse));
      store<u64>(target, mulMod(squareMod(subMod(u, v, n), n, inverse), dx, n, inverse), Z);
    }
  }
}

/** In: k >= 1; x in [0, n). Out: k·x mod n. */
function times(k: u32, x: u64, n: u64): u64 {
  let product = x;
  for (let bit = 31 - <i32>clz(k); bit > 0; bit--) {
    product = addMod(product, product, n);
    if ((k >> (bit - 1)) & 1) product = addMod(product, x, n);
  }
  return product;
}

/**
 * Replaces X by X/Z in consecutive slots, with one inversion for all (P. L. Montgomery, 1987).
 * In: points in slots [first, end). Out: commonDivisor is set. If it is 1, X is X/Z; Z stays.
 */
function normalise(first: u32, end: u32, n: u64, inverse: u64): void {
  let product = load<u64>(slotAt(first), Z);
  for (let slot = first + 1; slot < end; slot++) {
    store<u64>(prefixes + ((<usize>slot) << 3), product);
    product = mulMod(product, load<u64>(slotAt(slot), Z), n, inverse);
  }
  let inverted = inverseMod(product, n, inverse);
  if (commonDivisor != 1) return;
  for (let slot = end - 1; slot > first; slot--) {
    const at = slotAt(slot);
    const own = mulMod(inverted, load<u64>(prefixes + ((<usize>slot) << 3)), n, inverse);
    inverted = mulMod(inverted, load<u64>(at, Z), n, inverse);
    store<u64>(at, mulMod(load<u64>(at), own, n, inverse));
  }
  const at = slotAt(first);
  store<u64>(at, mulMod(load<u64>(at), inverted, n, inverse));
}

/**
 * In: x in [0, n), Montgomery form. Out: commonDivisor is gcd(x, n). If it is 1, returns the
 * inverse, Montgomery form.
 */
function inverseMod(x: u64, n: u64, inverse: u64): u64 {
  // Two reductions turn x = a·R into a·R^-1, whose inverse is the Montgomery form of a^-1.
  return invert(reduce(0, reduce(0, x, n, inverse), n, inverse), n);
}

/** In: x in [0, n]. Out: gcd(x, n) if it is neither 1 nor n, else 0. */
@inline
function properDivisor(x: u64, n: u64): u64 {
  const divisor = gcd(x, n);
  return select(divisor, 0, i32(divisor != 1) & i32(divisor != n));
}

/**
 * One curve.
 * In: odd composite n; σ >= 6; level < LEVELS, which is B1; 1 <= giants <= GIANTS_LIMIT, which
 * makes B2 = 210·giants + 105.
 * Out: a divisor, neither 1 nor n, or 0.
 */
export function divisorByCurve(n: u64, sigma: u32, level: u32, giants: u32): u64 {
  preparePrograms(level);
  const inverse = inverse64(n);
  const one = montgomeryOne(n);
  // u = σ² - 5, v = 4σ, point u³ : v³, (A + 2)/4 = (v - u)³·(3u + v) / (16·u³·v).
  const u = subMod(times(sigma * sigma, one, n), times(5, one, n), n);
  const v = times(4 * sigma, one, n);
  const cubedU = mulMod(squareMod(u, n, inverse), u, n, inverse);
  const cubedV = mulMod(squareMod(v, n, inverse), v, n, inverse);
  const inverted = inverseMod(times(16, mulMod(cubedU, v, n, inverse), n), n, inverse);
  if (commonDivisor != 1) return properDivisor(commonDivisor, n);
  const w = subMod(v, u, n);
  const numerator = mulMod(
    mulMod(squareMod(w, n, inverse), w, n, inverse),
    addMod(times(3, u, n), v, n),
    n,
    inverse,
  );
  const a24 = mulMod(numerator, inverted, n, inverse);
  store<u64>(slotAt(START), cubedU);
  store<u64>(slotAt(START), cubedV, Z);

  run(stage1Begin(), stage1End(level), a24, n, inverse);
  store<u64>(slotAt(FIRST_BABY), load<u64>(slotAt(START)));
  store<u64>(slotAt(FIRST_BABY), load<u64>(slotAt(START), Z), Z);

  run(0, stage2End(giants), a24, n, inverse);
  normalise(FIRST_BABY, FIRST_GIANT + giants, n, inverse);
  if (commonDivisor == n) return properDivisor(load<u64>(slotAt(START), Z), n);
  if (commonDivisor != 1) return commonDivisor;
  return properDivisor(differences(giants, one, n, inverse), n);
}

/**
 * In: affine x of babies and giants. Out: the product of all differences of a giant and a baby.
 */
function differences(giants: u32, one: u64, n: u64, inverse: u64): u64 {
  let product = one;
  const end = slotAt(FIRST_BABY + BABIES);
  for (let giant: u32 = 0; giant < giants; giant++) {
    const x = load<u64>(slotAt(FIRST_GIANT + giant));
    for (let baby = slotAt(FIRST_BABY); baby < end; baby += POINT) {
      product = mulMod(product, subMod(x, load<u64>(baby), n), n, inverse);
    }
  }
  return product;
}
