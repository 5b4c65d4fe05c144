// The elliptic curve method for 2^64 < n < 2^89: curve64.ts with residues of three limbs in memory.

import { INSTRUCTION, instructionAt } from './chain';
import {
  BABIES,
  FIRST_BABY,
  FIRST_GIANT,
  GIANTS_LIMIT,
  LEVELS,
  preparePrograms,
  stage1Begin,
  stage1End,
  stage2End,
  START,
} from './program';
import {
  add,
  fromSmall,
  high,
  invert,
  low,
  multiply,
  multiplyBoth,
  RESIDUE,
  setModulus,
  squareBoth,
  subtract,
} from './residue89';

/** A point: X, then Z. */
const POINT: usize = 32;
const Z: usize = RESIDUE;
const points = memory.data(184 * 32, 16);
const prefixes = memory.data(184 * 16, 16);

/** (A + 2)/4 of the curve. */
const a24 = memory.data(16, 16);

// Temporary residues.
const s = memory.data(16, 16);
const t = memory.data(16, 16);
const u = memory.data(16, 16);
const v = memory.data(16, 16);


@inline
function slotAt(slot: u32): usize {
  return points + <usize>slot * POINT;
}


@inline
function prefixAt(slot: u32): usize {
  return prefixes + <usize>slot * RESIDUE;
}


@inline
function copy(target: usize, source: usize): void {
  store<i32>(target, load<i32>(source));
  store<i32>(target, load<i32>(source, 4), 4);
  store<i32>(target, load<i32>(source, 8), 8);
}

/**
 * In: instructions `from` up to but excluding `to`; their operands, and a24.
 * Out: their results.
 */
function run(from: u32, to: u32): void {
  const end = instructionAt(to);
  for (let at = instructionAt(from); at < end; at += INSTRUCTION) {
    const target = slotAt(load<u8>(at));
    const p = slotAt(load<u8>(at, 1));
    const difference = <u32>load<u8>(at, 3);
    add(s, p, p + Z);
    subtract(t, p, p + Z);
    if (difference == 0) {
      squareBoth(s, t);
      subtract(v, s, t);
      multiplyBoth(target, s, t, u, v, a24);
      add(u, u, t);
      multiply(target + Z, v, u);
    } else {
      const q = slotAt(load<u8>(at, 2));
      const d = slotAt(difference);
      subtract(u, q, q + Z);
      add(v, q, q + Z);
      multiplyBoth(s, s, u, t, t, v);
      add(u, t, s);
      subtract(v, t, s);
      squareBoth(u, v);
      multiplyBoth(u, u, d + Z, target + Z, v, d);
      copy(target, u);
    }
  }
}

/**
 * Replaces X by X/Z in consecutive slots, with one inversion for all (P. L. Montgomery, 1987).
 * In: points in slots [first, end). Out: whether the inverse exists. If so, X is X/Z; else
 * (low, high) is a common divisor with n.
 */
function normalise(first: u32, end: u32): bool {
  copy(s, slotAt(first) + Z);
  for (let slot = first + 1; slot < end; slot++) {
    copy(prefixAt(slot), s);
    multiply(s, s, slotAt(slot) + Z);
  }
  if (!invert(s)) return false;
  for (let slot = end - 1; slot > first; slot--) {
    const at = slotAt(slot);
    multiply(t, s, prefixAt(slot));
    multiply(s, s, at + Z);
    multiply(at, at, t);
  }
  multiply(slotAt(first), slotAt(first), s);
  return true;
}

/** In: σ >= 6. Out: as invert: whether the curve exists. If so, a24 and START are set. */
function startCurve(sigma: u32): bool {
  // u = σ² - 5, v = 4σ, point u³ : v³, (A + 2)/4 = (v - u)³·(3u + v) / (16·u³·v).
  const start = slotAt(START);
  fromSmall(u, sigma * sigma - 5);
  fromSmall(v, 4 * sigma);
  multiply(start, u, u);
  multiply(start, start, u);
  multiply(start + Z, v, v);
  multiply(start + Z, start + Z, v);
  fromSmall(s, 16);
  multiply(s, s, start);
  multiply(s, s, v);
  if (!invert(s)) return false;
  subtract(t, v, u);
  multiply(a24, t, t);
  multiply(a24, a24, t);
  fromSmall(t, 3 * (sigma * sigma - 5) + 4 * sigma);
  multiply(a24, a24, t);
  multiply(a24, a24, s);
  return true;
}

/**
 * One curve.
 * In: odd composite n in two words, 2^64 < n < 2^89; 6 <= σ < 2^14; level < LEVELS, the index of
 * B1; 1 <= giants <= GIANTS_LIMIT, which makes B2 = 210·giants + 105.
 * Out: whether (low, high) is a divisor, neither 1 nor n.
 */
export function divisorByCurve89(nLow: u64, nHigh: u64, sigma: u32, level: u32, giants: u32): bool {
  assert((nLow & 1) == 1 && nHigh > 0 && nHigh < 1 << 25);
  assert(sigma >= 6 && sigma < 1 << 14 && level < LEVELS);
  assert(giants >= 1 && giants <= GIANTS_LIMIT);
  preparePrograms(level);
  setModulus(nLow, nHigh);
  if (!startCurve(sigma)) return isProper(nLow, nHigh);
  run(stage1Begin(), stage1End(level));
  copy(slotAt(FIRST_BABY), slotAt(START));
  copy(slotAt(FIRST_BABY) + Z, slotAt(START) + Z);
  run(0, stage2End(giants));
  if (normalise(FIRST_BABY, FIRST_GIANT + giants)) {
    differences(giants);
    invert(s);
  } else if (!isProper(nLow, nHigh)) {
    invert(slotAt(START) + Z);
  }
  return isProper(nLow, nHigh);
}

/** Whether (low, high), a divisor of n, is neither 1 nor n. */
function isProper(nLow: u64, nHigh: u64): bool {
  return (high != 0 || low != 1) && (high != nHigh || low != nLow);
}

/**
 * In: affine x of babies and giants. Out: s is the product of all differences of a giant and a
 * baby. Two independent products overlap in the processor.
 */
function differences(giants: u32): void {
  fromSmall(s, 1);
  copy(t, s);
  const end = slotAt(FIRST_BABY + BABIES);
  for (let giant: u32 = 0; giant < giants; giant++) {
    const x = slotAt(FIRST_GIANT + giant);
    for (let baby = slotAt(FIRST_BABY); baby < end; baby += 2 * POINT) {
      subtract(u, x, baby);
      subtract(v, x, baby + POINT);
      multiplyBoth(s, s, u, t, t, v);
    }
  }
  multiply(s, s, t);
}

/** The lower word of the divisor. */
export function divisorLow(): u64 {
  return low;
}

/** The upper word of the divisor. */
export function divisorHigh(): u64 {
  return high;
}
