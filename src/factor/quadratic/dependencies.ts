// Relations whose product is a square: dependencies modulo 2 of their exponents.

import type { Steps } from '../../steps/steps.js';
import type { FactorKernel } from '../../wasm/factor.js';
import { withoutLightPrimes } from './light-primes.js';
import type { Relation } from './sieve.js';

/**
 * Relations in excess of their primes. Each gives one dependency, and every second dependency a
 * divisor.
 */
export const EXCESS = 24;

/** Products from which it pays to remove light primes before the elimination. */
const MANY = 6000;

/**
 * In: the instance of the sieve; sets of relations, for a base of `columns` columns. Out:
 * dependencies, each as its sets.
 */
export function* dependencies(
  kernel: FactorKernel,
  sets: Relation[][],
  columns: number,
): Steps<Relation[][][]> {
  const odd = oddColumns(sets, columns);
  yield;
  const all = prune(odd, columns).map((index) => ({ sets: [index], odd: odd[index] ?? [] }));
  yield;
  const products = all.length < MANY ? all : yield* withoutLightPrimes(all, columns);
  const rowOf = new Map<number, number>();
  for (const product of products) {
    for (const column of product.odd) if (!rowOf.has(column)) rowOf.set(column, rowOf.size);
  }
  const address = kernel.makeMatrix(rowOf.size, products.length);
  const stride = Math.ceil(products.length / 128) * 16;
  const bits = new Uint8Array(kernel.memory.buffer, address, rowOf.size * stride);
  products.forEach((product, place) => {
    for (const column of product.odd) {
      const at = (rowOf.get(column) ?? 0) * stride + (place >> 3);
      bits[at] = (bits[at] ?? 0) | (1 << (place & 7));
    }
  });
  while (kernel.eliminate() !== 0) yield;
  const rank = kernel.rank();
  const pivots = new Uint32Array(kernel.memory.buffer, kernel.pivotsAddress(), rank);
  const isPivot = new Set(pivots);
  const found: Relation[][][] = [];
  for (let free = 0; free < products.length; free++) {
    if (isPivot.has(free)) continue;
    const members = [free];
    for (let row = 0; row < rank; row++) {
      const byte = bits[row * stride + (free >> 3)] ?? 0;
      if ((byte >> (free & 7)) & 1) members.push(pivots[row] ?? 0);
    }
    const isOdd = new Uint8Array(sets.length);
    for (const member of members) {
      for (const set of products[member]?.sets ?? []) isOdd[set] = 1 - (isOdd[set] ?? 0);
    }
    found.push(sets.filter((_, set) => isOdd[set] === 1));
  }
  return found;
}

/** The columns that occur an odd number of times in the product of each set. */
function oddColumns(sets: readonly (readonly Relation[])[], columns: number): Uint32Array[] {
  const parities = new Uint8Array(columns);
  const all = new Uint32Array(
    sets.flat().reduce((sum, relation) => sum + relation.columns.length, 0),
  );
  let end = 0;
  return sets.map((set) => {
    for (const relation of set) {
      for (const column of relation.columns) parities[column] = 1 - (parities[column] ?? 0);
    }
    const start = end;
    for (const relation of set) {
      for (const column of relation.columns) {
        if (parities[column] === 1) all[end++] = column;
        parities[column] = 0;
      }
    }
    return all.subarray(start, end);
  });
}

/**
 * Removes sets with a prime that no other set has, repeatedly, and surplus sets. Out: the others,
 * by their numbers.
 */
function prune(odd: readonly Uint32Array[], columns: number): number[] {
  const weights = new Uint32Array(columns);
  for (const list of odd) for (const column of list) weights[column] = (weights[column] ?? 0) + 1;
  let kept = odd.map((_, index) => index);
  const drop = (index: number) => {
    for (const column of odd[index] ?? []) weights[column] = (weights[column] ?? 0) - 1;
  };
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    kept = kept.filter((index) => {
      if ((odd[index] ?? []).every((column) => weights[column] !== 1)) return true;
      drop(index);
      return false;
    });
    const used = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
    const extra = kept.length - used - EXCESS;
    if (extra > 0) {
      const heaviest = [...kept].sort((x, y) => (odd[y]?.length ?? 0) - (odd[x]?.length ?? 0));
      const dropped = new Set(heaviest.slice(0, extra));
      for (const index of dropped) drop(index);
      kept = kept.filter((index) => !dropped.has(index));
    }
  }
  return kept;
}
