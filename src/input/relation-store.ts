// The caller's store for relations of the quadratic sieve.

import { OptionTypeError } from './errors.js';
import { assertCallback } from './options.js';
import { show } from './show.js';

/** Keeps relations of the quadratic sieve as lines of text, without line ends. */
export interface RelationStore {
  /**
   * All lines so far, in order, including those of earlier calls. Iterated again before each sieve.
   * Each relation is checked before it is used.
   */
  readonly known: Iterable<string>;
  /** Receives new lines, to be appended. An exception ends the call. */
  readonly onFound: (lines: readonly string[]) => void;
}

/**
 * @throws OptionTypeError if it is neither a store nor undefined
 *
 * @internal
 */
export function assertRelationStore(store: unknown): asserts store is RelationStore | undefined {
  if (store === undefined) return;
  if (typeof store !== 'object' || store === null) {
    throw new OptionTypeError(`relations is ${show(store)}: pass { known, onFound }`);
  }
  const { known, onFound } = store as Record<keyof RelationStore, unknown>;
  if (!isIterable(known)) {
    throw new OptionTypeError(`relations.known is ${show(known)}: pass an iterable of lines`);
  }
  if (onFound === undefined)
    throw new OptionTypeError('relations.onFound is missing: pass a function');
  assertCallback('relations.onFound', onFound);
}

function isIterable(known: unknown): known is Iterable<string> {
  return typeof known === 'object' && known !== null && Symbol.iterator in known;
}
