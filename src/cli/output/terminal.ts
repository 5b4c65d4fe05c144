// Writing to the terminal, or to the pipe that stands in its place.

import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { styleText } from 'node:util';
import { interruption } from '../interruption.js';

/** How many characters are gathered before they are written: a write for each line is slow. */
const GATHERED = 16_384;

/** Milliseconds that a reader has to take something, when the work has been ended. */
const GRACE = 500;

let pending = '';

/** What lines are written to. */
let target: Writable = process.stdout;

/** Writes lines to somewhere else from now on. */
export function direct(to: Writable): void {
  flush();
  target = to;
}

/**
 * Prints a line, at the latest when the event loop comes round. Waits where the reader is slower
 * than we are.
 */
export async function print(line = ''): Promise<void> {
  if (pending === '') setImmediate(flush);
  pending += `${line}\n`;
  if (pending.length >= GATHERED && !flush()) await orInterrupted(once(target, 'drain'));
}

/**
 * Writes lines that are bytes already. Resolves when they have been taken, and the buffer is free
 * again.
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
 * Waits for a reader, after a signal only for a while: one that has stalled would make it unheard.
 */
async function orInterrupted(taken: Promise<unknown>): Promise<void> {
  let onAbort = (): void => {};
  const stalled = new Promise((_, reject) => {
    onAbort = () => void setTimeout(GRACE).then(() => reject(interruption.reason));
    interruption.addEventListener('abort', onAbort);
  });
  // After what is taken in time nobody listens to it.
  stalled.catch(() => {});
  try {
    if (interruption.aborted) onAbort();
    await Promise.race([taken, stalled]);
  } finally {
    interruption.removeEventListener('abort', onAbort);
  }
}

/** Resolves when all has been taken that was printed, or the reader takes nothing any more. */
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
 * Prints a line for the person, not for the reader of a pipe, and after what was printed before it.
 */
export function note(line: string): void {
  flush();
  process.stderr.write(`${line}\n`);
}

type Style = Parameters<typeof styleText>[0];

/** Whether the terminal shows control sequences as garbage. */
export function isDumb(): boolean {
  return process.env.TERM === 'dumb';
}

/** Whether a person sees what is printed. */
export function isSeen(): boolean {
  return target === process.stdout && process.stdout.isTTY === true;
}

/**
 * Styles text for standard output, unless it is a pipe, cannot do it, or NO_COLOR asks for none.
 */
export function styled(style: Style, text: string): string {
  const { stdout } = process;
  const wanted = isSeen() && !isDumb() && !process.env.NO_COLOR && stdout.hasColors();
  return wanted ? styleText(style, text, { validateStream: false }) : text;
}
