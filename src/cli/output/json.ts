// Results as JSON. Integers are strings, because most JSON readers round integers beyond 2^53.

import type { CheckResult, PoolResult } from 'primepool';

/** A result as a plain object, with its keys in a fixed order. */
export function plain({
  n,
  prime,
  probable,
  elapsed,
  factor,
  ...rest
}: CheckResult | PoolResult): object {
  const { index, worker } = 'index' in rest ? rest : {};
  // JSON omits undefined members.
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

/** Milliseconds rounded to the clock's nanoseconds: further digits are rounding errors. */
export function toNanosecond(milliseconds: number): number {
  return Math.round(milliseconds * 1e6) / 1e6;
}
