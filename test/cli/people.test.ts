// What people type: single numbers, expressions, files, lists with comments and mistakes.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rowsOf, run } from '../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'primepool-test-'));
const LIST = join(folder, 'numbers.txt');
writeFileSync(LIST, '# some numbers\n97 91\t0x11 # and a remark\n\nseven\n8 nine 10\n-7\n');
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['97', '97 is prime'],
  ['91', '91 = 7 × 13, not prime'],
  ['1,000', '1000 = 2^3 × 5^3, not prime'],
  ['0', '0 is not prime'],
  ['2^127-1', '170141183460469231731687303715884105727 is prime'],
  ['10^30+57', '1000000000000000000000000000057 is probably prime'],
  ['10**30 + 58', `${10n ** 30n + 58n} = 2 × ${(10n ** 30n + 58n) / 2n}, not prime`],
  ['0x1F', '31 is prime'],
  ['2^64-1', `${2n ** 64n - 1n} = 3 × 5 × 17 × 257 × 641 × 65537 × 6700417, not prime`],
])('check %s answers in a sentence', async (word, sentence) => {
  expect(await run(['check', word])).toEqual({ status: 0, stdout: `${sentence}\n`, stderr: '' });
});

test('several arguments are answered in rows, which mark probable primes', async () => {
  const { stdout } = await run(['check', '100!+1', '10^30+57', '2^61-1']);
  expect(rowsOf(stdout).map(({ prime, end }) => [prime, end.slice(0, 14)])).toEqual([
    [false, '= 101 × 924021'],
    [true, 'probably prime'],
    [true, ''],
  ]);
});

describe('a list', () => {
  test('in a file is answered up to its first mistake', async () => {
    const { status, stdout, stderr } = await run(['check', LIST]);
    expect(rowsOf(stdout).map(({ n, prime }) => [n, prime])).toEqual([
      ['97', true],
      ['91', false],
      ['17', true],
    ]);
    expect(stderr).toBe(
      'primepool: line 4: "seven" is not an integer; write it in decimal digits\n',
    );
    expect(status).toBe(2);
  });

  test('with --skip-invalid is answered except for its mistakes, with exit code 1', async () => {
    const { status, stdout, stderr } = await run(['check', '--skip-invalid', '--json', LIST]);
    const answers = stdout.split('\n').filter((line) => line !== '');
    expect(answers.map((line) => JSON.parse(line).n)).toEqual(['97', '91', '17', '8', '-7']);
    expect(stderr).toBe(
      'primepool: skipped line 4: "seven" is not an integer; write it in decimal digits\n' +
        'primepool: skipped line 5: "nine" is not an integer; write it in decimal digits\n' +
        'primepool: skipped 2 invalid lines\n',
    );
    expect(status).toBe(1);
  });

  test('with many mistakes: ten are named, and all are counted', async () => {
    const { status, stderr } = await run(['check', '--skip-invalid'], 'x\n'.repeat(1000));
    expect(stderr.match(/: skipped line/g)).toHaveLength(10);
    expect(stderr).toContain('primepool: skipped 1000 invalid lines\n');
    expect(status).toBe(1);
  });

  test.each([[['check', '-p', '-']], [['check', '--primes-only', '-m', 'trial-division']]])(
    '%j prints the primes alone',
    async (args) => {
      const { status, stdout } = await run(args, '97\n91\n0x11 007\n-7\n');
      expect({ status, stdout }).toEqual({ status: 0, stdout: '97\n17\n7\n' });
    },
  );

  test.each([
    ['97\n', 0],
    ['97\n91\n', 1],
    ['', 0],
    ['97\nx\n', 2],
  ])('--test answers %j only by exit code %i', async (input, status) => {
    const result = await run(['check', '--test'], input);
    expect(result).toMatchObject({ status, stdout: '' });
  });

  test('factor and next also read files', async () => {
    writeFileSync(join(folder, 'two'), '91 # two\n97\n');
    const two = join(folder, 'two');
    expect((await run(['factor', two])).stdout).toBe('91: 7 13\n97: 97\n');
    expect((await run(['next', two, '--count', '2'])).stdout).toBe('97\n101\n101\n103\n');
    expect((await run(['previous'], '97\n3\n')).stdout).toBe('89\n2\n');
  });
});

test.each([
  [['next', '1e12', '-n', '3'], '1000000000039\n1000000000061\n1000000000063\n'],
  [['previous', '5', '--count', '2'], '3\n2\n'],
  [['next', '0xFF', '--hex'], '0x101\n'],
  [['-V'], '0.1.0\n'],
  [['-v'], '0.1.0\n'],
])('%j', async (args, stdout) => {
  expect(await run(args)).toEqual({ status: 0, stdout, stderr: '' });
});

test('random --count gives that many primes', async () => {
  const { stdout } = await run(['random', '2^6', '--count', '3', '--hex']);
  expect(stdout).toMatch(/^(0x[89a-f][\da-f]{15}\n){3}$/);
});

test.each([
  [
    ['check', 'seven'],
    /^primepool: argument 1: "seven" is not an integer: “s” is not allowed at character 1; write an integer, or an expression/,
  ],
  [
    ['check', 'numers.txt'],
    /^primepool: "numers\.txt": no such file; pass integers, the path of a/,
  ],
  [
    ['factor', 'no/such'],
    /^primepool: "no\/such": no such file; pass integers, the path of a file/,
  ],
  [['next', './list'], /^primepool: "\.\/list": no such file; pass integers, the path of a file/],
  [['verify', 'cert'], /^primepool: "cert": no such file; pass the path of a certificate, or -/],
  [['check', 'x/2'], /no such file/],
  [['check', '1/2'], /is not an integer: division is not supported/],
  [['check', '1.5'], /is not an integer: a decimal point is not allowed at character 2/],
  [
    ['check', '97,91'],
    /“91” is not a group of three digits at character 4; write an integer, or an expression/,
  ],
  [['check', '--test', '--json', '97'], /cannot be used with/],
  [['next', '--count', '0', '7'], /Pass an integer from 1 to 999999999/],
  [
    ['check', '\u202e\u009b7'],
    /^primepool: argument 1: "\\u202e\\u009b7" is not an integer: it has a right-to-left override/,
  ],
  [['frob\u001b[31m'], /^primepool: unknown command 'frob\\u001b\[31m'/],
  [['check', '.'], /"\." is a directory\n$/],
])('%j is invalid', async (args, message) => {
  const { status, stdout, stderr } = await run(args);
  expect(stderr).toMatch(message);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});
