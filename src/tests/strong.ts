// The strong probable prime test (Miller 1976, Rabin 1980) of integers of several words.

import { kernelFor, power, powerRows } from '../arithmetic/power-modulo.js';
import { bitLength, trailingZeros } from '../bigint/bit-length.js';
import { modularPower, productsPerStep } from '../bigint/modular-power.js';
import type { Steps } from '../steps/steps.js';
import type { MultiwordKernel } from '../wasm/multiword-kernel.js';
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
  if (n < 2n ** 256n) return isStrongBelow256(kernel, n, base);
  const residues = new Residues(kernel, n, base === 2n ? 1 : powerRows(n));
  try {
    if (base === 2n) return yield* isStrongToBase2(residues);
    const s = trailingZeros(n - 1n);
    yield* power(residues, base, (n - 1n) >> BigInt(s));
    return yield* endsInMinusOne(residues, s);
  } finally {
    residues.close();
  }
}

/**
 * In: residues modulo n of several words, of one row, which is lost. Out: whether n is strong to
 * base 2.
 */
export function* isStrongToBase2(residues: Residues): Steps<boolean> {
  const { n, area } = residues;
  const s = trailingZeros(n - 1n);
  const d = (n - 1n) >> BigInt(s);
  const bits = bitLength(d);
  // 2 to the leading bits is no longer than n, so that it costs one division.
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

/** The same for n < 2^256, in one call of the kernel. */
function isStrongBelow256(kernel: MultiwordKernel, n: bigint, base: bigint): boolean {
  const { isStrong256, shift256 } = kernel;
  const form = (base << BigInt(shift256(bitLength(n)))) % n;
  const found = isStrong256(
    n,
    n >> 64n,
    n >> 128n,
    n >> 192n,
    form,
    form >> 64n,
    form >> 128n,
    form >> 192n,
  );
  return found === 1;
}

/** In: odd n > base + 1, base >= 2. */
export function* isStrongInBigInts(n: bigint, base = 2n): Steps<boolean> {
  const s = trailingZeros(n - 1n);
  let power = yield* modularPower(base, (n - 1n) >> BigInt(s), n);
  if (power === 1n || power === n - 1n) return true;
  const pauseAfter = productsPerStep(n);
  for (let step = 1; step < s; step++) {
    power = (power * power) % n;
    if (power === n - 1n) return true;
    if (step % pauseAfter === 0) yield;
  }
  return false;
}
