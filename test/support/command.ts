// Runs the built command as its users do, in a process of its own; or, in fast tests where only its
// input and output matter, in this process.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SLOW } from './extent.js';
import { runHere } from './in-process.js';

/** The built command. */
export const COMMAND = fileURLToPath(new URL('../../dist/node/cli.js', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The environment of this process with some changes, and without variables that affect colours.
 */
export function environment(changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { CI, FORCE_COLOR, NO_COLOR, ...inherited } = process.env;
  return { ...inherited, ...changes };
}

/** Starts the command. */
export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawn(process.execPath, [COMMAND, ...args], { env: environment(env) });
}

/** Resolves when the command has ended and all of its output has arrived. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const [status] = (await once(child, 'close')) as [number | null];
  return {
    status,
    stdout: Buffer.concat(stdout).toString(),
    stderr: Buffer.concat(stderr).toString(),
  };
}

/**
 * Runs the command to its end with this standard input: in this process in fast tests, and in a
 * process of its own in slow ones.
 */
export async function run(
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  if (SLOW) return runProcess(args, input, env);
  const { exitCode, ...written } = await runHere(args, input, env);
  return { status: Number(exitCode ?? 0), ...written };
}

/** The same, always in a process of its own. */
export function runProcess(
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = start(args, env);
  // It may end without reading all of it.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return ended(child);
}

/** The rows of the table: the number as shown, the verdict, and what follows the time. */
export function rowsOf(stdout: string): { n: string; prime: boolean; end: string }[] {
  return lines(stdout).map((line) => {
    const match = /^ *(-?\d+) {2}([P? ]) *\d[\d.e+]* (?:µs|ms|s)(?: {2}(.+))?$/.exec(line);
    if (match === null) throw new Error(`not a row: ${JSON.stringify(line)}`);
    const [, n = '', verdict, end = ''] = match;
    if ((verdict === '?') !== (end === 'probably prime')) throw new Error(`two verdicts: ${line}`);
    return { n, prime: verdict !== ' ', end };
  });
}

/** The lines of a text, the last of which must be complete. */
export function lines(text: string): string[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new Error(`the last line is not whole: ${text.slice(-80)}`);
  return text.slice(0, -1).split('\n');
}
