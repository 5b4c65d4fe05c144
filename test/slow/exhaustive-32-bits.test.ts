// Every odd n below 2^32, in batches and one by one: an exhaustive check of the published hashed
// bases.

import { expect, test } from 'vitest';
import { sieveProgression } from '../oracle/sieve.js';
import { loadKernel } from '../support/word-kernels.js';

const BLOCK = 2 ** 22;
const { memory, CAPACITY, ...kernel } = loadKernel('baseline');
const input = new Uint32Array(memory.buffer, kernel.numbersAddress(), CAPACITY.value);
const output = new Uint8Array(memory.buffer, kernel.verdictsAddress(), CAPACITY.value);

test('every odd n above 1 and below 2^32', () => {
  const mistakes: number[] = [];
  for (let start = 3; start < 2 ** 32; start += 2 * BLOCK) {
    const count = Math.min(BLOCK, (2 ** 32 + 1 - start) / 2);
    const prime = sieveProgression(start, 2, count);
    for (let place = 0; place < count; place += CAPACITY.value) {
      const part = Math.min(CAPACITY.value, count - place);
      for (let i = 0; i < part; i++) input[i] = start + 2 * (place + i);
      kernel.widenIntegers(part);
      kernel.arePrime(part);
      for (let i = 0; i < part; i++) {
        const n = start + 2 * (place + i);
        const expected = prime[place + i] ?? 0;
        if (output[i] !== expected || kernel.isPrimeDouble(n) !== expected) mistakes.push(n);
      }
    }
    expect(mistakes).toEqual([]);
  }
});
