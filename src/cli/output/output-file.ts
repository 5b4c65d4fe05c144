// Writes answers to a file that appears when it is complete: a killed run leaves no partial one.

import { createWriteStream, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Option } from 'commander';
import { interruption } from '../interruption.js';
import { temporaryName } from '../shard/store.js';
import { direct, note } from './terminal.js';

export function outputOption(): Option {
  return new Option(
    '--output <file>',
    'write the answers to a file, which appears when it is complete',
  );
}

/**
 * Runs work with its output directed to a file, if a path is given. The file appears only if the
 * work succeeds.
 *
 * @throws Error if the file cannot be written, or what the work throws
 */
export async function intoFile(path: string | undefined, work: () => Promise<void>): Promise<void> {
  if (path === undefined) return work();
  const temporary = join(dirname(path), temporaryName(basename(path)));
  const stream = createWriteStream(temporary, { flags: 'wx', flush: true });
  const written = finished(stream);
  // Awaited below; a rejection before that must not be unhandled.
  written.catch(() => {});
  direct(stream);
  try {
    await work();
    direct(process.stdout);
    stream.end();
    await written;
    if (interruption.aborted) note(`primepool: ${path} is not written: interrupted`);
    else await rename(temporary, path);
  } finally {
    direct(process.stdout);
    stream.destroy();
    rmSync(temporary, { force: true });
  }
}
