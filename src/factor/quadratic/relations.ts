// The relations of a sieve. Those without a large prime count as they are. A relation with large
// primes is an edge between them, or between its only one and 1. Every cycle gives a relation in
// which each large prime occurs an even number of times.

import type { Relation } from './sieve.js';

/** Collects relations, and counts those for the matrix. */
export class Relations {
  readonly #full: Relation[] = [];
  readonly #edges: Relation[] = [];
  readonly #seen = new Set<bigint>();
  readonly #parents = new Map<number, number>();
  #vertices = 0;
  #trees = 0;

  /** Adds a relation, unless it is present already. Out: whether it is new. */
  add(relation: Relation): boolean {
    const key = relation.x < 0n ? -relation.x : relation.x;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    const { first, second } = relation;
    if (first === second) {
      this.#full.push(relation);
      return true;
    }
    this.#edges.push(relation);
    const [a, b] = [this.#find(first), this.#find(second)];
    if (a === b) return true;
    this.#trees--;
    this.#parents.set(a, b);
    return true;
  }

  /** Relations for the matrix. */
  get count(): number {
    return this.#full.length + this.#edges.length - this.#vertices + this.#trees;
  }

  /** The relations for the matrix, each as those that it is the product of. */
  sets(): Relation[][] {
    const sets = this.#full.map((relation) => [relation]);
    const edges = withoutLoneVertices(this.#edges);
    const neighbours = new Map<number, Relation[]>();
    for (const edge of edges) {
      for (const vertex of [edge.first, edge.second]) {
        const list = neighbours.get(vertex);
        if (list === undefined) neighbours.set(vertex, [edge]);
        else list.push(edge);
      }
    }
    // Breadth first from 1, which makes paths short.
    const way = new Map<number, { depth: number; to: number; edge: Relation | undefined }>();
    const inTree = new Set<Relation>();
    for (const root of [1, ...neighbours.keys()]) {
      if (way.has(root)) continue;
      way.set(root, { depth: 0, to: root, edge: undefined });
      const queue = [root];
      for (const vertex of queue) {
        const depth = (way.get(vertex)?.depth ?? 0) + 1;
        for (const edge of neighbours.get(vertex) ?? []) {
          const other = edge.first === vertex ? edge.second : edge.first;
          if (way.has(other)) continue;
          way.set(other, { depth, to: vertex, edge });
          inTree.add(edge);
          queue.push(other);
        }
      }
    }
    for (const edge of edges) {
      if (inTree.has(edge)) continue;
      const set = [edge];
      let [a, b] = [edge.first, edge.second];
      while (a !== b) {
        const [atA, atB] = [way.get(a), way.get(b)];
        if (atA === undefined || atB === undefined) break;
        const step = atA.depth >= atB.depth ? atA : atB;
        if (step.edge !== undefined) set.push(step.edge);
        if (step === atA) a = step.to;
        else b = step.to;
      }
      sets.push(set);
    }
    return sets;
  }

  /** The tree that a vertex belongs to, by its root. */
  #find(vertex: number): number {
    let parent = this.#parents.get(vertex);
    if (parent === undefined) {
      this.#parents.set(vertex, vertex);
      this.#vertices++;
      this.#trees++;
      return vertex;
    }
    let root = vertex;
    while (parent !== root) {
      root = parent;
      parent = this.#parents.get(root) ?? root;
    }
    for (let at = vertex; at !== root; ) {
      const next = this.#parents.get(at) ?? root;
      this.#parents.set(at, root);
      at = next;
    }
    return root;
  }
}

/** The edges without those to a vertex of no other edge: most, and in no cycle. */
function withoutLoneVertices(edges: readonly Relation[]): Relation[] {
  const degrees = new Map<number, number>([[1, 2]]);
  for (const { first, second } of edges) {
    degrees.set(first, (degrees.get(first) ?? 0) + 1);
    degrees.set(second, (degrees.get(second) ?? 0) + 1);
  }
  const isShared = (vertex: number): boolean => (degrees.get(vertex) ?? 0) > 1;
  return edges.filter(({ first, second }) => isShared(first) && isShared(second));
}
