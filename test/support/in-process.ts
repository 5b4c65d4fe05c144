// Runs the command in the process of the tests, which takes milliseconds.

import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { vi } from 'vitest';
import { flushed } from '../../src/cli/output/terminal.js';
import { runProgram } from '../../src/cli/program.js';

export interface Written {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code that was set, or undefined for 0. */
  readonly exitCode: typeof process.exitCode;
}

/** Variables about colours, which the command must not inherit. */
const COLOURS = ['CI', 'FORCE_COLOR', 'NO_COLOR'];

/** Runs the command as `main.ts` does, without its signals. */
export async function runHere(
  args: readonly string[],
  input: string,
  env: NodeJS.ProcessEnv,
): Promise<Written> {
  const { argv } = process;
  for (const name of COLOURS) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(inputStream(input));
  process.argv = [process.execPath, 'primepool', ...args];
  try {
    return await captured(runProgram);
  } finally {
    process.argv = argv;
    stdin.mockRestore();
    vi.unstubAllEnvs();
  }
}

/** Captures the output of work, and the exit code it sets. */
export async function captured(work: () => Promise<void>): Promise<Written> {
  // An earlier test may have left one.
  process.exitCode = undefined;
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(writer(stdout)),
    vi.spyOn(process.stderr, 'write').mockImplementation(writer(stderr)),
  ];
  try {
    await work();
    await flushed();
    // Output of the next turn of the event loop belongs to the work.
    await setImmediate();
    await setImmediate();
    const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString();
    return { stdout: text(stdout), stderr: text(stderr), exitCode: process.exitCode };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = undefined;
  }
}

function inputStream(text: string): typeof process.stdin {
  return Readable.from(text === '' ? [] : [Buffer.from(text)]) as typeof process.stdin;
}

function writer(chunks: Buffer[]): typeof process.stdout.write {
  return (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    // A copy: the bytes may be overwritten as soon as they are taken.
    chunks.push(Buffer.from(chunk as Uint8Array));
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
}
