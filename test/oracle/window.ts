// Primes in windows, by code that shares nothing with the sieve.

import { isPrimeBigInt } from './bigint-primality.js';

/** The primes of a window, each decided on its own. */
export class Window {
  readonly from: bigint;
  readonly to: bigint;
  readonly primes: readonly bigint[];

  constructor(from: bigint, to: bigint) {
    this.from = from < 0n ? 0n : from;
    this.to = to;
    const primes: bigint[] = [];
    for (let n = this.from; n <= to; n++) if (isPrimeBigInt(n)) primes.push(n);
    this.primes = primes;
  }

  /** Those from `from` to `to`, which lie in the window. */
  between(from: bigint, to: bigint): bigint[] {
    return this.primes.filter((p) => from <= p && p <= to);
  }
}
