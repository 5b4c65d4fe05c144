// The stages of the decision in BigInt arithmetic: the same functions as big-kernel.ts offers. For sizes at
// which V8's own products, which are better than quadratic there, beat the kernel's, and for hosts that
// cannot run that.

import { bitLength } from '../bit-length.js';
import { BIGINT_SLICE } from '../config.js';
import { jacobi, leastNonResidue } from './jacobi.js';
import { finish, type Slices } from './slices.js';
import { smallFactor } from './small-factor.js';

/** Whether n >= 2^64 has no small factor and passes the test of Baillie, Pomerance, Selfridge and Wagstaff. */
export function isProbablePrime(n: bigint): boolean {
  return finish(isProbablePrimeInSlices(n));
}

/** The same in slices. */
export function* isProbablePrimeInSlices(n: bigint): Slices<boolean> {
  return smallFactor(n) === 0 && (yield* strongProbablePrime(n)) && (yield* extraStrongLucas(n));
}

/**
 * base^exponent modulo n, from the left. A base of one word is multiplied in for each bit that is set, which
 * costs next to nothing; a longer one once for each window of 4 bits.
 *
 * In: base in [0, n), exponent >= 0, n >= 2. Out: in [0, n).
 */
export function* powerModulo(base: bigint, exponent: bigint, n: bigint): Slices<bigint> {
  const width = base < 2n ** 64n ? 1 : 4;
  const powers = [1n % n];
  for (let i = 1; i < 2 ** width; i++) powers.push(((powers[i - 1] ?? 0n) * base) % n);
  const pauseAfter = productsPerSlice(n);
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

/** Whether an odd n > base + 1 is a strong probable prime to a base >= 2. */
export function* strongProbablePrime(n: bigint, base = 2n): Slices<boolean> {
  const twos = trailingZeros(n - 1n);
  const odd = (n - 1n) >> BigInt(twos);
  let power = yield* powerModulo(base, odd, n);
  if (power === 1n || power === n - 1n) return true;
  const pauseAfter = productsPerSlice(n);
  for (let step = 1; step < twos; step++) {
    power = (power * power) % n;
    if (power === n - 1n) return true;
    if (step % pauseAfter === 0) yield;
  }
  return false;
}

/**
 * The extra strong Lucas test, as in assembly/lucas.ts, where it is described.
 *
 * In: odd n > 2^32. Out: false for a square, too.
 */
export function* extraStrongLucas(n: bigint): Slices<boolean> {
  const small = leastNonResidue(n, 3, 1, (p) => jacobi(p - 2, n) * jacobi(p + 2, n));
  if (small === undefined) return false;
  const pauseAfter = productsPerSlice(n) / 2;
  const p = BigInt(small);
  const twos = trailingZeros(n + 1n);
  const odd = (n + 1n) >> BigInt(twos);
  // V_k and V_(k+1).
  let v = 2n;
  let next = p;
  let steps = 0;
  for (const bit of odd.toString(2)) {
    const product = (v * next - p) % n;
    if (bit === '1') {
      next = (next * next - 2n) % n;
      v = product;
    } else {
      v = (v * v - 2n) % n;
      next = product;
    }
    if (++steps < pauseAfter) continue;
    steps = 0;
    yield;
  }
  v = nonNegative(v, n);
  if ((v === 2n || v === n - 2n) && (2n * next - p * v) % n === 0n) return true;
  for (let r = 1; r < twos; r++) {
    if (v === 0n) return true;
    v = nonNegative((v * v - 2n) % n, n);
    if (r % Math.ceil(pauseAfter) === 0) yield;
  }
  return false;
}

/**
 * The test of Lucas and Lehmer (Lehmer, 1930): 2^p - 1 is prime if and only if it divides S_(p-2), where
 * S_0 = 4 and S_(k+1) = S_k² - 2. A remainder modulo 2^p - 1 is a shift and a sum.
 *
 * In: an odd prime exponent.
 */
export function* lucasLehmer(exponent: number): Slices<boolean> {
  const shift = BigInt(exponent);
  const mersenne = (1n << shift) - 1n;
  const pauseAfter = 2 * productsPerSlice(mersenne);
  let s = 4n;
  for (let step = 0; step < exponent - 2; step++) {
    const square = s * s - 2n;
    const folded = BigInt.asUintN(exponent, square) + (square >> shift);
    s = folded >= mersenne ? folded - mersenne : folded;
    if ((step + 1) % pauseAfter === 0) yield;
  }
  return s === 0n;
}

/** How many twos divide n > 0. */
export function trailingZeros(n: bigint): number {
  return bitLength(n & -n) - 1;
}

function nonNegative(n: bigint, modulus: bigint): bigint {
  return n < 0n ? n + modulus : n;
}

/** How many products modulo n are a slice. */
function productsPerSlice(n: bigint): number {
  return Math.ceil(BIGINT_SLICE / bitLength(n) ** 2);
}
