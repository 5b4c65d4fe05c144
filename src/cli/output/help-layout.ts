// How the help is laid out: terms and their descriptions side by side or, where that leaves little
// room, one above the other.

import type { Help } from 'commander';

/** Columns that descriptions are wrapped to at least. */
export const NARROWEST = 20;

/** Columns that descriptions beside their terms have at least. */
const BESIDE = 34;

const USUAL = 80;
const INDENT = 2;
const BELOW = 6;

/** The columns of the terminal, as COLUMNS says or the terminal itself. */
export function helpWidth(): number {
  const { COLUMNS = '' } = process.env;
  return /^[1-9]\d{0,4}$/.test(COLUMNS) ? Number(COLUMNS) : (process.stdout.columns ?? USUAL);
}

/** A term, and its description wrapped: takes the place of commander's own layout. */
export function formatItem(
  term: string,
  termWidth: number,
  description: string,
  help: Help,
): string {
  const width = help.helpWidth ?? USUAL;
  const column = INDENT + termWidth + INDENT;
  const isBeside = width - column >= BESIDE;
  const start = isBeside ? column : BELOW;
  const text = help
    .boxWrap(description, width - start)
    .split('\n')
    .map((line) => `${' '.repeat(start)}${line}`)
    .join('\n');
  const head = `${' '.repeat(INDENT)}${term}`;
  if (description === '') return head;
  return isBeside ? `${head}${text.slice(head.length)}` : `${head}\n${text}`;
}
