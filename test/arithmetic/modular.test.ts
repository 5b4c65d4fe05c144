import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  IntegerRangeError,
  IntegerTypeError,
  inverseMod,
  jacobi,
  powMod,
  prepareModulus,
  sqrtMod,
} from '../../src/arithmetic.js';
import { SEED } from '../support/random.js';

const options = { seed: SEED, numRuns: 200 };

/** base^exponent by squaring, one bit after the other. */
function slowPower(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n % n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % n;
    if (bit === '1') result = (((result * base) % n) + n) % n;
  }
  return result;
}

const sizes = [8, 31, 63, 64, 65, 127, 128, 129, 255, 256, 257, 512, 1000];
const integers = fc.oneof(...sizes.map((bits) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) })));

describe(`powMod, seed ${SEED}`, () => {
  test('agrees with repeated squaring for odd and even moduli of all sizes', () => {
    fc.assert(
      fc.property(integers, integers, integers, (base, exponent, n) => {
        const modulus = n + 1n;
        expect(powMod(base, exponent, modulus)).toBe(slowPower(base, exponent, modulus));
        expect(powMod(-base, exponent, modulus)).toBe(slowPower(-base, exponent, modulus));
      }),
      options,
    );
  });

  test('is right next to powers of 2^64', () => {
    for (const bits of [64, 128, 192, 256, 320]) {
      const end = 2n ** BigInt(bits);
      for (const n of [end - 3n, end - 1n, end + 1n, end + 3n]) {
        for (const exponent of [0n, 1n, 2n, 3n, 16n, n - 2n, end - 1n, end]) {
          for (const base of [0n, 1n, 2n, n - 1n, n, n + 1n, end / 2n]) {
            expect(powMod(base, exponent, n)).toBe(slowPower(base, exponent, n));
          }
        }
      }
    }
  });

  test('is 0 where the modulus divides the power', () => {
    for (const length of [100, 160, 200]) {
      expect(powMod(3n ** BigInt(length - 1), 2, 3n ** BigInt(length))).toBe(0n);
    }
  });

  test('splits off powers of two', () => {
    fc.assert(
      fc.property(integers, integers, integers, fc.nat(300), (base, exponent, n, twos) => {
        const modulus = (2n * n + 1n) << BigInt(twos);
        expect(powMod(base, exponent, modulus)).toBe(slowPower(base, exponent, modulus));
        const power = 1n << BigInt(twos);
        expect(powMod(base, exponent, power)).toBe(slowPower(base, exponent, power));
      }),
      options,
    );
  });

  test('of a small exponent of an even base modulo a power of 2', () => {
    for (let twos = 0; twos < 8; twos++) {
      for (let base = 0n; base < 20n; base++) {
        for (let exponent = 0n; exponent < 12n; exponent++) {
          const modulus = 3n << BigInt(twos);
          expect(powMod(base, exponent, modulus)).toBe(base ** exponent % modulus);
          expect(powMod(base, exponent, modulus / 3n)).toBe(base ** exponent % (modulus / 3n));
        }
      }
    }
  });

  test('takes numbers, negative exponents, and prepared moduli', () => {
    expect(powMod(3, 200, 13)).toBe(9n);
    expect(powMod(3, -1, 11)).toBe(4n);
    expect(powMod(3n, -2, 10)).toBe(9n);
    const prepared = prepareModulus(1000n);
    expect([2, 3, 5].map((base) => powMod(base, 100, prepared))).toEqual([376n, 1n, 625n]);
    expect(powMod(5, 0, 1)).toBe(0n);
  });

  test('refuses invalid arguments', () => {
    expect(() => powMod(2, -1, 10)).toThrow(IntegerRangeError);
    expect(() => powMod(2, 3, 0)).toThrow(IntegerRangeError);
    expect(() => powMod(2, 3, -7n)).toThrow(IntegerRangeError);
    expect(() => powMod(2, 2.5, 7)).toThrow(IntegerRangeError);
    expect(() => powMod('2' as never, 2, 7)).toThrow(IntegerTypeError);
    expect(() => powMod(2, 2, {} as never)).toThrow(IntegerTypeError);
    expect(() => powMod(2, 2, null as never)).toThrow(IntegerTypeError);
  });
});

test(`inverseMod, seed ${SEED}`, () => {
  fc.assert(
    fc.property(integers, integers, (a, n) => {
      const modulus = n + 2n;
      let inverse: bigint;
      try {
        inverse = inverseMod(a, modulus);
      } catch (error) {
        expect(error).toBeInstanceOf(IntegerRangeError);
        return;
      }
      expect((a * inverse) % modulus).toBe(1n);
    }),
    options,
  );
  expect(inverseMod(3, 11)).toBe(4n);
  expect(inverseMod(-1, 7)).toBe(6n);
  expect(inverseMod(5, 1)).toBe(0n);
  expect(() => inverseMod(6, 9)).toThrow(IntegerRangeError);
});

test('jacobi is the product of Legendre symbols', () => {
  const legendre = (a: number, p: number): number =>
    a % p === 0
      ? 0
      : Array.from({ length: p }, (_, x) => (x * x) % p).includes(((a % p) + p) % p)
        ? 1
        : -1;
  const primes = [3, 5, 7, 11, 13, 17];
  for (let a = -40; a < 120; a++) {
    for (const p of primes) {
      for (const q of primes)
        expect(jacobi(a, p * q) + 0).toBe(legendre(a, p) * legendre(a, q) + 0);
    }
  }
  // (2^127 - 1) ≡ 7 modulo 8 and 1 modulo 3.
  const mersenne = 2n ** 127n - 1n;
  expect([-1, 2, 3, 5].map((a) => jacobi(a, mersenne))).toEqual([-1, 1, -1, -1]);
  expect(jacobi(mersenne + 2n, mersenne)).toBe(1);
  expect(jacobi(7, 1)).toBe(1);
  expect(() => jacobi(3, 4)).toThrow(IntegerRangeError);
  expect(() => jacobi(3, -5)).toThrow(IntegerRangeError);
});

describe('sqrtMod', () => {
  // 1 modulo high powers of 2, where sqrtMod switches between its two algorithms.
  const primes = [
    3n,
    5n,
    17n,
    65537n,
    2n ** 61n - 1n,
    2n ** 64n + 13n,
    3n * 2n ** 189n + 1n,
    2n ** 127n - 1n,
    2n ** 255n - 19n,
    27n * 2n ** 64n + 1n + 0n,
  ].filter((p) => slowPower(3n, p - 1n, p) === 1n || p === 3n);

  test.each(primes)('of squares modulo %i', (p) => {
    for (let x = 1n; x < 30n; x++) {
      const root = sqrtMod(x * x, p);
      expect(root === x % p || root === p - (x % p)).toBe(true);
      expect(root).toBeLessThanOrEqual(p / 2n);
    }
    expect(sqrtMod(p, p)).toBe(0n);
  });

  test('is undefined for non-residues', () => {
    expect(sqrtMod(3, 7)).toBeUndefined();
    expect(sqrtMod(-1, 2n ** 127n - 1n)).toBeUndefined();
    expect([0, 1].map((a) => sqrtMod(a, 2))).toEqual([0n, 1n]);
  });

  test('terminates on composite moduli, including squares', () => {
    for (const n of [9n, 15n, 25n, 1n, 4n, (2n ** 61n - 1n) ** 2n, 561n, 2n ** 67n - 1n]) {
      for (let a = 1n; a < 20n; a++) {
        let root: bigint | undefined;
        try {
          root = sqrtMod(a, n);
        } catch (error) {
          expect(error).toBeInstanceOf(IntegerRangeError);
          continue;
        }
        if (root !== undefined) expect((root * root - a) % n).toBe(0n);
      }
    }
  });
});
