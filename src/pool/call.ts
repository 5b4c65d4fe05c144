// State and parsed input of one pool call.

import { assertDivisible, assertInteger, type Integer } from '../input/integer.js';
import { assertStep, asyncIteratorOf, isWhole, iteratorOf, mapList } from '../input/lists.js';
import type { Method, Rounds } from '../input/options.js';
import { expectedCost } from '../jobs/costs.js';
import { check } from '../primality/check.js';
import { isSmall, longestFirst } from './plan.js';
import type { ProgressMeter } from './reports/progress.js';
import type { PoolResult } from './reports/results.js';
import type { Scheduler } from './scheduling/scheduler.js';

/** A number, its place in the input, and its expected cost in milliseconds. */
export interface Item {
  readonly index: number;
  readonly n: bigint;
  readonly cost: number;
}

/** The method and options of a call. */
export interface CheckSettings {
  readonly method: Method;
  readonly rounds: Rounds;
}

/**
 * @throws TypeError or RangeError, naming the index, if the value is not an integer that can be
 * decided
 */
export function itemOf(value: Integer, index: number, { method, rounds }: CheckSettings): Item {
  assertInteger(value, index);
  const n = BigInt(value);
  if (method === 'trial-division') assertDivisible(n, index);
  return { index, n, cost: expectedCost(n, method, rounds) };
}

export interface Call {
  readonly scheduler: Scheduler;
  readonly workers: number;
  readonly settings: CheckSettings;
  readonly signal: AbortSignal | undefined;
  readonly meter: ProgressMeter;
}

/** The numbers of a call. */
export interface Input {
  /** The numbers known at the start. */
  readonly items: readonly Item[];
  /** The source of further numbers, if there may be any. */
  readonly rest?: Iterator<Integer> | AsyncIterator<Integer>;
}

/** Whether the work runs on the calling thread. */
export function isInline({ items, rest }: Input): boolean {
  return rest === undefined && isSmall(items.reduce((sum, { cost }) => sum + cost, 0));
}

/** Does the work on the calling thread. */
export function* checkInline(
  { scheduler, settings, meter }: Call,
  items: readonly Item[],
): Generator<PoolResult> {
  for (const { index, n } of items) {
    const result = { ...check(n, settings), index, worker: 0 };
    scheduler.addInlineWork(1, result.elapsed);
    meter.add(1);
    yield result;
  }
  meter.finish();
}

/** @throws TypeError or RangeError, naming the index of the first value that cannot be decided */
export function inputOfList(ns: Iterable<Integer>, settings: CheckSettings): Input {
  return { items: mapList(ns, (n, index) => itemOf(n, index, settings)) };
}

/** Reads an iterator until it ends, or until there is enough work to gain from workers. */
function inputOfIterator(rest: Iterator<Integer>, settings: CheckSettings): Input {
  const items: Item[] = [];
  for (let cost = 0; isSmall(cost); ) {
    const { done, value } = assertStep(rest.next());
    if (done) return { items };
    const item = itemOrClose(value, items.length, settings, rest);
    items.push(item);
    cost += item.cost;
  }
  return { items, rest };
}

/** @throws as itemOf does, after closing the iterator */
function itemOrClose(
  value: Integer,
  index: number,
  settings: CheckSettings,
  iterator: Iterator<Integer>,
): Item {
  try {
    return itemOf(value, index, settings);
  } catch (error) {
    try {
      iterator.return?.();
    } catch {
      // This error would hide why the call failed.
    }
    throw error;
  }
}

/** All numbers of a list, in their best order; of a stream, as many as are needed to begin. */
export function inputOf(
  ns: Iterable<Integer> | AsyncIterable<Integer>,
  { settings, meter }: Call,
): Input {
  const later = asyncIteratorOf(ns) as AsyncIterator<Integer> | undefined;
  if (later !== undefined) return { items: [], rest: later };
  // Each value is checked when it is read.
  if (!isWhole(ns)) return inputOfIterator(iteratorOf(ns) as Iterator<Integer>, settings);
  const { items } = inputOfList(ns as Iterable<Integer>, settings);
  meter.total = items.length;
  return { items: longestFirst(items) };
}
