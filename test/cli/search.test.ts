// The command with integers of any size: checks and searches.

import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { isPrimeOfAnySize } from '../oracle/bigint-primality.js';
import { type Ended, ended, lines, rowsOf, run, start } from '../support/command.js';

const MERSENNE = 2n ** 521n - 1n;
const PRIME = 10n ** 30n + 57n;

describe('check', () => {
  test('takes large integers as arguments', async () => {
    const words = [`${MERSENNE}`, '97', `${PRIME}`, `${PRIME + 1n}`, `+${PRIME}`];
    const { status, stdout, stderr } = await run(['check', ...words]);
    expect(rowsOf(stdout)).toEqual([
      { n: `${MERSENNE}`, prime: true, end: '' },
      { n: '97', prime: true, end: '' },
      { n: `${PRIME}`, prime: true, end: 'probably prime' },
      { n: `${PRIME + 1n}`, prime: false, end: `= 2 × ${(PRIME + 1n) / 2n}` },
      { n: `${PRIME}`, prime: true, end: 'probably prime' },
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.each([[[]], [['--unordered', '--rounds', '3']], [['--rounds', 'fips']]])(
    'takes them as lines among small ones (%s)',
    async (options) => {
      const numbers: bigint[] = [];
      for (let i = 0n; i < 1000n; i++) {
        numbers.push(i);
        if (i % 7n === 0n) numbers.push(PRIME + i, -(PRIME + i));
        if (i % 300n === 0n) numbers.push(MERSENNE, 2n ** 64n + i, 2n ** 64n - 1n - i);
      }
      const input = numbers.map((n, i) => (i % 5 === 0 ? ` \t${n} \r\n` : `${n}\n`)).join('\n');
      const { status, stdout, stderr } = await run(['check', '--json', ...options], input);
      const answers = lines(stdout).map((line) => JSON.parse(line));
      answers.sort((a, b) => a.index - b.index);
      expect(answers.map(({ n }) => n)).toEqual(numbers.map(String));
      expect(answers.map(({ prime }) => prime)).toEqual(numbers.map(isPrimeOfAnySize));
      const probable = numbers.map((n) => n >= 2n ** 64n && n !== MERSENNE && isPrimeOfAnySize(n));
      expect(answers.map((answer) => answer.probable === true)).toEqual(probable);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
  );

  test('rows of large integers look like those of small ones', async () => {
    const words = ['97', `${PRIME}`, `00${PRIME + 1n}`, `-${PRIME}`, '91'];
    const { stdout } = await run(['check'], `${words.join('\n')}\n`);
    expect(rowsOf(stdout).map(({ n, prime, end }) => [n, prime, end])).toEqual([
      ['97', true, ''],
      [`${PRIME}`, true, 'probably prime'],
      [`${PRIME + 1n}`, false, `= 2 × ${(PRIME + 1n) / 2n}`],
      [`-${PRIME}`, false, ''],
      ['91', false, '= 7 × 13'],
    ]);
  });

  test('a large integer is too large for trial division, and its line is named', async () => {
    const { status, stdout, stderr } = await run(
      ['check', '-m', 'trial-division'],
      `97\n${PRIME}\n`,
    );
    expect(rowsOf(stdout).map(({ n }) => n)).toEqual(['97']);
    expect(stderr).toBe(
      `primepool: line 2: "${PRIME}" is too large: pass integers below 2^64, or leave out --method\n`,
    );
    expect(status).toBe(2);
  });

  test('an invalid word after a large integer is refused at its own line', async () => {
    const { status, stdout, stderr } = await run(['check'], `${PRIME}\n\n${PRIME}x\n5\n`);
    expect(rowsOf(stdout).map(({ n }) => n)).toEqual([`${PRIME}`]);
    expect(stderr).toBe(
      `primepool: line 3: "${PRIME}x" is not an integer; write it in decimal digits\n`,
    );
    expect(status).toBe(2);
  });

  test.each(['-1', '1025', 'x'])('--rounds %j is refused', async (rounds) => {
    const { status, stdout } = await run(['check', `--rounds=${rounds}`, '97']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

describe('next and previous', () => {
  test.each([
    ['next', '7', '11'],
    ['next', '-5', '2'],
    ['next', '18446744073709551557', '18446744073709551629'],
    ['next', `${2n ** 512n}`, `${2n ** 512n + 75n}`],
    ['previous', '7', '5'],
    ['previous', '3', '2'],
    ['previous', `+${2n ** 512n}`, `${2n ** 512n - 569n}`],
  ])('%s %s', async (command, word, prime) => {
    expect(await run([command, '--', word])).toEqual({
      status: 0,
      stdout: `${prime}\n`,
      stderr: '',
    });
  });

  test.each([
    ['next', '-5', '2'],
    ['previous', `+${2n ** 512n}`, `${2n ** 512n - 569n}`],
  ])('%s %s as JSON', async (command, word, prime) => {
    const { stdout } = await run([command, '--json', '--workers', '1', '--', word]);
    expect(JSON.parse(stdout)).toEqual({
      n: String(BigInt(word.replace('+', ''))),
      prime,
      elapsed: expect.any(Number),
    });
  });

  test('there is no prime below 2', async () => {
    const { status, stdout, stderr } = await run(['previous', '2']);
    expect(stderr).toBe('primepool: there is no smaller prime\n');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    const json = await run(['previous', '--json', '2']);
    expect(JSON.parse(json.stdout)).toMatchObject({ n: '2', prime: null });
    expect(json.status).toBe(1);
  });

  test.each(['1e', `${2n ** 131_072n}`, '2^131072'])('%j is refused', async (word) => {
    for (const command of ['next', 'previous']) {
      const { status, stdout, stderr } = await run([command, word]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^primepool: argument 1: .* (is not an integer|is too large)/);
    }
  });
});

describe('random', () => {
  test.each([
    ['2', false],
    ['64', false],
    ['521', false],
    ['66', true],
  ])('%s bits, safe: %s', async (bits, safe) => {
    const { status, stdout } = await run(['random', bits, '--json', ...(safe ? ['--safe'] : [])]);
    const { prime, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ bits: Number(bits), safe, elapsed: expect.any(Number) });
    const n = BigInt(prime);
    expect(n.toString(2)).toHaveLength(Number(bits));
    expect(isPrimeOfAnySize(n) && (!safe || isPrimeOfAnySize(n >> 1n))).toBe(true);
    expect(status).toBe(0);
  });

  test.each(['1', '131073', '1e6', 'x', ''])('%j bits are refused', async (word) => {
    const { status, stdout } = await run(['random', '--', word]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  test('ends on SIGINT', async () => {
    let result: Ended | undefined;
    // On a busy machine it may still be starting, and not catch the signal yet.
    for (let delay = 500; delay <= 8000 && (result?.status ?? null) === null; delay *= 2) {
      const child = start(['random', '4096', '--safe']);
      const end = ended(child);
      await once(child, 'spawn');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGINT');
      result = await end;
    }
    expect(result).toEqual({ status: 130, stdout: '', stderr: '' });
  });
});
