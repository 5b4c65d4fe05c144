// Primes that few relations have leave the matrix before it is made (structured Gaussian
// elimination: B. A. LaMacchia and A. M. Odlyzko, Solving large sparse linear systems over finite
// fields, 1990).

import type { Steps } from '../../steps/steps.js';

/** A product of sets of relations. */
export interface Product {
  /** The sets, by their numbers; one that occurs twice has no effect. */
  sets: readonly number[];
  /** The columns of the primes that occur an odd number of times. */
  odd: readonly number[] | Uint32Array;
}

/** A prime that at most so many products have is removed. Others take less time in the matrix. */
const LIGHT = 10;

/** Columns in a step, which takes up to some milliseconds. */
const COLUMNS_PER_STEP = 128;

/**
 * Removes light primes: the shortest of the products that have one is multiplied into the others,
 * and left out. In: products, which change; the columns of the base. Out: those left, with the same
 * dependencies.
 */
export function* withoutLightPrimes(
  products: readonly Product[],
  columns: number,
): Steps<Product[]> {
  const weights = new Uint32Array(columns);
  for (const { odd } of products) {
    for (const column of odd) weights[column] = (weights[column] ?? 0) + 1;
  }
  // The products of each prime that is light or may become so.
  const holders = Array.from(weights, (weight) =>
    weight <= 2 * LIGHT ? new Set<Product>() : undefined,
  );
  for (const product of products) {
    for (const column of product.odd) holders[column]?.add(product);
  }
  const left = new Set(products);
  const isIn = new Uint8Array(columns);
  const remove = (having: ReadonlySet<Product>): void => {
    const [shortest, ...others] = [...having].sort((a, b) => a.odd.length - b.odd.length);
    if (shortest === undefined) return;
    left.delete(shortest);
    for (const column of shortest.odd) {
      const those = holders[column];
      if (those === undefined) continue;
      those.delete(shortest);
      for (const other of others) if (!those.delete(other)) those.add(other);
    }
    for (const other of others) {
      other.sets = [...other.sets, ...shortest.sets];
      other.odd = symmetricDifference(other.odd, shortest.odd, isIn);
    }
  };
  for (let weight = 1; weight <= LIGHT; weight++) {
    for (const [column, having] of holders.entries()) {
      if (having !== undefined && having.size <= weight) remove(having);
      if (column % COLUMNS_PER_STEP === 0) yield;
    }
  }
  return [...left];
}

/** In: columns without repetitions; zeros for all columns. Out: those that only one of them has. */
function symmetricDifference(
  a: Product['odd'],
  b: Product['odd'],
  isIn: Uint8Array,
): readonly number[] {
  const difference: number[] = [];
  for (const column of b) isIn[column] = 1;
  for (const column of a) {
    if (isIn[column] === 0) difference.push(column);
    isIn[column] = 0;
  }
  for (const column of b) {
    if (isIn[column] === 1) difference.push(column);
    isIn[column] = 0;
  }
  return difference;
}
