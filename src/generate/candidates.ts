// The integers that a search has to test: those without small prime factors.

import { bitLength } from '../bigint/bit-length.js';
import { randomBits } from '../bigint/random.js';
import { divideBySmallPrimes, smallFactor } from '../bigint/small-factor.js';
import { fitsWord } from '../bigint/word.js';
import { INTEGER_LIMIT } from '../input/integer.js';
import type { Steps } from '../steps/steps.js';

/**
 * Bounds of the greatest sieving prime for candidates beyond a large integer: bits² / 32 within
 * these bounds. The integer is divided by all sieving primes in steps. At the maximum, that takes
 * 30 ms at 8192 bits and 0.4 s at the largest size. A maximum of 2^17 would leave 18 % more tests,
 * each of 36 ms or of minutes.
 */
const SIEVE_BOUND_MINIMUM = 512;
const SIEVE_BOUND_MAXIMUM = 2 ** 20;

/**
 * The greatest prime that random candidates are divided by before they are sent to workers: one in
 * five odd numbers is left. More would make the sending thread the bottleneck.
 */
const RANDOM_SIEVE_BOUND = 512;

/**
 * The size in bits up to which they are divided first. Beyond, a worker divides: for a safe prime
 * of the largest size, thirty candidates are drawn for each that is left, which would block the
 * thread for up to 150 ms, and the cost of a message is negligible.
 */
const RANDOM_SIEVE_BITS = 16_384;

/** Upwards or downwards. */
export type Direction = 1 | -1;

/** The candidates beyond n, in order: upwards to the limit of size, downwards to 2. */
export function* candidatesBeyond(
  n: bigint,
  direction: Direction,
): Steps<Generator<bigint, void, undefined>> {
  // Below 2^64, a test is as fast as the sieve.
  return fitsWord(n) ? oddBeyond(n, direction) : yield* sievedBeyond(n, direction);
}

/** 2 and the odd integers beyond n. */
function* oddBeyond(n: bigint, direction: Direction): Generator<bigint, void, undefined> {
  if (direction === 1) {
    if (n < 2n) yield 2n;
    for (let odd = n < 2n ? 3n : (n + 1n) | 1n; ; odd += 2n) yield odd;
  }
  for (let odd = (n - 2n) | 1n; odd >= 3n; odd -= 2n) yield odd;
  if (n > 2n) yield 2n;
}

/**
 * The integers beyond n that no small prime divides. n is divided by the small primes in steps;
 * then windows of odd numbers are sieved one after another.
 *
 * In: n of several words, far from where its small primes are.
 */
function* sievedBeyond(n: bigint, direction: Direction): Steps<Generator<bigint, void, undefined>> {
  const forwards = direction === 1;
  const first = n + BigInt(direction) * (n % 2n === 0n ? 1n : 2n);
  if (first >= INTEGER_LIMIT) return none();
  const bits = bitLength(n);
  const primes: number[] = [];
  /** For each prime, the index of its next multiple. */
  const places: number[] = [];
  yield* divideBySmallPrimes(first, sieveBound(bits), (prime, remainder) => {
    if (prime === 2) return;
    // The place i of a multiple: first ± 2i ≡ 0 modulo the prime.
    const doubled = forwards && remainder > 0 ? prime - remainder : remainder;
    primes.push(prime);
    places.push(doubled % 2 === 0 ? doubled / 2 : (doubled + prime) / 2);
  });
  // Three average prime gaps wide: 19 of 20 searches end in the first window.
  return sieved(first, direction, Math.max(256, bits), primes, places);
}

function* none(): Generator<never, void, undefined> {}

/**
 * @param width of a window; `places` are the indices of the first multiples of the primes in it
 */
function* sieved(
  first: bigint,
  direction: Direction,
  width: number,
  primes: readonly number[],
  places: number[],
): Generator<bigint, void, undefined> {
  const composite = new Uint8Array(width);
  for (let window = first; ; window += 2n * BigInt(direction * width)) {
    composite.fill(0);
    for (let k = 0; k < primes.length; k++) {
      const prime = primes[k] ?? 0;
      let place = places[k] ?? 0;
      for (; place < width; place += prime) composite[place] = 1;
      places[k] = place - width;
    }
    for (let i = 0; i < width; i++) {
      if (composite[i] === 1) continue;
      const candidate = window + 2n * BigInt(direction * i);
      if (candidate >= INTEGER_LIMIT) return;
      yield candidate;
    }
  }
}

/**
 * The greatest sieving prime: a prime p removes one candidate in p in constant time, while a test
 * takes time that grows as the cube of the size.
 */
export function sieveBound(bits: number): number {
  const bound = Math.ceil(bits ** 2 / 32);
  return Math.min(Math.max(bound, SIEVE_BOUND_MINIMUM), SIEVE_BOUND_MAXIMUM);
}

/**
 * An endless sequence of random integers of exactly the given bit length. Each is drawn
 * independently and uniformly from those that can be prime: odd integers and, up to 16,384 bits,
 * without multiples of small primes, if all primes of this size are larger.
 *
 * @param safe whether (n - 1)/2 must also be prime; it is then odd for every n drawn
 */
export function* randomCandidates(
  bits: number,
  safe: boolean,
): Generator<bigint, never, undefined> {
  const low = safe && bits > 3 ? 3n : 1n;
  const fixed = low === 3n ? 2 : 1;
  const leading = 1n << BigInt(bits - 1);
  for (;;) {
    // The primes of two bits are 2 and 3.
    const n =
      bits === 2
        ? 2n + randomBits(1)
        : leading | (randomBits(bits - 1 - fixed) << BigInt(fixed)) | low;
    if (bits <= 64 || bits > RANDOM_SIEVE_BITS) yield n;
    else if (smallFactor(n, RANDOM_SIEVE_BOUND) === 0) {
      if (!safe || smallFactor(n >> 1n, RANDOM_SIEVE_BOUND) === 0) yield n;
    }
  }
}
