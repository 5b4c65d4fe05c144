import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { COMMAND, ended, lines, rowsOf, run, start } from '../support/command.js';
import { SLOW, some } from '../support/extent.js';

/** More than a stream reads ahead, and more than a chunk holds. */
const COUNT = SLOW ? 100_000 : 30_000;
const SIEVE = sieve(COUNT);
const PRIMES = SIEVE.reduce((sum, prime) => sum + prime, 0);
const NUMBERS = Array.from(SIEVE.keys(), String);

const folder = mkdtempSync(join(tmpdir(), 'primepool-test-'));
const FILE = join(folder, 'numbers.txt');
writeFileSync(FILE, `${NUMBERS.join('\n')}\n`);
afterAll(() => rmSync(folder, { recursive: true }));

describe('many lines', () => {
  // As one text: comparing thousands of objects takes longer than all the rest.
  const expected = NUMBERS.map((n) => `${n} ${SIEVE[Number(n)] === 1}`).join('\n');
  const shown = (answers: readonly { n: string; prime: boolean }[]): string =>
    answers.map(({ n, prime }) => `${n} ${prime}`).join('\n');

  test('from a file, in input order', async () => {
    const { status, stdout, stderr } = await ended(
      spawn('sh', ['-c', '"$0" "$1" check < "$2"', process.execPath, COMMAND, FILE]),
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const rows = rowsOf(stdout);
    expect(shown(rows) === expected).toBe(true);
    expect(rows.filter(({ end }) => end !== '')).toEqual([]);
  });

  test.runIf(SLOW)('by trial division through a pipe, in input order', async () => {
    const { stdout } = await run(['check', '--method', 'trial-division'], NUMBERS.join('\n'));
    expect(shown(rowsOf(stdout)) === expected).toBe(true);
  });

  test.runIf(SLOW)('as they come: the same answers, each with its index', async () => {
    const { stdout } = await run(['check', '--unordered', '--json'], NUMBERS.join('\r\n'));
    const answers = lines(stdout).map((line) => JSON.parse(line));
    answers.sort((a, b) => a.index - b.index);
    expect(answers.every(({ index }, place) => index === place)).toBe(true);
    expect(shown(answers) === expected).toBe(true);
  });

  test('the totals match the answers', async () => {
    const args = ['check', '--workers', '2', '--summary'];
    const { stdout, stderr } = await run(args, NUMBERS.join('\n'));
    expect(lines(stdout)).toHaveLength(COUNT);
    const totals = new Map(lines(stderr).map((line) => [line.slice(0, 12).trim(), line.slice(12)]));
    expect(totals.get('checked')).toBe(COUNT.toLocaleString('en-US'));
    expect(totals.get('primes')).toBe(PRIMES.toLocaleString('en-US'));
    expect(totals.get('wall time')).toMatch(/^\S+ m?s$/);
    expect(totals.get('busy time')).toMatch(/^\S+ m?s$/);
    expect(totals.get('throughput')).toMatch(/^[\d,]+ per second$/);
    const shares = ['worker 1', 'worker 2'].map((worker) => totals.get(worker) ?? '0, 0 % busy');
    for (const share of shares) expect(share).toMatch(/^[\d,]+, \d+ % busy$/);
    const counts = shares.map((share) =>
      Number(share.replace(/, \d+ %.*/, '').replaceAll(',', '')),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(COUNT);
  });
});

test('numbers of every length are read correctly, wherever the chunks end', async () => {
  // The powers of 2 and of 10 with their neighbours, which differ from each other in every digit.
  const powers = [2n, 10n].flatMap((base) =>
    Array.from({ length: 64 }, (_, k) => base ** BigInt(k)),
  );
  const numbers = powers.flatMap((n) => [n - 1n, n, n + 1n]).filter((n) => n < 2n ** 64n);
  const child = start(['check', '--json']);
  const result = ended(child);
  const text = numbers.join('\n');
  for (let at = 0; at < text.length; at += 509) {
    child.stdin.write(text.slice(at, at + 509));
    await new Promise(setImmediate);
  }
  child.stdin.end();
  const answers = lines((await result).stdout).map((line) => JSON.parse(line));
  expect(answers.map(({ n }) => n)).toEqual(numbers.map(String));
  expect(answers.map(({ prime }) => prime)).toEqual(numbers.map(isPrime));
});

describe('an endless stream', () => {
  test.each(some(['bpsw', 'trial-division'], 2))(
    'is answered line by line (%s)',
    async (method) => {
      const child = start(['check', '--method', method]);
      const rows = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      for (const [n, prime] of [
        ['97', true],
        ['91', false],
        ['2', true],
      ] as const) {
        child.stdin.write(`${n}\n`);
        const { value } = await rows.next();
        expect(rowsOf(`${value}\n`)[0]).toMatchObject({ n, prime });
      }
      child.stdin.end();
      expect(await once(child, 'close')).toEqual([0, null]);
    },
  );

  test.each(some([[], ['--json'], ['--unordered'], ['--method', 'trial-division']], 4))(
    'ends silently when its reader goes (%s %s)',
    async (...args) => {
      const child = start(['check', ...args]);
      feed(child.stdin);
      await once(child.stdout, 'data');
      child.stdout.destroy();
      const stderr: Buffer[] = [];
      child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
      expect(await once(child, 'close')).toEqual([0, null]);
      expect(Buffer.concat(stderr).toString()).toBe('');
    },
  );

  test.each(some([[], ['--json'], ['--method', 'trial-division']], 3))(
    'is ended by SIGINT with a summary (%s %s)',
    async (...args) => {
      const child = start(['check', ...args]);
      const result = ended(child);
      feed(child.stdin);
      await once(child.stdout, 'data');
      child.kill('SIGINT');
      const { status, stdout, stderr } = await result;
      expect(status).toBe(130);
      const [checked] = lines(stderr);
      expect(checked).toBe(`checked     ${lines(stdout).length.toLocaleString('en-US')}`);
    },
  );

  test.runIf(SLOW)('is ended by SIGINT while it waits for input, silently if asked', async () => {
    const child = start(['check', '--quiet']);
    const result = ended(child);
    child.stdin.write('97\n');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const { status, stdout, stderr } = await result;
    expect(rowsOf(stdout)).toEqual([{ n: '97', prime: true, end: '' }]);
    expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
  });
});

test.runIf(SLOW)('a slow number delays no other, but keeps its place', async () => {
  const args = ['check', '--method', 'trial-division', '--workers', '2'];
  const expensive = String(2n ** 60n - 93n);
  const input = `${expensive}\n97\n`;
  const inOrder = await run(args, input);
  expect(rowsOf(inOrder.stdout).map(({ n }) => n)).toEqual([expensive, '97']);
  const asTheyCome = await run([...args, '--unordered'], input);
  expect(rowsOf(asTheyCome.stdout).map(({ n }) => n)).toEqual(['97', expensive]);
});

/** Writes numbers until nobody reads them. */
function feed(stdin: NodeJS.WritableStream): void {
  const chunk = `${NUMBERS.slice(0, 10_000).join('\n')}\n`;
  let open = true;
  const write = (): void => {
    while (open && stdin.write(chunk));
  };
  stdin.on('error', () => {
    open = false;
  });
  stdin.on('drain', write);
  write();
}

/** 1 for each prime below the limit. */
function sieve(limit: number): Uint8Array {
  const prime = new Uint8Array(limit).fill(1, 2);
  for (let p = 2; p * p < limit; p++) {
    if (prime[p]) for (let n = p * p; n < limit; n += p) prime[n] = 0;
  }
  return prime;
}

/** The Miller–Rabin test with the first twelve primes as bases, which is exact below 2^64. */
function isPrime(n: bigint): boolean {
  const bases = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n];
  if (n < 2n) return false;
  if (bases.some((p) => n % p === 0n)) return bases.includes(n);
  let odd = n - 1n;
  let twos = 0;
  for (; odd % 2n === 0n; odd /= 2n) twos++;
  return bases.every((base) => {
    let power = 1n;
    let square = base;
    for (let exponent = odd; exponent > 0n; exponent /= 2n) {
      if (exponent % 2n === 1n) power = (power * square) % n;
      square = (square * square) % n;
    }
    if (power === 1n || power === n - 1n) return true;
    for (let k = 1; k < twos; k++) {
      power = (power * power) % n;
      if (power === n - 1n) return true;
    }
    return false;
  });
}
