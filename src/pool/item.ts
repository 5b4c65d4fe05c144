// A number on its way through the pool.

import { assertDivisible, assertInteger, type Integer } from '../input/integer.js';
import type { Method, Rounds } from '../input/options.js';
import { expectedCost } from '../jobs/costs.js';

/** A number, its place in the input, and what it is expected to cost, in milliseconds. */
export interface Item {
  readonly index: number;
  readonly n: bigint;
  readonly cost: number;
}

/** How the numbers of a call are decided. */
export interface CheckSettings {
  readonly method: Method;
  readonly rounds: Rounds;
}

/** @throws TypeError or RangeError, naming the index, if the value is not an integer that can be decided */
export function itemOf(value: Integer, index: number, { method, rounds }: CheckSettings): Item {
  assertInteger(value, index);
  const n = BigInt(value);
  if (method === 'trial-division') assertDivisible(n, index);
  return { index, n, cost: expectedCost(n, method, rounds) };
}
