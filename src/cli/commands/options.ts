// Options that several commands share, and their parsers.

import { InvalidArgumentError, Option } from 'commander';
import type { Method, Rounds } from 'primepool';

/** Every method as it is named in a sentence. */
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
  /** Members of a tuplet, to find tuplets instead of primes. */
  readonly tuplets?: number;
}

export function tupletsOption(): Option {
  return new Option(
    '-t, --tuplets <k>',
    'find the closest tuplets of k primes instead of primes: 2 for twins, up to 6',
  ).argParser(integerBetween(2, 6));
}

/** The options of `factor`. */
export interface FactorCommandOptions {
  readonly workers?: number;
  readonly json?: true;
  readonly exponents?: true;
  readonly output?: string;
  /** Milliseconds. */
  readonly timeLimit?: number;
  /** The file of the relations of the quadratic sieve. */
  readonly relations?: string;
}

export function relationsOption(): Option {
  return new Option(
    '--relations <file>',
    'keep the work on a large integer in a file; the same command continues from there',
  );
}

export function timeLimitOption(): Option {
  return new Option(
    '-t, --time-limit <seconds>',
    'stop work on an integer of 2^64 or more after this time; "?" marks the unfactored part',
  ).argParser((word) => {
    const seconds = /^\d{1,7}(\.\d{1,3})?$/.test(word) ? Number(word) : Number.NaN;
    if (!(seconds * 1000 < 2 ** 31)) throw new InvalidArgumentError('Pass seconds, such as 0.5.');
    return seconds * 1000;
  });
}

export function countOption(): Option {
  return new Option('-n, --count <K>', 'number of primes (default: 1)').argParser(
    integerBetween(1, 999_999_999),
  );
}

export function hexOption(): Option {
  return new Option('-x, --hex', 'print hexadecimal digits with the prefix 0x').conflicts('json');
}

export function workersOption(): Option {
  return new Option(
    '-w, --workers <N>',
    'maximum number of workers (default: one per core)',
  ).argParser(integerBetween(1, 1024));
}

export function methodOption(preset: Method): Option {
  return new Option('-m, --method <name>', 'primality test')
    .choices(Object.keys(METHOD_TEXT))
    .default(preset);
}

export function jsonOption(description: string): Option {
  return new Option('--json', description);
}

export function roundsOption(): Option {
  return new Option(
    '-r, --rounds <N>',
    'Miller-Rabin rounds with random bases for integers of 2^64 and more, or "fips"',
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

/** A parser of an option's integer. */
function integerBetween(least: number, most: number): (word: string) => number {
  return (word) => {
    const n = /^\d{1,9}$/.test(word) ? Number(word) : Number.NaN;
    if (n >= least && n <= most) return n;
    throw new InvalidArgumentError(`Pass an integer from ${least} to ${most}.`);
  };
}
