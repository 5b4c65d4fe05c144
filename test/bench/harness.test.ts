import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isPrime, kernelInfo } from 'primepool';
import { describe, expect, test } from 'vitest';
import type { Contestant, Decided } from '../../bench/support/contestant.js';
import { formatRatio, formatTime } from '../../bench/support/format.js';
import { measure } from '../../bench/support/measure.js';
import { plot } from '../../bench/support/plot.js';
import { ask, type Side } from '../../bench/support/question.js';
import { splitMix64 } from '../../bench/support/random.js';
import { describe as describeResult, nameOf, variantOf } from '../../bench/support/results.js';
import { rewriteTables } from '../../bench/support/table.js';
import { makeWorkload } from '../../bench/support/workloads.js';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';

const ROOT = new URL('../../', import.meta.url);
const SAMPLE = makeWorkload('sample');

describe('the list of benchmarks', () => {
  const { stdout } = spawnSync(process.execPath, ['bench/run.mjs'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const listed = stdout.split('\n').slice(2, -1);

  test('gives each with its question, and the page of benchmarks has them all', () => {
    expect(listed.length).toBeGreaterThan(10);
    const page = readFileSync(new URL('bench/README.md', ROOT), 'utf8');
    for (const line of listed) {
      const [, name, question] = /^ {2}(\S+) +(.*)$/.exec(line) ?? [];
      expect(question, name).toContain('?');
      expect(page).toContain(`| \`${name}\` |`);
    }
  });

  test('an unknown name is an error that lists the known ones', () => {
    const { status, stderr } = spawnSync(process.execPath, ['bench/run.mjs', 'nothing'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('compare');
  });
});

describe('results', () => {
  test('have the variant in their names unless it is the baseline', () => {
    expect(nameOf('primes-64', 'baseline')).toBe('primes-64');
    expect(nameOf('primes-64', 'fused')).toBe('primes-64.fused');
  });

  test('know the variants of used modules only', () => {
    expect(variantOf('word')).toBe(kernelInfo().variant);
    expect(isPrime(2n ** 89n - 1n)).toBe(true);
    expect(variantOf('multiword')).toBe(kernelInfo().modules.multiword?.variant);
    expect(() => variantOf('nothing')).toThrow('"nothing"');
  });
});

describe('workloads', () => {
  test('SplitMix64 gives the published first numbers of seed 0', () => {
    const next = splitMix64(0n);
    expect([next(), next()]).toEqual([16294208416658607535n, 7960286522194355700n]);
  });

  test('random numbers have the requested bit length and depend only on the seed', () => {
    const { numbers } = makeWorkload('random-49', 1n);
    expect(numbers.every((n) => n >= 2n ** 48n && n < 2n ** 49n)).toBe(true);
    expect(makeWorkload('random-49', 2n).numbers).not.toEqual(numbers);
  });

  test('the primes of the sample are those marked in the book', () => {
    expect(Array.from(SAMPLE.answers).join('')).toBe('11110010001001001010');
  });
});

describe('measure', () => {
  test('times contestants here, and those of another process by its own clock', async () => {
    const here = contestant('here', () => ({ answers: SAMPLE.answers }));
    const elsewhere = contestant('elsewhere', async () => ({
      answers: SAMPLE.answers,
      elapsed: 3,
    }));
    const [first, second] = await measure(SAMPLE, [here, elsewhere], { rounds: 3, turn: 1 });
    expect(first).toMatchObject({ contestant: 'here', numbers: 20, rounds: 3 });
    expect(first?.nsPerNumber).toBeGreaterThan(0);
    expect(second?.nsPerNumber).toBeCloseTo(150_000);
  });

  test('refuses to time a wrong answer', async () => {
    const liar = contestant('liar', () => ({ answers: new Uint8Array(20) }));
    await expect(measure(SAMPLE, [liar])).rejects.toThrow('liar: wrong answer for 2');
  });

  test('leaves out a contestant whose range is too small, and says so', async () => {
    const small = { ...contestant('small', () => ({ answers: SAMPLE.answers })), limit: 2n ** 32n };
    const reasons: string[] = [];
    const onLeftOut = (_: unknown, reason: string) => reasons.push(reason);
    expect(await measure(SAMPLE, [small], { onLeftOut })).toEqual([]);
    expect(reasons).toEqual(['right only up to 4294967296']);
  });
});

describe('report', () => {
  test('formats times and ratios to few digits', () => {
    expect([61.96, 999.6, 316_400, 3.4e8].map(formatTime)).toEqual([
      '62.0\u00a0ns',
      '1.00\u00a0µs',
      '316\u00a0µs',
      '340\u00a0ms',
    ]);
    expect([0.872, 13.4, 99.7, 330_400].map(formatRatio)).toEqual([
      '0.87×',
      '13×',
      '100×',
      '330\u202f000×',
    ]);
  });

  test('writes results between the markers, and plots them', async () => {
    const byHand = contestant('by hand', () => ({
      answers: Uint8Array.from(SAMPLE.answers, (_, i) =>
        Number(isPrimeBigInt(SAMPLE.numbers[i] ?? 0n)),
      ),
    }));
    const rows = await measure(SAMPLE, [byHand], { rounds: 1, turn: 1 });
    const result = describeResult(SAMPLE, rows, new Date());
    const marked = 'a\n<!-- bench:sample -->\nold\n<!-- /bench -->\nz';
    const table = rewriteTables(marked, new Map([['sample', result]]));
    expect(table).toMatch(
      /^a\n<!-- bench:sample -->\n\n\| {2}\| sample \|\n[\s\S]*\| by hand 1 \| \d/,
    );
    expect(table).not.toContain('old');
    expect(table.endsWith('<!-- /bench -->\nz')).toBe(true);
    expect(plot(result)).toContain('by hand 1');
  });

  test('a table of ratios gives the others as multiples of primepool', async () => {
    const taking = (elapsed: number) => async () => ({ answers: SAMPLE.answers, elapsed });
    const own: Contestant = { ...contestant('mine', taking(2)), kind: 'primepool' };
    const rows = await measure(SAMPLE, [own, contestant('theirs', taking(6))], { rounds: 1 });
    const result = describeResult(SAMPLE, rows, new Date(0));
    const table = rewriteTables(
      '<!-- bench:sample ratios -->\n<!-- /bench -->',
      new Map([['sample', result]]),
    );
    expect(table).toContain('| **mine** | **100\u00a0µs** |');
    expect(table).toContain('| theirs 1 | 3.0× |');
  });

  test('an unknown workload or an unclosed marker is an error', () => {
    expect(() => rewriteTables('<!-- bench:x -->\n<!-- /bench -->', new Map())).toThrow('"x"');
    expect(() => rewriteTables('<!-- bench:x -->', new Map())).toThrow('0 of them closed');
  });
});

function contestant(name: string, decide: () => Decided | Promise<Decided>): Contestant {
  return { name, version: '1', kind: 'javascript', prepare: () => decide };
}

describe('ask', () => {
  const question = { name: '6 · 7', bits: 3, isRight: (answer: string) => answer === '42' };
  const options = { rounds: 3, module: 'word' };

  function side(name: string, answer: Side['answer']): Side {
    return { name, version: '1', kind: 'javascript', answer };
  }

  test('gives the median of the times that each side reports', async () => {
    const clock = [1000, 3, 9, 5];
    const own = side('own clock', () => ({ text: '42', elapsed: clock.shift() ?? 0 }));
    const { rows, workload } = await ask({ ...question, numbers: 2 }, [own], options);
    expect(rows).toMatchObject([
      { contestant: 'own clock', nsPerNumber: 2.5e6, min: 1.5e6, max: 4.5e6, rounds: 3 },
    ]);
    expect(workload).toMatchObject({ name: '6 · 7', bits: 3, numbers: 2 });
  });

  test('asks a side once if it exceeds the time limit', async () => {
    let asked = 0;
    const slow = side('slow', () => ({ text: '42', elapsed: 100 * ++asked }));
    const { rows } = await ask(question, [slow], { ...options, patience: 50 });
    expect(asked).toBe(1);
    expect(rows).toMatchObject([{ nsPerNumber: 1e8, rounds: 1 }]);
  });

  test('gives no time for a wrong answer', async () => {
    await expect(ask(question, [side('wrong', () => '41')], options)).rejects.toThrow(
      'wrong: a wrong answer to 6 · 7: 41',
    );
  });
});
