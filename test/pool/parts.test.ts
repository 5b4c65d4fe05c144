// A number whose divisors are tried in ranges, which may come back in any order.

import { describe, expect, test } from 'vitest';
import { DIVISION_COST } from '../../src/jobs/costs.js';
import {
  allDivisors,
  type DivisorArgs,
  type DivisorOutput,
  divisor,
  FIRST_RANGE,
} from '../../src/jobs/divisor.js';
import { type Part, Parts } from '../../src/pool/parts.js';
import { Random, SEED } from '../support/random.js';

const n = 3_333_333_333_333_301n;
const root = 57_735_026;
const random = new Random();
/** Ten million divisors. */
const BUDGET = 1e7 * DIVISION_COST;

type Range = Part<DivisorArgs>['args'];

/** A number whose divisors are tried in parts, which the tests name by their ranges. */
class Division {
  readonly #parts: Parts<DivisorArgs, DivisorOutput>;
  readonly #taken = new Map<Range, Part<DivisorArgs>>();

  constructor(n: bigint) {
    this.#parts = new Parts(divisor, allDivisors(n));
  }

  take(budget: number): Range | undefined {
    const part = this.#parts.take(budget);
    if (part !== undefined) this.#taken.set(part.args, part);
    return part?.args;
  }

  settle(range: Range, factor: number, busy: number): void {
    const part = this.#taken.get(range);
    if (part === undefined) throw new Error('this range was not taken');
    this.#parts.settle(part, { factor }, busy);
  }

  get done(): boolean {
    return this.#parts.done;
  }

  get remaining(): number {
    return this.#parts.remaining;
  }

  get elapsed(): number {
    return this.#parts.busy;
  }

  get factor(): bigint | undefined {
    const { factor } = this.#parts.output;
    return factor === 0 ? undefined : BigInt(factor);
  }
}

function begin(): Division {
  const division = new Division(n);
  const first = take(division);
  division.settle(first, 0, 1);
  return division;
}

function take(division: Division): Range {
  const range = division.take(BUDGET);
  if (range === undefined) throw new Error('no range left');
  return range;
}

function takeAll(division: Division): Range[] {
  const ranges: Range[] = [];
  for (let range = division.take(BUDGET); range !== undefined; range = division.take(BUDGET)) {
    ranges.push(range);
  }
  return ranges;
}

test('the first range is short, and the others wait for it', () => {
  const division = new Division(n);
  expect(division.take(BUDGET)).toEqual({ n, first: 0, last: FIRST_RANGE - 1 });
  expect(division.take(BUDGET)).toBeUndefined();
  expect(division.done).toBe(false);
});

test('a factor in the first range ends the division', () => {
  const division = new Division(n);
  division.settle(take(division), 7, 1);
  expect(division.done).toBe(true);
  expect(division.factor).toBe(7n);
  expect(division.take(BUDGET)).toBeUndefined();
  expect(division.remaining).toBe(0);
});

test('the ranges cover all divisors up to the root, each once', () => {
  const ranges = takeAll(begin());
  let next = FIRST_RANGE;
  for (const { first, last } of ranges) {
    expect(first).toBe(next);
    next = last + 1;
  }
  expect(next).toBeGreaterThan(root);
  expect(next).toBeLessThan(root + 10);
  expect(ranges).toHaveLength(6);
});

test('no divisor exceeds 32 bits', () => {
  const division = new Division(2n ** 64n - 59n);
  division.settle(take(division), 0, 1);
  const { last } = division.take(1e9) ?? { last: 0 };
  expect(last).toBe(2 ** 32 - 1);
});

describe(`in any order of the replies (seed ${SEED})`, () => {
  test('without a factor, the division is done with the last range', () => {
    for (let round = 0; round < 100; round++) {
      const division = begin();
      const ranges = shuffled(takeAll(division));
      ranges.forEach((range, i) => {
        expect(division.done).toBe(false);
        division.settle(range, 0, i);
      });
      expect(division.done).toBe(true);
      expect(division.factor).toBeUndefined();
      expect(division.elapsed).toBe(1 + (ranges.length * (ranges.length - 1)) / 2);
    }
  });

  test('the smallest factor counts, as soon as no smaller one can be found', () => {
    for (let round = 0; round < 100; round++) {
      const division = begin();
      const ranges = takeAll(division);
      const [, second, third, fourth] = ranges;
      const smallest = second?.last ?? 0;
      const settled: Range[] = [];
      for (const range of shuffled(ranges)) {
        // A range with the smallest factor's multiples has a divisor, too.
        const factor = range === second ? smallest : range === fourth ? range.first : 0;
        division.settle(range, factor, 1);
        settled.push(range);
        const expected = ranges.slice(0, 2).every((early) => settled.includes(early));
        expect(division.done).toBe(expected);
        if (expected) expect(division.factor).toBe(BigInt(smallest));
      }
      expect(settled).toContain(third);
    }
  });
});

test('ranges beyond a factor are no longer handed out', () => {
  const division = begin();
  const [first, second] = [take(division), take(division)];
  division.settle(second, second.first, 1);
  expect(division.take(BUDGET)).toBeUndefined();
  expect(division.done).toBe(false);
  division.settle(first, 0, 1);
  expect(division.done).toBe(true);
});

function shuffled<T>(list: readonly T[]): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
