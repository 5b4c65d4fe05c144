/**
 * How fast are factorisations?
 *
 * Semiprimes with two factors of equal size, and random 64-bit integers, compared with GNU factor,
 * PARI/GP and, from 80 bits on, quadraticsievefactorization from npm. All sides get the same
 * numbers in each round and must agree. Writes `results/factor-BITS.json` and
 * `results/factor-random-64.json`.
 *
 * Usage: npm run bench -- factor [--rounds N] [--seed N] [random|BITS…]
 */
import { parseArgs } from 'node:util';
import { factor, factorAll, isPrime, PrimePool } from 'primepool';
import { factorersOf } from './rivals/factorers.js';
import { askAndFile, type Side } from './support/question.js';
import { splitMix64 } from './support/random.js';
import { ownVersion } from './support/results.js';
import { DEFAULT_SEED } from './support/workloads.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(DEFAULT_SEED) },
  },
});
const wanted =
  positionals.length > 0
    ? positionals
    : ['random', '48', '56', '64', '80', '96', '128', '160', '192', '200'];
const seed = BigInt(values.seed);
const next = splitMix64(seed);
const version = ownVersion();
const pool = new PrimePool({ workers: 2, idleTimeout: 2 ** 31 - 1 });
await pool.start();

for (const name of wanted) {
  const bits = Number(name);
  if (name === 'random') {
    await compare('factor-random-64', 'any 64 bits', 64, 5000, random, false);
  } else {
    const count = bits <= 64 ? 1000 : Math.max(1, Math.round(40 / 2 ** ((bits - 80) / 16)));
    await compare(`factor-${bits}`, `${bits} bits`, bits, count, semiprime, true);
  }
}
await pool.close();

async function compare(
  file: string,
  name: string,
  bits: number,
  count: number,
  make: (bits: number) => bigint,
  isSemiprime: boolean,
): Promise<void> {
  const numbers = Array.from({ length: count }, () => make(bits));
  const expected = onThread(numbers);
  const isRight = (answer: string): boolean => answer === expected;
  const sides: Side[] = [
    ours('primepool factor', () => onThread(numbers)),
    ours('primepool, pool of 2', () => onPool(numbers)),
    ...factorersOf(bits, numbers, isSemiprime),
  ];
  const options = { rounds: Number(values.rounds), module: 'factor', patience: 30_000 };
  await askAndFile(file, { name, bits, seed, numbers: count, isRight }, sides, options);
}

function ours(name: string, answer: () => string | Promise<string>): Side {
  return { name, version, kind: 'primepool', answer };
}

function onThread(numbers: readonly bigint[]): string {
  const isWords = numbers.every((n) => n < 2n ** 64n);
  if (isWords) return Array.from(factorAll(numbers), lineOf).join('');
  return numbers.map((n) => lineOf(factor(n).factors)).join('');
}

async function onPool(numbers: readonly bigint[]): Promise<string> {
  const isWords = numbers.every((n) => n < 2n ** 64n);
  if (isWords) return Array.from(await pool.factorAll(numbers), lineOf).join('');
  const lines: string[] = [];
  for (const n of numbers) lines.push(lineOf((await pool.factor(n)).factors));
  return lines.join('');
}

function lineOf(factors: readonly { readonly prime: bigint; readonly exponent: number }[]): string {
  const primes = factors.flatMap(({ prime, exponent }) => new Array(exponent).fill(prime));
  return `${primes.join(' ')}\n`;
}

/** Uniform among the integers of exactly this bit length. */
function random(bits: number): bigint {
  let n = 0n;
  for (let size = 0; size < bits; size += 64) n = (n << 64n) | next();
  return BigInt.asUintN(bits, n) | (1n << BigInt(bits - 1));
}

/** A product of exactly this bit length, of two primes of half that length. */
function semiprime(bits: number): bigint {
  for (;;) {
    const n = prime(bits >> 1) * prime(bits - (bits >> 1));
    if (n >> BigInt(bits - 1) === 1n) return n;
  }
}

function prime(bits: number): bigint {
  let n = random(bits) | 1n;
  while (!isPrime(n)) n += 2n;
  return n;
}
