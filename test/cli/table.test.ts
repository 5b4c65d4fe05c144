// The tables of `check`: columns in line whatever the numbers are.

import { expect, test } from 'vitest';
import { lines, run } from '../support/command.js';

const LONG = 10n ** 30n + 57n;

/** Where the units of the numbers stand in the rows. */
function ends(stdout: string): number[] {
  return lines(stdout).map((line) => /\d(?= {2}[P? ])/.exec(line)?.index ?? -1);
}

test.each([
  ['arguments', ['97', '18446744073709551557', `${LONG}`], ''],
  ['lines', [], `97\n0018446744073709551557\n91 # a remark\n`],
  ['lines with large integers', [], `97\n${LONG}\n-91\n`],
  ['trial division', ['-m', 'trial-division'], '97\n18446744073709551556\n91\n'],
])('the numbers of %s end in one column', async (_case, words, input) => {
  const { stdout } = await run(['check', ...words], input);
  const columns = ends(stdout);
  expect(columns).toHaveLength(3);
  expect(new Set(columns).size).toBe(1);
  expect(columns[0]).toBeGreaterThan(16);
});

test('small numbers have a column of 16, and one of many digits does not widen it', async () => {
  const huge = 10n ** 45n;
  const { stdout } = await run(['check', '97', `${huge}`, '91']);
  expect(ends(stdout)).toEqual([15, 45, 15]);
  expect((await run(['check'], `97\n${huge}\n91\n`)).stdout.replaceAll(/ +\d\S* [µm]?s/g, '')).toBe(
    stdout.replaceAll(/ +\d\S* [µm]?s/g, ''),
  );
});

test('output for programs has no legend', async () => {
  const { stdout } = await run(['check', '97', '91']);
  expect(lines(stdout)).toHaveLength(2);
});
