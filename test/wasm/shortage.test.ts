// Kernels without memory: an instance that cannot be made, and memory that does not grow.

import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { factor } from '../../src/factor/factor.js';
import { KernelError } from '../../src/input/errors.js';
import { count } from '../../src/wasm/count.js';
import { factorModule } from '../../src/wasm/factor.js';
import { sieve } from '../../src/wasm/sieve.js';
import { SieveInstances } from '../../src/wasm/sieve-kernel.js';

describe('an instance without memory', () => {
  const { Instance } = WebAssembly;

  afterEach(() => {
    WebAssembly.Instance = Instance;
  });

  function exhaust(): void {
    const refuse = (): never => {
      throw new RangeError('WebAssembly.Instance(): Out of memory');
    };
    WebAssembly.Instance = new Proxy(Instance, { construct: refuse });
  }

  test.each([
    ['to count', () => count.kernel().instance()],
    ['to factor', () => factorModule.kernel().another()],
    ['to sieve', () => Array.from({ length: 9 }, () => sieve.kernel().acquire())],
  ])('%s is a KernelError that says what to do', (_, make) => {
    make();
    exhaust();
    expect(make).toThrow(KernelError);
    expect(make).toThrow(/not enough memory.* raise its limit/);
    WebAssembly.Instance = Instance;
    expect(make).not.toThrow();
  });
});

describe('memory that does not grow', () => {
  test('under a sieve is a KernelError; later ones that need less are right', () => {
    const instances = new SieveInstances(moduleOf('sieve', 45));
    const sieving = instances.acquire();
    const fill = (): void => {
      sieving.start(10n ** 18n, 10n ** 18n + 10n ** 9n, 20, 2 ** 32 - 1);
      while (sieving.step() === 0) {}
    };
    expect(fill).toThrow(KernelError);
    instances.release(sieving);
    const next = instances.acquire();
    next.start(0n, 99_999n, 14, 2 ** 32 - 1);
    while (next.step() === 0) {}
    // The primes below 10^5 but 2, 3 and 5 (OEIS A006880).
    expect(next.countBits(0, next.segmentLength())).toBe(9592 - 3);
  });

  test('under the quadratic sieve, its base or its matrix, is a KernelError', () => {
    const semiprime = (10n ** 22n + 9n) * (10n ** 20n + 39n);
    const original = factorModule.module();
    try {
      factorModule.use(moduleOf('factor', 6));
      expect(() => factor(semiprime)).toThrow(KernelError);
      factorModule.use(moduleOf('factor', 64));
      const kernel = factorModule.kernel().another();
      kernel.makeBase(50, 4096);
      expect(() => kernel.makeMatrix(60_000, 60_000)).toThrow(KernelError);
    } finally {
      factorModule.use(original);
    }
    expect(factor(semiprime).factors.map(({ prime }) => prime)).toEqual([
      10n ** 20n + 39n,
      10n ** 22n + 9n,
    ]);
  });
});

/** A module whose memory has at most this many pages, fewer than 128. */
function moduleOf(name: string, pages: number): WebAssembly.Module {
  const bytes = readFileSync(new URL(`../../build/${name}-baseline.wasm`, import.meta.url));
  // A section begins with a number and a length; for the memory, 1, 1, the least and the greatest
  // number of pages follow.
  for (let at = 8; ; ) {
    const [length, start] = readNumber(bytes, at + 1);
    if (bytes[at] !== 5) {
      at = start + length;
      continue;
    }
    const [, most] = readNumber(bytes, start + 2);
    const memory = Buffer.from([5, most - start + 1, ...bytes.subarray(start, most), pages]);
    return new WebAssembly.Module(
      Buffer.concat([bytes.subarray(0, at), memory, bytes.subarray(start + length)]),
    );
  }
}

/** Reads LEB128. Out: the number, and the position after it. */
function readNumber(bytes: Uint8Array, from: number): [number: number, end: number] {
  let value = 0;
  for (let at = from, scale = 1; ; at++, scale *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte % 128) * scale;
    if (byte < 128) return [value, at + 1];
  }
}
