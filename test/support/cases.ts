// Cases as bytes, for other engines than this process: Node makes the families once, and any engine
// reads them.

import type { Family } from '../oracle/families.js';

/** Numbers below 2^64 and their verdicts. */
export type Cases = Omit<Family, 'name'>;

/** All numbers, 8 bytes each, least first; then a byte for each that is 1 if it is prime. */
export function encodeCases({ numbers, prime }: Cases): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(9 * numbers.length);
  new BigUint64Array(bytes.buffer, 0, numbers.length).set(numbers);
  bytes.set(prime.map(Number), 8 * numbers.length);
  return bytes;
}

/** @param bytes the result of `encodeCases` */
export function decodeCases(bytes: Uint8Array): Cases {
  const count = bytes.length / 9;
  // A copy starts at a multiple of 8, as 64-bit views must; the buffer of a file may not.
  const { buffer } = Uint8Array.from(bytes);
  return {
    numbers: Array.from(new BigUint64Array(buffer, 0, count)),
    prime: Array.from(new Uint8Array(buffer, 8 * count), (verdict) => verdict === 1),
  };
}
