// A million operations of the kernel for integers of several words against BigInt, and long chains.

import { describe, expect, test } from 'vitest';
import { powerModulo } from '../../src/arithmetic/power-modulo.js';
import { modularPower } from '../../src/bigint/modular-power.js';
import { finish } from '../../src/steps/steps.js';
import { isExtraStrongLucasProbablePrime, isLucasInBigInts } from '../../src/tests/lucas.js';
import { multiword } from '../../src/wasm/multiword.js';
import { instantiate } from '../../src/wasm/multiword-kernel.js';
import { patterned, patternedOdd, SIZES, wrongProduct } from '../support/large-cases.js';
import { compileMultiword, MULTIWORD_BUILDS } from '../support/multiword-kernels.js';
import { Random, SEED } from '../support/random.js';

const EVERY_SIZE = Array.from({ length: 1500 }, (_, i) => 65 + i);

describe.each(MULTIWORD_BUILDS)('the %s build', (build) => {
  const module = compileMultiword(build);

  test(`multiplies and squares as BigInt does, a million times, seed ${SEED}`, () => {
    const kernel = instantiate(module);
    expect(wrongProduct(kernel, new Random(), SIZES, 700_000)).toBe(undefined);
    expect(wrongProduct(kernel, new Random(SEED + 1), EVERY_SIZE, 400_000)).toBe(undefined);
  });

  test(`multiplies and squares the longest numbers, seed ${SEED}`, () => {
    const sizes = [13_789, 13_790, 34_672, 34_673, 53_214, 53_215, 65_536, 131_072, 131_073];
    expect(wrongProduct(instantiate(module), new Random(), sizes, 400)).toBe(undefined);
  });

  test(`raises to powers as BigInt does, seed ${SEED}`, () => {
    multiword.use(module);
    const random = new Random();
    for (let i = 0; i < 1000; i++) {
      const n = patternedOdd(random, 65 + random.below(2000));
      const base = patterned(random, 2100) % n;
      const exponent = patterned(random, 1 + random.below(2000));
      expect(finish(powerModulo(base, exponent, n))).toBe(finish(modularPower(base, exponent, n)));
      expect(finish(isExtraStrongLucasProbablePrime(n))).toBe(finish(isLucasInBigInts(n)));
    }
  });
});
