// Searches, counts, primes, factors, proofs, and refused calls.

import {
  type Integer,
  IntegerTypeError,
  PoolClosedError,
  verifyCertificate,
  WorkerLostError,
} from 'primepool';
import { expect } from 'vitest';
import {
  isPrimeBigInt,
  isPrimeOfAnySize,
  nextPrime,
  previousPrime,
} from '../../oracle/bigint-primality.js';
import { POWERS_OF_TEN } from '../../oracle/counts.js';
import { randomBits } from '../../oracle/large-numbers.js';
import { primesBelow } from '../../oracle/sieve.js';
import { rejectionOf } from '../outcomes.js';
import { count, oneOf, random, takeSome, verify, type Work } from './scene.js';

/** Numbers with the primes around them. */
const NEIGHBOURS = Array.from({ length: 30 }, () => {
  const n = randomBits(random, 65 + random.below(450));
  return { n, next: nextPrime(n + 1n), previous: previousPrime(n - 1n) };
});

/** The primes from 10^12 to 4·10^6 beyond, by their distance from there. */
const START = 10 ** 12;
const PRIMES = primesOfWindow(START, 4_000_000);

function primesOfWindow(start: number, length: number): number[] {
  const composite = new Uint8Array(length);
  for (const p of primesBelow(Math.ceil(Math.sqrt(start + length)) + 1)) {
    for (let at = (p - (start % p)) % p; at < length; at += p) composite[at] = 1;
  }
  return Array.from(composite.keys()).filter((at) => composite[at] === 0);
}

/** Products of two primes, of sizes for curves and for the sieve. */
const SEMIPRIMES = Array.from({ length: 24 }, (_, place) => {
  const bits = 34 + 2 * (place % 12);
  const [p, q] = [nextPrime(randomBits(random, bits)), nextPrime(randomBits(random, bits + 3))];
  return { n: p * q, primes: [p, q].sort((a, b) => (a < b ? -1 : 1)) };
});

const PROVABLE = Array.from({ length: 20 }, () =>
  nextPrime(randomBits(random, 65 + random.below(160))),
);

export const SUBJECTS: readonly Work[] = [
  async (pool, signal) => {
    const { n, next, previous } = oneOf(NEIGHBOURS);
    verify(await pool.nextPrime(n, { signal }), next);
    verify(await pool.previousPrime(n, { signal }), previous);
  },
  async (pool, signal) => {
    const bits = 2 + random.below(500);
    const prime = await pool.randomPrime(bits, { signal });
    verify([prime.toString(2).length, isPrimeOfAnySize(prime)], [bits, true]);
  },
  async (pool, signal) => {
    const k = 7 + random.below(4);
    verify(await pool.countPrimes(0, 10 ** k, { signal }), Number(POWERS_OF_TEN[k - 1]));
  },
  async (pool, signal) => {
    const [from, to] = [random.below(4_000_000), random.below(4_000_000)].sort((a, b) => a - b);
    const within = PRIMES.filter((at) => at >= (from ?? 0) && at <= (to ?? 0));
    const found = await pool.countPrimes(START + (from ?? 0), START + (to ?? 0), { signal });
    verify(found, within.length);
  },
  async (pool, signal) => {
    const place = 1 + random.below(10_000);
    const prime = START + (PRIMES[place - 1] ?? 0);
    verify(await pool.nthPrime(place, START, { signal }), prime);
  },
  async (pool, signal) => {
    const twins = PRIMES.filter((at, place) => PRIMES[place + 1] === at + 2).length;
    const last = START + 3_999_999;
    verify(await pool.countPrimeTuplets(START, last, 'twins', { signal }), twins);
  },
  async (pool, signal) => {
    const stream = pool.primes(START, START + 3_999_999, { signal });
    const { taken, all } = await takeSome(stream, 10);
    const primes = taken.flatMap((list) => Array.from(list, (p) => Number(p) - START));
    verify(primes, all ? PRIMES : PRIMES.slice(0, primes.length), primes.length);
  },
  async (pool, signal) => {
    const list = Array.from({ length: random.below(4000) }, () => random.bits(64) | 1n);
    const factorizations = Array.from(await pool.factorAll(list, { signal }));
    const products = factorizations.map((factors) =>
      factors.reduce((n, { prime, exponent }) => n * prime ** BigInt(exponent), 1n),
    );
    verify(products, list, list.length);
    const some = factorizations[random.below(list.length)] ?? [];
    expect(some.every(({ prime }) => isPrimeBigInt(prime))).toBe(true);
  },
  async (pool, signal) => {
    const { n, primes } = oneOf(SEMIPRIMES);
    const { factors, complete } = await pool.factor(n, { signal });
    verify([factors.map(({ prime }) => prime), complete], [primes, true]);
  },
  async (pool, signal) => {
    const n = oneOf(PROVABLE);
    const { prime, certificate } = await pool.prove(n, { signal });
    expect(certificate === undefined ? undefined : verifyCertificate(certificate)).toBe(true);
    verify(prime, true);
    verify((await pool.prove(n * 3n + 2n, { signal })).prime, isPrimeOfAnySize(n * 3n + 2n));
  },
  async (pool, signal) => {
    const bad = [97n, 'seven', 2n ** 90n] as Integer[];
    const failure = new Error('of the source');
    async function* failing(): AsyncGenerator<Integer> {
      for (let n = 0; n < 5000; n++) yield n;
      throw failure;
    }
    const onProgress = (): void => {
      throw failure;
    };
    const [call, expected] = oneOf([
      [() => pool.arePrime(bad, { signal }), IntegerTypeError],
      [() => pool.checkAll(bad, { signal }), IntegerTypeError],
      [() => pool.factorAll([0n], { signal }), RangeError],
      [() => pool.nthPrime(-1, 0, { signal }), RangeError],
      [() => takeAll(pool.check(failing(), { signal })), failure],
      [() => pool.countPrimes(START, START + 3e6, { signal, onProgress }), failure],
    ] as const);
    const error = await rejectionOf(call());
    // The abort, the close or the loss of a worker may have come first.
    if (signal.aborted || error instanceof PoolClosedError || error instanceof WorkerLostError) {
      throw error;
    }
    if (typeof expected === 'function') expect(error).toBeInstanceOf(expected);
    else expect(error).toBe(expected);
    count.refused++;
  },
];

async function takeAll(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}
