// Which worker a number is attributed to, if several have shared it.

import type { WorkerShare } from 'primepool';
import { expect, test } from 'vitest';
import { Attribution } from '../../site/attribution.js';

/** The pool's statistics of its workers 1, 2, …, with these milliseconds. */
const workers = (...busy: number[]): WorkerShare[] =>
  busy.map((busy, index) => ({ worker: index + 1, checked: 0, busy, share: 0 }));

const result = (worker: number, elapsed: number) => ({
  index: 0,
  n: 97n,
  prime: true,
  worker,
  elapsed,
});

test('whole numbers belong to the named worker, and shared ones to all that took part', () => {
  const attribution = new Attribution(workers(100, 200));
  const partsOf = (worker: number, elapsed: number, ...busy: number[]) =>
    attribution.partsOf(result(worker, elapsed), workers(...busy));

  expect(partsOf(1, 10, 110, 200)).toEqual([{ worker: 1, busy: 10 }]);
  // A range of a shared number is done already.
  expect(partsOf(2, 20, 115, 220)).toEqual([{ worker: 2, busy: 20 }]);
  expect(partsOf(2, 17, 118, 229)).toEqual([
    { worker: 1, busy: 8 },
    { worker: 2, busy: 9 },
  ]);
  // A number is not shared if all of its ranges went to one worker.
  expect(partsOf(1, 0.3, 118.1 + 0.2, 229)).toEqual([{ worker: 1, busy: 0.3 }]);
});

test('a worker that the pool has just started takes part, and an idle one does not', () => {
  const attribution = new Attribution(workers(5));
  expect(attribution.partsOf(result(3, 12), workers(5, 4, 8))).toEqual([
    { worker: 2, busy: 4 },
    { worker: 3, busy: 8 },
  ]);
});

test('every number belongs to a worker, whatever clocks say', () => {
  const attribution = new Attribution(workers(0, 0));
  // Of two shared numbers, ranges of the second are done before the first.
  expect(attribution.partsOf(result(1, 8), workers(6, 10))).toEqual([
    { worker: 1, busy: 3 },
    { worker: 2, busy: 5 },
  ]);
  expect(attribution.partsOf(result(2, 8), workers(6, 10))).toEqual([
    { worker: 1, busy: 3 },
    { worker: 2, busy: 5 },
  ]);
  // Some clocks tick in milliseconds: shorter work takes no time.
  expect(attribution.partsOf(result(2, 0), workers(6, 10))).toEqual([{ worker: 2, busy: 0 }]);
  expect(attribution.partsOf(result(2, 1), workers(6, 10))).toEqual([{ worker: 2, busy: 1 }]);
});
