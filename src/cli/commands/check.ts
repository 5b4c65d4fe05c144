// `check`: answers each integer from arguments, a file or standard input.

import { type Command, Option } from 'commander';
import { factor, MAX_BITS, type PoolResult, PrimePool } from 'primepool';
import { EXIT } from '../exit.js';
import { AnsweredBytes } from '../input/answered-bytes.js';
import { integersFromArguments, listNamedBy } from '../input/arguments.js';
import { limitOf } from '../input/input-error.js';
import { IntegerInput, PROMPT } from '../input/integer-input.js';
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
  withShards(
    program
      .command('check')
      .description(
        'say which integers are prime; take them from arguments, a file or standard input',
      )
      .argument(
        '[n|file...]',
        `integers of up to ${MAX_BITS} bits, or expressions such as 2^127-1; a file; or -`,
      )
      .addOption(workersOption())
      .addOption(methodOption('bpsw'))
      .addOption(roundsOption())
      .addOption(jsonOption('print one JSON object per line'))
      .addOption(outputOption())
      .option('--prove', 'prove probable primes, which takes far longer')
      .option('-u, --unordered', 'print answers as they arrive instead of in input order')
      .addOption(
        new Option('-p, --primes-only', 'print only the primes').conflicts(['json', 'test']),
      )
      .addOption(
        new Option('--test', 'print nothing; exit with 0 if all are prime, 1 if not').conflicts(
          'json',
        ),
      )
      .option(
        '--skip-invalid',
        'continue after invalid lines, report and count them, and exit with 1',
      )
      .option(
        '-s, --summary',
        'print totals to standard error: the default on a terminal for a file or standard input',
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
      ),
    true,
  );
}

/**
 * Answers all integers until the input ends or Ctrl-C is pressed.
 *
 * @throws InputError for a word that is not an integer: before any work if it is an argument;
 *   after the lines before it have been answered if it is in a list
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
  if (talkative && path === '-' && process.stdin.isTTY) note(PROMPT);

  const summary = new Summary();
  const bar = talkative && hasRoomForBar() ? new ProgressBar(input.size) : undefined;
  const work = input === undefined && !quiet ? new WorkBar('checking') : undefined;
  const answeredBytes = new AnsweredBytes();
  // Only the bar removes entries.
  const lines = bar === undefined || input === undefined ? input : answeredBytes.follow(input);
  // A bar and rows share the terminal.
  const onRow = work === undefined || !isSeen() ? undefined : () => work.hide();
  const onAnswered = (answered: Answered): void => {
    summary.add(answered);
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
        { ...options, signal, onRow, onAnswered },
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
  // Reported for answers in a file, and whenever answers are missing.
  const complete = isWhole && options.output === undefined ? undefined : isWhole;
  // A few arguments need no totals, unless the work was interrupted.
  const unasked = interruption.aborted ? !quiet : talkative && process.stderr.isTTY;
  if (options.summary || unasked) {
    note(summary.lines(pool.stats(), complete));
  }
  if (interruption.aborted) return;
  if (input?.failure !== undefined) throw input.failure;
  skipped.report(path === undefined ? 'argument' : 'line');
  if (options.test && !summary.allPrime) process.exitCode ??= EXIT.failed;
}

/** A sentence for a single integer, unless an option asks for another form. */
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

/** Whether the terminal has room for a bar: not if it shows answers or typed input. */
function hasRoomForBar(): boolean {
  const { stdin, stdout, stderr } = process;
  return stderr.isTTY && !isDumb() && !stdout.isTTY && !stdin.isTTY;
}
