import type { Measurement } from './measure.js';

/**
 * The row that all ratios of tables and charts refer to: the first of primepool, as measured. Not
 * its fastest, which may be a pool, while the others run on one thread.
 */
export function baseOf<T extends Measurement>(rows: readonly T[]): T | undefined {
  return rows.find(({ kind }) => kind === 'primepool');
}
