// Cases as bytes, for engines that this process is not: Node's families, made once, are read
// anywhere.

import type { Family } from '../oracle/families.js';

/** Numbers below 2^64 and what is true of each. */
export type Cases = Omit<Family, 'name'>;

/** All numbers, 8 bytes each, least first; then a byte for each that is 1 if it is prime. */
export function encodeCases({ numbers, prime }: Cases): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(9 * numbers.length);
  new BigUint64Array(bytes.buffer, 0, numbers.length).set(numbers);
  bytes.set(prime.map(Number), 8 * numbers.length);
  return bytes;
}

/** @param bytes what `encodeCases` has made */
export function decodeCases(bytes: Uint8Array): Cases {
  const count = bytes.length / 9;
  // A copy begins at a multiple of 8, as 64-bit views must; what a file was read into need not.
  const { buffer } = Uint8Array.from(bytes);
  return {
    numbers: Array.from(new BigUint64Array(buffer, 0, count)),
    prime: Array.from(new Uint8Array(buffer, 8 * count), (verdict) => verdict === 1),
  };
}
