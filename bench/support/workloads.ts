import { SAMPLE } from 'primepool';
import { isPrimeBigInt } from '../../test/oracle/bigint-primality.js';
import type { Integers } from './contestant.js';
import { splitMix64 } from './random.js';

/** Numbers that every contestant decides in this order. */
export interface Workload<Numbers extends Integers = BigUint64Array> {
  readonly name: string;
  /** The greatest bit length among the numbers. */
  readonly bits: number;
  /** Seed of the generator; a workload that is not random has none. */
  readonly seed?: bigint;
  readonly numbers: Numbers;
  /** The oracle's verdicts: 1 for a prime, 0 for any other. */
  readonly answers: Uint8Array;
  /**
   * The fewest leading numbers that represent the whole: a contestant too slow for all of them is
   * measured on a prefix at least this long, or not at all.
   */
  readonly representative: number;
}

interface Recipe {
  readonly bits: number;
  readonly seeded: boolean;
  readonly representative: number;
  generate(seed: bigint): BigUint64Array;
}

/** Long enough that a branch predictor cannot learn which number is composite and why. */
const RANDOM_COUNT = 65_536;
/** A prime costs about 15 times a random number, and no branch of the decision depends on it. */
const PRIME_COUNT = 4_096;

/** Seed of the published figures. */
export const DEFAULT_SEED = 20_261_123n;

/**
 * The workloads by name.
 *
 * - `random-k`: odd and even integers, uniform in [2^(k-1), 2^k): exactly k bits each.
 * - `primes-k`: primes, uniform among those in [2^(k-1), 2^k).
 * - `consecutive-2^63`: 2^63, 2^63 + 1, 2^63 + 2, and so on.
 * - `sample`: the book's 20 integers, up to 54 bits.
 */
const RECIPES = {
  'random-64': randomIntegers(64),
  'primes-64': randomPrimes(64),
  'random-53': randomIntegers(53),
  'primes-53': randomPrimes(53),
  'random-49': randomIntegers(49),
  'primes-49': randomPrimes(49),
  'random-32': randomIntegers(32),
  'primes-32': randomPrimes(32),
  'consecutive-2^63': {
    bits: 64,
    seeded: false,
    representative: 256,
    generate: () => BigUint64Array.from({ length: RANDOM_COUNT }, (_, i) => 2n ** 63n + BigInt(i)),
  },
  sample: {
    bits: 54,
    seeded: false,
    representative: SAMPLE.length,
    generate: () => BigUint64Array.from(SAMPLE),
  },
} satisfies Record<string, Recipe>;

export type WorkloadName = keyof typeof RECIPES;

export function isWorkloadName(name: string): name is WorkloadName {
  return Object.hasOwn(RECIPES, name);
}

/** Every name, in the order in which they run. */
export const WORKLOAD_NAMES: readonly WorkloadName[] = Object.keys(RECIPES).filter(isWorkloadName);

const made = new Map<string, Workload>();

/**
 * Makes a workload, or returns the one made before: finding its primes takes about a second.
 *
 * @param seed taken modulo 2^64; the same seed gives the same numbers on every machine
 */
export function makeWorkload(name: WorkloadName, seed = DEFAULT_SEED): Workload {
  const recipe: Recipe = RECIPES[name];
  const key = `${name} ${seed}`;
  const before = made.get(key);
  if (before !== undefined) return before;

  const numbers = recipe.generate(seed);
  const workload: Workload = {
    name,
    bits: recipe.bits,
    ...(recipe.seeded && { seed }),
    numbers,
    answers: Uint8Array.from(numbers, (_, i) => Number(isPrimeBigInt(numbers[i] ?? 0n))),
    representative: recipe.representative,
  };
  made.set(key, workload);
  return workload;
}

function randomIntegers(bits: number): Recipe {
  return {
    bits,
    seeded: true,
    representative: 256,
    generate(seed) {
      const next = integersOf(bits, seed);
      return BigUint64Array.from({ length: RANDOM_COUNT }, next);
    },
  };
}

function randomPrimes(bits: number): Recipe {
  return {
    bits,
    seeded: true,
    representative: 1,
    generate(seed) {
      const next = integersOf(bits, seed);
      return BigUint64Array.from({ length: PRIME_COUNT }, () => {
        let n = next();
        while (!isPrimeBigInt(n)) n = next();
        return n;
      });
    },
  };
}

/** Uniform in [2^(bits-1), 2^bits). */
function integersOf(bits: number, seed: bigint): () => bigint {
  const next = splitMix64(seed);
  const top = 1n << BigInt(bits - 1);
  return () => (next() >> BigInt(65 - bits)) | top;
}
