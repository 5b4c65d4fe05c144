// The factors of 100,000 random integers against GNU factor and PARI/GP, which share nothing with
// this library.

import { spawnSync } from 'node:child_process';
import { type Factor, factor, factorAll } from 'primepool';
import { expect, test } from 'vitest';
import { randomBits } from '../oracle/large-numbers.js';
import { Random, SEED } from '../support/random.js';
import { needs } from '../support/required.js';

const COUNT = 100_000;

/** Every 100th has 65 to 96 bits, and every 1000th up to 110; the others have 1 to 64. */
function samples(): bigint[] {
  const random = new Random();
  return Array.from({ length: COUNT }, (_, i) => {
    if (i % 1000 === 0) return randomBits(random, 97 + random.below(14));
    if (i % 100 === 0) return randomBits(random, 65 + random.below(32));
    return random.bits(1 + random.below(64));
  });
}

/** `12: 2 2 3`, as GNU factor prints it. */
function line(n: bigint, factors: readonly Factor[]): string {
  const primes = factors.flatMap(({ prime, exponent }) => new Array<bigint>(exponent).fill(prime));
  return [`${n}:`, ...primes].join(' ');
}

/** The lines that a program prints for an input. */
function printed(program: string, args: readonly string[], input: string): string[] {
  const { status, stdout, stderr } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trimEnd().split('\n');
}

const numbers = samples();

/** Ours, in lists below 2^64 and one by one above. */
function ours(): string[] {
  const words = numbers.filter((n) => n < 2n ** 64n);
  const factored = factorAll(words)[Symbol.iterator]();
  return numbers.map((n) =>
    line(n, n < 2n ** 64n ? (factored.next().value ?? []) : factor(n).factors),
  );
}

test(`as GNU factor, seed ${SEED}`, (context) => {
  const present = spawnSync('factor', ['--version'], { encoding: 'utf8' }).stdout ?? '';
  needs(context, present.includes('GNU coreutils'), 'GNU factor', 'apt-get install coreutils');
  const expected = printed('factor', [], `${numbers.join('\n')}\n`);
  expect(ours().filter((found, place) => found !== expected[place])).toEqual([]);
  expect(expected).toHaveLength(COUNT);
});

test(`as PARI/GP, seed ${SEED}`, (context) => {
  const present = spawnSync('gp', ['--version-short']).status === 0;
  needs(context, present, 'PARI/GP', 'apt-get install pari-gp');
  const program = numbers.map((n) => `print(factorint(${n})~);\n`).join('');
  const matrices = printed('gp', ['-q', '-f'], `${program}quit;\n`);
  // [2, 3; 2, 1]: the primes, and their exponents.
  const expected = matrices.map((matrix, place) => {
    const [primes = [], exponents = []] = matrix
      .replace(/^\[|\]$/g, '')
      .split(';')
      .map((row) => row.match(/\d+/g)?.map(BigInt) ?? []);
    return line(
      numbers[place] ?? 0n,
      primes.map((prime, i) => ({ prime, exponent: Number(exponents[i]) })),
    );
  });
  expect(ours().filter((found, place) => found !== expected[place])).toEqual([]);
  expect(expected).toHaveLength(COUNT);
});
