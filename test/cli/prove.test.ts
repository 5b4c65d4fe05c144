// The commands for proofs.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyCertificate } from 'primepool';
import { afterAll, describe, expect, test } from 'vitest';
import { lines, rowsOf, run, runProcess } from '../support/command.js';

const folder = mkdtempSync(join(tmpdir(), 'primepool-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ECPP = '10000000000000000000000000000000000000121';
const MERSENNE = String(2n ** 89n - 1n);

describe('prove', () => {
  test.each([
    [[ECPP], /^\[\[10000/],
    [[ECPP, '--format', 'mpu'], /^\[MPU/],
    [[ECPP, '--format', 'json'], /^\{"n"/],
    [[MERSENNE], /^\{"n"/],
    [['97'], /^97$/],
  ] as const)('%j', async (words, expected) => {
    const { status, stdout, stderr } = await run(['prove', ...words]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim()).toMatch(expected);
    expect(verifyCertificate(stdout)).toBe(true);
    const file = join(folder, 'certificate');
    writeFileSync(file, stdout);
    const checked = await run(['verify', file]);
    expect(checked).toMatchObject({ status: 0, stdout: `${words[0]} is prime\n`, stderr: '' });
  });

  test.each([
    ['91', '7 divides it'],
    [String(2n ** 67n - 1n), 'base 3'],
    ['1', 'is not prime'],
  ])('%s has none', async (word, reason) => {
    const { status, stdout, stderr } = await run(['prove', word]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(reason);
  });

  test('refuses invalid input, and a format that cannot express the proof', async () => {
    expect((await run(['prove', 'x'])).status).toBe(2);
    expect((await run(['prove', '7', '--format', 'primo'])).status).toBe(2);
    expect((await run(['prove'])).status).toBe(2);
    const { status, stderr } = await run(['prove', MERSENNE, '--format', 'pari']);
    expect(status).toBe(1);
    expect(stderr).toContain('n + 1');
  });
});

describe('verify', () => {
  // It reads the file descriptor, so that it needs a process of its own.
  test('reads standard input', async () => {
    const text = '[1000000000000000000000000000057, [2, 3, 79043, 3998741]]\n';
    expect(await runProcess(['verify', '-'], text)).toMatchObject({ status: 0 });
    const { status, stderr } = await runProcess(['verify', '-'], text.replace('79043', '3'));
    expect(status).toBe(1);
    expect(stderr).toContain('does not prove 1000000000000000000000000000057');
  });

  test('refuses input that is not a certificate', async () => {
    expect((await runProcess(['verify', '-'], 'hello')).status).toBe(2);
    expect((await run(['verify', join(folder, 'nothing')])).status).toBe(2);
  });
});

describe('explain', () => {
  test('says why', async () => {
    const { stdout } = await run(['explain', '91']);
    expect(lines(stdout)).toEqual(['91 is not prime', '  small factor: it is 7 · 13']);
    const probable = await run(['explain', '18446744073709551629']);
    expect(lines(probable.stdout)[0]).toBe('18446744073709551629 is probably prime');
    for (const word of ['1', '97', '50621', '1194649', '10425511', '2305843009213693951']) {
      const { status, stdout } = await run(['explain', word]);
      expect(status).toBe(0);
      expect(lines(stdout).length).toBeGreaterThan(1);
    }
  });

  test('as JSON', async () => {
    const { stdout } = await run(['explain', '91', '--json']);
    const reasons = [{ kind: 'small-factor', factor: '7', cofactor: '13' }];
    expect(JSON.parse(stdout)).toEqual({ n: '91', prime: false, reasons });
  });
});

test('check --prove', async () => {
  const words = ['18446744073709551629', '91', '97', String(2n ** 67n - 1n)];
  const plain = await run(['check', '--json', ...words]);
  expect(JSON.parse(lines(plain.stdout)[0] ?? '').probable).toBe(true);
  const { status, stdout } = await run(['check', '--json', '--prove', ...words]);
  expect(status).toBe(0);
  const answers = lines(stdout).map((line) => JSON.parse(line));
  expect(answers.map(({ n }) => n)).toEqual(words);
  expect(answers.map(({ prime }) => prime)).toEqual([true, false, true, false]);
  expect(answers.some(({ probable }) => probable)).toBe(false);
  const piped = await run(['check', '--prove'], `${words.join('\n')}\n`);
  expect(rowsOf(piped.stdout).map(({ prime }) => prime)).toEqual([true, false, true, false]);
});
