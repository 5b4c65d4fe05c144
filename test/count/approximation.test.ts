// The approximations against known values of their functions.

import { expect, test } from 'vitest';
import { inverseRiemann, primePiApproximation, riemann } from '../../src/count/approximation.js';

/**
 * x, li(x) and R(x), by PARI/GP 2.15.2 with 60 digits, as `real(-eint1(-log(x)))` and Gram's
 * series.
 */
const KNOWN: readonly (readonly [x: bigint, li: number, riemann: number])[] = [
  [2n, 1.045163780117493, 1.541009016187132],
  [10n, 6.165599504787298, 4.56458314100509],
  [10n ** 3n, 177.60965799015224, 168.35944628116735],
  [10n ** 6n, 78627.54915946219, 78527.3994291277],
  [10n ** 9n, 50849234.9570018, 50847455.427721426],
  [10n ** 12n, 37607950280.80486, 37607910542.22591],
  [10n ** 15n, 29844571475287.582, 29844570495886.926],
  [10n ** 18n, 2.4739954309690416e16, 2.4739954284239496e16],
  [10n ** 30n, 1.4692398897720448e28, 1.4692398897720432e28],
  [2n ** 200n, 1.1676456719911266e58, 1.1676456719911266e58],
];

test.each(KNOWN)('li and R of %s have a relative error below 10^-13', (x, li, r) => {
  const { xOverLog, logarithmicIntegral, riemann } = primePiApproximation(x);
  expect(Math.abs(logarithmicIntegral / li - 1)).toBeLessThan(1e-13);
  expect(Math.abs(riemann / r - 1)).toBeLessThan(1e-13);
  expect(xOverLog).toBeCloseTo(Number(x) / Math.log(Number(x)), 6);
});

test('the inverse of R', () => {
  for (const n of [2, 10, 82_025, 1e9, 1e12, 1e16]) {
    expect(Math.abs(riemann(inverseRiemann(n)) / n - 1)).toBeLessThan(1e-13);
  }
});

test('refuses x without an approximation', () => {
  expect(() => primePiApproximation(1)).toThrow('pass an integer from 2');
  expect(() => primePiApproximation(2n ** 1000n)).toThrow(RangeError);
  expect(() => primePiApproximation(2.5)).toThrow(RangeError);
  expect(() => primePiApproximation('2' as unknown as number)).toThrow(TypeError);
  expect(primePiApproximation(2).logarithmicIntegral).toBeCloseTo(1.04516378, 7);
});
