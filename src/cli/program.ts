// The commands with their arguments and options.

import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { MAX_BITS } from 'primepool';
import { runCheck } from './check.js';
import { runDemo } from './demo.js';
import { runFactor } from './factor.js';
import {
  type CheckOptions,
  type FactorCommandOptions,
  jsonOption,
  methodOption,
  type Options,
  type RangeOptions,
  roundsOption,
  type SearchOptions,
  timeLimitOption,
  tupletsOption,
  workersOption,
} from './options.js';
import { type ProveOptions, runExplain, runProve, runVerify } from './prove.js';
import { runCount, runNth, runPrimes } from './ranges.js';
import { runNext, runPrevious, runRandom } from './search.js';

const manifest = new URL('../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/** The program; parsing throws a CommanderError for words that make no sense, and after --help. */
export function createProgram(): Command {
  const program = new Command('primepool')
    .description('Says which integers are prime, and finds primes, on all cores.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print this help, or that of a command')
    .addHelpText('after', HELP)
    .showHelpAfterError('Try --help.')
    .configureOutput({ outputError: (text, write) => write(inOurWords(text)) })
    .exitOverride();

  program
    .command('demo')
    .description('check 20 integers up to 10^16, one after another and then with a pool of workers')
    .addOption(workersOption())
    .addOption(methodOption('trial-division'))
    .addOption(jsonOption('print one JSON document'))
    .action((options: Options) => runDemo(options, version));

  program
    .command('check')
    .description('check integers given as arguments or, one a line, on standard input')
    .argument('[n...]', `integers of up to ${MAX_BITS} bits`)
    .addOption(workersOption())
    .addOption(methodOption('bpsw'))
    .addOption(roundsOption())
    .addOption(jsonOption('print one JSON object a line'))
    .option('--prove', 'prove what is only probably prime, which takes far longer')
    .option('-u, --unordered', 'print answers as they come instead of in input order')
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
    .action((words: string[], options: CheckOptions) => runCheck(words, options));

  program
    .command('factor')
    .description(
      'print the prime factors of integers given as arguments or, one a line, on standard input',
    )
    .argument('[n...]', `integers from 1 on, of up to ${MAX_BITS} bits`)
    .addOption(workersOption())
    .addOption(timeLimitOption())
    .option('-e, --exponents', 'print p^e instead of p as often as it divides')
    .addOption(jsonOption('print one JSON object a line'))
    .action((words: string[], options: FactorCommandOptions) => runFactor(words, options));

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

  program
    .command('prove')
    .description('print a certificate that an integer is prime, which others can check')
    .argument('<n>', `an integer of up to ${MAX_BITS} bits`)
    .addOption(workersOption())
    .addOption(
      new Option('--format <format>', "pari, mpu or json; by default PARI's, or else json").choices(
        ['pari', 'mpu', 'json'],
      ),
    )
    .action((word: string, options: ProveOptions) => runProve(word, options));

  program
    .command('verify')
    .description('check a certificate of primality in any of these formats')
    .argument('<file>', 'its file, or - for standard input')
    .action((file: string) => runVerify(file));

  program
    .command('explain')
    .description('print why an integer is prime, or why not')
    .argument('<n>', `an integer of up to ${MAX_BITS} bits`)
    .addOption(jsonOption('print a JSON object'))
    .action((word: string, options: { json?: true }) => runExplain(word, options));

  program
    .command('primes')
    .description('print the primes of a range, both ends included, one a line in ascending order')
    .argument('<from>', 'an integer below 2^64, or an expression such as 10^12 or 2^64-1')
    .argument('<to>', 'likewise')
    .addOption(tupletsOption())
    .addOption(workersOption())
    .addOption(jsonOption('print one JSON string a line, or an array for a tuplet'))
    .action((from: string, to: string, options: RangeOptions) => runPrimes([from, to], options));

  program
    .command('count')
    .description('print how many primes a range has, both ends included, or are up to an integer')
    .argument('<from>', 'an integer below 2^64, or an expression such as 10^12 or 2^64-1')
    .argument('[to]', 'likewise; without it, the range goes from 0 to the first')
    .addOption(tupletsOption())
    .addOption(workersOption())
    .addOption(jsonOption('print a JSON object'))
    .action((from: string, to: string | undefined, options: RangeOptions) =>
      runCount(to === undefined ? [from] : [from, to], options),
    );

  program
    .command('nth')
    .description('print the n-th prime; the first is 2')
    .argument('<n>', 'an integer, or an expression such as 10^12')
    .addOption(workersOption())
    .addOption(jsonOption('print a JSON object'))
    .action((word: string, options: RangeOptions) => runNth(word, options));

  return program;
}

/** An error of commander's with the prefix of all our errors, and with a hint if `check` was left out. */
function inOurWords(text: string): string {
  const [, n] = /unknown command '([+-]?\d+)'/.exec(text) ?? [];
  const hint = n === undefined ? '' : `To check numbers: primepool check ${n}\n`;
  return `${text.replace(/^error: /, 'primepool: ')}${hint}`;
}

const HELP = `
Examples:
  primepool demo
  primepool check 97 18446744073709551557
  seq 1000 1100 | primepool check --method trial-division
  primepool factor 91 18446744073709551615
  primepool next 18446744073709551557
  primepool random 2048
  primepool prove 170141183460469231731687303715884105757 > certificate
  primepool verify certificate
  primepool primes 10^12 10^12+1000
  primepool count 0 1e10 --tuplets 2
  primepool count 1e15
  primepool nth 10^12
  primepool check --json --unordered < numbers.txt > answers.jsonl

Exit codes: 0 done, 1 failed, 2 not understood, 130 interrupted.`;
