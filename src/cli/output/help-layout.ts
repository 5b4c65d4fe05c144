// The layout of the help: descriptions beside their terms or, on narrow terminals, below them.

import type { Help } from 'commander';

/** Minimum columns that descriptions are wrapped to. */
export const NARROWEST = 20;

/** Minimum columns of descriptions beside their terms. */
const BESIDE = 34;

const USUAL = 80;
const INDENT = 2;
const BELOW = 6;

/** The columns of the terminal, from COLUMNS or the terminal itself. */
export function helpWidth(): number {
  const { COLUMNS = '' } = process.env;
  return /^[1-9]\d{0,4}$/.test(COLUMNS) ? Number(COLUMNS) : (process.stdout.columns ?? USUAL);
}

/** A term and its wrapped description: replaces commander's own layout. */
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
