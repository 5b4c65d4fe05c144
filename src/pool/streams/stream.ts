// One call whose results are streamed: reading values, running jobs and consuming results overlap.
// The faster side waits.

import { throwIfAborted } from '../../input/signal.js';
import type { Call } from '../call.js';
import type { Supply } from '../scheduling/job.js';
import { Notifier } from './notifier.js';
import { type AnyIterator, Reader } from './reader.js';

/** Supplies jobs from values that are added as they are read. */
export interface StreamSupply<Value> extends Supply {
  /** Values added that have no result yet. */
  readonly pending: number;
  /** Bytes of these values. */
  readonly pendingBytes: number;
  /** @throws if the value is invalid */
  put(value: Value, index: number): void;
  /** Marks the end of the values. */
  end(): void;
}

/** Receives the results of a job, the count of their numbers, and the bytes of these. */
export type OnResults<Result> = (results: Result[], numbers: number, bytes: number) => void;

/** A call to stream. One value becomes one result. */
export interface Streamed<Value, Result> {
  readonly call: Call;
  makeSupply(onResults: OnResults<Result>): StreamSupply<Value>;
  /** The source of the values that are not yet in the supply; closed at the end. */
  readonly rest: AnyIterator<Value> | undefined;
  /** The index of its first value. */
  readonly index: number;
  /** Values that may be ahead of the consumer: read, in progress, or done and not taken. */
  readonly lookAhead: number;
  /** Bytes that these may take; the last value may exceed it. */
  readonly lookAheadBytes: number;
  /** Values read from a synchronous source before they are sent and the event loop gets a turn. */
  readonly burst: number;
}

type Outcome = 'pending' | 'done' | { readonly error: unknown };

/**
 * The results in completion order.
 *
 * @param begin is called when the first result is requested; it returns the results themselves if
 *   the work runs on the calling thread
 */
export async function* stream<Value, Result>(
  begin: () => Streamed<Value, Result> | { readonly call: Call; readonly inline: Iterable<Result> },
): AsyncGenerator<Result, void, undefined> {
  const streamed = begin();
  const { scheduler, signal, meter } = streamed.call;
  if ('inline' in streamed) {
    for (const result of streamed.inline) {
      scheduler.assertOpen();
      throwIfAborted(signal);
      yield result;
    }
    return;
  }

  const { makeSupply, rest, index, lookAhead, lookAheadBytes, burst } = streamed;
  const news = new Notifier();
  const batches: { readonly results: Result[]; readonly bytes: number }[] = [];
  let untaken = 0;
  let untakenBytes = 0;
  let outcome = 'pending' as Outcome;
  const settle = (result: Outcome): void => {
    outcome = result;
    news.notify();
  };

  const supply = makeSupply((results, numbers, bytes) => {
    batches.push({ results, bytes });
    untaken += results.length;
    untakenBytes += bytes;
    meter.add(numbers);
    news.notify();
  });
  const reader =
    rest &&
    new Reader(rest, index, burst, {
      hasRoom: () =>
        supply.pending + untaken < lookAhead && supply.pendingBytes + untakenBytes < lookAheadBytes,
      put: (value, index) => supply.put(value, index),
      flush: () => scheduler.wake(supply),
      pause: () => scheduler.pause(),
      end: () => {
        supply.end();
        scheduler.finish(supply);
      },
    });
  if (reader === undefined) supply.end();

  try {
    scheduler.run(supply, signal).then(
      () => settle('done'),
      (error: unknown) => settle({ error }),
    );
    reader?.run().catch((error: unknown) => scheduler.cancel(supply, error));

    while (outcome !== 'done' || batches.length > 0) {
      const batch = batches.shift();
      if (batch === undefined && outcome === 'pending') await news.notified();
      for (const result of batch?.results ?? []) {
        throwIfFailed();
        untaken--;
        yield result;
      }
      untakenBytes -= batch?.bytes ?? 0;
      throwIfFailed();
      reader?.wake();
    }
    meter.finish();
  } finally {
    scheduler.cancel(supply, new Error('the results are no longer wanted'));
    const closing = reader?.close();
    // Report a failure at once: closing a source may never complete.
    if (closing !== undefined && typeof outcome !== 'object') {
      await scheduler.waits.waitFor(closing, signal);
    }
  }

  function throwIfFailed(): void {
    if (typeof outcome === 'object') throw outcome.error;
    // The work may be done while results are still waiting to be taken.
    throwIfAborted(signal);
  }
}
