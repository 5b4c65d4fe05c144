// The man page, in the macros of man(7).

import { EXAMPLES } from '../commands/examples.js';
import { EXIT_TEXT } from '../exit.js';
import type { CommandWords, OptionWords, Vocabulary } from './vocabulary.js';

/** Maximum characters of a line of text before escaping. */
const LONGEST_LINE = 60;

/** @returns the text of `primepool.1` */
export function manPage(program: Vocabulary): string {
  const { name, version, description, options, commands } = program;
  return [
    // Without a date, the same sources give the same page.
    `.TH ${name.toUpperCase()} 1 "" "${name} ${escaped(version)}" "User Commands"`,
    '.SH NAME',
    `${name} \\- ${escaped(program.summary)}`,
    '.SH SYNOPSIS',
    `.B ${name}`,
    '.I command',
    '[options] [arguments]',
    '.SH DESCRIPTION',
    ...description
      .split('\n\n')
      .flatMap((text, index) => (index === 0 ? wrapped(text) : ['.PP', ...wrapped(text)])),
    '.SH OPTIONS',
    ...options.flatMap(optionLines),
    '.SH COMMANDS',
    ...commands.flatMap((command) => commandLines(command, name)),
    '.SH EXAMPLES',
    ...exampleLines(EXAMPLES[name] ?? []).slice(1),
    '.SH EXIT STATUS',
    ...EXIT_TEXT.flatMap(([code, meaning]) => ['.TP', `.B ${code}`, ...wrapped(meaning)]),
    '',
  ].join('\n');
}

function commandLines(
  { name, usage, description, options, arguments: values }: CommandWords,
  program: string,
): string[] {
  return [
    `.SS "${escaped(usage.startsWith(program) ? usage : `${program} ${usage}`)}"`,
    ...wrapped(description),
    ...values.flatMap(({ term, description }) =>
      description === '' ? [] : ['.TP', `\\fI${escaped(bare(term))}\\fR`, ...wrapped(description)],
    ),
    ...options.filter(({ flags }) => !flags.includes('--help')).flatMap(optionLines),
    ...exampleLines(EXAMPLES[name] ?? []),
  ];
}

function optionLines({ flags, value, details }: OptionWords): string[] {
  const names = flags.map((flag) => `\\fB${escaped(flag)}\\fR`).join(', ');
  const term = value === undefined ? '' : ` \\fI${escaped(bare(value.term))}\\fR`;
  return ['.TP', `${names}${term}`, ...wrapped(details)];
}

function exampleLines(examples: readonly string[]): string[] {
  return examples.length === 0 ? [] : ['.PP', '.EX', ...examples.map(escaped), '.EE'];
}

/** A paragraph in short lines: linters of man pages reject long ones. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length === 0 || longer.length > LONGEST_LINE) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map(escaped);
}

/** A term without its brackets. */
function bare(term: string): string {
  return term.replace(/^[<[]|[>\]]$/g, '');
}

/** Text escaped for roff, where ^ and ~ would be accents. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll('"', '\\(dq')
    .replace(/^[.']/, '\\&$&');
}
