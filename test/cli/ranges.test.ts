// The commands for primes in ranges.

import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { primesBelow } from '../oracle/sieve.js';
import { ended, lines, run, start } from '../support/command.js';

const PRIMES = primesBelow(1_100_000);

describe('primes', () => {
  test('one per line, in order', async () => {
    const { status, stdout, stderr } = await run(['primes', '0', '1100000']);
    expect(stdout).toBe(PRIMES.map((p) => `${p}\n`).join(''));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('are the same as in JSON across a power of ten, and as bigints', async () => {
    for (const [from, to] of [
      ['10^15 - 100', '10^15 + 100'],
      ['2^53 - 200', '2^53 + 200'],
      ['18446744073709551000', '2**64-1'],
    ] as const) {
      const { stdout } = await run(['primes', from, to]);
      const { stdout: json } = await run(['primes', from, to, '--json']);
      expect(lines(stdout)).toEqual(lines(json).map((line) => JSON.parse(line)));
      expect(lines(stdout).length).toBeGreaterThan(3);
    }
  });

  test('tuplets', async () => {
    const { stdout } = await run(['primes', '1', '50', '--tuplets', '3']);
    expect(lines(stdout)).toEqual([
      '5 7 11',
      '7 11 13',
      '11 13 17',
      '13 17 19',
      '17 19 23',
      '37 41 43',
      '41 43 47',
    ]);
    const json = await run(['primes', '1', '50', '--tuplets', '4', '--json']);
    expect(lines(json.stdout)).toEqual(['["5","7","11","13"]', '["11","13","17","19"]']);
  });

  test('ends silently when the reader stops', async () => {
    const child = start(['primes', '0', '1e15']);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [status] = await once(child, 'close');
    expect(status).toBe(0);
  });

  test('Ctrl-C ends it', async () => {
    const child = start(['primes', '0', '1e15']);
    const ending = ended(child);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect((await ending).status).toBe(130);
  });
});

describe('count', () => {
  test.each([
    [['0', '10^9'], '50847534'],
    [['2^64-1-10^7', '2^64-1'], '225271'],
    [['-5', '(2+1)*4', '--workers', '1'], '5'],
    [['5', '3'], '0'],
    [['0', '1e8', '--tuplets', '6'], '82'],
  ])('%s', async (words, count) => {
    const { status, stdout, stderr } = await run(['count', ...words]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${count}\n`, stderr: '' });
  });

  test('as JSON', async () => {
    const { stdout } = await run(['count', '1', '1_000', '--json', '--tuplets', '2']);
    expect(JSON.parse(stdout)).toEqual({
      from: '1',
      to: '1000',
      tuplets: 2,
      count: '35',
      elapsed: expect.any(Number),
    });
  });
});

describe('invalid arguments', () => {
  test.each([
    [['count', '0', '2^64'], 'argument 2: "2^64" is too large'],
    [['primes', 'x', '3'], 'argument 1: "x" is not an integer'],
    [['primes', '1', '2^^3'], 'argument 2: "2^^3" is not an integer'],
    [['primes', '1', '2^-3'], 'argument 2: "2^-3" is not an integer'],
    [['primes', '1', '(2'], 'argument 2: "(2" is not an integer'],
    [['primes', '1', '1.5'], 'argument 2: "1.5" is not an integer'],
    [['primes', '1', ''], 'argument 2: "" is not an integer'],
    [['count', '1', '9^9^9^9'], 'argument 2: "9^9^9^9" is too large'],
    [['count', '1', '1e99999999999'], 'is too large'],
    [['count', '0', '9', '--tuplets', '7'], 'Pass an integer from 2 to 6'],
  ])('%s', async (words, message) => {
    const { status, stdout, stderr } = await run(words);
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});
