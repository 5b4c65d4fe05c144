// The two programs of a curve: stage 1 multiplies by all prime powers up to B1, stage 2 makes the
// points that are compared. Stage 2 is stored first, which lets stage 1 grow.

import { emitDouble, emitMultiple, emitSum, programLength } from './chain';

/**
 * Stage 1 works on this slot, and ends at one of the bounds B1. A program to a higher bound extends
 * the lower ones.
 */
export const START: u32 = 1;
export const LEVELS: u32 = 12;
const bounds = memory.data<u32>([27, 47, 70, 85, 125, 165, 205, 255, 320, 400, 500, 620]);
const ends = memory.data(12 * 4, 4);

/**
 * The wheel of stage 2, which is the giant step. The primes are 210·g ± j, with j of the babies.
 */
const WHEEL: u32 = 210;

/** The points j·Q for the 24 values j < 105 that are coprime to 210, in consecutive slots. */
export const BABIES: u32 = 24;
export const FIRST_BABY: u32 = 40;

/** The points g·210·Q, g = 1, 2, …, in the slots that follow. */
export const FIRST_GIANT: u32 = 64;
export const GIANTS_LIMIT: u32 = 120;

// Slots of intermediate points.
const TWICE: u32 = 8;
const SIX: u32 = 9;
const THREE: u32 = 10;
const FIVE: u32 = 11;

/** The end of the instructions up to the first giant, and the start of stage 1. */
let firstGiantEnd: u32 = 0;
let stage1Start: u32 = 0;

/** The number of written levels, and the first number past them. */
let levels: u32 = 0;
let next: u32 = 2;


@inline
export function stage1Begin(): u32 {
  return stage1Start;
}


@inline
export function stage1End(level: u32): u32 {
  return load<u32>(ends + ((<usize>level) << 2));
}

/**
 * In: 1 <= giants <= GIANTS_LIMIT. Out: where stage 2 with this many giant steps ends.
 */
@inline
export function stage2End(giants: u32): u32 {
  return firstGiantEnd + giants - 1;
}

/** In: n > 1. Out: p if n is a power of a prime p, else 0. */
function rootOfPower(n: u32): u32 {
  let p: u32 = 2;
  while (n % p != 0) p++;
  while (n % p == 0) n /= p;
  return n == 1 ? p : 0;
}

/** Extends stage 1 to the bound of the next level. */
function emitLevel(): void {
  for (const bound = load<u32>(bounds + ((<usize>levels) << 2)); next <= bound; next++) {
    const prime = rootOfPower(next);
    if (prime != 0) emitMultiple(prime);
  }
  store<u32>(ends + ((<usize>levels) << 2), programLength());
  levels++;
}

/**
 * Writes stage 2. The multiples 6k + 1 and 6k - 1 each follow from the two before them and six;
 * those with a factor 5 or 7 are intermediate.
 */
function emitStage2(): void {
  emitDouble(TWICE, FIRST_BABY);
  emitSum(THREE, TWICE, FIRST_BABY, FIRST_BABY);
  emitSum(FIVE, THREE, TWICE, FIRST_BABY);
  emitDouble(SIX, THREE);
  let baby = FIRST_BABY;
  let step = FIVE;
  let minus = FIVE;
  let minusBefore = FIRST_BABY; // 5 - 6 = -1
  let plus = FIRST_BABY;
  let plusBefore = FIVE; // 1 - 6 = -5
  for (let n: u32 = 7; n < WHEEL / 2; n += 2) {
    if (n % 3 == 0) continue;
    const target = n % 5 != 0 && n % 7 != 0 ? ++baby : ++step;
    if (n % 6 == 1) {
      emitSum(target, plus, SIX, plusBefore);
      plusBefore = plus;
      plus = target;
    } else {
      emitSum(target, minus, SIX, minusBefore);
      minusBefore = minus;
      minus = target;
    }
  }
  assert(baby == FIRST_BABY + BABIES - 1 && step < FIRST_BABY);
  // 105 = 103 + 2, and 103 - 2 = 101.
  emitSum(THREE, plus, TWICE, minus);
  emitDouble(FIRST_GIANT, THREE);
  firstGiantEnd = programLength();
  emitDouble(FIRST_GIANT + 1, FIRST_GIANT);
  for (let i: u32 = 2; i < GIANTS_LIMIT; i++) {
    emitSum(FIRST_GIANT + i, FIRST_GIANT + i - 1, FIRST_GIANT, FIRST_GIANT + i - 2);
  }
}

/**
 * Writes the missing parts of the programs up to a level. This is lazy because many numbers need no
 * curve, and most no high level.
 */
export function preparePrograms(level: u32): void {
  if (programLength() == 0) {
    emitStage2();
    stage1Start = programLength();
  }
  while (levels <= level) emitLevel();
}
