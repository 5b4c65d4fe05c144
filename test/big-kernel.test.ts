import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as big from '../src/big/big-kernel.js';
import * as oracle from '../src/big/bigint-arithmetic.js';
import { finish } from '../src/big/slices.js';

describe.each(
  ['big-baseline', 'big-fused'].filter((b) =>
    WebAssembly.validate(readFileSync(`build/${b}.wasm`)),
  ),
)('%s', (build) => {
  test('decides', () => {
    big.useBigKernelModule(new WebAssembly.Module(readFileSync(`build/${build}.wasm`)));
    for (const n of [
      2n ** 89n - 1n,
      2n ** 127n - 1n,
      2n ** 128n - 159n,
      2n ** 521n - 1n,
      2n ** 255n - 19n,
      10n ** 100n + 267n,
    ]) {
      expect(big.isProbablePrime(n)).toBe(true);
      expect(finish(big.strongProbablePrime(n, 3n))).toBe(true);
      expect(finish(big.strongProbablePrime(n, n - 2n))).toBe(true);
      expect(finish(big.extraStrongLucas(n))).toBe(true);
      const m = n + 2n * 97n * 101n;
      expect(finish(big.strongProbablePrime(m, 3n))).toBe(
        finish(oracle.strongProbablePrime(m, 3n)),
      );
      expect(finish(big.powerModulo(n >> 3n, m, n))).toBe(
        finish(oracle.powerModulo(n >> 3n, m, n)),
      );
    }
    expect([67, 71, 89, 107, 113, 127, 521, 523].map((p) => finish(big.lucasLehmer(p)))).toEqual([
      false,
      false,
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
  });
});
