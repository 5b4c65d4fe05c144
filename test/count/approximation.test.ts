// The approximations against published values of their functions.

import { expect, test } from 'vitest';
import { inverseRiemann, primePiApproximation, riemann } from '../../src/count/approximation.js';

/** x, li(x), R(x): R from OEIS A057793 as its distance from π, li from A057754. */
const KNOWN: readonly (readonly [x: bigint, li: number, riemann: number])[] = [
  [10n ** 3n, 177.6096579, 168.3594462],
  [10n ** 6n, 78627.5491594, 78527.3994291],
  [10n ** 9n, 50849234.957, 50847455.4277],
  [10n ** 12n, 37607950280.805, 37607910542.222],
  [10n ** 15n, 29844571475287.5, 29844570495886.9],
];

test('values of li and R', () => {
  for (const [x, li, r] of KNOWN) {
    const { xOverLog, logarithmicIntegral, riemann } = primePiApproximation(x);
    expect(Math.abs(logarithmicIntegral / li - 1)).toBeLessThan(1e-9);
    expect(Math.abs(riemann / r - 1)).toBeLessThan(1e-9);
    expect(xOverLog).toBeCloseTo(Number(x) / Math.log(Number(x)), 6);
  }
});

test('the inverse of R', () => {
  for (const n of [2, 10, 82_025, 1e9, 1e12, 1e16]) {
    expect(Math.abs(riemann(inverseRiemann(n)) / n - 1)).toBeLessThan(1e-13);
  }
});

test('what has no approximation is refused', () => {
  expect(() => primePiApproximation(1)).toThrow('pass an integer from 2');
  expect(() => primePiApproximation(2n ** 1000n)).toThrow(RangeError);
  expect(() => primePiApproximation(2.5)).toThrow(RangeError);
  expect(() => primePiApproximation('2' as unknown as number)).toThrow(TypeError);
  expect(primePiApproximation(2).logarithmicIntegral).toBeCloseTo(1.04516378, 7);
});
