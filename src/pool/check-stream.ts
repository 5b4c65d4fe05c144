// One call of `check`: numbers are read, jobs go out, results come back and a consumer takes them one
// by one, all at the same time. Whoever is too fast is held back.

import { LOOK_AHEAD } from '../config.js';
import { Bell } from './bell.js';
import { type Call, checkInline, type Intake, isInline } from './call.js';
import { CheckSupply } from './check-supply.js';
import { itemOf } from './item.js';
import { Reader } from './reader.js';
import type { PoolResult } from './results.js';

type Outcome = 'pending' | 'done' | { readonly error: unknown };

/**
 * The results in completion order.
 *
 * @param begin is called when the first result is asked for; its numbers are sent in their order, and
 *   the iterator of the others is closed at the end
 */
export async function* checkStream(
  begin: () => { readonly call: Call; readonly intake: Intake },
): AsyncGenerator<PoolResult, void, undefined> {
  const { call, intake } = begin();
  if (isInline(intake)) {
    for (const result of checkInline(call, intake.items)) {
      call.signal?.throwIfAborted();
      yield result;
    }
    return;
  }

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
  for (const item of intake.items) supply.put(item);
  const reader =
    intake.rest &&
    new Reader(intake.rest, intake.items.length, {
      hasRoom: () => supply.pending + untaken < LOOK_AHEAD,
      put: (value, index) => supply.put(itemOf(value, index, method)),
      flush: () => scheduler.wake(),
      pause: () => scheduler.pause(),
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
