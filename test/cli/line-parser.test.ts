// What the command takes for an integer, in lines and in arguments, without a process for each.

import { describe, expect, test } from 'vitest';
import { integersFromArguments } from '../../src/cli/input/arguments.js';
import { limitOf } from '../../src/cli/input/input-error.js';
import { LineParser } from '../../src/cli/input/line-parser.js';

/** What is made of a text that comes in pieces of so many bytes. */
function parse(text: string, size: number): { words: string[]; failure: string | undefined } {
  const parser = new LineParser(limitOf('bpsw'));
  const words: string[] = [];
  const take = (parsed: ReturnType<LineParser['push']>): void => {
    for (const { numbers, text, places } of parsed) {
      for (const [i, n] of numbers.entries()) {
        const shown = Buffer.from(text.subarray(places[2 * i], places[2 * i + 1])).toString();
        words.push(places.length === 0 ? String(n) : shown);
      }
    }
  };
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length && parser.failure === undefined; at += size) {
    take(parser.push(Buffer.concat([parser.rest, bytes.subarray(at, at + size)])));
  }
  if (parser.failure === undefined) take(parser.end());
  return { words, failure: parser.failure?.message };
}

describe.each([1, 3, 1000])('lines in pieces of %i bytes', (size) => {
  test.each([
    ['CRLF', '2\r\n4\r\n', ['2', '4']],
    ['blank lines', '\n\n2\n \t\n\n4\n\n', ['2', '4']],
    ['spaces around', ' 2\n4 \n\t5\t\n', ['2', '4', '5']],
    ['plus signs', '+2\n+0\n', ['2', '0']],
    ['leading zeros', '002\n0\n000\n00000000000000000000000000097\n', ['2', '0', '0', '97']],
    [
      'negative integers',
      '-7\n-0\n-007\n-18446744073709551617\n',
      ['-7', '0', '-7', '-18446744073709551617'],
    ],
    ['no newline at the end', '2\n97', ['2', '97']],
    ['a byte order mark', '\ufeff2\n', ['2']],
    ['the greatest word', '18446744073709551615\n', ['18446744073709551615']],
    ['what is greater', '18446744073709551616\n97\n', ['18446744073709551616', '97']],
    ['nothing', '', []],
    ['nothing but blank lines', '\n\n  \n', []],
  ])('%s', (_case, text, expected) => {
    expect(parse(text, size)).toEqual({ words: expected, failure: undefined });
  });

  test.each([
    ['NaN', 'is not an integer'],
    ['1.5', 'is not an integer'],
    ['\ufeff101', 'is not an integer'],
    ['\u00a0101', 'is not an integer'],
    ['12 13', 'is not an integer; pass one integer a line'],
    ['97,\t-91, 5', 'is not an integer; pass one integer a line'],
    ['12 months', 'is not an integer'],
    ['1,000', 'is not an integer; write it in decimal digits'],
    ['1e3', 'is not an integer; write it in decimal digits'],
    ['-1.5E+3', 'is not an integer; write it in decimal digits'],
    ['0xFF', 'is not an integer; write it in decimal digits'],
    ['-', 'is not an integer'],
    ['+-1', 'is not an integer'],
    ['null', 'is not an integer'],
    ['{}', 'is not an integer'],
    ['٣', 'is not an integer'],
    ['\u0000', 'is not an integer'],
  ])('%j is refused, and named', (word, reason) => {
    expect(parse(`97\n\n91\n${word}\n5\n`, size)).toEqual({
      words: ['97', '91'],
      failure: `line 4: ${JSON.stringify(word)} ${reason}`,
    });
  });
});

test.each(['NaN', '1.5', '1e3', '0x10', 'null', '{}', '', '-', '97 91'])(
  'the argument %j is refused, and named',
  (word) => {
    expect(() => integersFromArguments(['97', word], 'bpsw')).toThrow(
      `argument 2: ${JSON.stringify(word)} is not an integer`,
    );
  },
);
