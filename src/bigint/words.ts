// BigInts as words of linear memory and back.

/**
 * Words of 64 bits up to which a BigInt crosses into linear memory word by word; a longer one is
 * halved, because shifts take as long as the number. At least 1. Measured, µs for 2048, 8192 and
 * 131,072 bits, Node 20: word by word 0.7, 6.0, 876; halved down to 16 words 0.7, 3.4, 52, to 8
 * words 0.8, 3.9, 63.
 */
const HALVING_LIMIT = 16;

/** Writes n >= 0 into words, the lowest first, and zeros behind it. In: n < 2^(64·words). */
export function writeWords(words: BigUint64Array, n: bigint): void {
  const { length } = words;
  if (length <= HALVING_LIMIT) {
    let rest = n;
    // Each word takes what it has room for.
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
