// A pool for tests that ask nothing of its beginning and its end.

import { PrimePool } from 'primepool';
import { SLOW } from './extent.js';

/** Others use it after a test, unless the test closes it. */
class SharedPool extends PrimePool {
  override close(): Promise<void> {
    shared.delete(this.workers);
    return super.close();
  }

  override async [Symbol.asyncDispose](): Promise<void> {}
}

const shared = new Map<number, PrimePool>();

/**
 * One pool for all fast tests: to start its workers takes a third of a second. A new one for each
 * slow test. Idle, it keeps no process alive.
 */
export function poolOf(workers: number): PrimePool {
  if (SLOW) return new PrimePool({ workers });
  const pool = shared.get(workers) ?? new SharedPool({ workers });
  shared.set(workers, pool);
  return pool;
}
