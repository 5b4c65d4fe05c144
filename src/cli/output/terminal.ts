// Writes to the terminal, or to the pipe or file that replaces it.

import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { styleText } from 'node:util';
import { interruption } from '../interruption.js';

/** Characters buffered before a write: one write per line is slow. */
const GATHERED = 16_384;

/** Milliseconds that a reader has to take output after a signal. */
const GRACE = 500;

let pending = '';

/** The stream that lines are written to. */
let target: Writable = process.stdout;

/** Directs lines to another stream. */
export function direct(to: Writable): void {
  flush();
  target = to;
}

/**
 * Prints a line, at the latest in the next turn of the event loop. Waits for a slow reader.
 */
export async function print(line = ''): Promise<void> {
  if (pending === '') setImmediate(flush);
  pending += `${line}\n`;
  if (pending.length >= GATHERED && !flush()) await orInterrupted(once(target, 'drain'));
}

/**
 * Writes lines as bytes. Resolves when they are written and the buffer can be reused.
 */
export async function write(lines: Uint8Array): Promise<void> {
  flush();
  await orInterrupted(
    new Promise((resolve) => {
      target.write(lines, resolve);
    }),
  );
}

/**
 * Waits for a reader, but after a signal only for a while: a stalled reader must not block it.
 */
async function orInterrupted(taken: Promise<unknown>): Promise<void> {
  let onAbort = (): void => {};
  const stalled = new Promise((_, reject) => {
    onAbort = () => void setTimeout(GRACE).then(() => reject(interruption.reason));
    interruption.addEventListener('abort', onAbort);
  });
  // A later rejection must not be unhandled.
  stalled.catch(() => {});
  try {
    if (interruption.aborted) onAbort();
    await Promise.race([taken, stalled]);
  } finally {
    interruption.removeEventListener('abort', onAbort);
  }
}

/** Resolves when all output is written, or the reader has stalled. */
export async function flushed(): Promise<void> {
  flush();
  for (let left = process.stdout.writableLength; left > 0; ) {
    await setTimeout(GRACE);
    if (process.stdout.writableLength === left) return;
    left = process.stdout.writableLength;
  }
}

/** @returns whether the reader keeps up */
function flush(): boolean {
  const text = pending;
  pending = '';
  return text === '' || target.write(text);
}

/**
 * Prints a line on standard error, after everything that was printed before.
 */
export function note(line: string): void {
  flush();
  process.stderr.write(`${line}\n`);
}

type Style = Parameters<typeof styleText>[0];

/** Whether the terminal does not interpret control sequences. */
export function isDumb(): boolean {
  return process.env.TERM === 'dumb';
}

/** Whether lines go to a terminal. */
export function isSeen(): boolean {
  return target === process.stdout && process.stdout.isTTY === true;
}

/**
 * Styles text for standard output, if it is a terminal with colours and NO_COLOR is not set.
 */
export function styled(style: Style, text: string): string {
  const { stdout } = process;
  const wanted = isSeen() && !isDumb() && !process.env.NO_COLOR && stdout.hasColors();
  return wanted ? styleText(style, text, { validateStream: false }) : text;
}
