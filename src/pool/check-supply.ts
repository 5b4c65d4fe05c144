// Numbers to be checked and timed, each with its place: dear ones one by one, cheap ones in chunks, and the
// last dear ones in ranges of divisors, so that all workers have work until the end.

import { bigModule } from '../big/arithmetic.js';
import { CHUNK_CAPACITY } from '../config.js';
import { BIG, type Integer } from '../integer.js';
import { Division } from './division.js';
import { type Item, itemOf, type Way } from './item.js';
import type { Job } from './job.js';
import { chunkBudget, isDear, isShared } from './plan.js';
import type { JobRequest } from './protocol.js';
import { type PoolResult, resultOf, resultsOf } from './results.js';
import { Tally } from './stats.js';
import type { StreamSupply } from './stream.js';

/**
 * Jobs from a queue of items. A list is added whole, in its best order, and ended; a stream is put in
 * as it is read. The queue counts what is under way, so that a reader can be held back.
 */
export class CheckSupply implements StreamSupply<Integer> {
  readonly #way: Way;
  readonly #workers: number;
  readonly #onResults: (results: PoolResult[], numbers: number) => void;
  /** Who did how much of this call. */
  readonly tally = new Tally();
  #queue: Item[] = [];
  #taken = 0;
  /** Expected milliseconds of what has not been taken. */
  #cost = 0;
  /** Numbers that are shared by the workers, and not done. */
  readonly #divisions = new Set<Division>();
  #underWay = 0;
  #ended = false;

  constructor(
    way: Way,
    workers: number,
    onResults: (results: PoolResult[], numbers: number) => void,
  ) {
    this.#way = way;
    this.#workers = workers;
    this.#onResults = onResults;
  }

  get pending(): number {
    return this.#queue.length - this.#taken + this.#underWay;
  }

  get exhausted(): boolean {
    return this.#ended && this.#taken === this.#queue.length && this.#divisions.size === 0;
  }

  put(value: Integer, index: number): void {
    this.add(itemOf(value, index, this.#way));
  }

  add(item: Item): void {
    this.#queue.push(item);
    this.#cost += item.cost;
  }

  end(): void {
    this.#ended = true;
  }

  next(): Job | undefined {
    // Whole numbers first: shared ones can wait, as every worker can help with them later.
    const remaining = this.#remaining;
    const items = this.#take();
    const [item] = items;
    if (item !== undefined) {
      this.#underWay += items.length;
      if (!this.#isShared(item, remaining)) return this.#whole(items);
      this.#divisions.add(new Division(item));
    }
    for (const division of this.#divisions) {
      const job = this.#rangeOf(division);
      if (job !== undefined) return job;
    }
    return undefined;
  }

  /** Only divisors can be shared out: the other method's steps depend on each other. */
  #isShared({ cost }: Item, remaining: number): boolean {
    return this.#way.method === 'trial-division' && isShared(cost, remaining, this.#workers);
  }

  /** Expected milliseconds of what has not been sent. */
  get #remaining(): number {
    let cost = this.#cost;
    for (const { remaining } of this.#divisions) cost += remaining;
    return cost;
  }

  /** A job of the next divisors of a shared number, if there are any. */
  #rangeOf(division: Division): Job | undefined {
    const { item } = division;
    const cost = chunkBudget(this.#remaining, this.#workers);
    const range = division.take(cost);
    if (range === undefined) return undefined;
    return {
      cost,
      request: (id) => ({
        type: 'job',
        id,
        timed: true,
        method: this.#way.method,
        numbers: BigUint64Array.of(item.n),
        range,
      }),
      done: ({ factors, busy }, worker) => {
        // Ranges behind the smallest factor may come in later, and no longer count.
        if (!this.#divisions.has(division)) return 0;
        division.settle(range, Number(factors[0] ?? 0n), busy);
        this.tally.add(worker, 0, busy);
        if (!division.done) return 0;
        this.#divisions.delete(division);
        this.tally.add(worker, 1, 0);
        this.#underWay--;
        this.#onResults([resultOf(division, worker)], 1);
        return 1;
      },
    };
  }

  /** A job of whole numbers. */
  #whole(items: readonly Item[]): Job {
    return {
      cost: items.reduce((sum, { cost }) => sum + cost, 0),
      request: (id) => this.#request(id, items),
      done: (reply, worker) => {
        this.#underWay -= items.length;
        this.tally.add(worker, items.length, reply.busy);
        this.#onResults(resultsOf(items, reply, worker), items.length);
        return items.length;
      },
    };
  }

  #request(id: number, items: readonly Item[]): JobRequest {
    const { method, rounds } = this.#way;
    if (items.some(({ n }) => n >= BIG)) {
      return {
        type: 'job',
        id,
        bigNumbers: items.map(({ n }) => n),
        rounds,
        bigModule: bigModule(),
      };
    }
    const numbers = BigUint64Array.from(items, ({ n }) => (n < 0n ? 0n : n));
    return { type: 'job', id, timed: true, method, numbers };
  }

  /** One dear item, or as many cheap ones as make a good chunk. */
  #take(): Item[] {
    const start = this.#taken;
    const budget = chunkBudget(this.#ended ? this.#cost : undefined, this.#workers);
    let end = start;
    let cost = 0;
    for (; end < this.#queue.length && end - start < CHUNK_CAPACITY; end++) {
      const item = this.#queue[end];
      if (item === undefined) break;
      // A dear one goes alone, whether it comes first or later.
      if (end > start && (isDear(cost) || isDear(item.cost) || cost + item.cost > budget)) break;
      cost += item.cost;
    }
    const items = this.#queue.slice(start, end);
    this.#taken = end;
    this.#cost -= cost;
    // What has been taken is let go of when it is half of the queue, which costs a copy an item.
    if (2 * end > this.#queue.length) {
      this.#queue = this.#queue.slice(end);
      this.#taken = 0;
    }
    return items;
  }
}
