// Results as JSON. Integers are strings, because most readers of JSON would round those beyond 2^53.

import type { CheckResult } from 'primepool';

/** A result as a plain object, its times in milliseconds. */
export function plain<T extends CheckResult>(
  result: T,
): Omit<T, 'n' | 'factor'> & { n: string; factor?: string } {
  const { n, factor, ...rest } = result;
  return { n: String(n), ...rest, ...(factor === undefined ? {} : { factor: String(factor) }) };
}
