// A slow and simple parser of lines of integers, which follows the command's documentation.

/** The result of a whole text. */
export interface ReadText {
  /** The integers before the first refused word of each line. */
  readonly numbers: readonly bigint[];
  /** The refused lines from 1, and why. */
  readonly refused: readonly (readonly [line: number, reason: Refused])[];
}

export type Refused = 'not an integer' | 'too long' | 'too large' | 'UTF-16';

const LINE_BYTES = 131_072;
const WORD_CHARACTERS = 65_536;

/**
 * @param limit the first integer that is too large
 * @param goesOn whether to continue after a refused line
 */
export function readText(bytes: Uint8Array, limit: bigint, goesOn: boolean): ReadText {
  const text = Buffer.from(bytes).toString('latin1');
  const numbers: bigint[] = [];
  const refused: [number, Refused][] = [];
  const lines = text.split('\n');
  if (/^(\xff\xfe|\xfe\xff)/.test(text) && (lines[0] ?? '').length <= LINE_BYTES) {
    return { numbers, refused: [[1, 'UTF-16']] };
  }
  for (const [index, line] of lines.entries()) {
    if (refused.length > 0 && !goesOn) break;
    if (line.length > LINE_BYTES) {
      refused.push([index + 1, 'too long']);
      continue;
    }
    const isFirst = index === 0 && line.startsWith('\xef\xbb\xbf');
    for (const word of (isFirst ? line.slice(3) : line).split(/[ \t\v\f\r]/)) {
      if (word === '') continue;
      if (word[0] === '#') break;
      const outcome = readWord(word, limit);
      if (typeof outcome === 'bigint') {
        numbers.push(outcome);
        continue;
      }
      refused.push([index + 1, outcome]);
      break;
    }
  }
  return { numbers, refused };
}

function readWord(word: string, limit: bigint): bigint | Refused {
  const sign = word[0] === '-' ? -1n : 1n;
  const digits = word[0] === '-' || word[0] === '+' ? word.slice(1) : word;
  const isHexadecimal = digits.startsWith('0x') || digits.startsWith('0X');
  const alphabet = isHexadecimal ? '0123456789abcdefABCDEF' : '0123456789';
  const own = isHexadecimal ? digits.slice(2) : digits;
  if (own === '' || [...own].some((char) => !alphabet.includes(char))) {
    const isWide =
      word.length > 1 &&
      [0, 1].some((phase) => [...word].every((char, i) => (char === '\0') === (i % 2 === phase)));
    return isWide ? 'UTF-16' : 'not an integer';
  }
  if (word.length > WORD_CHARACTERS) return 'too long';
  const value = sign * BigInt(digits);
  return value >= limit ? 'too large' : value;
}
