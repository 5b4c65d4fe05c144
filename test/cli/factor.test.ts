// The command `factor`, whose output matches that of GNU factor.

import { describe, expect, test } from 'vitest';
import { smallestFactors } from '../oracle/sieve.js';
import { run } from '../support/command.js';

const done = { status: 0, stderr: '' };

test('arguments, each on a line of its own', async () => {
  const words = ['1', '12', '+091', '18446744073709551615', `${2n ** 128n + 1n}`];
  expect(await run(['factor', ...words])).toEqual({
    ...done,
    stdout: [
      '1:',
      '12: 2 2 3',
      '91: 7 13',
      '18446744073709551615: 3 5 17 257 641 65537 6700417',
      '340282366920938463463374607431768211457: 59649589127497217 5704689200685129054721',
      '',
    ].join('\n'),
  });
});

test('standard input as a stream of lines', async () => {
  const smallest = smallestFactors(30_000);
  const expected: string[] = [];
  for (let n = 1; n < 30_000; n++) {
    const factors: number[] = [];
    for (let rest = n; rest > 1; rest /= smallest[rest] ?? rest) factors.push(smallest[rest] ?? 0);
    expected.push([`${n}:`, ...factors].join(' '));
  }
  const input = Array.from({ length: 29_999 }, (_, i) => `${i + 1}\n`).join('');
  const { stdout, ...rest } = await run(['factor'], input);
  expect(rest).toEqual(done);
  expect(stdout).toBe(`${expected.join('\n')}\n`);
});

test('large integers among small ones keep their places', async () => {
  const large = 2n ** 67n - 1n;
  expect((await run(['factor'], `6\n${large}\n\n 35\n`)).stdout).toBe(
    `6: 2 3\n${large}: 193707721 761838257287\n35: 5 7\n`,
  );
});

test('exponents', async () => {
  expect((await run(['factor', '--exponents', '360', '7', '1024'])).stdout).toBe(
    '360: 2^3 3^2 5\n7: 7\n1024: 2^10\n',
  );
});

test('JSON', async () => {
  const { stdout } = await run(['factor', '--json', '12']);
  expect(JSON.parse(stdout)).toEqual({
    n: '12',
    factors: [
      { prime: '2', exponent: 2 },
      { prime: '3', exponent: 1 },
    ],
    complete: true,
  });
});

test('an integer not factored in time ends with its cofactor, marked', async () => {
  const n = 6n * (2n ** 521n - 1n) * (2n ** 607n - 1n);
  expect(await run(['factor', '--time-limit', '1', `${n}`])).toEqual({
    status: 1,
    stdout: `${n}: 2 3 ${n / 6n}?\n`,
    stderr: '',
  });
});

describe('bad input', () => {
  test.each([
    [['0'], 'argument 1'],
    [['5', '-5'], 'argument 2'],
    [['abc'], 'argument 1'],
    [['--time-limit', 'x', '5'], 'seconds'],
  ])('%s', async (words, place) => {
    const { status, stdout, stderr } = await run(
      ['factor', '--', ...words].filter((w) => w !== '--' || !words.includes('x')),
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(place);
  });

  test('a bad line ends it after those before it are answered', async () => {
    const { status, stdout, stderr } = await run(['factor'], '5\n6\n-7\n8\n');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '5: 5\n6: 2 3\n' });
    expect(stderr).toContain('integer 3 is 0 or negative');
  });
});
