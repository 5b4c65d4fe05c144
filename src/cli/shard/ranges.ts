// Counts and lists of primes in shards of their range.

import {
  type PrimePool,
  primeTuplets,
  type ShardJob,
  splitRange,
  type TupletName,
} from 'primepool';
import { isByFormula } from '../../count/method.js';
import { sieveCost } from '../../sieve/segments/costs.js';
import { decimalLines } from '../output/decimals.js';
import type { Piece, Stretch, Work } from './work.js';

/** Maximum milliseconds of a piece, and primes formatted at a time. */
const PIECE = 10_000;
const LINES = 32_768;

/** Tuplets formatted at a time, between two checks for signals. */
const TUPLETS = 4096;

/**
 * The closest tuplets by their number of members from 2 on, and the distance from their first to
 * their last.
 */
const PATTERNS: readonly (readonly [name: TupletName, span: bigint])[] = [
  ['twins', 2n],
  ['triplets', 6n],
  ['quadruplets', 8n],
  ['quintuplets', 12n],
  ['sextuplets', 16n],
];

/** A job on a range: it starts at 0 or above; a reversed range is empty. */
export function rangeJob(
  kind: 'count' | 'primes',
  bounds: readonly [from: bigint, to: bigint],
  parameters: { readonly tuplets?: number; readonly json?: true },
): ShardJob {
  const from = bounds[0] < 0n ? 0n : bounds[0];
  const to = bounds[1] < from ? from - 1n : bounds[1];
  return { kind, from: String(from), to: String(to), ...parameters };
}

/** @param job as {@link rangeJob} makes it */
export function countWork(job: ShardJob): Work {
  const pattern = patternOf(job);
  return {
    ...{ job, sums: ['count'], reads: false, answers: false },
    rangeOf: (place) => shardOf(job, place),
    async *pieces(pool, { next: from, to, checkpoint }, signal) {
      const cost = Math.min(PIECE, checkpoint * 1000) * pool.workers;
      for (const [start, end] of parts(from, to, cost, pattern === undefined)) {
        const count = await (pattern === undefined
          ? pool.countPrimes(start, end, { signal })
          : pool.countPrimeTuplets(start, reach(job, end, pattern[1]), pattern[0], { signal }));
        yield { next: end + 1n, sums: { count: BigInt(count) } };
      }
    },
  };
}

/** @param job as {@link rangeJob} makes it */
export function primesWork(job: ShardJob): Work {
  const pattern = patternOf(job);
  return {
    ...{ job, sums: ['count'], reads: false, answers: true },
    rangeOf: (place) => shardOf(job, place),
    pieces: (pool, stretch, signal) =>
      pattern === undefined
        ? primes(pool, stretch, job.json === true, signal)
        : tuplets(stretch, job, pattern, signal),
  };
}

async function* primes(
  pool: PrimePool,
  { next: from, to }: Stretch,
  json: boolean,
  signal: AbortSignal,
): AsyncGenerator<Piece, void, undefined> {
  if (from > to) return;
  // Numbers are written faster than bigints.
  const lists =
    to <= BigInt(Number.MAX_SAFE_INTEGER)
      ? pool.primes(Number(from), Number(to), { signal })
      : pool.primes(from, to, { signal });
  for await (const list of lists) {
    for (let start = 0; start < list.length; start += LINES) {
      const some = list.subarray(start, start + LINES);
      const answers = json
        ? [...some].map((p) => `${JSON.stringify(String(p))}\n`).join('')
        : decimalLines(some);
      const next = BigInt(some.at(-1) ?? 0) + 1n;
      yield { next, sums: { count: BigInt(some.length) }, answers };
      signal.throwIfAborted();
    }
  }
}

async function* tuplets(
  { next: from, to }: Stretch,
  job: ShardJob,
  [name, span]: readonly [TupletName, bigint],
  signal: AbortSignal,
): AsyncGenerator<Piece, void, undefined> {
  let some: (readonly bigint[])[] = [];
  const piece = (next: bigint): Piece => {
    const rows = some.map((tuplet) =>
      job.json ? JSON.stringify(tuplet.map(String)) : tuplet.join(' '),
    );
    const answers = rows.map((line) => `${line}\n`).join('');
    return { next, sums: { count: BigInt(rows.length) }, answers };
  };
  for (const tuplet of primeTuplets(from, reach(job, to, span), name)) {
    some.push(tuplet);
    if (some.length < TUPLETS) continue;
    yield piece((tuplet[0] ?? to) + 1n);
    some = [];
    // The loop itself never yields to signals.
    await new Promise(setImmediate);
    signal.throwIfAborted();
  }
  yield piece(to + 1n);
}

function shardOf({ from, to }: ShardJob, { shard, shards }: { shard: number; shards: number }) {
  const range = splitRange(BigInt(from), BigInt(to), shards)[shard - 1];
  if (range === undefined) throw new Error(`there is no shard ${shard} of ${shards}`);
  return range;
}

/** Where tuplets that begin up to `to` may end: a tuplet belongs to the shard it begins in. */
function reach(job: ShardJob, to: bigint, span: bigint): bigint {
  const last = BigInt(job.to);
  return to + span < last ? to + span : last;
}

function patternOf({ tuplets }: ShardJob): readonly [TupletName, bigint] | undefined {
  return typeof tuplets === 'number' ? PATTERNS[tuplets - 2] : undefined;
}

/**
 * Parts of a sieved range, each of the given milliseconds on one thread. A count by formula is one
 * part: each of several would take as long as the whole.
 */
function* parts(
  from: bigint,
  to: bigint,
  milliseconds: number,
  mayUseFormula: boolean,
): Generator<readonly [from: bigint, to: bigint]> {
  if (from > to) return;
  const byFormula = mayUseFormula && isByFormula({ from, to, wide: true }, undefined);
  const count = byFormula ? 1 : Math.ceil(sieveCost(from, to) / milliseconds);
  const size = to - from + 1n;
  const length = (size + BigInt(count) - 1n) / BigInt(count);
  for (let start = from; start <= to; start += length) {
    yield [start, start + length - 1n < to ? start + length - 1n : to];
  }
}
