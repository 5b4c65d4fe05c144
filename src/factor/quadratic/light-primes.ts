// Primes that few relations have leave the matrix before it is made (structured Gaussian
// elimination: B. A. LaMacchia and A. M. Odlyzko, Solving large sparse linear systems over finite
// fields, 1990).

/** A product of sets of relations. */
export interface Product {
  /** The sets, by their numbers. */
  readonly sets: Set<number>;
  /** The columns of the primes that occur an odd number of times. */
  readonly odd: Set<number>;
}

/** A prime with at most so many products is removed. More would take longer than in the matrix. */
const LIGHT = 6;

/**
 * Removes light primes: the shortest of the products that have one is multiplied into the others,
 * and left out. In: products, which change; the columns of the base. Out: those left, with the same
 * dependencies.
 */
export function withoutLightPrimes(products: readonly Product[], columns: number): Product[] {
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
  const remove = (having: ReadonlySet<Product>): void => {
    const [shortest, ...others] = [...having].sort((a, b) => a.odd.size - b.odd.size);
    if (shortest === undefined) return;
    left.delete(shortest);
    for (const column of shortest.odd) {
      const those = holders[column];
      those?.delete(shortest);
      for (const other of others) {
        toggle(other.odd, column);
        if (those !== undefined) toggle(those, other);
      }
    }
    for (const other of others) for (const set of shortest.sets) toggle(other.sets, set);
  };
  for (let weight = 1; weight <= LIGHT; weight++) {
    for (const having of holders) {
      if (having !== undefined && having.size <= weight) remove(having);
    }
  }
  return [...left];
}

/** Adds a value if it is no member, and removes it if it is. */
export function toggle<T>(values: Set<T>, value: T): void {
  if (!values.delete(value)) values.add(value);
}
