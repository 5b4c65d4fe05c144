// The searches: a prime next to an integer, or a random one.

import type { Command } from 'commander';
import { MAX_BITS, PrimePool } from 'primepool';
import { EXIT } from '../exit.js';
import { integersFromArguments } from '../input/arguments.js';
import { InputError } from '../input/input-error.js';
import { untilInterrupted } from '../interruption.js';
import { toNanosecond } from '../output/json.js';
import { note, print } from '../output/terminal.js';
import type { SearchOptions } from './options.js';
import { jsonOption, workersOption } from './options.js';

/** Defines `next`, `previous` and `random`. */
export function addSearches(program: Command): void {
  program
    .command('next')
    .description('print the least prime greater than an integer')
    .argument('<n>', `an integer of up to ${MAX_BITS} bits`)
    .addOption(workersOption())
    .addOption(jsonOption('print a JSON object'))
    .action((word: string, options: SearchOptions) => runNext(word, options));

  program
    .command('previous')
    .description('print the greatest prime less than an integer')
    .argument('<n>', `an integer of up to ${MAX_BITS} bits`)
    .addOption(workersOption())
    .addOption(jsonOption('print a JSON object'))
    .action((word: string, options: SearchOptions) => runPrevious(word, options));

  program
    .command('random')
    .description('print a random prime, uniform among those of a size')
    .argument('<bits>', `its size, from 2 to ${MAX_BITS} bits`)
    .option('--safe', 'a safe prime: (p - 1)/2 is prime, too')
    .addOption(workersOption())
    .addOption(jsonOption('print a JSON object'))
    .action((word: string, options: SearchOptions) => runRandom(word, options));
}

/** A search with a pool, until the signal ends it. */
type Search = (pool: PrimePool, signal: AbortSignal) => Promise<bigint | undefined>;

/** @throws InputError for a word that is no integer, or too large */
export function runNext(word: string, options: SearchOptions): Promise<void> {
  const [n = 0n] = integersFromArguments([word], 'bpsw');
  return run({ n: String(n) }, options, (pool, signal) => pool.nextPrime(n, { signal }));
}

/** @throws InputError for a word that is no integer, or too large */
export function runPrevious(word: string, options: SearchOptions): Promise<void> {
  const [n = 0n] = integersFromArguments([word], 'bpsw');
  return run({ n: String(n) }, options, (pool, signal) => pool.previousPrime(n, { signal }));
}

/** @throws InputError for a word that is no size */
export function runRandom(word: string, options: SearchOptions): Promise<void> {
  const { safe = false } = options;
  const bits = /^\d{1,6}$/.test(word) ? Number(word) : 0;
  const least = safe ? 3 : 2;
  if (bits < least || bits > MAX_BITS) {
    throw new InputError(
      `argument 1: ${JSON.stringify(word)} is no size: pass bits, from ${least} to ${MAX_BITS}`,
    );
  }
  return run({ bits, safe }, options, (pool, signal) => pool.randomPrime(bits, { safe, signal }));
}

/** @param asked what the JSON says of the search */
function run(asked: object, { workers, json }: SearchOptions, search: Search): Promise<void> {
  const pool = new PrimePool({ workers });
  const start = performance.now();
  return untilInterrupted(async (signal) => {
    const prime = await search(pool, signal);
    const elapsed = toNanosecond(performance.now() - start);
    if (json) {
      await print(JSON.stringify({ ...asked, prime: prime?.toString() ?? null, elapsed }));
    } else if (prime !== undefined) {
      await print(String(prime));
    }
    if (prime === undefined) {
      if (!json) note('primepool: there is no smaller prime');
      process.exitCode = EXIT.failed;
    }
  }).finally(() => pool.close());
}
