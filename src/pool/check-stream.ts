// One call of `check`: numbers are read, jobs go out, results come back and a consumer takes them one
// by one, all at the same time. Whoever is too fast is held back.

import { LOOK_AHEAD } from '../config.js';
import type { Method } from '../options.js';
import { Bell } from './bell.js';
import { CheckSupply } from './check-supply.js';
import { type Item, itemOf } from './item.js';
import type { ProgressMeter } from './progress.js';
import { type AnyIterator, Reader } from './reader.js';
import type { PoolResult } from './results.js';
import type { Scheduler } from './scheduler.js';

/** What belongs to one call. */
export interface Call {
  readonly scheduler: Scheduler;
  readonly workers: number;
  readonly method: Method;
  readonly signal: AbortSignal | undefined;
  readonly meter: ProgressMeter;
}

type Outcome = 'pending' | 'done' | { readonly error: unknown };

/**
 * The results in completion order.
 *
 * @param items what has been read already, in the order in which it is to be sent
 * @param rest where to read on, if there may be more; it is closed at the end
 */
export async function* checkStream(
  call: Call,
  items: readonly Item[],
  rest?: AnyIterator,
): AsyncGenerator<PoolResult, void, undefined> {
  const { scheduler, method, meter } = call;
  const news = new Bell();
  const batches: PoolResult[][] = [];
  let untaken = 0;
  let outcome = 'pending' as Outcome;
  const settle = (result: Outcome): void => {
    outcome = result;
    news.ring();
  };

  const supply = new CheckSupply(method, call.workers, (results) => {
    batches.push(results);
    untaken += results.length;
    meter.add(results.length);
    news.ring();
  });
  for (const item of items) supply.put(item);
  const reader =
    rest &&
    new Reader(rest, items.length, {
      hasRoom: () => supply.pending + untaken < LOOK_AHEAD,
      put: (value, index) => supply.put(itemOf(value, index, method)),
      flush: () => scheduler.wake(),
      end: () => {
        supply.end();
        scheduler.wake();
      },
    });
  if (reader === undefined) supply.end();

  try {
    scheduler.run(supply, call.signal).then(
      () => settle('done'),
      (error: unknown) => settle({ error }),
    );
    reader?.run().catch((error: unknown) => scheduler.cancel(supply, error));

    while (outcome !== 'done' || batches.length > 0) {
      const batch = batches.shift();
      if (batch === undefined && outcome === 'pending') await news.heard();
      for (const result of batch ?? []) {
        throwIfFailed();
        untaken--;
        yield result;
      }
      throwIfFailed();
      reader?.wake();
    }
    meter.finish();
  } finally {
    scheduler.cancel(supply, new Error('the results are not wanted any more'));
    await reader?.close();
  }

  function throwIfFailed(): void {
    if (typeof outcome === 'object') throw outcome.error;
  }
}
