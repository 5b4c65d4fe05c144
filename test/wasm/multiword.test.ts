// The kernel for integers of several words: its arithmetic, its decisions, and its memory.

import { beforeAll, describe, expect, test } from 'vitest';
import { powMod, prepareModulus } from '../../src/arithmetic/pow-mod.js';
import { powerModulo } from '../../src/arithmetic/power-modulo.js';
import { modularPower } from '../../src/bigint/modular-power.js';
import { readWords, writeWords } from '../../src/bigint/words.js';
import { KernelError } from '../../src/input/errors.js';
import { lucasLehmer } from '../../src/primality/lucas-lehmer.js';
import { finish } from '../../src/steps/steps.js';
import { isExtraStrongLucasProbablePrime, isLucasInBigInts } from '../../src/tests/lucas.js';
import { isStrongInBigInts, isStrongProbablePrime } from '../../src/tests/strong.js';
import { isRight, multiword } from '../../src/wasm/multiword.js';
import { instantiate } from '../../src/wasm/multiword-kernel.js';
import { Residues } from '../../src/wasm/residues.js';
import { WorkAreas } from '../../src/wasm/work-areas.js';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';
import { SLOW } from '../support/extent.js';
import { patterned, patternedOdd, SIZES, wrongProduct } from '../support/large-cases.js';
import {
  compileMultiword,
  isProbablePrime,
  isProbablePrimeInBigInts,
  isProbablePrimeInSteps,
  MULTIWORD_BUILDS,
} from '../support/multiword-kernels.js';
import { Random, SEED } from '../support/random.js';

/** Strong pseudoprimes to base 2, p·(2p - 1) with p ≡ 5 modulo 8, of about these many bits. */
function strongPseudoprimes(bits: number, count: number): bigint[] {
  const found: bigint[] = [];
  const start = 1n << BigInt(Math.floor(bits / 2));
  for (let p = start - (start % 8n) + 5n; found.length < count; p += 8n) {
    const n = p * (2n * p - 1n);
    if (isPrimeBigInt(p) && isPrimeBigInt(2n * p - 1n) && finish(isStrongInBigInts(n))) {
      found.push(n);
    }
  }
  return found;
}

/** base^exponent modulo n by repeated squaring. */
function slowPower(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n % n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % n;
    if (bit === '1') result = (result * base) % n;
  }
  return result;
}

/** The step to the next tried length of a modulus. */
const STRIDE = SLOW ? 1 : 29;

/** Finding them takes longer than deciding them. */
const STRONG_PSEUDOPRIMES = [70, 100, 127, 150, 190, 230, 250, 300].map(
  (bits) => [bits, strongPseudoprimes(bits, 3)] as const,
);

describe.each(MULTIWORD_BUILDS)('the %s build', (build) => {
  const module = compileMultiword(build);
  beforeAll(() => multiword.use(module));

  test('imports nothing, so that it runs anywhere', () => {
    expect(WebAssembly.Module.imports(module)).toEqual([]);
  });

  test('passes the test by which it is chosen', () => {
    expect(isRight(instantiate(module))).toBe(true);
  });

  test(`multiplies and squares as BigInt does, seed ${SEED}`, () => {
    expect(wrongProduct(instantiate(module), new Random(), SIZES, SLOW ? 20_000 : 5000)).toBe(
      undefined,
    );
  });

  test(`multiplies and squares long numbers, seed ${SEED}`, () => {
    const sizes = [2048, 3540, 3548, 3549, 4096, 13_789, 13_790, 34_680, 34_740];
    expect(wrongProduct(instantiate(module), new Random(), sizes, SLOW ? 300 : 80)).toBe(undefined);
  });

  test('decides integers next to powers of 2', () => {
    for (const exponent of [
      65, 80, 127, 128, 129, 145, 174, 191, 192, 193, 203, 255, 256, 257, 300,
    ]) {
      const power = 2n ** BigInt(exponent);
      for (let n = power - 99n; n < power + 100n; n += 2n) {
        expect(isProbablePrime(n), `${n}`).toBe(isProbablePrimeInBigInts(n));
        expect(isProbablePrime(n + 1n)).toBe(false);
      }
    }
  });

  test(`decides integers of simple patterns, seed ${SEED}`, () => {
    const random = new Random();
    for (let i = 0; i < (SLOW ? 2000 : 500); i++) {
      const n = patternedOdd(random, 65 + random.below(240));
      expect(isProbablePrime(n), `${n}`).toBe(isProbablePrimeInBigInts(n));
    }
  });

  test.each(STRONG_PSEUDOPRIMES)('refutes strong pseudoprimes of %i bits', (_bits, numbers) => {
    for (const n of numbers) {
      expect(finish(isStrongProbablePrime(n))).toBe(true);
      expect(isProbablePrime(n)).toBe(false);
    }
  });

  test('decides squares, and numbers next to a multiple of a high power of 2', () => {
    for (const root of [2n ** 61n - 1n, 2n ** 89n - 1n, 2n ** 107n - 1n, 2n ** 127n - 1n]) {
      expect(isProbablePrime(root * root)).toBe(false);
      expect(finish(isExtraStrongLucasProbablePrime(root * root))).toBe(false);
    }
    for (const exponent of [64n, 128n, 250n, 255n, 400n]) {
      for (let odd = 1n; odd < (SLOW ? 200n : 50n); odd += 2n) {
        for (const n of [odd * 2n ** exponent - 1n, odd * 2n ** exponent + 1n]) {
          if (n < 2n ** 64n) continue;
          expect(isProbablePrime(n), `${n}`).toBe(isProbablePrimeInBigInts(n));
        }
      }
    }
  });

  test(`runs each test as BigInt does, seed ${SEED}`, () => {
    const random = new Random();
    for (let i = 0; i < (SLOW ? 60 : 20); i++) {
      const n = patternedOdd(random, 65 + random.below(1200));
      const base = 2n + (patterned(random, 64 + random.below(1200)) % (n - 3n));
      const exponent = patterned(random, 1 + random.below(400));
      expect(finish(powerModulo(base, exponent, n))).toBe(finish(modularPower(base, exponent, n)));
      expect(finish(isStrongProbablePrime(n, base))).toBe(finish(isStrongInBigInts(n, base)));
      expect(finish(isExtraStrongLucasProbablePrime(n))).toBe(finish(isLucasInBigInts(n)));
    }
  });

  test(`raises to powers modulo n of every length, prepared or not, seed ${SEED}`, () => {
    const random = new Random();
    for (let bits = 2 + random.below(STRIDE); bits <= 1100; bits += STRIDE) {
      const n = patternedOdd(random, bits);
      const prepared = prepareModulus(n);
      const length = BigInt(1 + random.below(Math.ceil(1.2 * bits)));
      const exponents = [
        0n,
        1n,
        2n,
        65537n,
        2n ** length - 1n,
        2n ** length,
        patterned(random, bits),
      ];
      for (const exponent of exponents) {
        for (const base of [0n, 1n, n - 1n, patterned(random, bits)]) {
          const expected = slowPower(base, exponent, n);
          const name = `${base}^${exponent} modulo ${n}`;
          expect(powMod(base, exponent, n), name).toBe(expected);
          expect(powMod(base, exponent, prepared), name).toBe(expected);
        }
      }
    }
  });

  test('raises to exponents of far more bits than n, and of few', () => {
    for (const n of [2n ** 300n - 153n, 2n ** 1000n - 1245n]) {
      for (const exponent of [3n, 2n ** 31n + 1n, 3n ** 4000n, 2n ** 5000n + 1n]) {
        expect(powMod(7n, exponent, n)).toBe(slowPower(7n, exponent, n));
      }
    }
  });

  test('ends a window in the step that begins it', () => {
    // For the longest moduli, a step is a few bits.
    const n = 2n ** 39_000n + 1n;
    const exponent = 0b1101_1111_0000_0101_1011_1111_1101n;
    expect(finish(powerModulo(3n, exponent, n))).toBe(slowPower(3n, exponent, n));
  });

  test(`runs rounds next to powers of 2 as BigInt does, seed ${SEED}`, () => {
    const random = new Random();
    for (const exponent of [65n, 127n, 128n, 129n, 191n, 192n, 193n, 255n, 256n]) {
      const power = 2n ** exponent;
      const near = Array.from({ length: 200 }, (_, i) => power - 199n + 2n * BigInt(i));
      const highPowers = [1n, 3n, 5n, 7n].map((odd) => odd * (power >> 4n) + 1n);
      for (const n of [...near, ...highPowers]) {
        const base = 2n + (patterned(random, Number(exponent)) % (n - 3n));
        expect(finish(isStrongProbablePrime(n, base)), `${n}, base ${base}`).toBe(
          finish(isStrongInBigInts(n, base)),
        );
      }
    }
  });

  test.each(STRONG_PSEUDOPRIMES)(
    `knows the liars from the witnesses among bases of composites of %i bits, seed ${SEED}`,
    (bits, numbers) => {
      const random = new Random();
      const found = { liars: 0, witnesses: 0 };
      for (const n of numbers) {
        for (let i = 0; i < 30; i++) {
          const base = 2n + (patterned(random, bits) % (n - 3n));
          const strong = finish(isStrongInBigInts(n, base));
          found[strong ? 'liars' : 'witnesses']++;
          expect(finish(isStrongProbablePrime(n, base)), `${n}, base ${base}`).toBe(strong);
        }
      }
      expect(found.liars).toBeGreaterThan(0);
      expect(found.witnesses).toBeGreaterThan(0);
    },
  );

  test('knows the primes of the first thousands of bits', () => {
    for (const n of [10n ** 100n + 267n, 2n ** 521n - 1n, 10n ** 300n + 331n]) {
      expect(isProbablePrime(n)).toBe(true);
      for (const base of [2n, 3n, n - 2n])
        expect(finish(isStrongProbablePrime(n, base))).toBe(true);
      expect(finish(powerModulo(n - 1n, 0n, n))).toBe(1n);
      expect(finish(powerModulo(0n, 5n, n))).toBe(0n);
    }
  });

  test('knows the exponents of Mersenne primes', () => {
    const exponents: number[] = [];
    for (let p = 67; p < 620; p += 2) if (finish(lucasLehmer(p))) exponents.push(p);
    expect(exponents).toEqual([89, 107, 127, 521, 607]);
  });

  test('keeps concurrent computations apart', () => {
    const running = [2n ** 2203n - 1n, 2n ** 2203n + 1n, 2n ** 3217n - 1n, 2n ** 2281n - 1n].map(
      (n) => isProbablePrimeInSteps(n),
    );
    const answers: (boolean | undefined)[] = running.map(() => undefined);
    // One is abandoned, and its memory goes to another.
    running[1]?.next();
    running[1]?.return(false);
    while ([0, 2, 3].some((index) => answers[index] === undefined)) {
      for (const [index, slices] of running.entries()) {
        const { done, value } = slices.next();
        if (done && index !== 1) answers[index] ??= value;
      }
    }
    expect(answers).toEqual([true, undefined, true, true]);
  });

  test('reuses its memory', () => {
    const kernel = instantiate(module);
    const once = () => new Residues(kernel, 2n ** 5000n + 1n, 3).close();
    once();
    const { byteLength } = kernel.memory.buffer;
    for (let i = 0; i < 100; i++) once();
    expect(kernel.memory.buffer.byteLength).toBe(byteLength);
  });

  test('reports that no memory is left, and continues with what it has', () => {
    const kernel = instantiate(module);
    const open = new Residues(kernel, 2n ** 89n - 1n, 1);
    open.put(0, 3n);
    // As in an engine without any memory left.
    kernel.memory.grow = () => {
      throw new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory');
    };
    const tooLarge = (): Residues => new Residues(kernel, 2n ** 100_000n + 1n, 34);
    expect(tooLarge).toThrow(KernelError);
    expect(tooLarge).toThrow(/no memory .* fewer at a time/);
    expect(open.get(0)).toBe(open.montgomery(3n));
    expect(isRight(kernel)).toBe(true);
    Reflect.deleteProperty(kernel.memory, 'grow');
    expect(() => tooLarge().close()).not.toThrow();
  });
});

test('memory that cannot grow is an error, after which free memory is still given out', () => {
  const areas = new WorkAreas(new WebAssembly.Memory({ initial: 1, maximum: 2 }), 0);
  const first = areas.allocate(60_000);
  expect(() => areas.allocate(80_000)).toThrow(KernelError);
  areas.release(first);
  expect(areas.allocate(80_000)).toBe(0);
});

test('memory is given out without overlaps, and zeroed', () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const areas = new WorkAreas(memory, 128);
  const [a, b, c] = [areas.allocate(100), areas.allocate(70_000), areas.allocate(64)] as const;
  expect([a, b, c]).toEqual([128, 256, 70_272]);
  new Uint8Array(memory.buffer).fill(255);
  areas.release(b);
  expect(areas.allocate(70_017)).toBe(70_336);
  expect(areas.allocate(1000)).toBe(256);
  expect(new Uint8Array(memory.buffer, 256, 1000).every((byte) => byte === 0)).toBe(true);
  areas.release(12_345);
});

test(`converts integers to words and back, seed ${SEED}`, () => {
  const random = new Random();
  for (let i = 0; i < 2000; i++) {
    const n = patterned(random, 1 + random.below(3000));
    const words = new BigUint64Array(48 + random.below(5));
    writeWords(words, n);
    expect(readWords(words)).toBe(n);
    expect(words.at(-1)).toBe(0n);
  }
});
