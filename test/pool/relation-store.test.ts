// A factorisation continues with the relations of an earlier call, and refuses invalid ones.

import { OptionTypeError, PrimePool, type Progress, RelationsError } from 'primepool';
import { describe, expect, test } from 'vitest';
import { poolOf } from '../support/pool.js';

const P = 2n ** 70n + 25n;
const Q = 2n ** 78n + 7n;
const N = P * Q;

/** Stores lines, and ends the call after this many. */
class Lines {
  readonly known: string[] = [];
  readonly #limit: number;

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  readonly onFound = (lines: readonly string[]): void => {
    this.known.push(...lines);
    if (this.known.length > this.#limit) throw new Error('interrupted');
  };
}

async function interrupted(): Promise<string[]> {
  const lines = new Lines(200);
  await using pool = new PrimePool({ workers: 2 });
  await expect(pool.factor(6n * N, { relations: lines })).rejects.toThrow('interrupted');
  expect(lines.known.length).toBeGreaterThan(200);
  return lines.known;
}

test('continues with the relations of an interrupted call', async () => {
  const lines = new Lines();
  lines.known.push(...(await interrupted()));
  const reports: Progress[] = [];
  await using pool = poolOf(2);
  const { factors } = await pool.factor(6n * N, {
    relations: lines,
    onProgress: (progress) => reports.push(progress),
  });
  expect(factors.map(({ prime }) => prime)).toEqual([2n, 3n, P, Q]);
  expect(reports[0]?.done).toBeGreaterThan(0);
  // None is stored twice.
  expect(new Set(lines.known).size).toBe(lines.known.length);
  // Enough relations: nothing is sieved.
  const { length } = lines.known;
  expect((await pool.factor(N, { relations: lines })).complete).toBe(true);
  expect(lines.known).toHaveLength(length);
});

describe('refuses', async () => {
  const known = await interrupted();
  const changed = (place: number, change: (line: string) => string): string[] =>
    known.map((line, i) => (i === place ? change(line) : line));
  test.each<[string, string[], string]>([
    ['another number', changed(0, (line) => line.replace(/n=\d+/, 'n=91')), 'line 1 '],
    ['another format', changed(0, (line) => line.replace('relations 1', 'relations 2')), 'line 1 '],
    ['another base', changed(0, (line) => line.replace(/columns=\d+/, 'columns=9')), 'line 1 '],
    ['another text', ['once upon a time'], 'line 1'],
    ['a damaged line', changed(50, (line) => line.slice(0, 5)), 'line 51'],
    ['a line that lacks a prime', changed(60, (line) => line.replace(/ \d+$/, '')), 'line 61'],
    ['a forged number', changed(70, (line) => line.replace(/^-?\d/, '7777')), 'line 71'],
    ['a prime of no sieve', changed(80, (line) => `${line} 4294967291`), 'line 81'],
    ['a trivial relation', changed(90, () => '6: 2 2 3 3'), 'line 91'],
  ])('%s, naming the line', async (_, lines, place) => {
    await using pool = poolOf(2);
    const found: string[] = [];
    const relations = { known: lines, onFound: (more: readonly string[]) => found.push(...more) };
    const call = pool.factor(N, { relations });
    await expect(call).rejects.toThrow(RelationsError);
    await expect(call).rejects.toThrow(place);
    expect(found).toEqual([]);
  });
});

test('bad options', async () => {
  await using pool = poolOf(1);
  for (const relations of [5, null, {}, { known: [] }, { known: [], onFound: 5 }]) {
    await expect(pool.factor(N, { relations: relations as never })).rejects.toThrow(
      OptionTypeError,
    );
  }
});
