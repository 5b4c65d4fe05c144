// A group: eight numbers in four vectors, which hide each other's latency. Loops load their
// operands from memory at every step. As locals they would not fit in 16 registers, and V8 spills
// vectors to a stack aligned to 8 bytes only: at one stack depth in 30 a slot straddles two pages,
// which makes a loop up to twice as slow. V8 cannot move a computation past a store: stores in the
// middle of a step limit the number of live values.

import { reciprocal, toDoubles } from './f64x2';

const MODULI: usize = memory.data(64, 16);
const RECIPROCALS: usize = memory.data(64, 16);

/** In: eight odd u64 below 2^53. Out: modulus() and inverse() return their values. */
export function prepareGroup(group: usize): void {
  for (let i: usize = 0; i < 64; i += 16) {
    const n = toDoubles(v128.load(group + i));
    v128.store(MODULI + i, n);
    v128.store(RECIPROCALS + i, reciprocal(n));
  }
}

/** In: i < 4. Out: the numbers of vector i, as doubles. */
@inline
export function modulus(i: usize): v128 {
  return v128.load(MODULI + (i << 4));
}

/** In: i < 4. Out: the doubles nearest to their reciprocals. */
@inline
export function inverse(i: usize): v128 {
  return v128.load(RECIPROCALS + (i << 4));
}
