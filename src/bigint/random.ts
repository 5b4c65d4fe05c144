// Uniform random integers from the cryptographic source of the host, Web Crypto.

/** Most bytes that `getRandomValues` returns at a time. */
const QUOTA = 65_536;

/** Uniform among the integers from 0 to 2^bits - 1. */
export function randomBits(bits: number): bigint {
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  for (let start = 0; start < bytes.length; start += QUOTA) {
    crypto.getRandomValues(bytes.subarray(start, start + QUOTA));
  }
  let text = '0x0';
  for (const byte of bytes) text += HEX[byte];
  return BigInt.asUintN(bits, BigInt(text));
}

/**
 * Uniform among the integers from 0 to limit - 1, by rejection: at most two attempts on average.
 */
export function randomBelow(limit: bigint, bits: number): bigint {
  for (;;) {
    const n = randomBits(bits);
    if (n < limit) return n;
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
