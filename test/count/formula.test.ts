// π(x) by the formula, against a sieve: its parts must fit together for every x and all parameters.

import { describe, expect, test } from 'vitest';
import { LEAST_X, parametersOf } from '../../src/count/parameters.js';
import { countsBelow } from '../oracle/counts.js';
import { primesBelow } from '../oracle/sieve.js';
import { countByFormula } from '../support/count-by-formula.js';
import { SLOW } from '../support/extent.js';
import { Random, SEED } from '../support/random.js';

const LIMIT = 2 ** 23;
const COUNTS = countsBelow(LIMIT);
const FIRST = Number(LEAST_X);

interface Case {
  readonly x: number;
  readonly alphaY?: number;
  readonly alphaZ?: number;
  readonly parts?: number;
}

function expectRight({ x, alphaY, alphaZ, parts = 1 }: Case): void {
  const count = countByFormula(parametersOf(BigInt(x), alphaY, alphaZ), parts);
  const how = `π(${x}), alphas ${alphaY} and ${alphaZ}, ${parts} parts`;
  expect(count, how).toBe(BigInt(COUNTS[x] ?? -1));
}

test('the first x that it supports, and those after', () => {
  for (let x = FIRST; x < FIRST + (SLOW ? 150 : 50); x++) expectRight({ x });
});

describe('around the powers of primes', () => {
  const primes = primesBelow(2 ** 12);
  test.each([2, 3, 4])('to the power of %i', (power) => {
    const powers = primes.map((p) => p ** power).filter((x) => x > FIRST && x < LIMIT - 1);
    const stride = Math.max(1, Math.floor(powers.length / (SLOW ? 40 : 10)));
    for (let i = 0; i < powers.length; i += stride) {
      const x = powers[i] ?? 0;
      for (const near of [x - 1, x, x + 1]) expectRight({ x: near });
    }
  });
});

test('limits of the parameters: y least and greatest, z equal to y and greatest', () => {
  for (const x of [FIRST, 999_983, 1_000_000, 1_000_003, 4_194_304, LIMIT - 1]) {
    for (const alphaY of [0, 1, 1.1, 3, 1e9]) {
      for (const alphaZ of [0, 1, 2.5, 1e9]) expectRight({ x, alphaY, alphaZ });
    }
  }
});

test(`random x, parameters and numbers of parts (seed ${SEED})`, () => {
  const random = new Random();
  for (let i = 0; i < (SLOW ? 400 : 100); i++) {
    const x = FIRST + random.below(LIMIT - FIRST);
    const alphaY = 1 + random.below(1000) / 80;
    const alphaZ = 1 + (random.below(1000) / 1000) ** 3 * 20;
    expectRight({ x, alphaY, alphaZ, parts: 1 + random.below(6) });
  }
});
