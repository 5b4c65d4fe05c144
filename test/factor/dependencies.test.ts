// Dependencies of the relations of the quadratic sieve.

import { expect, test } from 'vitest';
import { dependencies } from '../../src/factor/quadratic/dependencies.js';
import { withoutLightPrimes } from '../../src/factor/quadratic/light-primes.js';
import type { Relation } from '../../src/factor/quadratic/sieve.js';
import { finish } from '../../src/steps/steps.js';
import { factorModule } from '../../src/wasm/factor.js';
import { Random, SEED } from '../support/random.js';

const random = new Random(SEED);
const below = (n: number): number => Number(random.bits(32) % BigInt(n));

/** A random relation: small primes divide many values, as in a sieve. */
function relation(columns: number, weight: number): Relation {
  const column = () => Math.floor(columns ** (below(10 ** 6) / 10 ** 6)) - 1;
  return {
    ...{ x: random.bits(60), first: 1, second: 1 },
    columns: Uint32Array.from({ length: weight }, () =>
      below(3) === 0 ? below(columns) : column(),
    ),
  };
}

/** A kernel whose memory is laid out as a sieve does it. */
function kernelWithBase() {
  const kernel = factorModule.kernel().another();
  const n = (2n ** 61n - 1n) * (2n ** 64n + 13n);
  const words = new BigInt64Array(kernel.memory.buffer, kernel.modulusAddress.value, 6);
  words.set([n, n >> 64n, 0n, 0n, 0n, 0n]);
  kernel.makeBase(100, 4096);
  return kernel;
}

test.each([
  [5, 2],
  [100, 6],
  [127, 8],
  [128, 8],
  [129, 8],
  [700, 12],
  [1500, 20],
  // Light primes are removed first.
  [7500, 20],
])(`of %i columns, each with %i primes, seed ${SEED}`, (columns, weight) => {
  const sets = Array.from({ length: columns + 40 }, () => [relation(columns, weight)]);
  const found = finish(dependencies(kernelWithBase(), sets, columns));
  expect(found.length).toBeGreaterThanOrEqual(24);
  const seen = new Set<string>();
  for (const dependency of found) {
    const counts = new Uint32Array(columns);
    for (const { columns: primes } of dependency.flat()) {
      for (const column of primes) counts[column] = (counts[column] ?? 0) + 1;
    }
    expect(counts.every((count) => count % 2 === 0)).toBe(true);
    seen.add(
      dependency
        .flat()
        .map(({ x }) => x)
        .sort()
        .join(),
    );
  }
  expect(seen.size, 'all dependencies are different').toBe(found.length);
});

test(`products without light primes are those of their sets, seed ${SEED}`, () => {
  const columns = 400;
  const lists = Array.from({ length: columns + 20 }, () => [
    ...new Set(relation(columns, 8).columns),
  ]);
  const products = finish(
    withoutLightPrimes(
      lists.map((odd, index) => ({ sets: [index], odd })),
      columns,
    ),
  );
  const used = new Set<number>();
  for (const product of products) {
    const odd = new Set<number>();
    for (const set of product.sets) {
      for (const column of lists[set] ?? []) if (!odd.delete(column)) odd.add(column);
    }
    expect([...product.odd].sort()).toEqual([...odd].sort());
    for (const column of odd) used.add(column);
  }
  expect(products.length).toBeLessThan(0.7 * columns);
  expect(products.length - used.size).toBeGreaterThanOrEqual(20);
});
