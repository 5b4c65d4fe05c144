// Small factors of a number of several words: it is divided by products of primes that fit 32 bits,
// and the remainders are looked at as in word/small-factors.ts.

import { remainder } from './jacobi';

/**
 * The odd primes below this. All take 0.7 µs for 128 bits, a quarter of the strong test that they
 * spare.
 */
@inline
const LIMIT: u32 = 512;

/** Up to 96 primes: each a u64 with its product's number above, and the products, u32. */
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
 * In: the words of a number of 2^64 or more, u32. Out: the least odd prime below 512 that divides
 * it, or 0.
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
