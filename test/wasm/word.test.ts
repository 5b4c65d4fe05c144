// The WebAssembly module on its own: its imports, its exports, and what it refuses.

import { describe, expect, test } from 'vitest';
import { families, SMALL_SIZE, union } from '../oracle/families.js';
import { Random, SEED } from '../support/random.js';
import { wrongVerdicts } from '../support/verdicts.js';
import { BUILDS, compileKernel, loadKernel } from '../support/word-kernels.js';

describe.each(BUILDS)('the %s build', (build) => {
  test('imports nothing, so that it runs anywhere', () => {
    expect(WebAssembly.Module.imports(compileKernel(build))).toEqual([]);
  });

  test('exports what src/wasm/word.ts expects', () => {
    const exports = WebAssembly.Module.exports(compileKernel(build));
    expect(exports).toEqual(
      expect.arrayContaining([
        { name: 'memory', kind: 'memory' },
        { name: 'CAPACITY', kind: 'global' },
        { name: 'numbersAddress', kind: 'function' },
        { name: 'verdictsAddress', kind: 'function' },
        { name: 'widenIntegers', kind: 'function' },
        { name: 'convertDoubles', kind: 'function' },
        { name: 'arePrime', kind: 'function' },
        { name: 'isPrime', kind: 'function' },
        { name: 'isPrimeDouble', kind: 'function' },
        { name: 'findDivisor', kind: 'function' },
      ]),
    );
  });

  test('has room for its buffers, which do not overlap', () => {
    const { memory, CAPACITY, numbersAddress, verdictsAddress } = loadKernel(build);
    const numbers = numbersAddress();
    const verdicts = verdictsAddress();
    expect(CAPACITY.value).toBeGreaterThan(0);
    expect(numbers % 16).toBe(0);
    expect(Math.abs(verdicts - numbers)).toBeGreaterThanOrEqual(
      verdicts > numbers ? 8 * CAPACITY.value : CAPACITY.value,
    );
    expect(numbers + 8 * CAPACITY.value).toBeLessThanOrEqual(memory.buffer.byteLength);
    expect(verdicts + CAPACITY.value).toBeLessThanOrEqual(memory.buffer.byteLength);
  });

  test('cannot grow its memory, so that views of it stay valid', () => {
    expect(() => loadKernel(build).memory.grow(1)).toThrow(RangeError);
  });

  test('writes as many verdicts as it was asked for, and no more', () => {
    const { memory, CAPACITY, ...kernel } = loadKernel(build);
    const numbers = new BigUint64Array(memory.buffer, kernel.numbersAddress(), CAPACITY.value);
    const verdicts = new Uint8Array(memory.buffer, kernel.verdictsAddress(), CAPACITY.value);
    numbers.fill(97n);
    for (const count of [0, 1, 2, 3, 7, 8, 9, 63, 64, 65, CAPACITY.value - 1, CAPACITY.value]) {
      verdicts.fill(77);
      kernel.arePrime(count);
      expect(verdicts.subarray(0, count).every((verdict) => verdict === 1)).toBe(true);
      expect(verdicts.subarray(count).every((verdict) => verdict === 77)).toBe(true);
    }
  });

  test('decides a number alike wherever it is in a batch', () => {
    const { decide } = loadKernel(build);
    const { numbers, prime } = union('', families(SMALL_SIZE));
    for (let shift = 0; shift < 8; shift++) {
      const few = numbers.slice(shift, shift + 4000);
      expect(wrongVerdicts(few, decide(few), prime.slice(shift, shift + 4000))).toEqual([]);
    }
  });
});

describe('the debug build', () => {
  const { CAPACITY, ...debug } = loadKernel('debug');

  test.each([
    ['findDivisor of 0', () => debug.findDivisor(0n, 2, 100)],
    ['arePrime of more than the buffer holds', () => debug.arePrime(CAPACITY.value + 1)],
    ['isPrimeDouble of a fraction', () => debug.isPrimeDouble(1.5)],
    ['isPrimeDouble of a negative number', () => debug.isPrimeDouble(-7)],
    ['isPrimeDouble of 2^53', () => debug.isPrimeDouble(2 ** 53)],
    ['isPrimeDouble of NaN', () => debug.isPrimeDouble(Number.NaN)],
  ])('traps: %s', (_, call) => {
    expect(call).toThrow(WebAssembly.RuntimeError);
  });
});

describe.each(BUILDS.filter((build) => build !== 'baseline'))(
  'the %s build agrees with the baseline',
  (build) => {
    const baseline = loadKernel('baseline');
    const other = loadKernel(build);
    const { numbers } = union('', families(SMALL_SIZE));

    test('on primality', () => {
      const differing = numbers.filter((n) => baseline.isPrime(n) !== other.isPrime(n));
      expect(differing).toEqual([]);
    });

    test('on primality in batches', () => {
      expect(other.decide(numbers)).toEqual(baseline.decide(numbers));
    });

    test(`on divisors between any bounds, seed ${SEED}`, () => {
      const random = new Random();
      for (const n of numbers.filter((_, place) => place % 10 === 0)) {
        if (n === 0n) continue;
        const first = random.below(30) === 0 ? random.below(2 ** 32) : random.below(1000);
        const last = Math.min(first + random.below(50_000), 2 ** 32 - 1);
        const divisor = baseline.findDivisor(n, first, last);
        expect(other.findDivisor(n, first, last), `${n}, ${first}, ${last}`).toBe(divisor);
      }
    });
  },
);
