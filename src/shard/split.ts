// Splits a range into shards.

import { OptionRangeError, OptionTypeError } from '../input/errors.js';
import { assertInteger, type Integer } from '../input/integer.js';
import { show } from '../input/show.js';
import { beyondNumbers } from '../sieve/range.js';

/** Maximum shards of one job. At five minutes each, ten years of one core. */
const SHARDS_LIMIT = 1_000_000;

/**
 * The numbers of one shard: `from` to `to`, both included; none if `to` is `from` - 1.
 */
export interface ShardRange<Bound extends Integer = Integer> {
  /** From 1 to `shards`. */
  readonly shard: number;
  readonly shards: number;
  readonly from: Bound;
  readonly to: Bound;
}

/**
 * Splits the range from `from` to `to`, both included, into shards whose sizes differ by at most
 * one: shard K of N is from A + ⌊(B-A+1)(K-1)/N⌋ to A + ⌊(B-A+1)K/N⌋ - 1. Some shards are empty if
 * the range has fewer numbers than shards, all if it ends before it begins.
 *
 * @param shards from 1 to 1,000,000
 * @returns numbers for numbers, and bigints if one of the bounds is a bigint
 * @throws TypeError if a bound is neither a number nor a bigint, or `shards` is not a number
 * @throws RangeError for a number that is not a safe integer, or an invalid number of shards
 * @example splitRange(0, 99, 3)[2] // { shard: 3, shards: 3, from: 66, to: 99 }
 */
export function splitRange(from: number, to: number, shards: number): ShardRange<number>[];
export function splitRange(from: bigint, to: bigint, shards: number): ShardRange<bigint>[];
export function splitRange(from: Integer, to: Integer, shards: number): ShardRange[];
export function splitRange(from: Integer, to: Integer, shards: number): ShardRange[] {
  assertInteger(from);
  assertInteger(to);
  assertPlace('shards', shards, SHARDS_LIMIT);
  const wide = typeof from === 'bigint' || typeof to === 'bigint';
  const first = BigInt(from);
  const size = BigInt(to) < first ? 0n : BigInt(to) - first + 1n;
  const boundary = (k: number): bigint => first + (size * BigInt(k)) / BigInt(shards);
  const bound = (value: bigint): Integer => (wide ? value : narrow(value));
  return Array.from({ length: shards }, (_, i) => ({
    shard: i + 1,
    shards,
    from: bound(boundary(i)),
    to: bound(boundary(i + 1) - 1n),
  }));
}

function narrow(value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw beyondNumbers('the bound of a shard');
}

/**
 * @throws OptionTypeError if it is not a number
 * @throws OptionRangeError if it is not an integer from 1 to the limit
 *
 * @internal
 */
export function assertPlace(name: string, value: unknown, limit: number): asserts value is number {
  const advice = `pass an integer from 1 to ${limit}`;
  if (typeof value !== 'number') throw new OptionTypeError(`${name} is ${show(value)}: ${advice}`);
  if (!Number.isInteger(value) || value < 1 || value > limit) {
    throw new OptionRangeError(`${name} is ${value}: ${advice}`);
  }
}

/** @throws as {@link assertPlace} does, unless it is shard K of N @internal */
export function assertShard(shard: unknown, shards: unknown): void {
  assertPlace('shards', shards, SHARDS_LIMIT);
  assertPlace('shard', shard, shards);
}
