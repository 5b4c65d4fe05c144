// Stage 2 in a group of residues (P. L. Montgomery, Speeding the Pollard and elliptic curve methods
// of factorization, 1987): the primes between the bounds are 2310·g ± j, and the product of the
// differences of the giant steps 2310·g·Q and the baby steps j·Q has a factor of n in common with n
// where such a multiple of Q is the neutral element.

import type { Steps } from '../../steps/steps.js';
import { productDuration, properDivisor, type Residues } from './residues.js';

/**
 * Stage 2 goes to this multiple of B1. From 60 to 90, a factor takes equally many products; with 40
 * or 130, 5 % more.
 */
export const STAGE_2 = 60;

/** The giant step. The 240 numbers below half of it that are coprime to it are the baby steps. */
const GIANT = 2310;
const BABIES = 240;

/**
 * Giant steps at a time. Their slots also hold the multiples below 1155 that are not baby steps.
 */
const GIANTS = 160;

// Slots, the first of them those of the kernel. BASE has Q.
const TWICE = 3;
const SIX = 4;
const STEP = 5;
const HALF_STEP = 6;
const FIRST_BABY = 16;
const FIRST_GIANT = FIRST_BABY + BABIES;

/** Milliseconds of a step. */
const TURN = 1;

/** How elements are added: from two of them and their difference, up to signs. */
export interface Group {
  double(target: number, p: number): void;
  add(target: number, p: number, q: number, difference: number): void;
  /**
   * Makes X equal for equal elements, in slots from `first` to before `end`.
   *
   * @returns a value that has a divisor in common with n, if it cannot
   */
  normalise(first: number, end: number): bigint | undefined;
}

/** Approximate products of one curve with the bound B1. */
export function productsOfStage2(b1: number): number {
  return ((STAGE_2 * b1) / GIANT + 1) * (BABIES + 10) + 4 * GIANT;
}

/** A divisor of n, neither 1 nor n, by a prime below 60·B1. In: Q, whose Z is 1, in BASE. */
export function* secondStage(
  residues: Residues,
  group: Group,
  b1: number,
): Steps<bigint | undefined> {
  const { kernel, n } = residues;
  const turn = Math.max(1, Math.floor(TURN / (BABIES * productDuration(n))));
  yield* writeBabies(residues, group);
  const babies = group.normalise(FIRST_BABY, FIRST_GIANT);
  if (babies !== undefined) return properDivisor(babies, n);
  residues.write(kernel.PRODUCT.value, 1n);
  const giants = Math.ceil((STAGE_2 * b1) / GIANT);
  for (let first = 0; first < giants; first += GIANTS) {
    yield;
    const count = Math.min(GIANTS, giants - first);
    for (let i = 0; i < count; i++) {
      const target = FIRST_GIANT + i;
      // The two before the first are the last of the previous giant steps.
      const before = FIRST_GIANT + ((i + GIANTS - 1) % GIANTS);
      const last = FIRST_GIANT + ((i + GIANTS - 2) % GIANTS);
      if (first + i === 0) group.double(target, HALF_STEP);
      else if (first + i === 1) group.double(target, STEP);
      else group.add(target, before, STEP, last);
      if (i % (40 * turn) === 0) yield;
    }
    const value = group.normalise(FIRST_GIANT, FIRST_GIANT + count);
    if (value !== undefined) return properDivisor(value, n);
    for (let i = 0; i < count; i++) {
      kernel.multiplyDifferences(FIRST_GIANT + i, FIRST_BABY, FIRST_GIANT);
      if (i % turn === 0) yield;
    }
  }
  return properDivisor(residues.read(kernel.PRODUCT.value), n);
}

/**
 * The multiples 6k + 1 and 6k - 1 each follow from the two before them and six. Those that are not
 * baby steps are written to the slots of the giant steps.
 */
function* writeBabies({ kernel }: Residues, group: Group): Steps<void> {
  const base = kernel.BASE.value;
  const three = HALF_STEP;
  let baby = FIRST_BABY;
  let other = FIRST_GIANT;
  group.double(TWICE, base);
  group.add(three, TWICE, base, base);
  group.double(SIX, three);
  const five = other++;
  group.add(five, three, TWICE, base);
  // 1 = 3 + (-2), and 3 - (-2) = 5.
  group.add(baby, three, TWICE, five);
  let [plus, plusBefore] = [baby++, five];
  let [minus, minusBefore] = [five, base];
  for (let j = 7; j < GIANT / 2; j += j % 6 === 1 ? 4 : 2) {
    const target = j % 5 && j % 7 && j % 11 ? baby++ : other++;
    if (j % 6 === 1) {
      group.add(target, plus, SIX, plusBefore);
      [plus, plusBefore] = [target, plus];
    } else {
      group.add(target, minus, SIX, minusBefore);
      [minus, minusBefore] = [target, minus];
    }
    if (j % 50 === 1) yield;
  }
  // 1155 = 1153 + 2, and 1153 - 2 = 1151.
  group.add(HALF_STEP, plus, TWICE, minus);
  group.double(STEP, HALF_STEP);
}
