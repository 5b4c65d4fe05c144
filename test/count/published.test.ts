// π(x) and the n-th prime against published values.

import { describe, expect, test } from 'vitest';
import { nthPrimeSteps } from '../../src/count/nth-prime.js';
import { parametersOf } from '../../src/count/parameters.js';
import { piSteps } from '../../src/count/pi.js';
import { finish } from '../../src/steps/steps.js';
import { NTH_PRIMES, POWERS_OF_TEN, POWERS_OF_TWO } from '../oracle/counts.js';
import { countByFormula } from '../support/count-by-formula.js';

test('π(10^k) for k up to 13', () => {
  for (const [i, count] of POWERS_OF_TEN.slice(0, 13).entries()) {
    expect(finish(piSteps(10n ** BigInt(i + 1)))).toBe(count);
  }
});

test('π(2^k) for k up to 44', () => {
  for (const [k, count] of POWERS_OF_TWO) {
    if (k <= 44) expect(finish(piSteps(2n ** BigInt(k))), `π(2^${k})`).toBe(count);
  }
});

describe('any number of parts gives the same', () => {
  test.each([1, 2, 3, 7, 40])('%i', (parts) => {
    const parameters = parametersOf(10n ** 12n);
    expect(countByFormula(parameters, parts)).toBe(POWERS_OF_TEN[11]);
  });
});

describe('parameters far from the tuned ones give the same', () => {
  test.each([
    [1, 1],
    [1, 8],
    [3, 1],
    [12, 1],
    [20, 4],
  ])('y = %i·x^(1/3), z = %i·y', (alphaY, alphaZ) => {
    const parameters = parametersOf(10n ** 11n, alphaY, alphaZ);
    expect(countByFormula(parameters, 2)).toBe(POWERS_OF_TEN[10]);
  });
});

test('the 10^k-th prime for k up to 12', () => {
  for (const [k, prime] of NTH_PRIMES.slice(0, 13).entries()) {
    expect(finish(nthPrimeSteps(10n ** BigInt(k), 0n)), `p(10^${k})`).toBe(prime);
  }
});

test('the index of a prime is its count', () => {
  for (const n of [82_024n, 82_025n, 82_026n, 10n ** 7n + 1n, 3n ** 18n]) {
    expect(finish(piSteps(finish(nthPrimeSteps(n, 0n)))), String(n)).toBe(n);
  }
});
