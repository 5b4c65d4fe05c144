// A million operations of the big kernel against BigInt, and long chains.

import { describe, expect, test } from 'vitest';
import { instantiateBig } from '../src/big/big-instance.js';
import { extraStrongLucas, powerModulo, useBigKernelModule } from '../src/big/big-kernel.js';
import * as oracle from '../src/big/bigint-arithmetic.js';
import { finish } from '../src/big/slices.js';
import { patterned, patternedOdd, SIZES, wrongProduct } from './support/big-cases.js';
import { BIG_BUILDS, compileBigKernel } from './support/big-kernels.js';
import { Random, SEED } from './support/random.js';

const EVERY_SIZE = Array.from({ length: 1500 }, (_, i) => 65 + i);

describe.each(BIG_BUILDS)('the big %s build', (build) => {
  const module = compileBigKernel(build);

  test(`multiplies and squares as BigInt does, a million times, seed ${SEED}`, () => {
    const kernel = instantiateBig(module);
    expect(wrongProduct(kernel, new Random(), SIZES, 700_000)).toBe(undefined);
    expect(wrongProduct(kernel, new Random(SEED + 1), EVERY_SIZE, 400_000)).toBe(undefined);
  });

  test(`multiplies and squares the longest numbers, seed ${SEED}`, () => {
    const sizes = [13_789, 13_790, 34_672, 34_673, 53_214, 53_215, 65_536, 131_072, 131_073];
    expect(wrongProduct(instantiateBig(module), new Random(), sizes, 400)).toBe(undefined);
  });

  test(`raises to powers as BigInt does, seed ${SEED}`, () => {
    useBigKernelModule(module);
    const random = new Random();
    for (let i = 0; i < 1000; i++) {
      const n = patternedOdd(random, 65 + random.below(2000));
      const base = patterned(random, 2100) % n;
      const exponent = patterned(random, 1 + random.below(2000));
      expect(finish(powerModulo(base, exponent, n))).toBe(
        finish(oracle.powerModulo(base, exponent, n)),
      );
      expect(finish(extraStrongLucas(n))).toBe(finish(oracle.extraStrongLucas(n)));
    }
  });
});
