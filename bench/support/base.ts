import type { Measurement } from './measure.js';

/** The row that all ratios of tables and charts refer to: the fastest of primepool. */
export function baseOf<T extends Measurement>(rows: readonly T[]): T | undefined {
  return rows
    .filter(({ kind }) => kind === 'primepool')
    .toSorted((a, b) => a.nsPerNumber - b.nsPerNumber)[0];
}
