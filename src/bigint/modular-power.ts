// Powers modulo n in the BigInt arithmetic of the engine: for sizes at which its products, faster
// than quadratic, beat the kernel, and for hosts that cannot run the kernel.

import type { Steps } from '../steps/steps.js';
import { bitLength } from './bit-length.js';
import { fitsWord } from './word.js';

/**
 * Squared bits of the products modulo n between two checks of the clock: about 2 ms. At the size
 * limit it is one product, which takes a millisecond.
 */
const STEP_WORK = 2 ** 30;

/** How many products modulo n a step computes. */
export function productsPerStep(n: bigint): number {
  return Math.ceil(STEP_WORK / bitLength(n) ** 2);
}

/**
 * base^exponent modulo n, from the left. A base of one word is multiplied in for each set bit, at
 * almost no cost; a longer one once for each window of 4 bits.
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
