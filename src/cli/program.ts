// The program: what all commands have in common.

import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { addCheck } from './commands/check.js';
import { addDemo } from './commands/demo.js';
import { addFactor } from './commands/factor.js';
import { addProofs } from './commands/prove.js';
import { addRanges } from './commands/ranges.js';
import { addSearches } from './commands/search.js';
import { EXIT } from './exit.js';
import { InputError } from './input/input-error.js';
import { visible } from './input/visible.js';
import { note } from './output/terminal.js';
import { addMerge } from './shard/commands.js';

const manifest = new URL('../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/** Runs what the arguments say, prints why it failed if it did, and sets the exit code. */
export async function runProgram(): Promise<void> {
  try {
    await createProgram().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    note(`primepool: ${visible(error instanceof Error ? error.message : String(error))}`);
    process.exitCode = error instanceof InputError ? EXIT.usage : EXIT.failed;
  }
}

/** The program; parsing throws a CommanderError for words that make no sense, and after --help. */
export function createProgram(): Command {
  const program = new Command('primepool');
  program
    .description('Says which integers are prime, and finds primes, on all cores.')
    .version(version, '-V, --version', 'print the version')
    .addOption(new Option('-v').hideHelp())
    .on('option:v', () => program.parse(['--version'], { from: 'user' }))
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print this help, or that of a command')
    .addHelpText('after', HELP)
    .showHelpAfterError('Try --help.')
    .configureOutput({ outputError: (text, write) => write(inOurWords(text)) })
    .exitOverride();

  addDemo(program, version);
  addCheck(program);
  addFactor(program);
  addSearches(program);
  addProofs(program);
  addRanges(program);
  addMerge(program);
  return program;
}

/**
 * An error of commander's with the prefix of all our errors, and with a hint if `check` was left
 * out.
 */
function inOurWords(text: string): string {
  const [, n] = /unknown command '([+-]?\d+)'/.exec(text) ?? [];
  const hint = n === undefined ? '' : `To check numbers: primepool check ${n}\n`;
  return `${visible(text).replace(/^error: /, 'primepool: ')}${hint}`;
}

const HELP = `
Examples:
  primepool demo
  primepool check 2^127-1
  primepool check 97 18446744073709551557
  primepool check --skip-invalid numbers.txt
  primepool check --test 97 && echo prime
  seq 1000 1100 | primepool check --method trial-division
  primepool factor 91 18446744073709551615
  primepool next 18446744073709551557
  primepool next 10^100 --count 3
  primepool random 2048
  primepool prove 170141183460469231731687303715884105757 > certificate
  primepool verify certificate
  primepool primes 10^12 10^12+1000
  primepool count 0 1e10 --tuplets 2
  primepool count 1e15
  primepool nth 10^12
  primepool count 1e15 1e15+1e13 --shard 3/64 --out shards
  primepool merge shards
  primepool check --json --unordered < numbers.txt > answers.jsonl

Exit codes: 0 done, 1 failed, 2 invalid input, 3 incomplete,
130 ended by Ctrl-C, 143 by SIGTERM.`;
