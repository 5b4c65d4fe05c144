// Completion scripts for shells.

import { Argument, type Command } from 'commander';
import { bashCompletion } from '../manual/bash.js';
import { fishCompletion } from '../manual/fish.js';
import { type Vocabulary, vocabularyOf } from '../manual/vocabulary.js';
import { zshCompletion } from '../manual/zsh.js';
import { print } from '../output/terminal.js';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

type Shell = keyof typeof SHELLS;

/** Defines `completion`. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .summary('print a completion script for a shell')
    .description(
      'Print a script that completes commands, options and file names in a shell. ' +
        'The script is static: it does not start the command.',
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(SHELLS)))
    .action((shell: Shell) => print(completion(shell, vocabularyOf(program)).trimEnd()));
}

function completion(shell: Shell, program: Vocabulary): string {
  return SHELLS[shell](program);
}
