// Against PARI/GP, which shares nothing with this library: thousands of random integers of 65 to
// 2048 bits, and their neighbouring primes.

import { spawnSync } from 'node:child_process';
import { arePrime, isPrime, nextPrime, PrimePool, previousPrime } from 'primepool';
import { afterAll, expect, test } from 'vitest';
import { randomBits } from '../oracle/large-numbers.js';
import { Random, SEED } from '../support/random.js';
import { needs } from '../support/required.js';

const present = spawnSync('gp', ['--version-short']).status === 0;
const INSTALL = 'apt-get install pari-gp';

const pool = new PrimePool({ workers: 2 });
afterAll(() => pool.close());

/** Evaluates an expression in x for each integer. Out: the lines that GP prints. */
function evaluate(expression: string, ns: readonly bigint[]): bigint[] {
  const program = [...ns.map((n) => `x=${n};print(${expression});`), 'quit;'].join('\n');
  const { status, stdout, stderr } = spawnSync('gp', ['-q', '-f'], {
    input: program,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trim().split('\n').map(BigInt);
}

/**
 * Random integers: as many of each size as take a second or two, half of them without small
 * factors.
 */
function samples(): bigint[] {
  const random = new Random();
  const numbers: bigint[] = [];
  for (const [bits, count] of [
    [65, 1000],
    [66, 300],
    [80, 500],
    [96, 500],
    [127, 300],
    [128, 1000],
    [129, 300],
    [192, 500],
    [256, 800],
    [257, 200],
    [384, 300],
    [512, 300],
    [768, 100],
    [1024, 100],
    [1536, 40],
    [2048, 40],
  ] as const) {
    for (let i = 0; i < count; i++) {
      const n = randomBits(random, bits);
      numbers.push(i % 2 === 0 ? n : n - (n % 30n) + 7n);
    }
  }
  return numbers;
}

test(`isPrime, arePrime and the pool, seed ${SEED}`, async (context) => {
  needs(context, present, 'PARI/GP', INSTALL);
  const random = samples();
  const primes = evaluate(
    'nextprime(x)',
    random.slice(0, 6000).filter((_, i) => i % 4 === 0),
  );
  // Each prime with its even and its odd neighbours, among which are twins and composites.
  const numbers = [...random, ...primes.flatMap((p) => [p - 2n, p, p + 1n, p + 2n])];
  const expected = evaluate('ispseudoprime(x)', numbers).map((verdict) => verdict === 1n);
  expect(expected.filter((prime) => prime).length).toBeGreaterThan(1000);
  const wrong = (verdicts: readonly boolean[]): bigint[] =>
    numbers.filter((_, place) => verdicts[place] !== expected[place]);
  expect(wrong(numbers.map((n) => isPrime(n)))).toEqual([]);
  expect(wrong(Array.from(arePrime(numbers), (verdict) => verdict === 1))).toEqual([]);
  const report = await pool.checkAll(numbers);
  expect(wrong(report.results.map(({ prime }) => prime))).toEqual([]);
});

test(`nextPrime and previousPrime, seed ${SEED}`, async (context) => {
  needs(context, present, 'PARI/GP', INSTALL);
  const numbers = samples().filter((_, i) => i % 3 === 0);
  const next = evaluate('nextprime(x+1)', numbers);
  const previous = evaluate('precprime(x-1)', numbers);
  for (const [place, n] of numbers.entries()) {
    expect(nextPrime(n), `${n}`).toBe(next[place]);
    expect(previousPrime(n), `${n}`).toBe(previous[place]);
    if (place % 5 > 0) continue;
    expect(await pool.nextPrime(n), `${n}`).toBe(next[place]);
    expect(await pool.previousPrime(n), `${n}`).toBe(previous[place]);
  }
});

test('every integer of the special forms up to 400 bits', (context) => {
  needs(context, present, 'PARI/GP', INSTALL);
  const numbers: bigint[] = [];
  for (let m = 33n; m <= 200n; m += 7n) {
    for (let k = 1n; k < 100n; k += 2n) {
      for (const factor of [k, 2n ** m - k]) numbers.push(factor * 2n ** m + 1n);
    }
  }
  for (let p = 64n; p <= 400n; p++) numbers.push(2n ** p - 1n, 2n ** p + 1n);
  const large = numbers.filter((n) => n >= 2n ** 64n);
  const expected = evaluate('isprime(x)', large);
  expect(large.filter((n, place) => isPrime(n) !== (expected[place] === 1n))).toEqual([]);
});
