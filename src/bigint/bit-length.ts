import { WORD_LIMIT } from './word.js';

/**
 * How many bits n >= 0 has; 0 for 0. Takes a microsecond for some hundred bits, and for a million
 * hardly longer than a copy. Hexadecimal text would have four times the size.
 */
export function bitLength(n: bigint): number {
  let step = 64n;
  while (n >> step > 0n) step *= 2n;
  let bits = 0;
  let rest = n;
  for (; step >= 32n; step /= 2n) {
    const high = rest >> step;
    if (high === 0n) continue;
    bits += Number(step);
    rest = high;
  }
  return bits + 32 - Math.clz32(Number(rest));
}

/** How many twos divide n > 0. */
export function trailingZeros(n: bigint): number {
  return bitLength(n & -n) - 1;
}

/** The bytes of a bigint's digits, at least 8. */
export function byteLength(n: bigint): number {
  if (n < WORD_LIMIT && n > -WORD_LIMIT) return 8;
  return Math.ceil(bitLength(n < 0n ? -n : n) / 8);
}
