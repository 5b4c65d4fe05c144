// Lists of integers as people paste them, in chunks of any size.

import { expect, test } from 'vitest';
import {
  BATCH_SIZE,
  LARGE_DIGITS,
  ListParser,
  REFUSALS_KEPT,
  withOthers,
} from '../../site/list-parser.js';

/** All integers of a text that comes in chunks of this many bytes, and what was refused. */
function read(text: string, chunk = 7) {
  const bytes = new TextEncoder().encode(text);
  const parser = new ListParser();
  const batches = [];
  for (let at = 0; at < bytes.length; at += chunk) {
    batches.push(...parser.push(bytes.subarray(at, at + chunk)));
  }
  batches.push(...parser.end());
  return {
    integers: batches.flatMap(withOthers),
    sizes: batches.map(({ numbers }) => numbers.length),
    ends: batches.map(({ endByte }) => endByte),
    refused: parser.refusals.map(({ line, message }) => `${line}: ${message}`),
    count: parser.refused,
  };
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
    const { integers, refused } = read('1\n2a 3\n\n-\n+x,4.5\n“5”\n6', chunk);
    expect(integers).toEqual([1n, 3n, 6n]);
    expect(refused).toEqual([
      '2: “2a” is not an integer; write it in decimal digits',
      '4: “-” is not an integer; write it in decimal digits',
      '5: “+x” is not an integer; write it in decimal digits',
      '5: “4.5” is not an integer; write it in decimal digits',
      '6: ““5”” is not an integer; write it in decimal digits',
    ]);
  });
}

test('digits may be in groups, unless a separator of integers groups them', () => {
  const { integers, refused } = read(
    '10\u202f000\u202f003 -1\u2009000\n1_000,1’000;1\u00a0000 10\u202f00 1__000',
  );
  expect(integers).toEqual([10_000_003n, -1000n, 1000n, 1000n, 1000n]);
  expect(refused).toEqual([
    '2: “10\u202f00” is not an integer; write it in decimal digits',
    '2: “1__000” is not an integer; write it in decimal digits',
  ]);
});

test('integers of 2^64 and more are read exactly', () => {
  const text =
    '3 18446744073709551615 18446744073709551616 018446744073709551629 -18446744073709551629';
  expect(read(text).integers).toEqual([
    3n,
    18446744073709551615n,
    18446744073709551616n,
    18446744073709551629n,
    -18446744073709551629n,
  ]);
});

test('a batch of long integers ends sooner, and reports its place in the text', () => {
  const long = '9'.repeat(LARGE_DIGITS / 16);
  const { integers, sizes, ends } = read(`\ufeff${`${long}\n`.repeat(40)}`, 65_536);
  expect(integers).toEqual(new Array(40).fill(BigInt(long)));
  expect(sizes).toEqual([16, 16, 8]);
  const line = long.length + 1;
  // The next batch reports a line end that is not parsed yet.
  expect(ends).toEqual([3 + 16 * line - 1, 3 + 32 * line - 1, 3 + 40 * line + 1]);
});

test('all batches but the last are full', () => {
  const text = Array.from({ length: 2 * BATCH_SIZE + 5 }, (_, i) => i).join('\n');
  const { integers, sizes } = read(text, 65_536);
  expect(sizes).toEqual([BATCH_SIZE, BATCH_SIZE, 5]);
  expect(integers.every((n, index) => n === BigInt(index))).toBe(true);
});

test('a text of megabytes without any separator is refused once, and takes no memory', () => {
  const { integers, refused } = read(`${'9'.repeat(3_000_000)} 5\n7`, 65_536);
  expect(integers).toEqual([5n, 7n]);
  expect(refused).toEqual(['1: this word is too long for an integer']);
});

test('of many refusals, the first are kept and all are counted', () => {
  const { refused, count } = read('x\n'.repeat(1000));
  expect(refused).toHaveLength(REFUSALS_KEPT);
  expect(refused[99]).toBe('100: “x” is not an integer; write it in decimal digits');
  expect(count).toBe(1000);
});

test('an empty text', () => {
  expect(read('')).toMatchObject({ integers: [], refused: [] });
  expect(read(' \n,\n')).toMatchObject({ integers: [], refused: [] });
});
