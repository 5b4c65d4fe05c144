// One call of `arePrime`: the integers that fit a typed array in chunks of it, the others one by one, both at
// the same time.

import { FAST_COST } from '../config.js';
import type { CheckedIntegers } from '../integer.js';
import { decide, merge } from '../primality.js';
import { type Call, checkInline } from './call.js';
import { CheckSupply } from './check-supply.js';
import { type Item, itemOf } from './item.js';
import type { Supply } from './job.js';
import { dearestFirst, isSmall } from './plan.js';
import type { PoolResult } from './results.js';
import type { Scheduler } from './scheduler.js';
import { VerdictSupply } from './verdict-supply.js';

/** The verdicts on a list of integers that have been checked. */
export async function decideAll(
  { packed, big }: CheckedIntegers,
  call: Call,
): Promise<Uint8Array<ArrayBuffer>> {
  const { scheduler, workers, way, signal, meter } = call;
  const items = big.map(({ index, n }) => itemOf(n, index, way));
  const smallCost = packed.length * FAST_COST;
  if (isSmall(items.reduce((sum, { cost }) => sum + cost, smallCost))) {
    const start = performance.now();
    const verdicts = decide(packed);
    scheduler.tallyInline(verdicts.length, performance.now() - start);
    meter.add(verdicts.length);
    return items.length === 0 ? verdicts : merge(verdicts, [...checkInline(call, items)]);
  }
  const supply = new VerdictSupply(packed, workers, (count) => meter.add(count));
  if (items.length === 0) {
    await scheduler.run(supply, signal);
    return supply.verdicts;
  }
  const results: PoolResult[] = [];
  const bigSupply = supplyOf(items, call, results);
  await runBoth(scheduler, supply, bigSupply, signal);
  return merge(
    supply.verdicts,
    results.sort((a, b) => a.index - b.index),
  );
}

function supplyOf(items: readonly Item[], call: Call, results: PoolResult[]): Supply {
  const supply = new CheckSupply(call.way, call.workers, (batch) => {
    results.push(...batch);
    call.meter.add(batch.length);
  });
  for (const item of dearestFirst(items)) supply.add(item);
  supply.end();
  return supply;
}

/** Does all jobs of both. If one fails, so does the other. */
async function runBoth(
  scheduler: Scheduler,
  first: Supply,
  second: Supply,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await Promise.all([scheduler.run(first, signal), scheduler.run(second, signal)]);
  } catch (error) {
    scheduler.cancel(first, error);
    scheduler.cancel(second, error);
    throw error;
  }
}
