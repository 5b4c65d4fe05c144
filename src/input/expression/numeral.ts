// Integers as people write them: 97, 1_000_003, 1 000 003, 1e12, 0x1F.

import type { BoundedArithmetic } from './bounded-arithmetic.js';
import { ExpressionError } from './expression-error.js';

/** An integer in a text. */
export interface Numeral {
  readonly value: bigint;
  /** The index after the integer. */
  readonly end: number;
}

const DIGITS = /[0-9]+/y;
/** Between groups of digits. An underscore may stand between any two digits. */
const SEPARATOR = /[\s,'’]/u;
const EXPONENT = /e([+-]?)([0-9]+)/iy;
const BINARY = /0(?:x[0-9a-f]+(?:_[0-9a-f]+)*|o[0-7]+(?:_[0-7]+)*|b[01]+(?:_[01]+)*)/iy;

/** Bits of a digit by its prefix. */
const BITS: Readonly<Record<string, number>> = { x: 4, o: 3, b: 1 };

/** Reads the integer that begins at a digit. */
export function readNumeral(text: string, start: number, arithmetic: BoundedArithmetic): Numeral {
  const binary = match(BINARY, text, start)?.[0];
  if (binary !== undefined) {
    const digits = binary.replaceAll('_', '');
    const bits = (BITS[(digits[1] ?? '').toLowerCase()] ?? 1) * (significant(digits.slice(2)) - 1);
    if (bits >= arithmetic.maxBits) throw arithmetic.tooLarge(start);
    return {
      value: arithmetic.check(BigInt(digits.toLowerCase()), start),
      end: start + binary.length,
    };
  }
  const { digits, end } = readDigits(text, start);
  if ((significant(digits) - 1) * Math.log2(10) >= arithmetic.maxBits) {
    throw arithmetic.tooLarge(start);
  }
  const value = arithmetic.check(BigInt(digits), start);
  const [exponent, sign, power = ''] = match(EXPONENT, text, end) ?? [];
  if (exponent === undefined) return { value, end };
  if (sign === '-') {
    throw new ExpressionError('syntax', 'an exponent cannot be negative', end);
  }
  return { value: scaled(value, power, end, arithmetic), end: end + exponent.length };
}

/** value·10^power. @param power in digits */
function scaled(
  value: bigint,
  power: string,
  index: number,
  arithmetic: BoundedArithmetic,
): bigint {
  if (value === 0n) return 0n;
  // An exponent of more digits is too large, and need not be parsed.
  if (significant(power) > 9) throw arithmetic.tooLarge(index);
  return arithmetic.multiply(value, arithmetic.power(10n, BigInt(power), index), index);
}

/**
 * The digits that begin at `start`, without separators.
 *
 * @throws ExpressionError for unusual groups of digits: 97 91 is two integers, not one
 */
function readDigits(text: string, start: number): { digits: string; end: number } {
  const groups: string[] = [];
  let hasUnderscores = false;
  for (let index = start; ; ) {
    const group = match(DIGITS, text, index)?.[0] ?? '';
    const end = index + group.length;
    const separator = text[end] ?? '';
    const isFirst = index === start;
    if (isFirst) hasUnderscores = separator === '_';
    const isSeparated = hasUnderscores ? separator === '_' : SEPARATOR.test(separator);
    const isLast = !(isSeparated && isDigit(text[end + 1]));
    if (!hasUnderscores && !isGroup(group.length, isFirst, isLast)) {
      const problem = `“${abridged(group)}” is not a group of three digits`;
      throw new ExpressionError('syntax', problem, index);
    }
    groups.push(group);
    if (isLast) return { digits: groups.join(''), end };
    index = end + 1;
  }
}

/**
 * Whether this number of digits forms a group. Indian groups have two digits, except the last:
 * 1,00,00,000.
 */
function isGroup(length: number, isFirst: boolean, isLast: boolean): boolean {
  if (isFirst) return isLast || length <= 3;
  return length === 3 || (length === 2 && !isLast);
}

export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** The number of digits without leading zeros. */
function significant(digits: string): number {
  let zeros = 0;
  while (digits[zeros] === '0') zeros++;
  return digits.length - zeros;
}

function abridged(digits: string): string {
  return digits.length <= 20 ? digits : `${digits.slice(0, 20)}…`;
}

/** @param pattern sticky */
function match(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}
