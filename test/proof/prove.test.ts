import { describe, expect, test } from 'vitest';
import { isPrimeOfAnySize, nextPrime } from '../oracle/bigint-primality.js';
import { randomBits } from '../oracle/large-numbers.js';
import { Random, SEED } from '../support/random.js';
import {
  IntegerRangeError,
  IntegerTypeError,
  OptionRangeError,
  OptionTypeError,
  proofInSteps,
  prove,
  verifyCertificate,
} from './doors.js';

const factorial = (n: bigint): bigint => (n < 2n ? 1n : n * factorial(n - 1n));
const primorial = (n: bigint): bigint =>
  n < 2n ? 1n : (isPrimeOfAnySize(n) ? n : 1n) * primorial(n - 1n);

/** Proves, and checks the proof. */
function provedBy(n: bigint, factors?: bigint[]): string | undefined {
  const { prime, method, certificate } = prove(n, { factors });
  expect(prime, `${n}`).toBe(true);
  expect(certificate && verifyCertificate(certificate), `${n}`).toBe(true);
  return method;
}

describe('below 2^64', () => {
  test('agrees with the 64-bit test', () => {
    for (let n = -3; n < 3000; n++) {
      const { prime, method, certificate, factor, witness } = prove(n);
      expect(prime).toBe(isPrimeOfAnySize(BigInt(n)));
      if (prime) expect([method, certificate]).toEqual(['word', { n: BigInt(n), steps: [] }]);
      else if (n > 1) {
        expect(method).toBe('composite');
        expect(factor !== undefined && n % Number(factor) === 0 && factor < n).toBe(true);
        expect(witness).toBeUndefined();
      }
    }
    expect(prove(18446744073709551557n).method).toBe('word');
  });
});

test.each([65, 66, 72, 80, 96, 127, 128, 129, 192, 256])(
  `random primes of %i bits, seed ${SEED}`,
  (bits) => {
    const random = new Random(SEED + bits);
    for (let i = 0; i < 6; i++) {
      const method = provedBy(nextPrime(randomBits(random, bits)));
      expect(['n-1', 'ecpp', 'proth', 'lucas-lehmer']).toContain(method);
    }
  },
);

test.each([
  ['lucas-lehmer', 2n ** 89n - 1n],
  ['lucas-lehmer', 2n ** 521n - 1n],
  ['proth', 3n * 2n ** 189n + 1n],
  ['proth', 5n * 2n ** 75n + 1n],
  ['n-1', 2n ** 64n + 13n],
  ['n-1', factorial(116n) + 1n],
  ['n-1', primorial(379n) + 1n],
  ['n+1', factorial(94n) - 1n],
  ['n+1', primorial(337n) - 1n],
  ['n+1', 3n * 2n ** 306n - 1n],
  ['n-1', 4n * 3n ** 201n + 1n],
  ['ecpp', 10n ** 99n + 289n],
])('%s proves %i', (method, n) => {
  expect(isPrimeOfAnySize(n)).toBe(true);
  expect(provedBy(n)).toBe(method);
});

test('a Fermat number by Pépin', () => {
  const { prime, method, witness } = prove(2n ** 128n + 1n);
  expect([prime, method]).toEqual([false, 'composite']);
  expect(isStrong(2n ** 128n + 1n, witness ?? 0n)).toBe(false);
});

test('uses given factors', () => {
  const q = 2n ** 127n - 1n;
  let k = 2n;
  while (!isPrimeOfAnySize(k * q + 1n) || (k & (k - 1n)) === 0n) k += 2n;
  expect(provedBy(k * q + 1n, [q])).toBe('n-1');
  let m = 6n;
  while (!isPrimeOfAnySize(m * q - 1n)) m += 2n;
  expect(['n-1', 'n+1']).toContain(provedBy(m * q - 1n, [q]));
});

test('both neighbours together', () => {
  // n of 342 bits is 1 modulo a and -1 modulo b, each of 96 bits: less than a third, but more than
  // a half together.
  const [a, b] = [3n ** 60n, 2n ** 96n];
  let n = 1n;
  for (let bit = 2n; bit <= b; bit *= 2n) if ((n + 1n) % bit !== 0n) n += a * (bit / 2n);
  expect([n % a, (n + 1n) % b]).toEqual([1n, 0n]);
  n += a * b * 2n ** 150n;
  while (!isPrimeOfAnySize(n)) n += a * b;
  expect(provedBy(n)).toBe('n²-1');
  const { certificate } = prove(n);
  const [step] = certificate?.steps ?? [];
  if (step?.type !== 'n²-1') throw new Error('not by both');
  // Neither side is enough on its own.
  for (const part of [{ minus: [] }, { plus: [] }]) {
    expect(verifyCertificate({ n, steps: [{ ...step, ...part }] })).toBe(false);
  }
});

describe('composites are refuted', () => {
  const arnault = 1195068768795265792518361315725116351898245581n;
  const cases = [
    arnault,
    (2n ** 61n - 1n) ** 2n,
    (2n ** 61n - 1n) * (2n ** 89n - 1n),
    2n ** 67n - 1n,
    341n * 2n ** 70n + 1n,
    4n,
    25n,
    561n,
    3215031751n,
    18446744073709551557n * 18446744073709551533n,
  ];
  test.each(cases)('%i', (n) => {
    const { prime, method, factor, witness } = prove(n);
    expect([prime, method]).toEqual([false, 'composite']);
    if (factor === undefined) expect(isStrong(n, witness ?? 0n)).toBe(false);
    else expect([n % factor, factor > 1n && factor < n]).toEqual([0n, true]);
  });
});

/** Whether n is a strong probable prime, straight from the definition. */
function isStrong(n: bigint, base: bigint): boolean {
  let [d, s] = [n - 1n, 0];
  for (; d % 2n === 0n; d /= 2n) s++;
  let x = 1n;
  for (const bit of d.toString(2)) x = (x * x * (bit === '1' ? base : 1n)) % n;
  if (x === 1n) return true;
  for (let r = 0; r < s; r++, x = (x * x) % n) if (x === n - 1n) return true;
  return false;
}

describe('options', () => {
  test('a time limit', () => {
    const n = 10n ** 500n + 961n;
    const { prime, method, tried, certificate, elapsed } = prove(n, { timeLimit: 500 });
    expect([prime, method, certificate]).toEqual([undefined, undefined, undefined]);
    expect(tried).toContain('n-1');
    expect(elapsed).toBeGreaterThanOrEqual(500);
  });

  test('invalid arguments', () => {
    expect(() => prove('7' as never)).toThrow(IntegerTypeError);
    expect(() => prove(2 ** 60)).toThrow(IntegerRangeError);
    expect(() => prove(7, 5 as never)).toThrow(OptionTypeError);
    expect(() => prove(7, { factors: 3 as never })).toThrow(OptionTypeError);
    expect(() => prove(7, { factors: [4] })).toThrow(/index 0/);
    expect(() => prove(7, { timeLimit: -1 })).toThrow(OptionRangeError);
    expect(() => prove(7, { timeLimit: '1' as never })).toThrow(OptionTypeError);
  });
});

test('yields often', () => {
  const steps = proofInSteps(10n ** 99n + 289n, {});
  let yields = 0;
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      expect(value.prime).toBe(true);
      break;
    }
    yields++;
  }
  expect(yields).toBeGreaterThan(100);
  expect(steps.descent.bits).toBeLessThan(100);
});
