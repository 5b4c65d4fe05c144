// What the commands can be told, and how it is read from words.

import { InvalidArgumentError, Option } from 'commander';
import type { Method } from 'primepool';

/** The options of both commands. */
export interface Options {
  readonly workers?: number;
  readonly method: Method;
  readonly json?: true;
}

/** The options of `check`. */
export interface CheckOptions extends Options {
  readonly unordered?: true;
  readonly summary?: true;
  readonly quiet?: true;
}

export function workersOption(): Option {
  return new Option('-w, --workers <N>', 'workers at most (default: one for each core)').argParser(
    parseWorkers,
  );
}

export function methodOption(preset: Method): Option {
  return new Option('-m, --method <name>', 'how primality is decided')
    .choices(['bpsw', 'trial-division'])
    .default(preset);
}

export function jsonOption(description: string): Option {
  return new Option('--json', description);
}

function parseWorkers(word: string): number {
  const workers = /^\d{1,4}$/.test(word) ? Number(word) : 0;
  if (workers < 1 || workers > 1024) {
    throw new InvalidArgumentError('Pass an integer from 1 to 1024.');
  }
  return workers;
}
