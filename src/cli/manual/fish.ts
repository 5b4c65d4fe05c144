// Completion for fish 3 and later.

import type { CommandWords, Kind, OptionWords, Value, Vocabulary } from './vocabulary.js';

/** `-x`: a value that is not a file; `-r -F`: a file. */
const ACTION: Readonly<Record<Kind, string>> = {
  file: '-r -F',
  folder: "-x -a '(__fish_complete_directories)'",
  other: '-x',
};

/** @returns a script that fish reads */
export function fishCompletion(program: Vocabulary): string {
  const { name, commands, options } = program;
  const complete = `complete -c ${name}`;
  const lines = [
    `# Completion for ${name}: ${name} completion fish | source`,
    `${complete} -f`,
    ...commands.map(
      (command) =>
        `${complete} -n __fish_use_subcommand -a ${command.name} -d ${singleQuoted(command.summary)}`,
    ),
    ...options.map((option) => `${complete} -n __fish_use_subcommand ${optionSpec(option)}`),
    ...commands.flatMap((command) => {
      const start = `${complete} -n '${whenIn(command.name)}'`;
      return [...command.options.map(optionSpec), ...argumentSpecs(command)].map(
        (spec) => `${start} ${spec}`,
      );
    }),
  ];
  return `${lines.join('\n')}\n`;
}

/** The condition for a command: `help` takes one name, which is not a command of its own. */
function whenIn(name: string): string {
  const seen = `__fish_seen_subcommand_from ${name}`;
  return name === 'help'
    ? `${seen}; and test (count (commandline -opc)) -eq 2`
    : `${seen}; and not __fish_seen_subcommand_from help`;
}

function optionSpec({ flags, description, value }: OptionWords): string {
  const names = flags.map((flag) =>
    flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  const action = value === undefined ? [] : [actionFor(value)];
  return [...names, ...action, '-d', singleQuoted(description)].join(' ');
}

function argumentSpecs({ arguments: values }: CommandWords): string[] {
  return values.flatMap((value) => {
    if (value.choices.length > 0) return [`-a ${singleQuoted(value.choices.join(' '))}`];
    if (value.kind === 'folder') return ["-a '(__fish_complete_directories)'"];
    return value.kind === 'file' ? ['-F'] : [];
  });
}

function actionFor({ choices, kind }: Value): string {
  return choices.length > 0 ? `-x -a ${singleQuoted(choices.join(' '))}` : ACTION[kind];
}

function singleQuoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
