// Numbers to be checked and timed, each with its place: dear ones one by one, cheap ones in chunks.

import { CHUNK_CAPACITY } from '../config.js';
import { BIG, type Integer } from '../integer.js';
import { type Item, itemOf, type Way } from './item.js';
import { chunkBudget, isDear } from './plan.js';
import type { JobRequest } from './protocol.js';
import { type PoolResult, resultsOf } from './results.js';
import type { Job } from './scheduler.js';
import type { StreamSupply } from './stream.js';

/**
 * Jobs from a queue of items. A list is added whole, in its best order, and ended; a stream is put in
 * as it is read. The queue counts what is under way, so that a reader can be held back.
 */
export class CheckSupply implements StreamSupply<Integer> {
  readonly #way: Way;
  readonly #workers: number;
  readonly #onResults: (results: PoolResult[], numbers: number) => void;
  #queue: Item[] = [];
  #taken = 0;
  #cost = 0;
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
    return this.#ended && this.#taken === this.#queue.length;
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
    const items = this.#take();
    if (items.length === 0) return undefined;
    this.#underWay += items.length;
    return {
      cost: items.reduce((sum, { cost }) => sum + cost, 0),
      request: (id) => this.#request(id, items),
      done: (reply, worker) => {
        this.#underWay -= items.length;
        this.#onResults(resultsOf(items, reply, worker), items.length);
      },
    };
  }

  #request(id: number, items: readonly Item[]): JobRequest {
    const { method, rounds } = this.#way;
    if (items.some(({ n }) => n >= BIG)) {
      return { type: 'job', id, bigNumbers: items.map(({ n }) => n), rounds };
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
      if (item === undefined || (end > start && (isDear(item.cost) || cost + item.cost > budget)))
        break;
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
