import { checkPrimeSync } from 'node:crypto';
import type { PrimePool } from 'primepool';
import { splitMix64 } from './random.js';
import type { Workload } from './workloads.js';

/** Bit lengths and counts of numbers: the time of a test grows with about the cube of its size. */
export const LARGE_SIZES: ReadonlyMap<number, number> = new Map([
  [128, 256],
  [256, 128],
  [512, 64],
  [1024, 16],
  [2048, 8],
  [4096, 3],
  [8192, 1],
]);

export type LargeWorkload = Workload<readonly bigint[]>;

/**
 * Primes of exactly this bit length: those after random integers, found by primepool and confirmed
 * by OpenSSL.
 */
export async function largePrimes(
  bits: number,
  seed: bigint,
  pool: PrimePool,
): Promise<LargeWorkload> {
  const numbers = await primes(bits, LARGE_SIZES.get(bits) ?? 1, seed, pool);
  const answers = new Uint8Array(numbers.length).fill(1);
  return { name: `${bits} bits`, bits, seed, numbers, answers, representative: 1 };
}

/**
 * Products of two primes of half the size each. They have no small factor, and the first power that
 * a test computes shows that they are composite: a decision is one modular exponentiation.
 */
export async function largeComposites(
  bits: number,
  seed: bigint,
  pool: PrimePool,
): Promise<LargeWorkload> {
  const count = LARGE_SIZES.get(bits) ?? 1;
  const factors = await primes(bits / 2, 2 * count, seed, pool);
  const numbers = factors
    .slice(0, count)
    .map((factor, i) => factor * (factors[count + i] ?? factor));
  const answers = new Uint8Array(numbers.length);
  return { name: `${bits} bits`, bits, seed, numbers, answers, representative: 1 };
}

async function primes(
  bits: number,
  count: number,
  seed: bigint,
  pool: PrimePool,
): Promise<bigint[]> {
  const next = splitMix64(seed);
  const found: bigint[] = [];
  while (found.length < count) {
    const prime = await pool.nextPrime(randomInteger(bits, next));
    if (!checkPrimeSync(prime, { checks: 3 })) throw new Error(`${prime} is not prime`);
    found.push(prime);
  }
  return found;
}

/** With its two highest bits set: products and the next prime then have full length. */
function randomInteger(bits: number, next: () => bigint): bigint {
  let n = 3n;
  for (let size = 2; size < bits; size += 62) {
    const width = Math.min(62, bits - size);
    n = (n << BigInt(width)) | BigInt.asUintN(width, next());
  }
  return n;
}
