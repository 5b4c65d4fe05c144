// What the commands can be told, and how it is read from words.

import { InvalidArgumentError, Option } from 'commander';
import type { Method, Rounds } from 'primepool';

/** Every method, and how it is named in a sentence. */
export const METHOD_TEXT: Readonly<Record<Method, string>> = {
  bpsw: 'by the fast test (BPSW)',
  'trial-division': 'by trial division, with every candidate up to the square root',
};

/** The options of `demo` and `check`. */
export interface Options {
  readonly workers?: number;
  readonly method: Method;
  readonly json?: true;
}

/** The options of `check`. */
export interface CheckOptions extends Options {
  readonly rounds?: Rounds;
  readonly prove?: true;
  readonly unordered?: true;
  readonly output?: string;
  readonly summary?: true;
  readonly quiet?: true;
  readonly primesOnly?: true;
  readonly test?: true;
  readonly skipInvalid?: true;
}

/** The options of `next`, `previous` and `random`. */
export interface SearchOptions {
  readonly workers?: number;
  readonly json?: true;
  readonly safe?: true;
  readonly hex?: true;
  /** Primes for each integer. */
  readonly count?: number;
}

/** The options of `primes` and `count`. */
export interface RangeOptions {
  readonly workers?: number;
  readonly json?: true;
  readonly output?: string;
  /** Members of the tuplets that are wanted instead of primes. */
  readonly tuplets?: number;
}

export function tupletsOption(): Option {
  return new Option(
    '-t, --tuplets <k>',
    'instead of primes the closest tuplets of k primes: 2 for twins, to 6',
  ).argParser(parseTuplets);
}

function parseTuplets(word: string): number {
  if (/^[2-6]$/.test(word)) return Number(word);
  throw new InvalidArgumentError('Pass an integer from 2 to 6.');
}

/** The options of `factor`. */
export interface FactorCommandOptions {
  readonly workers?: number;
  readonly json?: true;
  readonly exponents?: true;
  readonly output?: string;
  /** Milliseconds. */
  readonly timeLimit?: number;
}

export function timeLimitOption(): Option {
  return new Option(
    '-t, --time-limit <seconds>',
    'leave an integer of 2^64 or more after so long, with its cofactor marked by "?"',
  ).argParser((word) => {
    const seconds = /^\d{1,7}(\.\d{1,3})?$/.test(word) ? Number(word) : Number.NaN;
    if (!(seconds * 1000 < 2 ** 31)) throw new InvalidArgumentError('Pass seconds, such as 0.5.');
    return seconds * 1000;
  });
}

export function countOption(): Option {
  return new Option('-n, --count <K>', 'how many primes (default: 1)').argParser((word) => {
    const count = /^\d{1,9}$/.test(word) ? Number(word) : 0;
    if (count < 1) throw new InvalidArgumentError('Pass an integer from 1 to 999999999.');
    return count;
  });
}

export function hexOption(): Option {
  return new Option('-x, --hex', 'print hexadecimal digits, after 0x').conflicts('json');
}

export function workersOption(): Option {
  return new Option('-w, --workers <N>', 'workers at most (default: one for each core)').argParser(
    parseWorkers,
  );
}

export function methodOption(preset: Method): Option {
  return new Option('-m, --method <name>', 'how primality is decided')
    .choices(Object.keys(METHOD_TEXT))
    .default(preset);
}

export function jsonOption(description: string): Option {
  return new Option('--json', description);
}

export function roundsOption(): Option {
  return new Option(
    '-r, --rounds <N>',
    'Miller-Rabin rounds with random bases for 2^64 and more, or "fips"',
  ).argParser(parseRounds);
}

function parseRounds(word: string): Rounds {
  if (word === 'fips') return word;
  const rounds = /^\d{1,4}$/.test(word) ? Number(word) : -1;
  if (rounds < 0 || rounds > 1024) {
    throw new InvalidArgumentError('Pass an integer from 0 to 1024, or fips.');
  }
  return rounds;
}

function parseWorkers(word: string): number {
  const workers = /^\d{1,4}$/.test(word) ? Number(word) : 0;
  if (workers < 1 || workers > 1024) {
    throw new InvalidArgumentError('Pass an integer from 1 to 1024.');
  }
  return workers;
}
