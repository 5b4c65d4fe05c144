// Results as JSON. Integers are strings, because most readers of JSON would round those beyond
// 2^53.

import type { CheckResult, PoolResult } from 'primepool';

/** A result as a plain object, its keys in the order that all answers have. */
export function plain({
  n,
  prime,
  probable,
  elapsed,
  factor,
  ...rest
}: CheckResult | PoolResult): object {
  const { index, worker } = 'index' in rest ? rest : {};
  // What is undefined is left out of JSON.
  return {
    n: String(n),
    index,
    prime,
    probable,
    elapsed: toNanosecond(elapsed),
    worker,
    factor: factor?.toString(),
  };
}

/** Milliseconds without the digits beyond those of the clock, which only rounding errors fill. */
export function toNanosecond(milliseconds: number): number {
  return Math.round(milliseconds * 1e6) / 1e6;
}
