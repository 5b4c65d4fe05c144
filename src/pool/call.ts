// One call of the pool: what it works with, and its numbers before they go anywhere.

import { assertAttached, type Integer } from '../integer.js';
import { check } from '../primality.js';
import { type Item, itemOf, type Way } from './item.js';
import { isSmall } from './plan.js';
import type { ProgressMeter } from './progress.js';
import type { PoolResult } from './results.js';
import type { Scheduler } from './scheduler.js';

export interface Call {
  readonly scheduler: Scheduler;
  readonly workers: number;
  readonly way: Way;
  readonly signal: AbortSignal | undefined;
  readonly meter: ProgressMeter;
}

/** The numbers of a call. */
export interface Intake {
  /** What is known of them at the start. */
  readonly items: readonly Item[];
  /** Where to read on, if there may be more. */
  readonly rest?: Iterator<Integer> | AsyncIterator<Integer>;
}

/** Whether the work is done at once, on the calling thread. */
export function isInline({ items, rest }: Intake): boolean {
  return rest === undefined && isSmall(items.reduce((sum, { cost }) => sum + cost, 0));
}

/** Does the work on the calling thread. */
export function* checkInline(
  { scheduler, way, meter }: Call,
  items: readonly Item[],
): Generator<PoolResult> {
  for (const { index, n } of items) {
    const result = { ...check(n, way), index, worker: 0 };
    scheduler.tallyInline(1, result.elapsed);
    meter.add(1);
    yield result;
  }
  meter.finish();
}

/** @throws TypeError or RangeError, naming the index of the first value that cannot be decided */
export function intakeOfList(ns: Iterable<Integer>, way: Way): Intake {
  assertAttached(ns);
  return { items: Array.from(ns, (n, index) => itemOf(n, index, way)) };
}

/** Reads an iterator until it has ended, or there is enough work to gain from workers. */
export function intakeOfIterator(rest: Iterator<Integer>, way: Way): Intake {
  const items: Item[] = [];
  for (let cost = 0; isSmall(cost); ) {
    const { done, value } = rest.next();
    if (done) return { items };
    const item = itemOrClose(value, items.length, way, rest);
    items.push(item);
    cost += item.cost;
  }
  return { items, rest };
}

/** @throws as itemOf does, when the iterator has been closed */
function itemOrClose(value: Integer, index: number, way: Way, iterator: Iterator<Integer>): Item {
  try {
    return itemOf(value, index, way);
  } catch (error) {
    try {
      iterator.return?.();
    } catch {
      // It would hide why the call failed.
    }
    throw error;
  }
}
