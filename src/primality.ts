// The library on one thread.

import {
  assertInteger,
  type Integer,
  type Integers,
  type PackedIntegers,
  pack,
} from './integer.js';
import { kernel } from './kernel.js';
import { assertMethod, assertOptions, type Method } from './options.js';
import { smallestFactor } from './trial-division.js';

/** How to check a number. */
export interface CheckMethod {
  /** Default: 'bpsw'. */
  readonly method?: Method | undefined;
}

/** The verdict on one number. */
export interface CheckResult {
  readonly n: bigint;
  readonly prime: boolean;
  /** How long the decision took, in milliseconds. Some browsers round it to 0.1. */
  readonly elapsed: number;
  /** The smallest prime factor of a composite number, where trial division found it. */
  readonly factor?: bigint;
}

/**
 * Whether n is prime, exactly. Integers below 2, negative ones too, are not.
 *
 * Synchronous, about a microsecond for a 64-bit prime; the first call also compiles the kernel, a
 * millisecond or two.
 *
 * @param n a bigint below 2^64, or a number that is a safe integer
 * @throws TypeError if n is neither a number nor a bigint
 * @throws RangeError if n is a number but no safe integer, or a bigint of 2^64 or more
 * @example isPrime(97) // true
 * @example isPrime(2n ** 61n - 1n) // true
 */
export function isPrime(n: Integer): boolean {
  assertInteger(n);
  if (n < 2) return false;
  const prime = typeof n === 'number' ? kernel().isPrimeDouble(n) : kernel().isPrime(n);
  return prime !== 0;
}

/**
 * Which of many integers are prime, exactly: 1 or 0 for each, in order. The whole list is checked before
 * any work starts.
 *
 * The fastest way for many: numbers below 2^53 are decided eight at a time in floating-point lanes, larger
 * ones in integer lanes. A typed array is read as it is; any other list needs 8 bytes more for each value.
 *
 * @throws TypeError or RangeError as {@link isPrime} does, naming the index
 * @example arePrime([2, 4, 97n]) // Uint8Array [1, 0, 1]
 */
export function arePrime(ns: Integers): Uint8Array<ArrayBuffer> {
  return decide(pack(ns));
}

/** The verdicts on integers that have been checked. */
export function decide(packed: PackedIntegers): Uint8Array<ArrayBuffer> {
  const { capacity, verdicts, arePrime } = kernel();
  const result = new Uint8Array(packed.length);
  for (let start = 0; start < packed.length; start += capacity) {
    const count = Math.min(capacity, packed.length - start);
    load(packed, start, start + count);
    arePrime(count);
    result.set(verdicts.subarray(0, count), start);
  }
  return result;
}

/** Brings a part of a list into the kernel's buffer, with one copy and no BigInt. */
function load(packed: PackedIntegers, start: number, end: number): void {
  const { numbers, integers32, doubles, widenIntegers, convertDoubles } = kernel();
  if (packed instanceof BigUint64Array) {
    numbers.set(packed.subarray(start, end));
  } else if (packed instanceof Uint32Array) {
    integers32.set(packed.subarray(start, end));
    widenIntegers(end - start);
  } else {
    doubles.set(packed.subarray(start, end));
    convertDoubles(end - start);
  }
}

/**
 * Checks one integer and says how long it took.
 *
 * @throws TypeError or RangeError as {@link isPrime} does, and RangeError for an unknown method
 * @example check(91, { method: 'trial-division' }) // { n: 91n, prime: false, elapsed: 0.01, factor: 7n }
 */
export function check(n: Integer, options: CheckMethod = {}): CheckResult {
  assertInteger(n);
  assertOptions(options);
  const { method = 'bpsw' } = options;
  assertMethod(method);
  const integer = BigInt(n);
  // Its compilation is not part of the check.
  const { isPrime } = kernel();
  const start = performance.now();
  if (method === 'bpsw') {
    const prime = integer >= 2n && isPrime(integer) !== 0;
    return { n: integer, prime, elapsed: performance.now() - start };
  }
  const factor = smallestFactor(integer);
  const elapsed = performance.now() - start;
  const prime = integer >= 2n && factor === undefined;
  return factor === undefined
    ? { n: integer, prime, elapsed }
    : { n: integer, prime, elapsed, factor };
}
