// Runs the command in this process, which starts no other: a shard takes milliseconds.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { captured, type Written } from './in-process.js';

/** A folder that is deleted when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shards-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the command. Rejects with the error that `main.ts` would report. */
export function command(...args: readonly string[]): Promise<Written> {
  return captured(async () => {
    await createProgram().parseAsync(args, { from: 'user' });
  });
}

/** What a folder has, apart from final results. */
export function leftovers(folder: string): string[] {
  return readdirSync(folder).filter(
    (file) => !/^[^.].*\d+-of-\d+\.(json|txt)$/.test(file) || file.includes('.part.'),
  );
}
