// A group: eight numbers in four vectors, which hide each other's latency. Their doubles and reciprocals
// lie in memory, and the loops load them at every step: as locals they would not fit in 16 registers, and
// V8's spill slots are no better and, on Node 20, not aligned (base 2 fused 41 ns in locals, 31 so; Lucas split on
// Node 20 220 to 360 ns from run to run in locals, 175 to 250 so).

import { reciprocal, toDoubles } from './lanes53';

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
// @ts-ignore: decorator
@inline
export function modulus(i: usize): v128 {
  return v128.load(MODULI + (i << 4));
}

/** The doubles nearest to their reciprocals. */
// @ts-ignore: decorator
@inline
export function inverse(i: usize): v128 {
  return v128.load(RECIPROCALS + (i << 4));
}
