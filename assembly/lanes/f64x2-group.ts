// A group: eight numbers in four vectors, which hide each other's latency. What a loop needs lies
// in memory and is loaded at every step: as locals it would not fit in 16 registers, and V8 spills
// vectors to a stack that is only aligned to 8 bytes. That costs little until, at 1 stack depth in
// 30, a slot lies across two pages: then 49-bit primes took 1.2 (split) to 2 (fused) times as long,
// 64-bit ones 1.2 to 1.6 times, as long as that depth was kept. A store ends what V8 can put off,
// so stores in the middle of a step keep values from piling up.

import { reciprocal, toDoubles } from './f64x2';

const MODULI: usize = memory.data(64, 16);
const RECIPROCALS: usize = memory.data(64, 16);

/** In: eight odd u64 below 2^53. Out: what modulus() and inverse() give. */
export function prepareGroup(group: usize): void {
  for (let i: usize = 0; i < 64; i += 16) {
    const n = toDoubles(v128.load(group + i));
    v128.store(MODULI + i, n);
    v128.store(RECIPROCALS + i, reciprocal(n));
  }
}

/** The numbers of vector i, as doubles. */
@inline
export function modulus(i: usize): v128 {
  return v128.load(MODULI + (i << 4));
}

/** The doubles nearest to their reciprocals. */
@inline
export function inverse(i: usize): v128 {
  return v128.load(RECIPROCALS + (i << 4));
}
