// The public class of the pool.

import { bitLength } from '../bigint/bit-length.js';
import { fitsWord } from '../bigint/word.js';
import type { Factorization } from '../factor/factor.js';
import type { Factorizations } from '../factor/factorizations.js';
import { candidatesBeyond, type Direction, randomCandidates } from '../generate/candidates.js';
import { found, primeBeyond } from '../generate/next-prime.js';
import {
  firstRandomPrime,
  type RandomPrimeOptions,
  randomPrimeOptions,
} from '../generate/random-prime.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { type Batch, type Integers, pack } from '../input/integers.js';
import { assertOptions, assertRounds, type Certainty } from '../input/options.js';
import { assertRelationStore } from '../input/relation-store.js';
import { throwIfAborted } from '../input/signal.js';
import { allIntegers, checkIntegers } from '../jobs/check-integers.js';
import { firstPrime, searchCost } from '../jobs/first-prime.js';
import { PROVE_OPTIONS, type ProveOptions } from '../proof/options.js';
import type { Proof } from '../proof/prove.js';
import { Pacer } from '../steps/pacer.js';
import { finish } from '../steps/steps.js';
import { checkInline, inputOf, inputOfList, isInline } from './call.js';
import { decideAll } from './calls/verdicts.js';
import {
  ARE_PRIME_OPTIONS,
  CALL_OPTIONS,
  type CallOptions,
  type CheckOptions,
  IS_PRIME_OPTIONS,
  POOL_FACTOR_OPTIONS,
  type PoolFactorOptions,
  SEARCH_OPTIONS,
  type SearchOptions,
} from './options.js';
import { type PartsCall, runParts } from './parts-supply.js';
import { isSmall, longestFirst } from './plan.js';
import { RangePool } from './range-pool.js';
import {
  type BatchResult,
  type CheckReport,
  type PoolResult,
  reportOf,
} from './reports/results.js';
import { WorkByWorker } from './reports/stats.js';
import { type Batches, batchStream } from './streams/batch-stream.js';
import { checkStream } from './streams/check-stream.js';
import { CheckSupply } from './streams/check-supply.js';

/**
 * Workers that check numbers at the same time. They start when there is work that gains from them,
 * end after a while without, and do not keep the process alive when idle.
 *
 * @example
 * await using pool = new PrimePool();
 * const report = await pool.checkAll(SAMPLE, { method: 'trial-division' });
 */
export class PrimePool extends RangePool {
  /**
   * Checks numbers from a list or a stream, and yields each result as soon as it is there, in no
   * particular order. Work begins with the first result that is asked for; breaking out of the loop
   * ends it. A stream may be endless: it is read at most 65,536 numbers ahead, and at most
   * 16 MiB and one number.
   *
   * @throws TypeError or RangeError for a bad option or number, before any work if in an array; the
   *   signal's reason; PoolClosedError; WorkerLostError
   */
  check(
    ns: Iterable<Integer> | AsyncIterable<Integer>,
    options: CheckOptions = {},
  ): AsyncGenerator<PoolResult, void, undefined> {
    return checkStream(() => {
      const call = this.checkCall(options);
      return { call, input: inputOf(ns, call) };
    });
  }

  /**
   * Checks batches of numbers from a list or a stream, and yields the results of a batch as soon as
   * it is done, in no particular order. For numbers by the million: no object is made for a number,
   * only some 20 bytes. Otherwise like `check`, reading at most 4 batches a worker ahead, and at
   * most 16 MiB a worker and one batch.
   *
   * A batch is one message to one worker, which costs some 0.05 ms, and is worked off in one go: a
   * few thousand numbers are a good size, fewer when each takes long. It must not be changed before
   * its result is there.
   *
   * Integers of 2^64 and more come in arrays of bigints, which may hold smaller ones as well.
   *
   * @throws TypeError for what is no batch, naming its place; TypeError or RangeError for a bad
   *   option; the signal's reason; PoolClosedError; WorkerLostError
   * @example
   * for await (const { numbers, verdicts } of pool.checkBatches([BigUint64Array.of(96n, 97n)])) {
   *   console.log(numbers[verdicts.indexOf(1)]); // 97n
   * }
   */
  checkBatches<Numbers extends Batch = BigUint64Array>(
    batches: Batches<Numbers>,
    options: CheckOptions = {},
  ): AsyncGenerator<BatchResult<Numbers>, void, undefined> {
    return batchStream(() => ({ call: this.checkCall(options), batches }));
  }

  /**
   * Checks the numbers of a list, and resolves to all results in input order, with totals.
   *
   * @throws TypeError or RangeError for a bad option or number, before any work; the signal's
   *   reason; PoolClosedError; WorkerLostError
   */
  async checkAll(ns: Iterable<Integer>, options: CheckOptions = {}): Promise<CheckReport> {
    const start = performance.now();
    const call = this.checkCall(options);
    const { scheduler, workers, settings, signal, meter } = call;
    const input = inputOfList(ns, settings);
    const { length } = input.items;
    meter.total = length;
    let results: PoolResult[];
    let work = new WorkByWorker();
    if (isInline(input)) {
      results = [...checkInline(call, input.items)];
      for (const { elapsed } of results) work.add(0, 1, elapsed);
    } else {
      results = new Array(length);
      const supply = new CheckSupply(settings, workers, (batch) => {
        for (const result of batch) results[result.index] = result;
        meter.add(batch.length);
      });
      for (const item of longestFirst(input.items)) supply.add(item);
      supply.end();
      await scheduler.run(supply, signal);
      meter.finish();
      work = supply.work;
    }
    return reportOf(results, work, workers, performance.now() - start);
  }

  /**
   * Which of many integers are prime: 1 or 0 for each, in order. The fastest way, as nothing is
   * timed and no object is made for a number. Memory as {@link arePrime}, and a few chunks of 512
   * KiB.
   *
   * A list must not be changed before the result is there.
   *
   * @throws as `checkAll` does
   */
  async arePrime(
    ns: Integers,
    options: CallOptions & Certainty = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    assertOptions(options, ARE_PRIME_OPTIONS);
    const call = this.checkCall(options);
    const integers = pack(ns);
    call.meter.total = integers.packed.length + integers.big.length;
    const verdicts = await decideAll(integers, call);
    call.meter.finish();
    return verdicts;
  }

  /**
   * Whether n is prime, as {@link isPrime} says. A worker decides it where that takes longer than a
   * message, so that this thread stays free and the call can be stopped.
   *
   * @throws as `nextPrime` does
   * @example await pool.isPrime(2n ** 4423n - 1n) // true
   */
  async isPrime(n: Integer, options: SearchOptions & Certainty = {}): Promise<boolean> {
    assertInteger(n);
    const call = this.call(options, IS_PRIME_OPTIONS);
    const { rounds = 0 } = options;
    assertRounds(rounds);
    const args = allIntegers([BigInt(n)], rounds);
    return (await runParts(checkIntegers, args, call)).verdicts[0] === 1;
  }

  /**
   * The least prime greater than n, as {@link nextPrime} finds it. From some 400 bits on by all
   * workers: each tests the next of the candidates that a sieve leaves.
   *
   * @throws TypeError or RangeError for a bad number or option; the signal's reason;
   *   PoolClosedError; WorkerLostError
   */
  async nextPrime(n: Integer, options: SearchOptions = {}): Promise<bigint> {
    assertInteger(n);
    return found(await this.#searchBeyond(BigInt(n), 1, this.call(options, SEARCH_OPTIONS)));
  }

  /**
   * The greatest prime less than n, or undefined if n is 2 or less; otherwise like `nextPrime`.
   *
   * @throws as `nextPrime` does
   */
  async previousPrime(n: Integer, options: SearchOptions = {}): Promise<bigint | undefined> {
    assertInteger(n);
    return this.#searchBeyond(BigInt(n), -1, this.call(options, SEARCH_OPTIONS));
  }

  /**
   * A random prime of exactly so many bits, uniform among them, as {@link randomPrime} draws it;
   * from some 400 bits on by all workers. The candidates are drawn on the calling thread, and the
   * first that is prime is the answer, so that primes that are decided fast have no advantage.
   *
   * @param bits from 2 (for a safe prime, 3) to 131,072
   * @throws as `nextPrime` does
   */
  async randomPrime(bits: number, options: RandomPrimeOptions = {}): Promise<bigint> {
    const { safe, signal } = randomPrimeOptions(bits, options);
    const call = this.call({ signal }, SEARCH_OPTIONS);
    if (bits <= 64 || isSmall(searchCost(bits, safe))) return finish(firstRandomPrime(bits, safe));
    const source = { more: randomCandidates(bits, safe), bits };
    return found((await runParts(firstPrime, { candidates: [], safe, source }, call)).prime);
  }

  /**
   * Whether n is prime, with a proof, as {@link prove} finds it: one worker goes down to smaller
   * primes, and the others find the curves for them. Progress counts bits.
   *
   * @throws TypeError or RangeError as {@link prove} does; the signal's reason; PoolClosedError;
   *   WorkerLostError
   * @example const { certificate } = await pool.prove(10n ** 299n + 2217n)
   */
  async prove(n: Integer, options: ProveOptions & CallOptions = {}): Promise<Proof> {
    const call = this.call(options, { ...CALL_OPTIONS, ...PROVE_OPTIONS });
    const { proveByPool } = await this.loaded(import('./calls/proof.js'), call);
    return proveByPool(n, options, call);
  }

  /**
   * The prime factors of an integer, as {@link factor} finds them; from 2^64 on by all workers.
   * Progress counts elliptic curves of one level after another, then relations of the quadratic
   * sieve, of those that are needed.
   *
   * @throws as `factor` does; the signal's reason; PoolClosedError; WorkerLostError; RelationsError
   *   for stored relations that are not right, naming the line
   */
  async factor(n: Integer, options: PoolFactorOptions = {}): Promise<Factorization> {
    const call = this.call(options, POOL_FACTOR_OPTIONS);
    assertRelationStore(options.relations);
    const { factorInteger } = await this.loaded(import('./calls/factoring.js'), call);
    return factorInteger(n, options, call);
  }

  /**
   * The factorisations of many integers below 2^64, as {@link factorAll} makes them. A list must
   * not be changed before they are there.
   *
   * @throws as `factorAll` does, before any work; the signal's reason; PoolClosedError;
   *   WorkerLostError
   */
  async factorAll(ns: Integers, options: CallOptions = {}): Promise<Factorizations> {
    const call = this.call(options, CALL_OPTIONS);
    const { factorList } = await this.loaded(import('./calls/factoring.js'), call);
    return factorList(ns, call);
  }

  /** Searches with the workers where they gain from it. */
  async #searchBeyond(
    n: bigint,
    direction: Direction,
    call: PartsCall,
  ): Promise<bigint | undefined> {
    const bits = bitLength(n);
    if (fitsWord(n) || isSmall(searchCost(bits, false))) return finish(primeBeyond(n, direction));
    const pacer = new Pacer(async () => {
      await this.scheduler.pause();
      throwIfAborted(call.signal);
    });
    const more = await pacer.finish(candidatesBeyond(n, direction));
    const args = { candidates: [], safe: false, source: { more, bits } };
    return (await runParts(firstPrime, args, call)).prime;
  }
}
