// Lists of integers as people paste them, in chunks as they come.

import { expect, test } from 'vitest';
import { BATCH_SIZE, ListParser, REFUSALS_KEPT } from '../site/list-parser.js';

const never = (n: bigint): boolean => {
  throw new RangeError(`${n} is too large`);
};

/** All integers of a text that comes in chunks of so many bytes, and what was refused. */
function read(text: string, chunk = 7, decide = never) {
  const bytes = new TextEncoder().encode(text);
  const parser = new ListParser(decide);
  const integers: bigint[] = [];
  const sizes: number[] = [];
  const primes: bigint[] = [];
  const take = ({
    numbers,
    others,
  }: {
    numbers: BigUint64Array;
    others: readonly { place: number; n: bigint; prime: boolean }[];
  }): void => {
    const unfit = new Map(others.map(({ place, n }) => [place, n]));
    numbers.forEach((n, place) => {
      integers.push(unfit.get(place) ?? n);
    });
    for (const { n, prime } of others) if (prime) primes.push(n);
    sizes.push(numbers.length);
  };
  for (let at = 0; at < bytes.length; at += chunk) {
    for (const batch of parser.push(bytes.subarray(at, at + chunk))) take(batch);
  }
  for (const batch of parser.end()) take(batch);
  const refused = parser.refusals.map(({ line, message }) => `${line}: ${message}`);
  return { integers, sizes, primes, refused, count: parser.refused };
}

for (const chunk of [1, 2, 3, 7, 1000]) {
  test(`separators, signs and zeros, in chunks of ${chunk}`, () => {
    const text =
      '\ufeff97\r\n 1,2;3\t+4\n\n007 000 -12 -0\n18446744073709551615,12345678901234567890';
    const { integers, refused } = read(text, chunk);
    expect(refused).toEqual([]);
    expect(integers).toEqual([
      97n,
      1n,
      2n,
      3n,
      4n,
      7n,
      0n,
      -12n,
      0n,
      18446744073709551615n,
      12345678901234567890n,
    ]);
  });

  test(`wrong words are named with their line, in chunks of ${chunk}`, () => {
    const { integers, refused } = read('1\n2a 3\n\n-\n+x,4.5\n“5”\n18446744073709551616\n6', chunk);
    expect(integers).toEqual([1n, 3n, 6n]);
    expect(refused).toEqual([
      '2: “2a” is not an integer',
      '4: “-” is not an integer',
      '5: “+x” is not an integer',
      '5: “4.5” is not an integer',
      '6: ““5”” is not an integer',
      '7: 18446744073709551616 is too large',
    ]);
  });
}

test('an integer of 2^64 or more is decided as it is read, if the library can', () => {
  const { integers, primes } = read(
    '3 18446744073709551629 18446744073709551630',
    7,
    (n) => n % 2n === 1n,
  );
  expect(integers).toEqual([3n, 18446744073709551629n, 18446744073709551630n]);
  expect(primes).toEqual([18446744073709551629n]);
});

test('batches are full but for the last', () => {
  const text = Array.from({ length: 2 * BATCH_SIZE + 5 }, (_, i) => i).join('\n');
  const { integers, sizes } = read(text, 65_536);
  expect(sizes).toEqual([BATCH_SIZE, BATCH_SIZE, 5]);
  expect(integers.every((n, index) => n === BigInt(index))).toBe(true);
});

test('a text of megabytes without any separator is refused once, and takes no memory', () => {
  const { integers, refused } = read(`${'9'.repeat(3_000_000)} 5\n7`, 65_536);
  expect(integers).toEqual([5n, 7n]);
  expect(refused).toEqual(['1: a word is too long for an integer']);
});

test('of many refusals the first are kept, and all are counted', () => {
  const { refused, count } = read('x\n'.repeat(1000));
  expect(refused).toHaveLength(REFUSALS_KEPT);
  expect(refused[99]).toBe('100: “x” is not an integer');
  expect(count).toBe(1000);
});

test('nothing at all', () => {
  expect(read('')).toMatchObject({ integers: [], refused: [] });
  expect(read(' \n,\n')).toMatchObject({ integers: [], refused: [] });
});
