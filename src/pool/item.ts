// A number on its way through the pool.

import { assertInteger, type Integer } from '../integer.js';
import type { Method } from '../options.js';
import { expectedCost } from './plan.js';

/** A number, its place in the input, and what it is expected to cost, in milliseconds. */
export interface Item {
  readonly index: number;
  readonly n: bigint;
  readonly cost: number;
}

/** @throws TypeError or RangeError, naming the index, if the value is not an integer that can be decided */
export function itemOf(value: Integer, index: number, method: Method): Item {
  assertInteger(value, index);
  const n = BigInt(value);
  return { index, n, cost: expectedCost(n, method) };
}
