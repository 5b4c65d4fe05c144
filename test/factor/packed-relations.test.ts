// Relations on their way between threads, and the multiplier that they depend on.

import { expect, test } from 'vitest';
import { multiplierFor } from '../../src/factor/quadratic/multiplier.js';
import { pack, unpack } from '../../src/factor/quadratic/packed.js';

test('packed relations are the same again', () => {
  const relations = [
    { x: -(2n ** 100n), columns: Uint32Array.of(0, 1, 1, 7), first: 1, second: 1 },
    { x: 5n, columns: Uint32Array.of(), first: 2 ** 31 + 11, second: 2 ** 32 - 5 },
    { x: 2n ** 64n, columns: Uint32Array.of(3), first: 1, second: 101 },
  ];
  expect(unpack(pack(relations))).toEqual(relations);
  expect(unpack(pack([]))).toEqual([]);
});

test.each([1n, 3n, 5n, 7n])('kn ≡ 1 mod 4 for n ≡ %i mod 8', (residue) => {
  for (let n = 2n ** 130n + residue; n < 2n ** 130n + 4000n; n += 8n) {
    expect((n * BigInt(multiplierFor(n))) % 4n).toBe(1n);
  }
});
