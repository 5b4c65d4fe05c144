// Primes in ranges: lists and counts.

import { setImmediate } from 'node:timers/promises';
import type { Command } from 'commander';
import {
  type CallOptions,
  IntegerRangeError,
  PrimePool,
  primeTuplets,
  type TupletName,
} from 'primepool';
import { integerFromExpression } from '../input/expression.js';
import { InputError } from '../input/input-error.js';
import { untilInterrupted } from '../interruption.js';
import { decimalLines } from '../output/decimals.js';
import { toNanosecond } from '../output/json.js';
import { intoFile, outputOption } from '../output/output-file.js';
import { WorkBar } from '../output/progress-bar.js';
import { isSeen, print, write } from '../output/terminal.js';
import { isShard, runRangeShard, type ShardOptions, withShards } from '../shard/options.js';
import type { RangeOptions } from './options.js';
import { jsonOption, tupletsOption, workersOption } from './options.js';

/** Defines `primes`, `count` and `nth`. */
export function addRanges(program: Command): void {
  withShards(
    program
      .command('primes')
      .description(
        'print the primes of a range, both ends included, one per line in ascending order',
      )
      .argument('<from>', 'the start: an integer below 2^64, or an expression such as 10^12')
      .argument('<to>', 'the end, likewise')
      .addOption(tupletsOption())
      .addOption(workersOption())
      .addOption(outputOption())
      .addOption(jsonOption('print one JSON string per line, or one array per tuplet'))
      .action((from: string, to: string, options: RangeOptions & ShardOptions) =>
        isShard(options)
          ? runRangeShard('primes', boundsOf([from, to]), options, program.version() ?? '')
          : intoFile(options.output, () => runPrimes([from, to], options)),
      ),
    false,
  );

  withShards(
    program
      .command('count')
      .description('count the primes of a range, both ends included, or those up to an integer')
      .argument('<from>', 'the start: an integer below 2^64, or an expression such as 10^12')
      .argument('[to]', 'the end, likewise; without it, the range is from 0 to <from>')
      .addOption(tupletsOption())
      .addOption(workersOption())
      .addOption(jsonOption('print a JSON object'))
      .action((from: string, to: string | undefined, options: RangeOptions & ShardOptions) => {
        const words = to === undefined ? [from] : [from, to];
        return isShard(options)
          ? runRangeShard('count', boundsOf(words), options, program.version() ?? '')
          : runCount(words, options);
      }),
    false,
  );

  program
    .command('nth')
    .description('print the n-th prime; the first is 2')
    .argument('<n>', 'an integer, or an expression such as 10^12')
    .addOption(workersOption())
    .addOption(jsonOption('print a JSON object'))
    .action((word: string, options: RangeOptions) => runNth(word, options));
}

/** The closest tuplets by their number of members. */
const TUPLETS: readonly TupletName[] = [
  'twins',
  'triplets',
  'quadruplets',
  'quintuplets',
  'sextuplets',
];

/** Milliseconds between two checks for signals, and primes formatted at a time. */
const PATIENCE = 12;
const LINES = 32_768;

/** @throws InputError for a word that is not an integer below 2^64 */
export function runPrimes(words: readonly [string, string], options: RangeOptions): Promise<void> {
  const [from, to] = boundsOf(words);
  return run(options, async (pool, signal) => {
    // A bar would mix with primes on the terminal.
    const bar = isSeen() ? undefined : new WorkBar('sieving');
    try {
      await printPrimes(pool, from, to, options, { signal, onProgress: bar?.update });
    } finally {
      bar?.stop();
    }
  });
}

async function printPrimes(
  pool: PrimePool,
  from: bigint,
  to: bigint,
  options: RangeOptions,
  call: CallOptions & { readonly signal: AbortSignal },
): Promise<void> {
  if (options.tuplets !== undefined) {
    await printTuplets(from, to, nameOf(options.tuplets), options, call);
    return;
  }
  // Numbers are written faster than bigints.
  const isSafe = to <= BigInt(Number.MAX_SAFE_INTEGER) && from >= -to;
  const lists = isSafe ? pool.primes(Number(from), Number(to), call) : pool.primes(from, to, call);
  for await (const list of lists) {
    for (let start = 0; start < list.length; start += LINES) {
      const some = list.subarray(start, start + LINES);
      if (options.json) for (const p of some) await print(JSON.stringify(String(p)));
      else await write(decimalLines(some));
      call.signal.throwIfAborted();
    }
  }
}

/**
 * @param words both ends of the range, or the upper end of one from 0
 * @throws InputError for a word that is not an integer below 2^64
 */
export function runCount(words: readonly string[], options: RangeOptions): Promise<void> {
  const [from, to] = boundsOf(words);
  const { tuplets } = options;
  return measure({ from: String(from), to: String(to), tuplets }, 'count', options, (pool, call) =>
    tuplets === undefined
      ? pool.countPrimes(from, to, call)
      : pool.countPrimeTuplets(from, to, nameOf(tuplets), call),
  );
}

/** @throws InputError for a word that is not an integer, or not the index of a prime up to 10^19 */
export function runNth(word: string, options: RangeOptions): Promise<void> {
  const n = integerFromExpression(word, 1);
  return measure({ n: String(n) }, 'prime', options, (pool, call) => pool.nthPrime(n, 0n, call));
}

/**
 * Prints the result of a pool, with a bar on a terminal.
 *
 * @param asked the members of the JSON object that describe the call
 * @param name the member for the answer
 */
function measure(
  asked: object,
  name: string,
  options: RangeOptions,
  work: (pool: PrimePool, call: CallOptions) => Promise<number | bigint>,
): Promise<void> {
  return run(options, async (pool, signal) => {
    const bar = new WorkBar(name === 'prime' ? 'searching' : 'counting');
    const start = performance.now();
    try {
      const answer = await work(pool, { signal, onProgress: bar.update });
      bar.stop();
      const elapsed = toNanosecond(performance.now() - start);
      await print(
        options.json
          ? JSON.stringify({ ...asked, [name]: String(answer), elapsed })
          : String(answer),
      );
    } catch (error) {
      if (error instanceof IntegerRangeError) throw new InputError(error.message);
      throw error;
    } finally {
      bar.stop();
    }
  });
}

async function printTuplets(
  from: bigint,
  to: bigint,
  name: TupletName,
  { json }: RangeOptions,
  { signal, onProgress }: CallOptions,
): Promise<void> {
  const total = Number(to - from) + 1;
  let due = performance.now() + PATIENCE;
  for (const tuplet of primeTuplets(from, to, name)) {
    await print(json ? JSON.stringify(tuplet.map(String)) : tuplet.join(' '));
    if (performance.now() < due) continue;
    await setImmediate();
    signal?.throwIfAborted();
    onProgress?.({ done: Number(BigInt(tuplet[0] ?? from) - from), total });
    due = performance.now() + PATIENCE;
  }
}

function nameOf(tuplets: number): TupletName {
  return TUPLETS[tuplets - 2] ?? 'twins';
}

/**
 * @param words both ends of a range, or the upper end of one from 0
 * @throws InputError for a word that is not an integer below 2^64
 */
function boundsOf(words: readonly string[]): [from: bigint, to: bigint] {
  const [first = '0', second] = words;
  return second === undefined ? [0n, boundOf(first, 0)] : [boundOf(first, 0), boundOf(second, 1)];
}

function boundOf(word: string, index: number): bigint {
  const n = integerFromExpression(word, index + 1);
  if (n < 2n ** 64n) return n;
  throw new InputError(
    `argument ${index + 1}: ${JSON.stringify(word)} is too large: ranges end at 2^64-1`,
  );
}

/** Runs work with a pool, until Ctrl-C. */
function run(
  { workers }: RangeOptions,
  work: (pool: PrimePool, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const pool = new PrimePool({ workers });
  return untilInterrupted((signal) => work(pool, signal)).finally(() => pool.close());
}
