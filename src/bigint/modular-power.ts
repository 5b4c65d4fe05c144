// Powers modulo n in the engine's own BigInt arithmetic: for sizes at which its products, which are
// better than quadratic there, beat the kernel's, and for hosts that cannot run that.

import type { Steps } from '../steps/steps.js';
import { bitLength } from './bit-length.js';
import { fitsWord } from './word.js';

/**
 * Squared bits of the products modulo n that are made between two looks at the clock: some 2 ms. At
 * the limit of the size it is one product, which takes a millisecond.
 */
const STEP_WORK = 2 ** 30;

/** How many products modulo n a step has. */
export function productsPerStep(n: bigint): number {
  return Math.ceil(STEP_WORK / bitLength(n) ** 2);
}

/**
 * base^exponent modulo n, from the left. A base of one word is multiplied in for each bit that is
 * set, which costs next to nothing; a longer one once for each window of 4 bits.
 *
 * In: base in [0, n), exponent >= 0, n >= 2. Out: in [0, n).
 */
export function* modularPower(base: bigint, exponent: bigint, n: bigint): Steps<bigint> {
  const width = fitsWord(base) ? 1 : 4;
  const powers = [1n % n];
  for (let i = 1; i < 2 ** width; i++) powers.push(((powers[i - 1] ?? 0n) * base) % n);
  const pauseAfter = productsPerStep(n);
  let result = 1n % n;
  let products = 0;
  for (const digit of exponent.toString(2 ** width)) {
    for (let i = 1; i < width; i++) result = (result * result) % n;
    const square = result * result;
    const power = powers[Number.parseInt(digit, 16)] ?? 1n;
    if (digit === '0') result = square % n;
    else result = width === 1 ? (square * power) % n : ((square % n) * power) % n;
    products += width;
    if (products < pauseAfter) continue;
    products = 0;
    yield;
  }
  return result;
}
