// The searches: the primes next to an integer, and random primes.

import type { Command } from 'commander';
import { MAX_BITS, PrimePool } from 'primepool';
import { EXIT } from '../exit.js';
import { integersFromArguments, listNamedBy } from '../input/arguments.js';
import { integerFromExpression } from '../input/expression.js';
import { InputError, limitOf } from '../input/input-error.js';
import { bigintsOf, IntegerInput, PROMPT } from '../input/integer-input.js';
import { quoted } from '../input/visible.js';
import { untilInterrupted } from '../interruption.js';
import { toNanosecond } from '../output/json.js';
import { shown } from '../output/progress-bar.js';
import { note, print } from '../output/terminal.js';
import type { SearchOptions } from './options.js';
import { countOption, hexOption, jsonOption, workersOption } from './options.js';

/** Defines `next`, `previous` and `random`. */
export function addSearches(program: Command): void {
  for (const [name, description, search] of [
    ['next', 'print the least prime greater than an integer', 'nextPrime'],
    ['previous', 'print the greatest prime less than an integer', 'previousPrime'],
  ] as const) {
    program
      .command(name)
      .description(description)
      .argument(
        '[n|file]',
        `an integer of up to ${MAX_BITS} bits, or an expression such as 2^127-1; a file; or -`,
      )
      .addOption(countOption())
      .addOption(hexOption())
      .addOption(workersOption())
      .addOption(jsonOption('print one JSON object per line'))
      .action((word: string | undefined, options: SearchOptions) =>
        runNear(word === undefined ? [] : [word], search, options),
      );
  }

  program
    .command('random')
    .description('print a random prime of the given bit length, chosen uniformly')
    .argument('<bits>', `the bit length, from 2 to ${MAX_BITS}`)
    .option('--safe', 'print a safe prime: (p - 1)/2 is prime too')
    .addOption(countOption())
    .addOption(hexOption())
    .addOption(workersOption())
    .addOption(jsonOption('print one JSON object per line'))
    .action((word: string, options: SearchOptions) => runRandom(word, options));
}

/**
 * Prints the primes next to each integer, one after another.
 *
 * @throws InputError for a word that is not an integer, or too large
 */
export function runNear(
  words: readonly string[],
  search: 'nextPrime' | 'previousPrime',
  options: SearchOptions,
): Promise<void> {
  const path = listNamedBy(words);
  const integers = path === undefined ? integersFromArguments(words, 'bpsw') : [];
  const input = path === undefined ? undefined : new IntegerInput(path, limitOf('bpsw'));
  if (path === '-' && process.stdin.isTTY) note(PROMPT);
  const { count = 1, workers } = options;
  return withPool(workers, async (pool, signal) => {
    for await (const n of input ? bigintsOf(input) : integers) {
      let from: bigint | undefined = n;
      for (let i = 0; i < count && from !== undefined; i++) {
        const at: bigint = from;
        const start = performance.now();
        from = await shown('searching', () => pool[search](at, { signal }));
        await printPrime({ n: String(at) }, from, start, options);
      }
    }
    if (input?.failure !== undefined) throw input.failure;
  }).finally(() => input?.close());
}

/** @throws InputError for a word that is not a valid bit length */
export function runRandom(word: string, options: SearchOptions): Promise<void> {
  const { safe = false, count = 1, workers } = options;
  const bits = Number(integerFromExpression(word, 1));
  const least = safe ? 3 : 2;
  if (bits < least || bits > MAX_BITS) {
    throw new InputError(
      `argument 1: ${quoted(word)} is out of range: pass a bit length from ${least} to ${MAX_BITS}`,
    );
  }
  return withPool(workers, async (pool, signal) => {
    for (let i = 0; i < count; i++) {
      const start = performance.now();
      const what = safe ? 'searching for a safe prime' : 'searching';
      const prime = await shown(what, () => pool.randomPrime(bits, { safe, signal }));
      await printPrime({ bits, safe }, prime, start, options);
    }
  });
}

/** @param asked the members of the JSON object that describe the search */
async function printPrime(
  asked: object,
  prime: bigint | undefined,
  start: number,
  { json, hex }: SearchOptions,
): Promise<void> {
  const elapsed = toNanosecond(performance.now() - start);
  if (json) {
    await print(JSON.stringify({ ...asked, prime: prime?.toString() ?? null, elapsed }));
  } else if (prime !== undefined) {
    await print(hex ? `0x${prime.toString(16)}` : String(prime));
  }
  if (prime === undefined) {
    if (!json) note('primepool: there is no smaller prime');
    process.exitCode = EXIT.failed;
  }
}

function withPool(
  workers: number | undefined,
  work: (pool: PrimePool, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const pool = new PrimePool({ workers });
  return untilInterrupted((signal) => work(pool, signal)).finally(() => pool.close());
}
