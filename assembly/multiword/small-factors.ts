// Small factors of a number of several words: it is divided by products of primes that fit 32 bits,
// and the primes are tried on the remainders.

import { remainder } from './jacobi';

/**
 * The odd primes below this are tried. At 128 bits this takes a quarter of the time of the strong
 * test that it saves.
 */
@inline
const LIMIT: u32 = 512;

/** Up to 96 primes, each a u64 with the index of its product in the upper half; products, u32. */
const PRIMES = memory.data(96 * 8, 8);
const PRODUCTS = memory.data(40 * 4, 8);
let products: u32 = 0;
let primes: u32 = 0;

function fill(): void {
  let product: u64 = 1;
  for (let p: u64 = 3; p < LIMIT; p += 2) {
    if (!isNext(p)) continue;
    if (product * p > 0xffffffff) {
      store<u32>(PRODUCTS + (products++ << 2), <u32>product);
      product = 1;
    }
    product *= p;
    store<u64>(PRIMES + (primes++ << 3), p | ((<u64>products) << 32));
  }
  store<u32>(PRODUCTS + (products++ << 2), <u32>product);
}
fill();

function isNext(p: u64): bool {
  for (let i: u32 = 0; i < primes; i++) if (p % load<u32>(PRIMES + (i << 3)) == 0) return false;
  return true;
}

/**
 * In: the words of a number >= 2^64, u32. Out: its least odd prime factor below 512, or 0.
 */
export function smallFactor(words: usize, count: i32): u32 {
  let place: u32 = 0;
  for (let i: u32 = 0; i < products; i++) {
    const rest = remainder(words, count, load<u32>(PRODUCTS + (i << 2)));
    for (; place < primes && load<u32>(PRIMES + (place << 3), 4) == i; place++) {
      const prime = load<u32>(PRIMES + (place << 3));
      if (rest % prime == 0) return prime;
    }
  }
  return 0;
}
