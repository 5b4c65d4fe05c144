// Texts of integers for the command's parser, and what it makes of them in pieces of any size.

import fc from 'fast-check';
import { limitOf } from '../../src/cli/input/input-error.js';
import { LineParser, type Lines } from '../../src/cli/input/line-parser.js';
import { type ReadText, type Refused, readText } from '../oracle/lines.js';

const near = (value: bigint): fc.Arbitrary<string> =>
  fc.bigInt({ min: -40n, max: 40n }).map((distance) => `${value + distance}`);

const integer = fc.oneof(
  fc.nat(1000).map(String),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
  near(2n ** 64n),
  near(2n ** 32n),
  near(0n),
  fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }).map(String),
);

const hexadecimal = fc.bigInt({ min: 0n, max: 2n ** 70n }).map((n) => `0x${n.toString(16)}`);

const word = fc.oneof(
  { arbitrary: integer, weight: 12 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom('+', '-', '0', '000', '-00'), integer)
      .map((x) => x.join('')),
    weight: 3,
  },
  {
    arbitrary: fc.tuple(fc.constantFrom('', '', '-', '+'), hexadecimal).map((x) => x.join('')),
    weight: 2,
  },
  {
    arbitrary: fc.constantFrom(
      '#',
      '# 5',
      '#x',
      '5#',
      '0x',
      '0X1f',
      '+',
      '-',
      '--1',
      '1e3',
      '1,000',
      '\0',
      '7\0',
      '\x07',
      '٣',
      '\u00a07',
      '\ufeff5',
    ),
    weight: 1,
  },
  { arbitrary: fc.string({ maxLength: 6 }), weight: 1 },
);

const blank = fc.constantFrom(' ', '\n', '\n', '\n', '\r\n', '\t', ' \v\f ', '\n\n', '  ', '');

/** Mostly integers, and everything that may be between them. */
const bytes = fc
  .tuple(
    fc.constantFrom('', '', '', '', '\ufeff', '\n'),
    fc.array(fc.tuple(word, blank), { maxLength: 24 }),
    fc.constantFrom(
      ...(['utf8', 'utf8', 'utf8', 'utf8', 'utf8', 'utf8', 'utf8', 'utf16le'] as const),
    ),
  )
  .map(([start, parts, encoding]) => Buffer.from(start + parts.flat().join(''), encoding));

/** Runs of one character, near the maximum length of words and lines. */
const longBytes = fc
  .array(
    fc.tuple(
      fc.constantFrom('0', '7', ' ', 'x', '#', '\n', '1 ', '0x1 ', '-'),
      fc.oneof(
        fc.integer({ min: 65_530, max: 65_542 }),
        fc.integer({ min: 131_066, max: 131_078 }),
        fc.nat(9),
      ),
      fc.constantFrom('', '\n', ' 5\n', ' x\n'),
    ),
    { maxLength: 4 },
  )
  .map((runs) =>
    Buffer.from(
      runs.map(([char, n, end]) => char.repeat(Math.ceil(n / char.length)) + end).join(''),
    ),
  );

export interface LineCase {
  readonly bytes: Buffer;
  /** Lengths of the pieces of a text, repeated in turn. */
  readonly pieces: readonly number[];
  readonly method: 'bpsw' | 'trial-division';
  readonly goesOn: boolean;
}

const around = (text: fc.Arbitrary<Buffer>, most: number): fc.Arbitrary<LineCase> =>
  fc.record({
    bytes: text,
    pieces: fc.array(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 4 }),
    method: fc.constantFrom('bpsw', 'trial-division'),
    goesOn: fc.boolean(),
  });

export const lineCases = around(bytes, 40);
export const longLineCases = around(longBytes, 200_000);

/** What the parser makes of it. */
export function parsed({ bytes, pieces, method, goesOn }: LineCase): ReadText {
  const messages: string[] = [];
  const parser = new LineParser(
    limitOf(method),
    goesOn ? ({ message }) => messages.push(message) : undefined,
  );
  const numbers: bigint[] = [];
  const take = (all: Iterable<Lines>): void => {
    for (const lines of all) numbers.push(...integersOf(lines, numbers.length));
  };
  for (let at = 0, i = 0; at < bytes.length && parser.failure === undefined; i++) {
    const end = at + (pieces[i % pieces.length] ?? 1);
    take(parser.push(Uint8Array.from(bytes.subarray(at, end))));
    at = end;
  }
  if (parser.failure === undefined) take(parser.end());
  if (parser.failure !== undefined) messages.push(parser.failure.message);
  return { numbers, refused: messages.map(reasonOf) };
}

/** What the parser should make of it. */
export function expected({ bytes, method, goesOn }: LineCase): ReadText {
  return readText(bytes, method === 'bpsw' ? 2n ** 131_072n : 2n ** 64n, goesOn);
}

/** The integers of some lines by their shown digits, which must match the computed values. */
function integersOf({ first, numbers, text, places }: Lines, count: number): bigint[] {
  if (first !== count) throw new Error(`integer ${count} is said to be ${first}`);
  return Array.from(numbers, (n, i) => {
    if (!(numbers instanceof BigUint64Array)) return BigInt(n);
    const shown = Buffer.from(text.subarray(places[2 * i], places[2 * i + 1])).toString('latin1');
    const value = BigInt(shown);
    if (shown !== String(value) || BigInt(n) !== (value < 0n ? 0n : value)) {
      throw new Error(`${n} is shown as ${JSON.stringify(shown)}`);
    }
    return value;
  });
}

const REASONS: readonly Refused[] = ['UTF-16', 'not an integer', 'too large', 'too long'];

function reasonOf(message: string): [number, Refused] {
  const [, line] = /^line (\d+)/.exec(message) ?? [];
  const reason = REASONS.find((some) => message.replace(/"(\\.|[^"\\])*"/g, '').includes(some));
  if (reason === undefined) throw new Error(`no reason: ${message}`);
  return [Number(line), reason];
}
