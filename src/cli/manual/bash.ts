// Completion for bash 3.2 and later; does not need the package bash-completion.

import type { CommandWords, Kind, OptionWords, Vocabulary } from './vocabulary.js';

const ACTION: Readonly<Record<Kind, string>> = {
  file: 'actions=-f',
  folder: 'actions=-d',
  other: ':',
};

/** @returns a script that bash reads */
export function bashCompletion(program: Vocabulary): string {
  const { name, commands } = program;
  const all: readonly CommandWords[] = [{ ...program, name: '' }, ...commands];
  return `# Completion for ${name}: eval "$(${name} completion bash)"

_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]}
  local command= words= actions= ended= reply i
  # bash splits "--option=value" into three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      --) ended=1 ;;
      -*) ;;
      *) if [[ ! $command ]]; then command=\${COMP_WORDS[i]}; fi ;;
    esac
  done
  case $command,$prev in
${indented(4, all.flatMap(valueCases))}
    *)
      if [[ $cur == -* && ! $ended ]]; then
        case $command in
${indented(10, all.map(optionCase))}
        esac
      else
        case $command in
          '') words='${commands.map(({ name }) => name).join(' ')}' ;;
${indented(10, commands.flatMap(argumentCase))}
        esac
      fi
      ;;
  esac
  COMPREPLY=()
  while IFS= read -r reply; do
    COMPREPLY+=("$reply")
  done < <(
    if [[ $words ]]; then compgen -W "$words" -- "$cur"; fi
    if [[ $actions ]]; then compgen "$actions" -- "$cur"; fi
  )
  if [[ $actions ]]; then compopt -o filenames 2>/dev/null; fi
} && complete -F _${name} ${name}
`;
}

/** Completions of the values of options. */
function valueCases({ name, options }: CommandWords): string[] {
  return options.flatMap(({ flags, value }) => {
    if (value === undefined) return [];
    const patterns = flags.map((flag) => `${name},${flag}`).join(' | ');
    return [`${patterns}) ${actionFor(value)} ;;`];
  });
}

function optionCase({ name, options }: CommandWords): string {
  return `${name === '' ? "''" : name}) words='${wordsOf(options)}' ;;`;
}

function wordsOf(options: readonly OptionWords[]): string {
  return options.flatMap(({ flags }) => flags).join(' ');
}

function argumentCase({ name, arguments: values }: CommandWords): string[] {
  const known = values.find(({ choices, kind }) => choices.length > 0 || kind !== 'other');
  return known === undefined ? [] : [`${name}) ${actionFor(known)} ;;`];
}

function actionFor({
  choices,
  kind,
}: {
  readonly choices: readonly string[];
  readonly kind: Kind;
}): string {
  return choices.length > 0 ? `words='${choices.join(' ')}'` : ACTION[kind];
}

function indented(spaces: number, lines: readonly string[]): string {
  return lines.map((line) => `${' '.repeat(spaces)}${line}`).join('\n');
}
