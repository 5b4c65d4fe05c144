// Validates options. Errors about integers are in integer.ts.

import { OptionRangeError, OptionTypeError } from './errors.js';
import { ROUNDS_LIMIT, WORKERS_LIMIT } from './limits.js';
import { nearest } from './nearest.js';
import { show } from './show.js';
import { isSignal } from './signal.js';

/** The methods by name, the default first. @internal */
export const METHODS: readonly Method[] = ['bpsw', 'trial-division'];

/**
 * How primality is decided. `bpsw`: small factors, a strong base-2 test and an extra strong Lucas
 * test; takes about a microsecond at 64 bits. `trial-division`: the textbook method, limited to 64
 * bits, where it takes up to two seconds; finds the smallest factor of a composite. Both are exact
 * below 2^64.
 */
export type Method = 'bpsw' | 'trial-division';

/**
 * @throws OptionRangeError for an unknown method
 *
 * @internal
 */
export function assertMethod(method: unknown): asserts method is Method {
  if (!METHODS.some((known) => known === method)) {
    throw new OptionRangeError(
      `method ${show(method)} is unknown: use one of ${METHODS.join(', ')}`,
    );
  }
}

/**
 * The number of Miller-Rabin rounds with random bases for integers of 2^64 or more: from 0 to 1024,
 * or `fips`, the number that FIPS 186-5 requires for a random prime of that size.
 */
export type Rounds = number | 'fips';

/**
 * @throws OptionTypeError if it is neither a number nor a string
 * @throws OptionRangeError if it is not an integer from 0 to 1024, or a string other than 'fips'
 *
 * @internal
 */
export function assertRounds(rounds: unknown): asserts rounds is Rounds {
  if (rounds === 'fips') return;
  const advice = `pass an integer from 0 to ${ROUNDS_LIMIT}, or 'fips'`;
  if (typeof rounds !== 'number' && typeof rounds !== 'string') {
    throw new OptionTypeError(`rounds is ${show(rounds)}: ${advice}`);
  }
  if (!isCount(rounds)) throw new OptionRangeError(`rounds is ${show(rounds)}: ${advice}`);
}

function isCount(rounds: number | string): boolean {
  return (
    typeof rounds === 'number' && Number.isInteger(rounds) && rounds >= 0 && rounds <= ROUNDS_LIMIT
  );
}

/** The required certainty of an answer. */
export interface Certainty {
  /**
   * Miller-Rabin rounds with random bases from Web Crypto, after the general test of an integer of
   * 2^64 or more: an adversarial composite passes with probability at most 4^-rounds. From 0 to
   * 1024; `fips` selects the number that FIPS 186-5 (table B.1) requires for random primes of that
   * size: 4 or 5 from 1024 bits on, 38 to 56 below. No rounds run if the answer is already proved.
   *
   * @default 0
   */
  readonly rounds?: Rounds | undefined;
}

/** The names of `Certainty`. @internal */
export const CERTAINTY: Known<Certainty> = { rounds: true };

/** Validates the options of a call that has only these. @internal */
export function roundsOf(options: Certainty = {}): Rounds {
  assertOptions(options, CERTAINTY);
  const { rounds = 0 } = options;
  assertRounds(rounds);
  return rounds;
}

/**
 * @throws OptionTypeError if it is not a number
 * @throws OptionRangeError if it is not an integer from 1 to 1024
 *
 * @internal
 */
export function assertWorkers(workers: unknown): asserts workers is number {
  if (typeof workers !== 'number') {
    throw new OptionTypeError(
      `workers is ${show(workers)}: pass a number from 1 to ${WORKERS_LIMIT}`,
    );
  }
  if (!Number.isInteger(workers) || workers < 1 || workers > WORKERS_LIMIT) {
    throw new OptionRangeError(`workers is ${workers}: pass an integer from 1 to ${WORKERS_LIMIT}`);
  }
}

/**
 * @param name the option's name, for the message
 * @throws OptionTypeError if it is not a number
 * @throws OptionRangeError if it is negative, or 2^31 or more
 *
 * @internal
 */
export function assertMilliseconds(name: string, value: unknown): asserts value is number {
  if (typeof value !== 'number') {
    throw new OptionTypeError(`${name} is ${show(value)}: pass milliseconds, as a number`);
  }
  if (!(value >= 0 && value < 2 ** 31)) {
    throw new OptionRangeError(`${name} is ${value}: pass milliseconds, from 0 to 2^31-1`);
  }
}

/**
 * @throws OptionTypeError if it is neither a URL nor undefined
 *
 * @internal
 */
export function assertWorkerUrl(url: unknown): asserts url is string | URL | undefined {
  if (url !== undefined && typeof url !== 'string' && !(url instanceof URL)) {
    throw new OptionTypeError(`workerUrl is ${show(url)}: pass a string or a URL`);
  }
}

/** The names of the options of a call: the compiler requires all of them. @internal */
export type Known<Options extends object> = { readonly [Name in keyof Required<Options>]: true };

/**
 * Every public function calls this first: a misspelt option must not be ignored silently.
 *
 * @throws OptionTypeError if the options are not an object, or one of them is unknown; an undefined
 *   one counts as omitted
 *
 * @internal
 */
export function assertOptions<Options extends object>(
  options: Options,
  known: Known<Options>,
): void {
  assertObject(options);
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && !Object.hasOwn(known, name)) throw unknownOption(name, known);
  }
}

function unknownOption(name: string, known: object): OptionTypeError {
  const names = Object.keys(known);
  const near = nearest(name, names);
  const advice = near === undefined ? '' : `did you mean ${near}? `;
  const all = names.length === 1 ? `the option is ${names}` : `the options are ${names.join(', ')}`;
  return new OptionTypeError(`option ${show(name)} is unknown: ${advice}${all}`);
}

function assertObject(options: unknown): void {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return;
  // In other libraries a number here means rounds, and some callers pass an index.
  const advice =
    typeof options === 'number'
      ? `{ rounds: ${options} }, or in array callbacks (n) => isPrime(n)`
      : "such as { method: 'bpsw' } or { workers: 2 }";
  throw new OptionTypeError(`options is ${show(options)}: pass an object, ${advice}`);
}

/**
 * The options of a function that array methods may call: these pass the index and the list in
 * place of options.
 *
 * @internal
 */
export function optionsBefore<Options extends object>(
  options: Options | number | undefined,
  list: unknown,
): Options | undefined {
  if (typeof options !== 'number') return options;
  if (typeof list !== 'object') assertObject(options);
  return undefined;
}

/**
 * @throws OptionTypeError if it is neither a signal nor undefined
 *
 * @internal
 */
export function assertSignal(signal: unknown): asserts signal is AbortSignal | undefined {
  if (signal !== undefined && !isSignal(signal)) {
    throw new OptionTypeError(`signal is ${show(signal)}: pass an AbortSignal`);
  }
}

/**
 * @throws OptionTypeError if it is neither a function nor undefined
 *
 * @internal
 */
export function assertCallback(name: string, callback: unknown): void {
  if (callback !== undefined && typeof callback !== 'function') {
    throw new OptionTypeError(`${name} is ${show(callback)}: pass a function`);
  }
}
