// Lists of numbers that make a pool behave in a known way.

import { previousPrime } from '../oracle/bigint-primality.js';

/** Trial division of each takes about 20 ms, so that each is a job of its own. */
export const EXPENSIVE_PRIMES: readonly bigint[] = primesBelow(2n ** 53n, 8);

/** Trial division of each takes about a second. */
export const ENDLESS_WORK: readonly bigint[] = new Array(100).fill(2n ** 64n - 59n);

/** Enough integers that a pool gives them to its workers, in several chunks. */
export function manyIntegers(count = 50_000): number[] {
  return Array.from({ length: count }, (_, n) => n);
}

/** A prime, repeated. The fast test takes a microsecond for each. */
export function slowToDecide(count: number): BigUint64Array {
  return new BigUint64Array(count).fill(2n ** 64n - 59n);
}

/** How many primes there are below 50,000. */
export const PRIMES_BELOW_50_000 = 5133;

/** Resolves after this many milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Integers from 0, and the state of their generator. */
export class Counter {
  /** How many were read. */
  read = 0;
  /** Whether it was closed before its end, or at it. */
  closed = false;
  readonly #limit: number;

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  *sync(): Generator<number> {
    try {
      while (this.read < this.#limit) yield this.read++;
    } finally {
      this.closed = true;
    }
  }

  async *async(): AsyncGenerator<number> {
    try {
      while (this.read < this.#limit) {
        if (this.read % 1000 === 0) await sleep(0);
        yield this.read++;
      }
    } finally {
      this.closed = true;
    }
  }
}

function primesBelow(limit: bigint, count: number): bigint[] {
  const primes: bigint[] = [];
  for (let n = limit; primes.length < count; ) {
    n = previousPrime(n - 1n);
    primes.push(n);
  }
  return primes;
}
