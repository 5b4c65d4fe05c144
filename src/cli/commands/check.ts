// Numbers from arguments or standard input, and a line of answer for each.

import { type Command, Option } from 'commander';
import { factor, MAX_BITS, type PoolResult, PrimePool } from 'primepool';
import { EXIT } from '../exit.js';
import { AnsweredBytes } from '../input/answered-bytes.js';
import { integersFromArguments, listNamedBy } from '../input/arguments.js';
import { limitOf } from '../input/input-error.js';
import { IntegerInput } from '../input/integer-input.js';
import { Skipped } from '../input/skipped.js';
import { interruption, untilInterrupted } from '../interruption.js';
import { intoFile, outputOption } from '../output/output-file.js';
import { ProgressBar, WorkBar } from '../output/progress-bar.js';
import { sentence } from '../output/sentence.js';
import { Summary } from '../output/summary.js';
import { isDumb, isSeen, note } from '../output/terminal.js';
import { shardOfCheck } from '../shard/commands.js';
import { isShard, type ShardOptions, withShards } from '../shard/options.js';
import { type Answered, answerEach, answerLines } from './answer.js';
import type { CheckOptions } from './options.js';
import { jsonOption, methodOption, roundsOption, workersOption } from './options.js';

/** Defines `check`. */
export function addCheck(program: Command): void {
  withShards(program.command('check'), true)
    .description(
      'say which integers are prime: arguments, or the lines of a file or of standard input',
    )
    .argument(
      '[n|file...]',
      `integers of up to ${MAX_BITS} bits, or expressions such as 2^127-1; or a file, or -`,
    )
    .addOption(workersOption())
    .addOption(methodOption('bpsw'))
    .addOption(roundsOption())
    .addOption(jsonOption('print one JSON object a line'))
    .addOption(outputOption())
    .option('--prove', 'prove what is only probably prime, which takes far longer')
    .option('-u, --unordered', 'print answers as they come instead of in input order')
    .addOption(
      new Option('-p, --primes-only', 'print the primes alone').conflicts(['json', 'test']),
    )
    .addOption(
      new Option('--test', 'print nothing; exit with 0 if all are prime, and 1 if not').conflicts(
        'json',
      ),
    )
    .option('--skip-invalid', 'go on after invalid lines; name and count them, and exit with 1')
    .option(
      '-s, --summary',
      'print totals to standard error, as is done on a terminal for standard input',
    )
    .addOption(
      new Option(
        '-q, --quiet',
        'print answers and errors only: no progress bar, no totals',
      ).conflicts('summary'),
    )
    .action((words: string[], options: CheckOptions & ShardOptions) =>
      isShard(options)
        ? shardOfCheck(words, options, program.version() ?? '')
        : intoFile(options.output, () => runCheck(words, options)),
    );
}

/**
 * Answers all numbers, until the input ends or Ctrl-C.
 *
 * @throws InputError for a word that is no integer: at once if it is an argument, and if it is a
 *   line, when those before it have been answered
 */
export async function runCheck(words: string[], options: CheckOptions): Promise<void> {
  const skipped = new Skipped();
  const onSkipped = options.skipInvalid && skipped.add;
  const path = listNamedBy(words);
  const integers =
    path === undefined ? integersFromArguments(words, options.method, onSkipped) : [];
  const input =
    path === undefined ? undefined : new IntegerInput(path, limitOf(options.method), onSkipped);
  const quiet = options.quiet === true;
  const talkative = !quiet && input !== undefined;
  if (talkative && path === '-' && process.stdin.isTTY)
    note('Type integers, one a line; Ctrl-D ends them.');

  const summary = new Summary();
  const bar = talkative && hasRoomForBar() ? new ProgressBar(input.size) : undefined;
  // Of arguments, where no answer is seen before all are done.
  const isQuietUntilDone = input === undefined && !quiet && (words.length === 1 || !isSeen());
  const work = isQuietUntilDone ? new WorkBar('checking') : undefined;
  const answeredBytes = new AnsweredBytes();
  // Only for the bar, without which nothing would be taken out again.
  const lines = bar === undefined || input === undefined ? input : answeredBytes.follow(input);
  const onAnswered = (answered: Answered): void => {
    summary.add(answered);
    if (words.length === 1) work?.stop();
    bar?.update(answeredBytes.of(summary.checked), summary.checked);
  };
  const pool = new PrimePool({ workers: options.workers });
  await untilInterrupted(async (signal) => {
    if (lines !== undefined && options.method === 'bpsw' && !options.prove) {
      await answerLines(pool, lines, { ...options, signal, onAnswered });
    } else {
      await answerEach(
        pool,
        lines ?? integers,
        { ...options, signal, onAnswered },
        words.length === 1 && input === undefined ? sentences(options) : undefined,
      );
    }
  }).finally(() => {
    bar?.stop();
    work?.stop();
    input?.close();
    return pool.close();
  });
  const isWhole = !interruption.aborted && input?.failure === undefined;
  // Of answers in a file it is always said, and of others if some are missing.
  const complete = isWhole && options.output === undefined ? undefined : isWhole;
  // Who gave some arguments sees at a glance what they amount to, unless the work was ended.
  const unasked = interruption.aborted ? !quiet : talkative && process.stderr.isTTY;
  if (options.summary || unasked) {
    note(summary.lines(pool.stats(), complete));
  }
  if (interruption.aborted) return;
  if (input?.failure !== undefined) throw input.failure;
  skipped.report();
  if (options.test && !summary.allPrime) process.exitCode ??= EXIT.failed;
}

/** A sentence for a single number, unless rows of some form are asked for. */
function sentences({
  json,
  primesOnly,
  test,
}: CheckOptions): ((result: PoolResult) => string) | undefined {
  if (json || primesOnly || test) return undefined;
  return (result) => {
    const isSmall = !result.prime && result.n > 1n && result.n < 2n ** 64n;
    return sentence(result, isSmall ? factor(result.n).factors : []);
  };
}

/**
 * Whether a line on the terminal is free: where answers are shown or typed, a bar would be in the
 * way.
 */
function hasRoomForBar(): boolean {
  const { stdin, stdout, stderr } = process;
  return stderr.isTTY && !isDumb() && !stdout.isTTY && !stdin.isTTY;
}
