// Numbers to check and time, each with its place: long ones one by one, short ones in chunks, and
// the last long ones in ranges of divisors, which keeps all workers busy until the end.

import { byteLength } from '../../bigint/bit-length.js';
import { fitsWord } from '../../bigint/word.js';
import type { Integer } from '../../input/integer.js';
import { allIntegers, checkIntegers } from '../../jobs/check-integers.js';
import { checkWords } from '../../jobs/check-words.js';
import { allDivisors, type DivisorArgs, type DivisorOutput, divisor } from '../../jobs/divisor.js';
import { CHUNK_CAPACITY } from '../../jobs/verdicts.js';
import { type CheckSettings, type Item, itemOf } from '../call.js';
import { Parts } from '../parts.js';
import { chunkBudget, isLong, isShared } from '../plan.js';
import { type CheckOutput, type PoolResult, resultsOf } from '../reports/results.js';
import { WorkByWorker } from '../reports/stats.js';
import { type Job, jobOf } from '../scheduling/job.js';
import type { OnResults, StreamSupply } from './stream.js';

/** A number that the workers share. */
interface SharedItem {
  readonly item: Item;
  readonly parts: Parts<DivisorArgs, DivisorOutput>;
}

/**
 * Jobs from a queue of items. A list is added as a whole, in its best order, and ended; a stream is
 * added as it is read. The queue counts items in progress, which lets a reader wait.
 */
export class CheckSupply implements StreamSupply<Integer> {
  readonly #settings: CheckSettings;
  readonly #workers: number;
  readonly #onResults: OnResults<PoolResult>;
  /** The work of this call. */
  readonly work = new WorkByWorker();
  #queue: Item[] = [];
  #taken = 0;
  /** Expected milliseconds of the items not taken. */
  #cost = 0;
  /** Shared numbers in progress. */
  readonly #shared = new Set<SharedItem>();
  /**
   * Expected milliseconds of whole numbers sent while shared ones waited, less the parts of shared
   * ones sent since. It stays near 0: no number is overtaken by more work than its own, that of the
   * shared ones before it, and one job.
   */
  #overtaken = 0;
  #underWay = 0;
  /** Bytes of the numbers without a result. */
  pendingBytes = 0;
  #ended = false;

  constructor(settings: CheckSettings, workers: number, onResults: OnResults<PoolResult>) {
    this.#settings = settings;
    this.#workers = workers;
    this.#onResults = onResults;
  }

  get pending(): number {
    return this.#queue.length - this.#taken + this.#underWay;
  }

  get exhausted(): boolean {
    return this.#ended && this.#taken === this.#queue.length && this.#shared.size === 0;
  }

  put(value: Integer, index: number): void {
    this.add(itemOf(value, index, this.#settings));
  }

  add(item: Item): void {
    this.#queue.push(item);
    this.#cost += item.cost;
    this.pendingBytes += byteLength(item.n);
  }

  end(): void {
    this.#ended = true;
  }

  next(): Job | undefined {
    // Whole numbers first: every worker can help with shared ones later. But these must not wait
    // for ever.
    const due = this.#overtaken > 0 ? this.#nextPart() : undefined;
    if (due !== undefined) return due;
    const remaining = this.#remaining;
    const items = this.#take();
    const [item] = items;
    if (item !== undefined) {
      this.#underWay += items.length;
      if (!this.#isShared(item, remaining)) {
        const job = this.#whole(items);
        this.#overtaken = this.#hasParts() ? this.#overtaken + job.cost : 0;
        return job;
      }
      this.#shared.add({ item, parts: new Parts(divisor, allDivisors(item.n)) });
    }
    return this.#nextPart();
  }

  /** A part of the first shared number that has one left. */
  #nextPart(): Job | undefined {
    for (const shared of this.#shared) {
      const job = this.#partOf(shared);
      if (job === undefined) continue;
      this.#overtaken = Math.max(0, this.#overtaken - job.cost);
      return job;
    }
    return undefined;
  }

  #hasParts(): boolean {
    for (const { parts } of this.#shared) if (!parts.exhausted) return true;
    return false;
  }

  /** Only trial division can be shared: the steps of the other method depend on each other. */
  #isShared({ cost }: Item, remaining: number): boolean {
    return this.#settings.method === 'trial-division' && isShared(cost, remaining, this.#workers);
  }

  /** Expected milliseconds of the work not sent. */
  get #remaining(): number {
    let cost = this.#cost;
    for (const { parts } of this.#shared) cost += parts.remaining;
    return cost;
  }

  /** A job of the next divisors of a shared number, if there are any. */
  #partOf(shared: SharedItem): Job | undefined {
    const { item, parts } = shared;
    const budget = chunkBudget(this.#remaining, this.#workers);
    const part = parts.take(budget);
    if (part === undefined) return undefined;
    return jobOf(
      divisor,
      budget,
      () => part.args,
      (output: DivisorOutput, busy, worker) => {
        // Parts after the smallest factor may still arrive, and no longer count.
        if (!this.#shared.has(shared)) return 0;
        parts.settle(part, output, busy);
        this.work.add(worker, 0, busy);
        if (!parts.done) return 0;
        this.#shared.delete(shared);
        this.work.add(worker, 1, 0);
        this.#underWay--;
        const { factor } = parts.output;
        this.#give([item], sharedOutput(factor, parts.busy), worker);
        return 1;
      },
    );
  }

  /** A job of whole numbers. */
  #whole(items: readonly Item[]): Job {
    const cost = items.reduce((sum, { cost }) => sum + cost, 0);
    const done = (output: CheckOutput, _busy: number, worker: number): number => {
      this.#underWay -= items.length;
      const busy = output.elapsed.reduce((sum, time) => sum + time, 0);
      this.work.add(worker, items.length, busy);
      this.#give(items, output, worker);
      return items.length;
    };
    const { method, rounds } = this.#settings;
    if (items.every(({ n }) => fitsWord(n))) {
      const args = () => ({
        numbers: BigUint64Array.from(items, ({ n }) => (n < 0n ? 0n : n)),
        method,
      });
      return jobOf(checkWords, cost, args, done);
    }
    const numbers = items.map(({ n }) => n);
    return jobOf(checkIntegers, cost, () => allIntegers(numbers, rounds), done);
  }

  #give(items: readonly Item[], output: CheckOutput, worker: number): void {
    const bytes = items.reduce((sum, { n }) => sum + byteLength(n), 0);
    this.pendingBytes -= bytes;
    this.#onResults(resultsOf(items, output, worker), items.length, bytes);
  }

  /** One long item, or as many short ones as make a good chunk. */
  #take(): Item[] {
    const start = this.#taken;
    const budget = chunkBudget(this.#ended ? this.#cost : undefined, this.#workers);
    let end = start;
    let cost = 0;
    for (; end < this.#queue.length && end - start < CHUNK_CAPACITY; end++) {
      const item = this.#queue[end];
      if (item === undefined) break;
      // A long item is sent alone.
      if (end > start && (isLong(cost) || isLong(item.cost) || cost + item.cost > budget)) break;
      cost += item.cost;
    }
    const items = this.#queue.slice(start, end);
    this.#taken = end;
    this.#cost -= cost;
    // Taken items are removed when they fill half of the queue: one copy per item on average.
    if (2 * end > this.#queue.length) {
      this.#queue = this.#queue.slice(end);
      this.#taken = 0;
    }
    return items;
  }
}

/** The output for a shared number. */
function sharedOutput(factor: number, elapsed: number): CheckOutput {
  return {
    verdicts: Uint8Array.of(Number(factor === 0)),
    elapsed: Float64Array.of(elapsed),
    factors: BigUint64Array.of(BigInt(factor)),
  };
}
