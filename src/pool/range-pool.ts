// Primes in ranges on a pool: lists, counts and the n-th prime.

import type { Integer } from '../input/integer.js';
import { RESIDUE_OPTIONS, type ResidueOptions } from '../sieve/options.js';
import type { PrimeList } from '../sieve/segments/lists.js';
import type { TupletPattern } from '../sieve/tuplet-patterns.js';
import { CALL_OPTIONS, type CallOptions } from './options.js';
import { WorkerPool } from './worker-pool.js';

const RANGE_OPTIONS = { ...CALL_OPTIONS, ...RESIDUE_OPTIONS };

/** The part of a pool that works on ranges. */
export class RangePool extends WorkerPool {
  /**
   * The primes from `from` to `to`, both included, in arrays: the same primes in the same order as
   * {@link primes} yields, but sieved by all workers. Without `to` they do not end.
   *
   * Work begins when the first array is requested, stays at most two parts per worker ahead of the
   * consumer, and ends with the loop. Memory does not depend on the length of the range: about
   * 10 MB per worker up to 10^12, about 350 MB near 2^64.
   *
   * @returns Float64Arrays, or BigUint64Arrays if one of the bounds is a bigint; none is empty
   * @throws TypeError or RangeError as {@link primes} does, or for an invalid option; the signal's
   *   reason; PoolClosedError; WorkerLostError
   * @example for await (const list of pool.primes(0, 1e10)) console.log(list.at(-1))
   */
  primes(
    from: number,
    to?: number,
    options?: CallOptions & ResidueOptions,
  ): AsyncGenerator<Float64Array<ArrayBuffer>, void, undefined>;
  primes(
    from: Integer,
    to?: Integer,
    options?: CallOptions & ResidueOptions,
  ): AsyncGenerator<PrimeList, void, undefined>;
  async *primes(
    from: Integer,
    to?: Integer,
    options: CallOptions & ResidueOptions = {},
  ): AsyncGenerator<PrimeList, void, undefined> {
    const call = this.call(options, RANGE_OPTIONS);
    const { primeStream } = await this.loaded(import('./calls/primes.js'), call);
    yield* primeStream(from, to, options, call);
  }

  /**
   * The number of primes from `from` to `to`, as computed by {@link countPrimes}, on all workers.
   * Progress counts numbers of the range, in proportion to the work; with the formula, numbers up
   * to both ends.
   *
   * @throws TypeError or RangeError as {@link countPrimes} does, or for an invalid option; the
   *   signal's reason; PoolClosedError; WorkerLostError
   * @example await pool.countPrimes(0, 1e10) // 455052511
   */
  async countPrimes(
    from: number,
    to: number,
    options?: CallOptions & ResidueOptions,
  ): Promise<number>;
  async countPrimes(
    from: Integer,
    to: Integer,
    options?: CallOptions & ResidueOptions,
  ): Promise<number | bigint>;
  async countPrimes(
    from: Integer,
    to: Integer,
    options: CallOptions & ResidueOptions = {},
  ): Promise<number | bigint> {
    const call = this.call(options, RANGE_OPTIONS);
    const { countPrimesByPool } = await this.loaded(import('./calls/counts.js'), call);
    return countPrimesByPool(from, to, options, call);
  }

  /**
   * The number of prime tuplets from `from` to `to`, as computed by {@link countPrimeTuplets}, on
   * all workers.
   *
   * @throws TypeError or RangeError as {@link countPrimeTuplets} does, or for an invalid option;
   *   the signal's reason; PoolClosedError; WorkerLostError
   * @example await pool.countPrimeTuplets(0, 1e10, 'twins') // 27412679
   */
  async countPrimeTuplets(
    from: number,
    to: number,
    pattern: TupletPattern,
    options?: CallOptions,
  ): Promise<number>;
  async countPrimeTuplets(
    from: Integer,
    to: Integer,
    pattern: TupletPattern,
    options?: CallOptions,
  ): Promise<number | bigint>;
  async countPrimeTuplets(
    from: Integer,
    to: Integer,
    pattern: TupletPattern,
    options: CallOptions = {},
  ): Promise<number | bigint> {
    const call = this.call(options, CALL_OPTIONS);
    const { countTupletsByPool } = await this.loaded(import('./calls/counts.js'), call);
    return countTupletsByPool(from, to, pattern, call);
  }

  /**
   * The n-th prime, or the n-th prime not less than `from`, as computed by {@link nthPrime}; all
   * workers count. Progress counts numbers up to about that prime, in proportion to the work.
   *
   * @throws TypeError or RangeError as {@link nthPrime} does, or for an invalid option; the
   *   signal's reason; PoolClosedError; WorkerLostError
   * @example await pool.nthPrime(10 ** 12) // 29996224275833
   */
  async nthPrime(n: number, from?: number, options?: CallOptions): Promise<number>;
  async nthPrime(n: Integer, from?: Integer, options?: CallOptions): Promise<number | bigint>;
  async nthPrime(
    n: Integer,
    from: Integer = 0,
    options: CallOptions = {},
  ): Promise<number | bigint> {
    const call = this.call(options, CALL_OPTIONS);
    const { nthPrimeByPool } = await this.loaded(import('./calls/counts.js'), call);
    return nthPrimeByPool(n, from, call);
  }
}
