import { readFileSync } from 'node:fs';
import { SAMPLE } from 'primepool';
import { describe, expect, test } from 'vitest';
import { lines, run } from '../support/command.js';
import { some } from '../support/extent.js';

const PRIMES = '11110010001001001010';
const EXPECTED = SAMPLE.map((n, index) => ({ n: String(n), prime: PRIMES[index] === '1' }));
const ESCAPE = '\u001b';

describe('the demonstration', () => {
  test('shows the sample twice, with totals', async () => {
    const { status, stdout, stderr } = await run(['demo']);
    const rows = lines(stdout).flatMap((line) => {
      const match = /^ *(\d+) {2}([P ]) *[\d.]+ [µm]?s(.*)$/.exec(line);
      return match === null ? [] : [{ n: match[1], prime: match[2] === 'P', end: match[3] }];
    });
    expect(rows.slice(0, 20)).toEqual(EXPECTED.map((row) => ({ ...row, end: '' })));
    expect(rows.slice(20).map(({ n, prime }) => ({ n, prime }))).toHaveLength(20);
    expect(
      rows
        .slice(20)
        .map(({ n, prime }) => ({ n, prime }))
        .sort(byNumber),
    ).toEqual(EXPECTED);
    expect(stdout.match(/^Total +[\d.]+ [µm]?s$/gm)).toHaveLength(2);
    expect(stdout).toMatch(/^Sum of the checks +[\d.]+ [µm]?s$/m);
    expect(stdout).toMatch(/The pool is [\d.]+ times as fast/);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('is one JSON document with --json', async () => {
    const { status, stdout } = await run(['demo', '--json', '--workers', '2']);
    const document = JSON.parse(stdout);
    const time = expect.any(Number);
    expect(document).toEqual({
      version: manifest().version,
      node: process.versions.node,
      cores: time,
      method: 'trial-division',
      sequential: { results: expect.any(Array), elapsed: time },
      pool: {
        workers: 2,
        start: time,
        results: expect.any(Array),
        elapsed: time,
        busy: time,
        coreShare: time,
      },
      speedUp: time,
      fast: { elapsed: time },
    });
    const shown = ({ n, prime }: { n: string; prime: boolean }) => ({ n, prime });
    expect(document.sequential.results.map(shown)).toEqual(EXPECTED);
    expect(document.pool.results.map(shown).sort(byNumber)).toEqual(EXPECTED);
    for (const result of document.sequential.results) {
      const keys = ['n', 'prime', 'elapsed'];
      expect(Object.keys(result).filter((key) => key !== 'factor')).toEqual(keys);
    }
    for (const result of document.pool.results) {
      const keys = ['n', 'index', 'prime', 'elapsed', 'worker'];
      if (!result.prime) keys.push('factor');
      expect(Object.keys(result)).toEqual(keys);
    }
    expect(stdout).not.toMatch(/"(elapsed|start|busy)": \d+\.\d{7}/);
    expect(status).toBe(0);
  });
});

test('the version is that of the package', async () => {
  for (const option of ['--version', '-v']) {
    expect(await run([option])).toEqual({
      status: 0,
      stdout: `${manifest().version}\n`,
      stderr: '',
    });
  }
});

test('the help names all commands and options', async () => {
  const { status, stdout } = await run(['--help']);
  expect(status).toBe(0);
  for (const word of ['demo', 'check', 'Exit codes']) expect(stdout).toContain(word);
  const check = await run(['check', '--help']);
  expect(check.status).toBe(0);
  for (const option of ['workers', 'method', 'json', 'unordered', 'summary', 'quiet']) {
    expect(check.stdout).toContain(`--${option}`);
  }
  expect(await run(['help'])).toEqual({ status, stdout, stderr: '' });
  expect(await run(['help', 'check'])).toEqual(check);
});

test.each(some([{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, {}, { NO_COLOR: '1' }], 3))(
  'a pipe gets no colours (%o)',
  async (env) => {
    for (const args of [
      ['check', '97'],
      ['check', '--summary'],
      ['demo', '--method', 'bpsw'],
    ]) {
      const { stdout, stderr } = await run(args, '97\n', env);
      expect(stdout).not.toContain(ESCAPE);
      expect(stderr).not.toContain(ESCAPE);
    }
  },
);

function byNumber(a: { n?: string | undefined }, b: { n?: string | undefined }): number {
  return Number(BigInt(a.n ?? 0) - BigInt(b.n ?? 0));
}

function manifest(): { version: string } {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
}

test('says that the fast method needs no worker', async () => {
  const { status, stdout } = await run(['demo', '--method', 'bpsw']);
  expect(stdout).toContain('The pool ran everything on the main thread');
  expect(status).toBe(0);
});
