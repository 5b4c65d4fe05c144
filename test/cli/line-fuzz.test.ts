// The parser of lines against a slow and simple one; test/slow has the same with more cases.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integersFromArguments } from '../../src/cli/input/arguments.js';
import { limitOf } from '../../src/cli/input/input-error.js';
import { LineParser } from '../../src/cli/input/line-parser.js';
import { SLOW, some } from '../support/extent.js';
import { expected, lineCases, longLineCases, parsed } from '../support/line-cases.js';
import { SEED } from '../support/random.js';

test(`any text in any pieces, seed ${SEED}`, () => {
  fc.assert(
    fc.property(lineCases, (some) => {
      expect(parsed(some)).toEqual(expected(some));
    }),
    { seed: SEED, numRuns: SLOW ? 3000 : 1000 },
  );
});

test(`words and lines near their maximum length, seed ${SEED}`, () => {
  fc.assert(
    fc.property(longLineCases, (some) => {
      expect(parsed(some)).toEqual(expected(some));
    }),
    { seed: SEED, numRuns: SLOW ? 40 : 8 },
  );
});

const SHORT = 15_000;

/** Eight times the length takes 8 times as long in linear time, and 64 times in quadratic time. */
const BOUND = 30;

/**
 * CPU milliseconds: the minimum of several runs, but no less than can be measured. Wall-clock time
 * would include other programs on a busy machine.
 */
function timeOf(work: (length: number) => void, length: number): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    work(length);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.max(Math.min(...times), 0.05);
}

/** Whether it is slow repeatedly: another program may run for a while. */
function isSlow(work: (length: number) => void): boolean {
  for (let attempt = 0; attempt < 4; attempt++) {
    if (timeOf(work, 8 * SHORT) <= BOUND * timeOf(work, SHORT)) return false;
  }
  return true;
}

function parse(text: Buffer, piece: number): void {
  const parser = new LineParser(limitOf('bpsw'), () => {});
  for (let at = 0; at < text.length; at += piece) {
    for (const lines of parser.push(Uint8Array.from(text.subarray(at, at + piece)))) void lines;
  }
  for (const lines of parser.end()) void lines;
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte);
/** A line of one repeated byte, after an integer and before a word that is not one. */
const line = (byte: number, length: number): Buffer =>
  Buffer.concat([Buffer.from('1 '), Buffer.alloc(length, byte), Buffer.from(' x\n')]);

/**
 * Bytes of each kind: blanks, digits, signs, comments, letters, parts of UTF-8.
 */
const KINDS = [...Buffer.from(' \t\r\n\v07+-#xe.,\0'), 0x80, 0xc3, 0xff];

test.each([
  ['any byte', SLOW ? BYTES : KINDS, 65_536],
  ['any kind of byte, in pieces of 100 bytes', some(KINDS, 5), 100],
])('lines of %s take linear time', (_case, bytes, piece) => {
  const slow = bytes.filter((byte) => isSlow((length) => parse(line(byte, length), piece)));
  expect(slow).toEqual([]);
});

test('10^6 copies of any byte are parsed or refused', () => {
  for (const byte of SLOW ? BYTES : KINDS) parse(Buffer.alloc(1_000_000, byte), 65_536);
});

test('arguments of any character take linear time', () => {
  const slow = (SLOW ? BYTES : KINDS)
    .map((code) => String.fromCharCode(code))
    .filter((char) =>
      isSlow((length) => {
        const take = (): unknown => integersFromArguments([`1 ${char.repeat(length)}x`], 'bpsw');
        expect(take).toThrow(/^argument 1: "/);
      }),
    );
  expect(slow).toEqual([]);
});
