// Numbers to be checked and timed, each with its place: dear ones one by one, cheap ones in chunks.

import { CHUNK_CAPACITY } from '../config.js';
import type { Method } from '../options.js';
import type { Item } from './item.js';
import { chunkBudget, isDear } from './plan.js';
import { type PoolResult, resultsOf } from './results.js';
import type { Job, Supply } from './scheduler.js';

/**
 * Jobs from a queue of items. A list is put in whole, in its best order, and ended; a stream is put in
 * as it is read. The queue counts what is under way, so that a reader can be held back.
 */
export class CheckSupply implements Supply {
  readonly #method: Method;
  readonly #workers: number;
  readonly #onResults: (results: PoolResult[]) => void;
  #queue: Item[] = [];
  #taken = 0;
  #cost = 0;
  #underWay = 0;
  #ended = false;

  constructor(method: Method, workers: number, onResults: (results: PoolResult[]) => void) {
    this.#method = method;
    this.#workers = workers;
    this.#onResults = onResults;
  }

  /** Items that were put in and have no result yet. */
  get pending(): number {
    return this.#queue.length - this.#taken + this.#underWay;
  }

  get exhausted(): boolean {
    return this.#ended && this.#taken === this.#queue.length;
  }

  put(item: Item): void {
    this.#queue.push(item);
    this.#cost += item.cost;
  }

  /** Says that no more items will come. */
  end(): void {
    this.#ended = true;
  }

  next(): Job | undefined {
    const items = this.#take();
    if (items.length === 0) return undefined;
    this.#underWay += items.length;
    return {
      method: this.#method,
      timed: true,
      cost: items.reduce((sum, { cost }) => sum + cost, 0),
      numbers: () => BigUint64Array.from(items, ({ n }) => (n < 0n ? 0n : n)),
      done: (reply, worker) => {
        this.#underWay -= items.length;
        this.#onResults(resultsOf(items, reply, worker));
      },
    };
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
