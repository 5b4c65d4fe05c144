// How far a stream is read ahead of its consumer, in bytes: numbers of 16 KiB do not take a
// gigabyte. The documentation of `check` and `checkBatches` says these bounds.

import { PrimePool } from 'primepool';
import { expect, test } from 'vitest';
import { some } from '../support/extent.js';
import { sleep } from '../support/workloads.js';

/** Bytes that `check` reads ahead; `checkBatches` reads this many for each worker. */
const BYTES_AHEAD = 2 ** 24;

/** An even number of 16 KiB, the maximum size. */
const LARGE = 2n ** 131_071n;
const LARGE_BYTES = 2 ** 14;

/** How much of an endless source is read when only the first result is taken. */
async function readAhead<Value>(
  value: () => Value,
  kind: 'sync' | 'async',
  open: (source: Iterable<Value> | AsyncIterable<Value>) => AsyncGenerator<unknown>,
): Promise<number> {
  let read = 0;
  function* sync(): Generator<Value> {
    for (; ; read++) yield value();
  }
  async function* async(): AsyncGenerator<Value> {
    for (; ; read++) yield value();
  }
  const results = open(kind === 'sync' ? sync() : async());
  await results.next();
  for (let before = -1; before !== read; ) {
    before = read;
    await sleep(100);
  }
  await results.return(undefined);
  return read;
}

test.each(some(['sync', 'async'] as const, 2))('check, of a %s source', async (kind) => {
  await using pool = new PrimePool({ workers: 2 });
  const read = await readAhead(
    () => LARGE,
    kind,
    (source) => pool.check(source),
  );
  // The last number may exceed the bound, and one was taken.
  expect(read * LARGE_BYTES).toBeLessThanOrEqual(BYTES_AHEAD + 2 * LARGE_BYTES);
  expect(read * LARGE_BYTES, 'and it is read ahead').toBeGreaterThan(BYTES_AHEAD / 2);
});

test.each(some(['sync', 'async'] as const, 2))('checkBatches, of a %s source', async (kind) => {
  await using pool = new PrimePool({ workers: 2 });
  const batch = new Array<bigint>(520).fill(LARGE);
  const bytes = batch.length * LARGE_BYTES;
  const open = (source: Iterable<bigint[]> | AsyncIterable<bigint[]>) => pool.checkBatches(source);
  const read = await readAhead(() => batch, kind, open);
  expect(read * bytes).toBeLessThanOrEqual(2 * BYTES_AHEAD + 2 * bytes);
  expect(read, 'and it is read ahead').toBeGreaterThan(2);
});

test('batches of words: likewise', async () => {
  await using pool = new PrimePool({ workers: 1 });
  const batch = new BigUint64Array(2 ** 20 + 1).fill(6n);
  const read = await readAhead(
    () => batch,
    'async',
    (source) => pool.checkBatches(source as AsyncIterable<BigUint64Array>),
  );
  expect(read * batch.byteLength).toBeLessThanOrEqual(BYTES_AHEAD + 2 * batch.byteLength);
});
