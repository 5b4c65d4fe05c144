// Long intervals try some sizes of segments, and continue with the fastest.

import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/sieve/segments/plan.js';
import { segments } from '../../src/sieve/segments/segments.js';
import { SegmentSizes } from '../../src/sieve/segments/sizes.js';
import { some } from '../support/extent.js';

const ALL = 2 ** 32 - 1;
const PLAN: Plan = { bits: 18, greatest: ALL, part: 30n * 2n ** 20n };

/** Six trials of a part each, which are an eighth of the call. */
const FROM = 10n ** 10n;
const LENGTH = 48n * PLAN.part;

/** Sizes with a clock by which a step with segments of 2^bits takes a given time. */
function sizesWhere(milliseconds: (bits: number) => number) {
  let now = 0;
  let odd = false;
  const state = { bits: 0 };
  const sizes = new SegmentSizes(() => {
    odd = !odd;
    if (!odd) now += milliseconds(state.bits);
    return now;
  });
  return { sizes, state };
}

/** Reports times of segments to the sizes, without a sieve. Out: the sizes tried, by turns. */
function tried(milliseconds: (bits: number) => number): { bits: number[]; best: number } {
  const { sizes, state } = sizesWhere(milliseconds);
  const bits: number[] = [];
  for (;;) {
    const next = sizes.next(FROM, FROM, FROM + LENGTH, PLAN);
    if (next.trial === undefined) return { bits, best: next.bits };
    bits.push(next.bits);
    state.bits = next.bits;
    for (let segment = 0; segment < 3; segment++) {
      next.trial.step(() => 1);
      next.trial.add(2 ** next.bits);
    }
    next.trial.end();
  }
}

describe('the choice', () => {
  test.each([17, 18, 19])('is 2^%i bytes, where they take the least time', (fastest) => {
    const { bits, best } = tried((size) => 2 ** size * (size === fastest ? 1 : 1.5));
    expect(bits).toEqual([18, 17, 19, 18, 17, 19]);
    expect(best).toBe(fastest);
  });

  test('compares the time per byte, not per segment', () => {
    expect(tried((size) => 2 ** (size / 2)).best).toBe(19);
  });

  test('stays the default for an uncertain gain', () => {
    expect(tried((size) => 2 ** size * (size === 18 ? 1 : 0.98)).best).toBe(18);
  });

  test('does not depend on one slow moment', () => {
    let calls = 0;
    expect(tried((size) => 2 ** size * (size === 19 ? 1 : 1.5) * (++calls < 10 ? 5 : 1)).best).toBe(
      19,
    );
  });

  test('is not made for shorter calls, nor at heights without a difference', () => {
    const sizes = new SegmentSizes(() => 0);
    const { numbers, bits, trial } = sizes.next(FROM, FROM, FROM + LENGTH - 1n, PLAN);
    expect([numbers, bits, trial]).toEqual([PLAN.part, 18, undefined]);
    expect(sizes.next(0n, 0n, LENGTH, PLAN).trial).toBeUndefined();
  });

  test('ignores the first segment of a trial, which adds sieving primes', () => {
    let segment = 0;
    const { sizes, state } = sizesWhere((bits) => {
      if (segment === 0) return bits === 17 ? 1000 : 1;
      return bits === 17 ? 1 : 2;
    });
    for (let trial = 0; trial < 6; trial++) {
      const next = sizes.next(FROM, FROM, FROM + LENGTH, PLAN);
      state.bits = next.bits;
      for (segment = 0; segment < 3; segment++) {
        next.trial?.step(() => 1);
        next.trial?.add(1);
      }
      next.trial?.end();
    }
    expect(sizes.next(FROM, FROM, FROM + LENGTH, PLAN).bits).toBe(17);
  });
});

test('the primes are the same, whatever is tried and chosen', () => {
  const counts = (plan: Plan, sizes: SegmentSizes): string => {
    let total = 0;
    let place = FROM / 30n;
    for (const segment of segments(FROM, FROM + LENGTH, undefined, plan, sizes)) {
      if (segment === undefined) continue;
      expect(segment.base).toBe(place * 30n);
      place += BigInt(segment.end - segment.start);
      total += segment.sieve.countBits(segment.start, segment.end);
    }
    return `${total} ${place}`;
  };
  // With parts of this length, the call is too short to try anything.
  const untried = new SegmentSizes(() => expect.fail('the clock was read'));
  const expected = counts({ ...PLAN, part: 30n * 2n ** 30n }, untried);
  for (const fastest of some([17, 18, 19], 2)) {
    const { sizes, state } = sizesWhere((bits) => 2 ** bits * (bits === fastest ? 1 : 1.5));
    const next = sizes.next.bind(sizes);
    sizes.next = (...args) => {
      const part = next(...args);
      state.bits = part.bits;
      return part;
    };
    expect(counts(PLAN, sizes)).toBe(expected);
    expect(sizes.next(FROM, FROM, FROM + LENGTH, PLAN).bits).toBe(fastest);
  }
});
