// The strong probable prime test (Miller 1976, Rabin 1980) of integers of several words.

import {
  kernelFor,
  LIMIT_256,
  power,
  powerBelow256,
  powerRows,
} from '../arithmetic/power-modulo.js';
import { bitLength, trailingZeros } from '../bigint/bit-length.js';
import { modularPower, productsPerStep } from '../bigint/modular-power.js';
import type { Steps } from '../steps/steps.js';
import { Residues } from '../wasm/residues.js';

/**
 * Whether n is a strong probable prime to a base: with n - 1 = d·2^s and d odd, base^d is 1 modulo
 * n, or becomes -1 by fewer than s squarings. True for every prime.
 *
 * In: odd n of several words, base from 2 to n - 2.
 */
export function* isStrongProbablePrime(n: bigint, base = 2n): Steps<boolean> {
  const kernel = kernelFor(bitLength(n));
  if (kernel === undefined) return yield* isStrongInBigInts(n, base);
  const s = trailingZeros(n - 1n);
  const d = (n - 1n) >> BigInt(s);
  if (n < LIMIT_256) return yield* becomesMinusOne(powerBelow256(kernel, base, d, n), s, n);
  const residues = new Residues(kernel, n, base === 2n ? 1 : powerRows(bitLength(d)));
  try {
    if (base === 2n) return yield* isStrongToBase2(residues);
    yield* power(residues, base, d);
    return yield* endsInMinusOne(residues, s);
  } finally {
    residues.close();
  }
}

/**
 * In: residues modulo n of several words, with one row, which is overwritten. Out: whether n is a
 * strong probable prime to base 2.
 */
export function* isStrongToBase2(residues: Residues): Steps<boolean> {
  const { n, area } = residues;
  const s = trailingZeros(n - 1n);
  const d = (n - 1n) >> BigInt(s);
  const bits = bitLength(d);
  // 2 to the power of the leading bits is no longer than n: it costs one division.
  const rest = bits - Math.floor(Math.log2(bits));
  residues.put(0, 1n << (d >> BigInt(rest)));
  residues.putExponent(d, bits);
  yield* residues.steps(rest, 1, (first, last) => {
    residues.kernel.powerOf2(area, residues.row(0), residues.exponent, first, last);
  });
  return yield* endsInMinusOne(residues, s);
}

/**
 * In: row 0 with base^d, Montgomery form. Out: whether it is ±1, or becomes -1 by fewer than s
 * squarings.
 */
function* endsInMinusOne(residues: Residues, s: number): Steps<boolean> {
  const one = residues.montgomery(1n);
  const minusOne = residues.n - one;
  const power = residues.get(0);
  if (power === one || power === minusOne) return true;
  let passes = false;
  yield* residues.steps(s - 1, 1, (first, last) => {
    for (let i = first; i > last && !passes; i--) {
      residues.square(0, 0);
      passes = residues.get(0) === minusOne;
    }
  });
  return passes;
}

/** In: odd n > base + 1, base >= 2. */
export function* isStrongInBigInts(n: bigint, base = 2n): Steps<boolean> {
  const s = trailingZeros(n - 1n);
  return yield* becomesMinusOne(yield* modularPower(base, (n - 1n) >> BigInt(s), n), s, n);
}

/** Whether base^d is ±1, or becomes -1 by fewer than s squarings. */
function* becomesMinusOne(start: bigint, s: number, n: bigint): Steps<boolean> {
  if (start === 1n || start === n - 1n) return true;
  const pauseAfter = productsPerStep(n);
  let power = start;
  for (let step = 1; step < s; step++) {
    power = (power * power) % n;
    if (power === n - 1n) return true;
    if (step % pauseAfter === 0) yield;
  }
  return false;
}
