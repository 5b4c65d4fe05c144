// The program, and the parts common to all commands.

import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { addCheck } from './commands/check.js';
import { addCompletion } from './commands/completion.js';
import { addDemo } from './commands/demo.js';
import { addExamples } from './commands/examples.js';
import { addFactor } from './commands/factor.js';
import { addProofs } from './commands/prove.js';
import { addRanges } from './commands/ranges.js';
import { addSearches } from './commands/search.js';
import { EXIT, EXIT_TEXT } from './exit.js';
import { integersFromArguments, listNamedBy } from './input/arguments.js';
import { InputError } from './input/input-error.js';
import { visible } from './input/visible.js';
import { formatItem, helpWidth, NARROWEST } from './output/help-layout.js';
import { note } from './output/terminal.js';
import { addMerge } from './shard/commands.js';

const manifest = new URL('../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/** Runs the command in the arguments, prints its error if it fails, and sets the exit code. */
export async function runProgram(): Promise<void> {
  try {
    const program = createProgram();
    refuseUnknownHelp(program, process.argv.slice(2));
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    note(`primepool: ${visible(error instanceof Error ? error.message : String(error))}`);
    process.exitCode = error instanceof InputError ? EXIT.usage : EXIT.failed;
  }
}

/** Commander prints the whole help for `help` and an unknown name. @throws CommanderError */
function refuseUnknownHelp(program: Command, [verb, name]: readonly string[]): void {
  if (verb !== 'help' || name === undefined || name.startsWith('-')) return;
  const names = ['help', ...program.commands.map((command) => command.name())];
  if (!names.includes(name)) program.error(`error: unknown command '${name}'`);
}

/** The program. Parsing throws a CommanderError for invalid arguments and after --help. */
export function createProgram(): Command {
  const program = new Command('primepool');
  program
    .summary('test, find, count, factor and prove primes')
    .description(`Says which integers are prime, and finds primes, on all cores.\n\n${INTEGERS}`)
    .version(version, '-V, --version', 'print the version')
    .addOption(new Option('-v').hideHelp())
    .on('option:v', () => program.parse(['--version'], { from: 'user' }))
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print this help, or the help of a command')
    .showHelpAfterError('Try --help.')
    .configureOutput({
      outputError: (text, write) => write(withPrefix(text)),
      getOutHelpWidth: helpWidth,
      getErrHelpWidth: helpWidth,
    })
    .configureHelp({ minWidthToWrap: NARROWEST, formatItem })
    .exitOverride();

  addDemo(program, version);
  addCheck(program);
  addFactor(program);
  addSearches(program);
  addProofs(program);
  addRanges(program);
  addMerge(program);
  addCompletion(program);
  addExamples(program);
  program.addHelpText('after', EXIT_CODES);
  return program;
}

/** An error of commander with the prefix of the program, and a hint if `check` is missing. */
function withPrefix(text: string): string {
  const [, word] = /unknown command '(.*?)'/s.exec(text) ?? [];
  const hint = word !== undefined && isInput(word) ? `To check it: primepool check ${word}\n` : '';
  const own = visible(text)
    .replace(/^error: /, 'primepool: ')
    .replace(
      /command-argument value ('.*') is invalid for argument ('.*')\./,
      'argument $2: $1 is invalid.',
    );
  return `${own}${hint}`;
}

/** Whether `check` takes a word that no shell changes: an integer, an expression or a file. */
function isInput(word: string): boolean {
  if (!/^[\w^+.,/-]+$/.test(word)) return false;
  try {
    return listNamedBy([word]) !== undefined || integersFromArguments([word], 'bpsw').length > 0;
  } catch {
    return false;
  }
}

const INTEGERS =
  'Integers in arguments may be expressions: 2^127-1, 10**18+9, 1e12, 0x1F, 1_000_003, 100!+1, ' +
  '61#-1 (the product of the primes up to 61, less 1).';

const EXIT_CODES = `
Exit codes:
${EXIT_TEXT.map(([code, meaning]) => `  ${String(code).padEnd(4)} ${meaning}`).join('\n')}`;
