// Relations in two arrays, which cross threads faster than objects.

import type { Relation } from './sieve.js';

/** Relations: their x; then for each the number of its columns, its large primes, its columns. */
export interface PackedRelations {
  readonly xs: readonly bigint[];
  readonly words: Uint32Array;
}

const HEADER = 3;

export function pack(relations: readonly Relation[]): PackedRelations {
  const length = relations.reduce((sum, { columns }) => sum + HEADER + columns.length, 0);
  const words = new Uint32Array(length);
  let at = 0;
  for (const { columns, first, second } of relations) {
    words[at] = columns.length;
    words[at + 1] = first;
    words[at + 2] = second;
    words.set(columns, at + HEADER);
    at += HEADER + columns.length;
  }
  return { xs: relations.map(({ x }) => x), words };
}

export function unpack({ xs, words }: PackedRelations): Relation[] {
  let at = 0;
  return xs.map((x) => {
    const start = at + HEADER;
    const [length = 0, first = 1, second = 1] = words.subarray(at, start);
    at = start + length;
    return { x, columns: words.subarray(start, at), first, second };
  });
}
