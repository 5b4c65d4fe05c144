// A pool for tests that do not depend on its start and its end.

import { PrimePool } from 'primepool';
import { SLOW } from './extent.js';

/** Other tests use it afterwards, unless this test closes it. */
class SharedPool extends PrimePool {
  override close(): Promise<void> {
    shared.delete(this.workers);
    return super.close();
  }

  override async [Symbol.asyncDispose](): Promise<void> {}
}

const shared = new Map<number, PrimePool>();

/**
 * One pool for all fast tests, as starting its workers takes a third of a second, but a new one for
 * each slow test. An idle pool keeps no process alive.
 */
export function poolOf(workers: number): PrimePool {
  if (SLOW) return new PrimePool({ workers });
  const pool = shared.get(workers) ?? new SharedPool({ workers });
  shared.set(workers, pool);
  return pool;
}
