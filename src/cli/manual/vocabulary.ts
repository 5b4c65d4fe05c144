// Commands, options and arguments as data, for completions and the man page.

import type { Argument, Command, Option } from 'commander';

/** Kinds of words that a shell can complete. */
export type Kind = 'file' | 'folder' | 'other';

/** The value of an option or an argument. */
export interface Value {
  /** As the help shows it: `<N>`, `[n|file...]`. */
  readonly term: string;
  readonly choices: readonly string[];
  readonly kind: Kind;
}

export interface OptionWords {
  /** For example `-w` and `--workers`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** The description with choices and defaults. */
  readonly details: string;
  readonly value: Value | undefined;
}

export interface CommandWords {
  readonly name: string;
  /** As the help shows it: `primepool check [options] [n|file...]`. */
  readonly usage: string;
  /** A line for lists of commands. */
  readonly summary: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  readonly arguments: readonly (Value & { readonly description: string })[];
}

export interface Vocabulary extends CommandWords {
  readonly version: string;
  readonly commands: readonly CommandWords[];
}

/** Reads the definitions of a program, except what its help hides. */
export function vocabularyOf(program: Command): Vocabulary {
  const commands = program.createHelp().visibleCommands(program).map(commandWords);
  const names = commands.map(({ name }) => name);
  return {
    ...commandWords(program),
    version: program.version() ?? '',
    // `help` takes the name of a command.
    commands: commands.map((command) =>
      command.name === 'help' ? { ...command, arguments: withChoices(command, names) } : command,
    ),
  };
}

function commandWords(command: Command): CommandWords {
  const help = command.createHelp();
  return {
    name: command.name(),
    usage: help.commandUsage(command),
    summary: help.subcommandDescription(command),
    description: command.description(),
    options: help.visibleOptions(command).map((option) => ({
      flags: [option.short, option.long].filter((flag) => flag !== undefined),
      description: option.description,
      details: help.optionDescription(option),
      value: option.required || option.optional ? valueOfOption(option) : undefined,
    })),
    arguments: command.registeredArguments.map(valueOfArgument),
  };
}

function valueOfOption({ flags, argChoices = [] }: Option): Value {
  const [term = ''] = /[<[].*$/.exec(flags) ?? [];
  return { term, choices: argChoices, kind: kindOf(term) };
}

function valueOfArgument(argument: Argument): Value & { readonly description: string } {
  const { argChoices = [], description, required, variadic } = argument;
  const name = `${argument.name()}${variadic ? '...' : ''}`;
  const term = required ? `<${name}>` : `[${name}]`;
  return { term, choices: argChoices, kind: kindOf(term), description };
}

function withChoices(
  { arguments: [first] }: CommandWords,
  choices: readonly string[],
): CommandWords['arguments'] {
  return first === undefined ? [] : [{ ...first, choices }];
}

function kindOf(term: string): Kind {
  if (/\bdir\b/.test(term)) return 'folder';
  return /\bfile\b/.test(term) ? 'file' : 'other';
}
