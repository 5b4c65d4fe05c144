// Reads decimal digits in bytes as a 64-bit integer. Four bytes at a time take half the time of a
// loop over single bytes.

/** Positions of the halves of a 64-bit integer, swapped on a big-endian machine. */
const LOW_HALF = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH_HALF = 1 - LOW_HALF;
const ZERO = 0x30;

/**
 * @param length of the text (reading it from the view is slow); its last byte is not a digit
 * @returns the end of the digits that begin at `start`
 */
export function endOfDigits(text: DataView, start: number, length: number): number {
  let at = start;
  while (at + 4 <= length && areDigits(text.getInt32(at))) at += 4;
  while (isDigit(text.getUint8(at))) at++;
  return at;
}

/**
 * Reads the digits from `start` to `end`, at most 20, into element `index` of a BigUint64Array that
 * is viewed as 32-bit halves. A string and a BigInt would take ten times as long.
 *
 * @returns whether the integer is below 2^64; if not, nothing is written
 */
export function readInteger(
  text: DataView,
  start: number,
  end: number,
  halves: Uint32Array,
  index: number,
): boolean {
  if (end - start < 8) {
    halves[2 * index + LOW_HALF] = readDigits(text, start, end);
    return true;
  }
  // n = upper·10^8 + lower, where upper < 10^12.
  const lower = readEightDigits(text, end - 8);
  const upper =
    end - start < 16
      ? readDigits(text, start, end - 8)
      : readDigits(text, start, end - 16) * 1e8 + readEightDigits(text, end - 16);

  // The product would not fit a double. With upper = a·2^16 + b and a·10^8 = c·2^16 + d,
  // n = c·2^32 + (d·2^16 + b·10^8 + lower), where each part is below 2^53.
  const a = Math.floor(upper / 65_536);
  const b = upper - a * 65_536;
  const c = Math.floor((a * 1e8) / 65_536);
  const d = a * 1e8 - c * 65_536;
  const rest = d * 65_536 + b * 1e8 + lower;
  const low = rest >>> 0;
  const high = c + (rest - low) / 2 ** 32;
  if (high >= 2 ** 32) return false;
  halves[2 * index + LOW_HALF] = low;
  halves[2 * index + HIGH_HALF] = high;
  return true;
}

/** Up to 8 digits. */
function readDigits(text: DataView, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + text.getUint8(at) - ZERO;
  return value;
}

function readEightDigits(text: DataView, at: number): number {
  return (
    readFourDigits(text.getInt32(at, true)) * 10_000 + readFourDigits(text.getInt32(at + 4, true))
  );
}

/** @param word four digits, the first in the lowest byte */
function readFourDigits(word: number): number {
  const digits = word & 0x0f0f0f0f;
  // The bytes 0 and 2 of the sum are the first and the last two digits, each below 100.
  const pairs = digits * 10 + (digits >>> 8);
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff);
}

/** Whether all four bytes are digits. */
function areDigits(word: number): boolean {
  // A digit becomes its value; adding 0x76 to a byte sets its highest bit from 10 on.
  const values = word ^ 0x30303030;
  return ((values | (values + 0x76767676)) & 0x80808080) === 0;
}

function isDigit(byte: number): boolean {
  return (byte ^ ZERO) < 10;
}
