// How to count the primes of a range: by the sieve, or as the difference of two values of π.

import { IntegerRangeError } from '../input/errors.js';
import type { Range } from '../sieve/range.js';
import type { ResidueClass } from '../sieve/residue-class.js';
import { sieveCost } from '../sieve/segments/costs.js';
import { COUNT_LIMIT } from './limits.js';
import { parametersOf } from './parameters.js';
import { allPieces, costOf } from './pieces.js';
import { SMALL_LIMIT } from './small-table.js';

/** Milliseconds to start a value of π: an instance and its tables. */
const START_COST = 2;

/**
 * Milliseconds of sieving on one thread above which a range is refused, as probably a mistake: ten
 * days.
 */
const HOPELESS = 10 * 86_400_000;

/**
 * Whether the formula is expected to be faster.
 *
 * @throws IntegerRangeError for a range beyond the formula that is too long for the sieve
 */
export function isByFormula(range: Range, residueClass: ResidueClass | undefined): boolean {
  const { from, to } = range;
  const sieving = sieveCost(from, to);
  if (residueClass === undefined && to <= COUNT_LIMIT) return formulaCost(from, to) < sieving;
  if (sieving > HOPELESS) throw tooLong(range, sieving);
  return false;
}

function formulaCost(from: bigint, to: bigint): number {
  return from > to ? Number.POSITIVE_INFINITY : piCost(to) + (from < 3n ? 0 : piCost(from - 1n));
}

function piCost(x: bigint): number {
  if (x < SMALL_LIMIT) return START_COST;
  const parameters = parametersOf(x);
  return START_COST + costOf(parameters, allPieces(parameters));
}

function tooLong({ from, to }: Range, milliseconds: number): IntegerRangeError {
  const days = Math.round(milliseconds / 86_400_000);
  return new IntegerRangeError(
    `the range from ${from} to ${to} would take about ${days} days to sieve: counts up to 10^19 without a residue class need no sieve`,
  );
}
