// The command in this process, which starts no other: a shard takes milliseconds then.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import { createProgram } from '../../src/cli/program.js';

/** A folder that is deleted when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shards-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code that was set, or undefined for 0. */
  readonly exitCode: number | string | null | undefined;
}

/** Runs the command. Rejects as `main.ts` gets to see it. */
export async function command(...args: readonly string[]): Promise<Outcome> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(writer(stdout)),
    vi.spyOn(process.stderr, 'write').mockImplementation(writer(stderr)),
  ];
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    // Lines that are gathered are written when the event loop comes round.
    await setImmediate();
    await setImmediate();
    return { stdout: stdout.join(''), stderr: stderr.join(''), exitCode: process.exitCode };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = undefined;
  }
}

function writer(chunks: string[]): typeof process.stdout.write {
  return (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
}

/** What a folder has, apart from final results. */
export function leftovers(folder: string): string[] {
  return readdirSync(folder).filter(
    (file) => !/^[^.].*\d+-of-\d+\.(json|txt)$/.test(file) || file.includes('.part.'),
  );
}
