// The steps that the page shows reach the library's verdict, and their text is true.

import { explain, isPrime } from 'primepool';
import { expect, test } from 'vitest';
import { findingsOf, type Mark, NOTHING } from '../../site/findings.js';
import { neighboursOf } from '../../site/neighbours.js';
import { families, numbersBelow, SMALL_SIZE } from '../oracle/families.js';

/** The mark of the step that decides. */
function lastMark(n: bigint): Mark | undefined {
  const marks = findingsOf(explain(n)).map(({ mark }) => mark);
  return marks.findLast((mark) => mark !== 'skipped');
}

for (const { name, numbers, prime } of [numbersBelow(20_000), ...families(SMALL_SIZE)]) {
  test(`the last step on ${name}`, () => {
    const step = Math.ceil(numbers.length / 2000);
    numbers.forEach((n, index) => {
      if (index % step !== 0 && !name.startsWith('every')) return;
      const mark = lastMark(n);
      const isProved = n < 2n ** 64n || mark === 'prime';
      expect(mark, String(n)).toBe(prime[index] ? (isProved ? 'prime' : 'passed') : 'composite');
      expect(prime[index], String(n)).toBe(isPrime(n));
    });
  });
}

/** Title, outcome and values of the steps that were needed. */
function told(n: bigint): string[] {
  return findingsOf(explain(n))
    .filter(({ mark }) => mark !== 'skipped')
    .map(({ title, outcome, rows }) =>
      [title, outcome, ...rows.map(([, value]) => value)].join('; '),
    );
}

test.each([
  [-5n, ['Small factors; below 2: not prime; –; –; –']],
  [2n, ['Small factors; none: prime; nothing to try; none; –']],
  [91n, ['Small factors; divisible by 7; primes up to 7; 7; 13']],
  [97n, ['Small factors; none: prime; primes up to 96; none; –']],
  [44_519n, ['Small factors; none, and n < 211²: prime; primes up to 211; none; –']],
  [
    1_082_401n,
    [
      'Small factors; none; primes up to 211; none; –',
      'Strong test to base 2; passed: probably prime; 33\u202f825 · 2^5; 1; no squaring needed',
      'Extra strong Lucas test; failed: composite; 541\u202f201 · 2^1; 5, 21; 660\u202f008',
    ],
  ],
  [
    2n ** 89n - 1n,
    [
      'Small factors; none; primes up to 211; none; –',
      'Lucas–Lehmer test; passed: prime; 2^89 − 1; 4; S_87 is 0',
    ],
  ],
])('the steps shown for %s', (n, steps) => {
  expect(told(n)).toEqual(steps);
});

test('a square has no parameter, and its root is shown', () => {
  expect(told(1093n ** 2n).at(-1)).toBe(
    'Extra strong Lucas test; the square of 1\u202f093; –; none for a square; –',
  );
});

test('what no theorem decides is only probably prime', () => {
  for (const n of [2n ** 64n + 13n, 10n ** 1000n + 453n]) {
    const last = findingsOf(explain(n)).at(-1);
    expect(last).toMatchObject({ mark: 'passed', outcome: 'passed: probably prime' });
  }
  // The largest prime below 2^64, and a Proth number.
  for (const n of [2n ** 64n - 59n, 3n * 2n ** 189n + 1n]) expect(lastMark(n)).toBe('prime');
});

test('every step has the same number of rows, whatever it finds', () => {
  for (const n of [
    0n,
    2n,
    91n,
    97n,
    1093n ** 2n,
    2n ** 61n - 1n,
    2n ** 89n - 1n,
    2n ** 64n + 13n,
  ]) {
    const rows = findingsOf(explain(n)).map(({ rows }) => rows.length);
    expect(rows).toEqual(NOTHING.map(({ rows }) => rows.length));
  }
});

test.each([
  [-5n, undefined, 2n],
  [0n, undefined, 2n],
  [2n, undefined, 3n],
  [3n, 2n, 5n],
  [4n, 3n, 5n],
  [97n, 89n, 101n],
  [2n ** 61n - 1n, 2305843009213693921n, 2305843009213693967n],
])('the primes next to %s', (n, previous, next) => {
  expect(neighboursOf(n)).toEqual({ previous, next });
});
