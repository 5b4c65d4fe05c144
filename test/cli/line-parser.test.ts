// What the command accepts as an integer, in lines and in arguments, without a process per case.

import { describe, expect, test } from 'vitest';
import { integersFromArguments } from '../../src/cli/input/arguments.js';
import { limitOf } from '../../src/cli/input/input-error.js';
import { LineParser } from '../../src/cli/input/line-parser.js';
import { LIST_HINT } from '../../src/input/expression/hints.js';

/** What the parser makes of a text in pieces of this many bytes. */
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
    take(parser.push(Uint8Array.from(bytes.subarray(at, at + size))));
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
    ['the greatest 64-bit integer', '18446744073709551615\n', ['18446744073709551615']],
    ['greater integers', '18446744073709551616\n97\n', ['18446744073709551616', '97']],
    ['several a line', '2 3\t-5 \n 7\n', ['2', '3', '-5', '7']],
    ['comments', '# primes\n2 # the even one\n#\n3\n#5', ['2', '3']],
    [
      'hexadecimal digits',
      '0x1F 0XfF -0x10 +0x0\n0x10000000000000000 97\n',
      ['31', '255', '-16', '0', '18446744073709551616', '97'],
    ],
    ['nothing', '', []],
    ['only blank lines', '\n\n  \n', []],
  ])('%s', (_case, text, expected) => {
    expect(parse(text, size)).toEqual({ words: expected, failure: undefined });
  });

  test.each([
    ['NaN', 'is not an integer; write it in decimal digits'],
    ['1.5', 'is not an integer; write it in decimal digits'],
    ['97,91', 'is not an integer; write it in decimal digits'],
    ['months', 'is not an integer; write it in decimal digits'],
    ['1,000', 'is not an integer; write it in decimal digits'],
    ['1e3', 'is not an integer; write it in decimal digits'],
    ['-1.5E+3', 'is not an integer; write it in decimal digits'],
    ['0xFG', 'is not an integer; write it in decimal digits'],
    ['0x', 'is not an integer; write it in decimal digits'],
    ['-', 'is not an integer; write it in decimal digits'],
    ['+-1', 'is not an integer; write it in decimal digits'],
    ['null', 'is not an integer; write it in decimal digits'],
    ['{}', 'is not an integer; write it in decimal digits'],
    ['٣', 'is not an integer; write it in decimal digits'],
  ])('%j is refused, and named', (word, reason) => {
    expect(parse(`97\n\n91\n${word}\n5\n`, size)).toEqual({
      words: ['97', '91'],
      failure: `line 4: ${JSON.stringify(word)} ${reason}`,
    });
  });
});

test.each([
  ['\ufeff101', '"\\ufeff101" is not an integer: it has a byte order mark (U+FEFF)'],
  ['\u00a0101', '"\\u00a0101" is not an integer: it has a no-break space (U+00A0)'],
  ['\u202e7', '"\\u202e7" is not an integer: it has a right-to-left override (U+202E)'],
  ['7\u200b', '"7\\u200b" is not an integer: it has a zero-width space (U+200B)'],
  ['\u009b2J7', '"\\u009b2J7" is not an integer: it has a control sequence introducer (U+009B)'],
  ['\u001b[2J', '"\\u001b[2J" is not an integer: it has an escape character (U+001B)'],
  ['\u0007', '"\\u0007" is not an integer: it has a control character (U+0007)'],
  ['\u0000', '"\\u0000" is not an integer: it has a null character (U+0000)'],
  ['1\u2007000', '"1\\u2007000" is not an integer: it has an unusual space (U+2007)'],
  ['7\u{e0041}', '"7\\u{e0041}" is not an integer: it has an invisible character (U+E0041)'],
  [
    '\u2066\u200d\u2060\u200e',
    '"\\u2066\\u200d\\u2060\\u200e" is not an integer: it has an invisible character (U+2066), ' +
      'a zero-width joiner (U+200D), a word joiner (U+2060) and others',
  ],
])('invisible characters are escaped and named: %j', (word, message) => {
  expect(parse(`97\n${word}\n`, 1000).failure).toBe(`line 2: ${message}; ${LIST_HINT}`);
  expect(() => integersFromArguments(['97', `+${word}`], 'bpsw')).toThrow(
    `argument 2: ${message.replace('"', '"+')}`,
  );
});

test.each([
  ['with a byte order mark', '\ufeff97\r\n'],
  ['without one', '97\r\n'],
])('a text in UTF-16 is recognised, %s', (_case, text) => {
  const bytes = Buffer.from(text, 'utf16le');
  for (const some of [bytes, Buffer.from(bytes).swap16()]) {
    const parser = new LineParser(limitOf('bpsw'));
    expect([...parser.push(some)]).toEqual([]);
    expect(parser.failure?.message).toBe('line 1: the text is UTF-16; convert it to UTF-8');
  }
});

test.each(['NaN', '1.5', '1e', '0x', 'null', '{}', '', '-', '97 91'])(
  'the argument %j is refused, and named',
  (word) => {
    expect(() => integersFromArguments(['97', word], 'bpsw')).toThrow(
      `argument 2: ${JSON.stringify(word)} is not an integer`,
    );
  },
);
