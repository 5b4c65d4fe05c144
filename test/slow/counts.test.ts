// π(x) for every x below 10^6, published values to 10^17, and Debian's primecount:
// apt-get install primecount-bin.

import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { nthPrime } from '../../src/count/nth-prime.js';
import { LEAST_X, parametersOf } from '../../src/count/parameters.js';
import { piSteps } from '../../src/count/pi.js';
import { finish } from '../../src/steps/steps.js';
import { countsBelow, NTH_PRIMES, POWERS_OF_TEN, POWERS_OF_TWO } from '../oracle/counts.js';
import { countByFormula } from '../support/count-by-formula.js';
import { Random, SEED } from '../support/random.js';
import { needs } from '../support/required.js';

const isInstalled = spawnSync('primecount', ['--version']).status === 0;

const COUNTS = countsBelow(10 ** 6);

test('every x below 10^6', () => {
  for (const [x, expected] of COUNTS.entries()) {
    const count = finish(piSteps(BigInt(x)));
    if (count !== BigInt(expected)) expect(count, String(x)).toBe(BigInt(expected));
  }
});

test('by the formula, every prime below 10^6 and the number before it', () => {
  for (let x = Number(LEAST_X); x < 10 ** 6 - 1; x++) {
    if (COUNTS[x] === COUNTS[x + 1] && COUNTS[x] === COUNTS[x - 1]) continue;
    const expected = BigInt(COUNTS[x] ?? -1);
    const count = countByFormula(parametersOf(BigInt(x)));
    if (count !== expected) expect(count, String(x)).toBe(expected);
  }
});

test('π(10^k) for k up to 17', () => {
  for (const [i, count] of POWERS_OF_TEN.slice(0, 17).entries()) {
    expect(finish(piSteps(10n ** BigInt(i + 1)))).toBe(count);
  }
});

test('π(2^k) for k up to 50', () => {
  for (const [k, count] of POWERS_OF_TWO) expect(finish(piSteps(2n ** BigInt(k)))).toBe(count);
});

test('the 10^k-th prime for k up to 13', () => {
  for (const [k, prime] of NTH_PRIMES.entries()) expect(nthPrime(10n ** BigInt(k))).toBe(prime);
});

test(`random x and n against primecount, seed ${SEED}`, (context) => {
  needs(context, isInstalled, 'primecount', 'apt-get install primecount-bin');
  const random = new Random();
  for (let i = 0; i < 1000; i++) {
    const x = random.bits(22 + random.below(i % 100 === 0 ? 28 : 20));
    expect(finish(piSteps(x)), `π(${x})`).toBe(native([String(x)]));
    const n = random.bits(17 + random.below(18));
    expect(nthPrime(n), `p(${n})`).toBe(native(['--nth-prime', String(n)]));
  }
});

function native(words: readonly string[]): bigint {
  return BigInt(spawnSync('primecount', words, { encoding: 'utf8' }).stdout.trim());
}
