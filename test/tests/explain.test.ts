import { expect, test } from 'vitest';
import { powMod } from '../../src/arithmetic.js';
import { explain, isPrime } from '../../src/primality.js';

/** Numbers for which each kind of reason decides. */
const CASES = [
  ['below-2', -7n],
  ['below-2', 1n],
  ['small-factor', 91n],
  ['no-small-factor', 97n],
  ['no-small-factor', 2n],
  ['no-small-factor', 211n],
  ['strong', 223n * 227n],
  ['square', 1093n ** 2n],
  ['extra-strong-lucas', 3215031751n * 0n + 10425511n],
  ['exact-below-2^64', 2n ** 61n - 1n],
  ['none-known', 2n ** 64n + 13n],
  ['lucas-lehmer', 2n ** 127n - 1n],
  ['lucas-lehmer', 2n ** 101n - 1n],
  ['proth', 3n * 2n ** 189n + 1n],
  ['proth', 2n ** 128n + 1n],
] as const;

test.each(CASES)('%s decides %i', (kind, n) => {
  const { prime, probable, reasons } = explain(n);
  expect(reasons.at(-1)?.kind).toBe(kind);
  expect(prime).toBe(isPrime(n));
  expect(probable).toBe(kind === 'none-known' ? true : undefined);
});

test('the values can be checked', () => {
  for (const [, n] of CASES) {
    for (const reason of explain(n).reasons) {
      if (reason.kind === 'small-factor') expect(reason.factor * reason.cofactor).toBe(n);
      if (reason.kind === 'square') expect(reason.root ** 2n).toBe(n);
      if (reason.kind === 'proth') {
        expect(powMod(reason.base, (n - 1n) / 2n, n)).toBe(reason.residue);
      }
      if (reason.kind === 'strong') {
        const { base, d, s, residue, r, passes } = reason;
        expect(d * 2n ** BigInt(s)).toBe(n - 1n);
        expect(powMod(base, d, n)).toBe(residue);
        if (r !== undefined) expect(powMod(base, d << BigInt(r), n)).toBe(n - 1n);
        expect(passes).toBe(residue === 1n || r !== undefined);
      }
      if (reason.kind === 'extra-strong-lucas') {
        const { p, d, s, u, v } = reason;
        expect(d * 2n ** BigInt(s)).toBe(n + 1n);
        // V² - (P² - 4)·U² = 4 for every index.
        expect((v * v - (p * p - 4n) * u * u - 4n) % n).toBe(0n);
      }
    }
  }
});

test('the verdict is that of isPrime', () => {
  for (let n = -2; n < 20_000; n++) expect(explain(n).prime, `${n}`).toBe(isPrime(n));
});
