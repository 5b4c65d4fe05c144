// Lists as callers pass them: typed arrays of any realm, arrays, Proxies of these, iterables. They
// are told apart by what they are, not by their prototypes, so that all doors take and refuse the
// same ones in the same words.
//
// What a list, a getter in it or an iterator throws by itself is the caller's, and is passed on as
// it is.

import { IntegerTypeError, KernelError } from './errors.js';
import { show } from './show.js';

/** Integers that the kernel can take as they are. @internal */
export type PackedIntegers<Buffer extends ArrayBufferLike = ArrayBufferLike> =
  | BigUint64Array<Buffer>
  | Uint32Array<Buffer>
  | Float64Array<Buffer>;

/**
 * A list that can be read by index: a view of what the kernel can take as it is, or the values.
 *
 * @internal
 */
export type IndexedList = PackedIntegers | readonly unknown[];

/** Where a list is, for messages. @internal */
export const THE_LIST = 'the list';

/**
 * A view of a typed array of one of the kernel's three kinds, in this realm, and without what a
 * subclass has changed; undefined for anything else. No number is copied.
 *
 * @throws IntegerTypeError for a typed array whose buffer was transferred or cut, which looks like
 *   an empty one, and for a Proxy of one
 *
 * @internal
 */
export function viewOf(values: unknown, what = THE_LIST): PackedIntegers | undefined {
  const name = Reflect.get(TYPED_ARRAY, Symbol.toStringTag, values);
  if (name === undefined) {
    assertNoProxy(values, what);
    return undefined;
  }
  const length: number = Reflect.get(TYPED_ARRAY, 'length', values);
  if (length === 0) assertAttached(values, what);
  const buffer: ArrayBufferLike = Reflect.get(TYPED_ARRAY, 'buffer', values);
  const offset: number = Reflect.get(TYPED_ARRAY, 'byteOffset', values);
  if (name === 'BigUint64Array') return new BigUint64Array(buffer, offset, length);
  if (name === 'Uint32Array') return new Uint32Array(buffer, offset, length);
  if (name === 'Float64Array') return new Float64Array(buffer, offset, length);
  return undefined;
}

/**
 * A list that can be read by index. An array is given back as it is: read it with
 * {@link assertUnchanged}.
 *
 * @throws IntegerTypeError if the value is no list, or one that cannot be read
 *
 * @internal
 */
export function listOf(values: unknown): IndexedList {
  if (isArray(values)) return values;
  return viewOf(values) ?? valuesOf(iteratorOf(values));
}

/**
 * What becomes of the values of a list, each of which is read once.
 *
 * @param map throws for what is no value, such as the hole of an array
 * @throws as {@link listOf} does
 *
 * @internal
 */
export function mapList<Value, Result>(
  values: Iterable<Value>,
  map: (value: Value, index: number) => Result,
): Result[] {
  const list = listOf(values);
  const { length } = list;
  const results: Result[] = [];
  // By index: an array may have an iterator of its own.
  for (let index = 0; index < length; index++) results.push(map(list[index] as Value, index));
  assertUnchanged(list, length);
  return results;
}

/** Whether a list is there as a whole, and need not be read one by one. @internal */
export function isWhole(values: unknown): boolean {
  return isArray(values) || Reflect.get(TYPED_ARRAY, Symbol.toStringTag, values) !== undefined;
}

/**
 * Call it when a list was read to the end.
 *
 * @param length it had before
 * @throws IntegerTypeError if that has changed: there would be more or fewer answers than numbers
 *
 * @internal
 */
export function assertUnchanged(list: { readonly length: number }, length: number): void {
  if (list.length === length) return;
  throw new IntegerTypeError(
    `the list had ${length} values and has ${list.length} when they are read: pass one that no getter changes`,
  );
}

/**
 * Room for what is made of a list.
 *
 * @throws KernelError if there is no memory for it
 *
 * @internal
 */
export function roomFor(length: number): BigUint64Array<ArrayBuffer> {
  try {
    return new BigUint64Array(length);
  } catch (cause) {
    throw new KernelError(`there is no memory for a list of ${length} integers: pass it in parts`, {
      cause,
    });
  }
}

/** Whether a value is an array, of any realm, or a Proxy of one. @internal */
export function isArray(values: unknown): values is readonly unknown[] {
  try {
    return Array.isArray(values);
  } catch {
    throw new IntegerTypeError('the list is a Proxy that was revoked: pass one that can be read');
  }
}

/**
 * The iterator of a list that is read one by one.
 *
 * @throws IntegerTypeError if the value is not iterable, or is a string
 *
 * @internal
 */
export function iteratorOf(values: unknown): Iterator<unknown> {
  return (
    begin<Iterator<unknown>>(values, Symbol.iterator) ??
    refuse(
      `${show(values)} is not a list of integers: pass an iterable of numbers or bigints, such as an array`,
    )
  );
}

/** The iterator of a list that may be asynchronous; undefined if it is not. @internal */
export function asyncIteratorOf(values: unknown): AsyncIterator<unknown> | undefined {
  return begin<AsyncIterator<unknown>>(values, Symbol.asyncIterator);
}

/**
 * The iterator of batches.
 *
 * @throws IntegerTypeError if the value is no iterable
 *
 * @internal
 */
export function batchIteratorOf(batches: unknown): Iterator<unknown> | AsyncIterator<unknown> {
  return (
    asyncIteratorOf(batches) ??
    begin<Iterator<unknown>>(batches, Symbol.iterator) ??
    refuse(
      `${show(batches)} is not a list of batches: pass an iterable of BigUint64Arrays, or of arrays of bigints`,
    )
  );
}

/**
 * @throws IntegerTypeError if what an iterator has given is no step of one
 *
 * @internal
 */
export function assertStep<Step>(step: Step): Step {
  if ((typeof step === 'object' && step !== null) || typeof step === 'function') return step;
  return refuse(`the list's iterator gives ${show(step)}: next() must return an object`);
}

/** All values of an iterator. */
function valuesOf(iterator: Iterator<unknown>): unknown[] {
  const values: unknown[] = [];
  for (;;) {
    const { done, value } = assertStep(iterator.next());
    if (done) return values;
    values.push(value);
  }
}

/** Begins to iterate, if the value has the method: one that is undefined or null counts as none. */
function begin<Kind extends { next: unknown }>(
  values: unknown,
  method: typeof Symbol.iterator | typeof Symbol.asyncIterator,
): Kind | undefined {
  if (typeof values !== 'object' || values === null) return undefined;
  viewOf(values);
  const make: unknown = Reflect.get(values, method);
  if (typeof make !== 'function') return undefined;
  const iterator: unknown = Reflect.apply(make, values, []);
  if (isIterator<Kind>(iterator)) return iterator;
  return refuse(`the list's iterator is ${show(iterator)}: it must be an object with next()`);
}

function isIterator<Kind extends { next: unknown }>(value: unknown): value is Kind {
  return (
    typeof value === 'object' &&
    value !== null &&
    'next' in value &&
    typeof value.next === 'function'
  );
}

/** By a method of typed arrays that throws when there is nothing behind one. */
function assertAttached(values: unknown, what: string): void {
  try {
    Reflect.apply(Uint8Array.prototype.keys, values, []);
  } catch {
    refuse(
      `${what} is a typed array whose buffer was transferred or cut: pass one that still has it`,
    );
  }
}

/** A Proxy of a typed array has its methods, none of which works. */
function assertNoProxy(values: unknown, what: string): void {
  if (typeof values !== 'object' || values === null || isArray(values)) return;
  if (!('BYTES_PER_ELEMENT' in values)) return;
  refuse(`${what} is a Proxy of a typed array: pass the typed array itself`);
}

function refuse(message: string): never {
  throw new IntegerTypeError(message);
}

/** What all typed arrays inherit from: its getters work on those of any realm. */
const TYPED_ARRAY: object = /* @__PURE__ */ Object.getPrototypeOf(Uint8Array.prototype);
