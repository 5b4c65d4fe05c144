// Verdicts on words and on larger integers, in lists and in streams.

import type { Method, PoolResult } from 'primepool';
import { expect } from 'vitest';
import { isPrimeBigInt, isPrimeOfAnySize, nextPrime } from '../../oracle/bigint-primality.js';
import { randomBits } from '../../oracle/large-numbers.js';
import { sleep } from '../workloads.js';
import { count, oneOf, random, takeSome, verify, type Work } from './scene.js';

interface Case {
  readonly n: bigint;
  readonly prime: boolean;
}

/**
 * Of every size, half of them prime if there is one. By trial division the greatest take 3 ms.
 */
const CHEAP = casesBelow(64, 3000);
const DIVISIBLE = casesBelow(48, 500);
/** Of 2^64 and more; every fourth is prime. */
const LARGE = largeCases(400);

function casesBelow(bits: number, length: number): Case[] {
  return Array.from({ length }, (_, place) => {
    let n = random.bits(1 + random.below(bits));
    while (place % 2 === 0 && n > 2n && n < 2n ** 64n - 59n && !isPrimeBigInt(n)) n++;
    return { n, prime: isPrimeBigInt(n) };
  });
}

function largeCases(length: number): Case[] {
  return Array.from({ length }, (_, place) => {
    const any = randomBits(random, 65 + random.below(place % 20 === 0 ? 500 : 200));
    const n = place % 4 === 0 ? nextPrime(any) : any;
    return { n, prime: isPrimeOfAnySize(n) };
  });
}

export const VERDICTS: readonly Work[] = [
  async (pool, signal) => {
    const cases = pick(CHEAP, random.below(100_000));
    const verdicts = await pool.arePrime(numbersOf(cases), { signal });
    expect(verdicts).toHaveLength(cases.length);
    verifyVerdicts(cases, (place) => verdicts[place] === 1);
  },
  async (pool, signal) => {
    const cases = pick([...CHEAP, ...LARGE], random.below(2000));
    const list = cases.map(({ n }) => n);
    const verdicts = await pool.arePrime(list, { signal, rounds: random.below(3) });
    expect(verdicts).toHaveLength(cases.length);
    verifyVerdicts(cases, (place) => verdicts[place] === 1);
  },
  async (pool, signal) => {
    const [method, cases] = someCases();
    const { results, checked } = await pool.checkAll(
      cases.map(({ n }) => n),
      { method, signal },
    );
    expect(checked).toBe(cases.length);
    verifyResults(cases, results);
    expect(results.every(({ index }, place) => index === place)).toBe(true);
  },
  async (pool, signal) => {
    const [method, cases] = someCases();
    const list = cases.map(({ n }) => n);
    const source = oneOf([() => list, () => list.values(), () => slowly(list)])();
    const { taken, all } = await takeSome(pool.check(source, { method, signal }), list.length);
    if (all) expect(taken).toHaveLength(cases.length);
    verifyResults(cases, taken);
  },
  async (pool, signal) => {
    const batches = Array.from({ length: 1 + random.below(20) }, () =>
      random.below(3) === 0 ? pick(LARGE, random.below(40)) : pick(CHEAP, random.below(4000)),
    );
    const lists = batches.map((cases) =>
      cases.every(({ n }) => n < 2n ** 64n) ? numbersOf(cases) : cases.map(({ n }) => n),
    );
    const source = oneOf([() => lists, () => lists.values(), () => slowly(lists)])();
    const { taken, all } = await takeSome(pool.checkBatches(source, { signal }), lists.length);
    if (all) expect(taken).toHaveLength(lists.length);
    for (const { index, numbers, verdicts } of taken) {
      const cases = batches[index] ?? [];
      expect(numbers).toBe(lists[index]);
      expect(verdicts).toHaveLength(cases.length);
      verifyVerdicts(cases, (place) => verdicts[place] === 1);
    }
  },
  async (pool, signal) => {
    const { n, prime } = oneOf(LARGE);
    verify(await pool.isPrime(n, { signal }), prime);
  },
];

async function* slowly<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) {
    if (random.below(500) === 0) await sleep(random.below(3));
    yield value;
  }
}

function someCases(): [Method, Case[]] {
  if (random.below(3) === 0) return ['trial-division', pick(DIVISIBLE, random.below(200))];
  return random.below(3) === 0
    ? ['bpsw', pick([...CHEAP, ...LARGE], random.below(1000))]
    : ['bpsw', pick(CHEAP, random.below(20_000))];
}

function pick(cases: readonly Case[], length: number): Case[] {
  return Array.from({ length }, () => oneOf(cases));
}

function numbersOf(cases: readonly Case[]): BigUint64Array {
  return BigUint64Array.from(cases, ({ n }) => n);
}

function verifyVerdicts(cases: readonly Case[], verdict: (place: number) => boolean): void {
  const wrong = cases.filter(({ prime }, place) => verdict(place) !== prime);
  expect(wrong).toEqual([]);
  count.answers += cases.length;
}

function verifyResults(cases: readonly Case[], results: readonly PoolResult[]): void {
  expect(new Set(results.map(({ index }) => index)).size, 'none comes twice').toBe(results.length);
  const wrong = results.filter(({ index, n, prime, factor }) => {
    const known = cases[index];
    if (known?.n !== n || known.prime !== prime) return true;
    return factor !== undefined && (n % factor !== 0n || !isPrimeBigInt(factor));
  });
  expect(wrong).toEqual([]);
  count.answers += results.length;
}
