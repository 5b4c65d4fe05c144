// Jacobi symbols of a small number and n, and remainders of n, whose words are u32.

/** In: divisor > 0; so many u32 at `words`, the lowest first. Out: the remainder of the number they are. */
export function remainder(words: usize, count: i32, divisor: u32): u32 {
  let rest: u64 = 0;
  for (let i = count - 1; i >= 0; i--) {
    rest = ((rest << 32) | load<u32>(words + ((<usize>i) << 2))) % divisor;
  }
  return <u32>rest;
}

/** As in assembly/lucas-parameter.ts. In: 0 < a < 2^32; the words of odd n. Out: (a/n), in {-1, 0, 1}. */
export function jacobi(a: u32, words: usize, count: i32): i32 {
  const lowest = load<u32>(words);
  let b = a >> ctz(a);
  let flips = signFlips(ctz(a), lowest) ^ (b & lowest);
  let c = remainder(words, count, b);
  while (c) {
    const z = ctz(c);
    c >>= z;
    flips ^= signFlips(z, b) ^ (b & c);
    const t = b % c;
    b = c;
    c = t;
  }
  return b == 1 ? 1 - <i32>(flips & 2) : 0;
}

/** In: z; odd n. Out: bit 1 is set if (2/n)^z is -1; other bits are noise. */
// @ts-ignore: decorator
@inline
function signFlips(z: u32, n: u32): u32 {
  return (z << 1) & (n ^ (n >> 1));
}
