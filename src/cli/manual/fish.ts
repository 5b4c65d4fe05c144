// Completion for fish, from 3 on.

import type { CommandWords, Kind, OptionWords, Value, Vocabulary } from './vocabulary.js';

/** `-x`: a value that is no file; `-r -F`: one that is. */
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
        `${complete} -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
    ),
    ...options.map((option) => `${complete} -n __fish_use_subcommand ${optionSpec(option)}`),
    ...commands.flatMap((command) => {
      const start = `${complete} -n '__fish_seen_subcommand_from ${command.name}'`;
      return [...command.options.map(optionSpec), ...argumentSpecs(command)].map(
        (spec) => `${start} ${spec}`,
      );
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function optionSpec({ flags, description, value }: OptionWords): string {
  const names = flags.map((flag) =>
    flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  const action = value === undefined ? [] : [actionFor(value)];
  return [...names, ...action, '-d', quoted(description)].join(' ');
}

function argumentSpecs({ arguments: values }: CommandWords): string[] {
  return values.flatMap((value) => {
    if (value.choices.length > 0) return [`-a ${quoted(value.choices.join(' '))}`];
    if (value.kind === 'folder') return ["-a '(__fish_complete_directories)'"];
    return value.kind === 'file' ? ['-F'] : [];
  });
}

function actionFor({ choices, kind }: Value): string {
  return choices.length > 0 ? `-x -a ${quoted(choices.join(' '))}` : ACTION[kind];
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
