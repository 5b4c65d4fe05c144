const MASK_64 = (1n << 64n) - 1n;

/**
 * SplitMix64: a seeded generator of uniform 64-bit integers.
 *
 * G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014.
 *
 * @param seed any integer; taken modulo 2^64
 * @returns a function that returns the next integer at each call, uniform in [0, 2^64)
 * @example
 * const next = splitMix64(0n);
 * next(); // 16294208416658607535n
 */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed & MASK_64;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK_64;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK_64;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK_64;
    return z ^ (z >> 31n);
  };
}
