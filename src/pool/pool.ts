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
 * Workers that check numbers in parallel. They start when there is work that gains from them, end
 * after a while without work, and do not keep the process alive when idle.
 *
 * @example
 * await using pool = new PrimePool();
 * const report = await pool.checkAll(SAMPLE, { method: 'trial-division' });
 */
export class PrimePool extends RangePool {
  /**
   * Checks numbers from a list or a stream, and yields each result as soon as it is known, in no
   * particular order. Work begins when the first result is requested; breaking out of the loop ends
   * it. A stream may be endless: it is read at most 65,536 numbers ahead, and at most 16 MiB plus
   * one number.
   *
   * @throws TypeError or RangeError for an invalid option or number, before any work if in an
   *   array; the signal's reason; PoolClosedError; WorkerLostError
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
   * it is done, in no particular order. For millions of numbers: a number needs about 20 bytes and
   * no object. Otherwise like `check`; it reads at most 4 batches per worker ahead, and at most
   * 16 MiB per worker plus one batch.
   *
   * A batch is one message to one worker, which costs about 0.05 ms, and runs as a whole: a few
   * thousand numbers are a good size, fewer if each takes long. Do not change a batch before its
   * result arrives.
   *
   * Pass integers from 2^64 on in arrays of bigints, which may also hold smaller ones.
   *
   * @throws TypeError for an invalid batch, naming its place; TypeError or RangeError for an
   *   invalid option; the signal's reason; PoolClosedError; WorkerLostError
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
   * @throws TypeError or RangeError for an invalid option or number, before any work; the signal's
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
   * Which of many integers are prime: 1 or 0 for each, in order. The fastest method: it times
   * nothing, and creates no object per number. Memory as for {@link arePrime}, plus a few chunks of
   * 512 KiB.
   *
   * Do not change the list before the result arrives.
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
   * Whether n is prime, as {@link isPrime} decides. If that takes longer than a message, a worker
   * decides it: this thread stays free, and the call can be cancelled.
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
   * The least prime greater than n, as computed by {@link nextPrime}. From about 400 bits on all
   * workers take part: each tests the next candidate that a sieve leaves.
   *
   * @throws TypeError or RangeError for an invalid number or option; the signal's reason;
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
   * A random prime of exactly the given bit length, uniformly distributed, as computed by
   * {@link randomPrime}; from about 400 bits on all workers take part. The calling thread draws the
   * candidates, and the first prime among them in that order is the result: primes that are decided
   * faster have no advantage.
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
   * Whether n is prime, with a proof, as computed by {@link prove}: one worker descends to smaller
   * primes, and the others find curves for them. Progress counts bits.
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
   * The prime factors of an integer, as computed by {@link factor}; from 2^64 on all workers take
   * part. Progress counts the elliptic curves of one level after another, then the relations of the
   * quadratic sieve.
   *
   * @throws as `factor` does; the signal's reason; PoolClosedError; WorkerLostError; RelationsError
   *   for invalid stored relations, naming the line
   */
  async factor(n: Integer, options: PoolFactorOptions = {}): Promise<Factorization> {
    const call = this.call(options, POOL_FACTOR_OPTIONS);
    assertRelationStore(options.relations);
    const { factorInteger } = await this.loaded(import('./calls/factoring.js'), call);
    return factorInteger(n, options, call);
  }

  /**
   * The factorisations of many integers below 2^64, as computed by {@link factorAll}. Do not change
   * the list before the result arrives.
   *
   * @throws as `factorAll` does, before any work; the signal's reason; PoolClosedError;
   *   WorkerLostError
   */
  async factorAll(ns: Integers, options: CallOptions = {}): Promise<Factorizations> {
    const call = this.call(options, CALL_OPTIONS);
    const { factorList } = await this.loaded(import('./calls/factoring.js'), call);
    return factorList(ns, call);
  }

  /** Searches with the workers if they speed it up. */
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
