// The commands that count: π(x), and the n-th prime.

import { expect, test } from 'vitest';
import { run } from '../support/command.js';

test.each([
  [['count', '1e12'], '37607912018'],
  [['count', '10^12', '10^12+1000'], '37'],
  [['count', '1'], '0'],
  [['nth', '10^10'], '252097800623'],
  [['nth', '1'], '2'],
])('%s', async (words, answer) => {
  const { status, stdout, stderr } = await run(words);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${answer}\n`, stderr: '' });
});

test('as JSON', async () => {
  const count = await run(['count', '2^20', '--json', '--workers', '1']);
  expect(JSON.parse(count.stdout)).toMatchObject({ from: '0', to: '1048576', count: '82025' });
  const prime = await run(['nth', '1e6', '--json']);
  expect(JSON.parse(prime.stdout)).toMatchObject({ n: '1000000', prime: '15485863' });
});

test.each([
  [['nth', '0'], '0 is not the index of a prime'],
  [['nth', '1e18'], 'beyond 10^19'],
  [['nth', 'many'], 'argument 1'],
  [['count', '2^64'], 'argument 1'],
  [['count', '2^64-1'], 'days to sieve'],
])('%s is refused', async (words, message) => {
  const { status, stdout, stderr } = await run(words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
});
