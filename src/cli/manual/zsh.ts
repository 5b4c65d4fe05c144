// Completion for zsh, by its function _arguments.

import type { CommandWords, Kind, OptionWords, Value, Vocabulary } from './vocabulary.js';

const ACTION: Readonly<Record<Kind, string>> = { file: '_files', folder: '_files -/', other: '' };

/** @returns a script for a folder of `$fpath`, or for `source` */
export function zshCompletion(program: Vocabulary): string {
  const { name, commands, options } = program;
  return `#compdef ${name}
# Completion for ${name}: source <(${name} completion zsh)

_${name}() {
  local curcontext=$curcontext state line
  local -a commands
  typeset -A opt_args
  _arguments -C ${[...options.map(optionSpec), "'1: :->command'", "'*:: :->arguments'"].join(
    ' \\\n    ',
  )}
  case $state in
    command)
      commands=(
${commands.map((command) => `        ${singleQuoted(`${command.name}:${command.summary}`)}`).join('\n')}
      )
      _describe -t commands command commands
      ;;
    arguments)
      case $words[1] in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _${name} ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`;
}

function commandCase({ name, options, arguments: values }: CommandWords): string {
  const specs = [...options.map(optionSpec), ...values.map(argumentSpec)];
  const call = specs.length === 0 ? ':' : `_arguments -S ${specs.join(' \\\n            ')}`;
  return `        ${name})\n          ${call}\n          ;;`;
}

/** `-w 4` and `-w4`, `--workers 4` and `--workers=4` are the same. */
function optionSpec({ flags, description, value }: OptionWords): string {
  const text = `[${description.replace(/[\\[\]:]/g, '\\$&')}]`;
  const ending = value === undefined ? text : `${text}${valueSpec(value)}`;
  const words = flags.map((flag) => {
    if (value === undefined) return flag;
    return flag.startsWith('--') ? `${flag}=` : `${flag}+`;
  });
  const [only = ''] = words;
  if (words.length === 1) return singleQuoted(`${only}${ending}`);
  return `${singleQuoted(`(${flags.join(' ')})`)}{${words.join(',')}}${singleQuoted(ending)}`;
}

function argumentSpec(value: Value): string {
  return singleQuoted(`${value.term.includes('...') ? '*' : ''}${valueSpec(value)}`);
}

function valueSpec({ term, choices, kind }: Value): string {
  const action = choices.length > 0 ? `(${choices.join(' ')})` : ACTION[kind];
  return `:${term.replace(/[<>[\].]/g, '')}:${action}`;
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
