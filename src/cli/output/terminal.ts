// Writing to the terminal, or to the pipe that stands in its place.

import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';

/** How many characters are gathered before they are written: a write for each line is slow. */
const GATHERED = 16_384;

let pending = '';

/** What lines are written to. */
let target: Writable = process.stdout;

/** Writes lines to somewhere else from now on. */
export function direct(to: Writable): void {
  flush();
  target = to;
}

/**
 * Prints a line, at the latest when the event loop comes round. Waits where the reader is slower than
 * we are.
 */
export async function print(line = ''): Promise<void> {
  if (pending === '') setImmediate(flush);
  pending += `${line}\n`;
  if (pending.length >= GATHERED && !flush()) await once(target, 'drain');
}

/** Writes lines that are bytes already. Resolves when they have been taken, and the buffer is free again. */
export async function write(lines: Uint8Array): Promise<void> {
  flush();
  await new Promise((resolve) => {
    target.write(lines, resolve);
  });
}

/** @returns whether the reader keeps up */
function flush(): boolean {
  const text = pending;
  pending = '';
  return text === '' || target.write(text);
}

/** Prints a line for the person, not for the reader of a pipe, and after what was printed before it. */
export function note(line: string): void {
  flush();
  process.stderr.write(`${line}\n`);
}

type Style = Parameters<typeof styleText>[0];

/** Whether the terminal shows control sequences as garbage. */
export function isDumb(): boolean {
  return process.env.TERM === 'dumb';
}

/** Styles text for standard output, unless it is a pipe, cannot do it, or NO_COLOR asks for none. */
export function styled(style: Style, text: string): string {
  const { stdout } = process;
  const wanted =
    target === stdout && stdout.isTTY && !isDumb() && !process.env.NO_COLOR && stdout.hasColors();
  return wanted ? styleText(style, text, { validateStream: false }) : text;
}
