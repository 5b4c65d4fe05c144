// Lists from callers: typed arrays of any realm, arrays, Proxies of these, iterables. They are
// distinguished by internal slots, not by prototypes: all functions accept and refuse the same
// ones, in the same words.
//
// Exceptions thrown by a list, a getter or an iterator are the caller's, and pass unchanged.

import { IntegerTypeError, KernelError } from './errors.js';
import { show } from './show.js';

/** Integers that the kernel takes without conversion. @internal */
export type PackedIntegers<Buffer extends ArrayBufferLike = ArrayBufferLike> =
  | BigUint64Array<Buffer>
  | Uint32Array<Buffer>
  | Float64Array<Buffer>;

/**
 * A list that can be read by index: a view of an array that the kernel takes, or the values.
 *
 * @internal
 */
export type IndexedList = PackedIntegers | readonly unknown[];

/** The name of a list in messages. @internal */
export const THE_LIST = 'the list';

/**
 * A view of a typed array of one of the kernel's three kinds, in this realm and without the changes
 * of a subclass; undefined for anything else. Copies no numbers.
 *
 * @throws IntegerTypeError for a typed array whose buffer was transferred or shortened, which looks
 *   like an empty one, and for a Proxy of one
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
 * A list that can be read by index. An array is returned unchanged: read it with
 * {@link assertUnchanged}.
 *
 * @throws IntegerTypeError if the value is not a list, or is unreadable
 *
 * @internal
 */
export function listOf(values: unknown): IndexedList {
  if (isArray(values)) return values;
  return viewOf(values) ?? valuesOf(iteratorOf(values));
}

/**
 * Maps the values of a list; reads each once.
 *
 * @param map throws for invalid values, such as holes of an array
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
  // By index: an array may have a custom iterator.
  for (let index = 0; index < length; index++) results.push(map(list[index] as Value, index));
  assertUnchanged(list, length);
  return results;
}

/** Whether a list is an array or a typed array: it need not be read one by one. @internal */
export function isWhole(values: unknown): boolean {
  return isArray(values) || Reflect.get(TYPED_ARRAY, Symbol.toStringTag, values) !== undefined;
}

/**
 * To be called after a list was read to the end.
 *
 * @param length before reading
 * @throws IntegerTypeError if it has changed: there would be more or fewer answers than numbers
 *
 * @internal
 */
export function assertUnchanged(list: { readonly length: number }, length: number): void {
  if (list.length === length) return;
  throw new IntegerTypeError(
    `the list had ${length} values and has ${list.length} after reading: pass one that no getter changes`,
  );
}

/**
 * Memory for a list of this length.
 *
 * @throws KernelError if there is too little memory
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
 * @throws IntegerTypeError if the value is not iterable
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
 * @throws IntegerTypeError if an iterator's result is not an object
 *
 * @internal
 */
export function assertStep<Step>(step: Step): Step {
  if ((typeof step === 'object' && step !== null) || typeof step === 'function') return step;
  return refuse(`the list's iterator returned ${show(step)}: next() must return an object`);
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

/** The iterator of a value; undefined if it lacks the method. */
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

/** Calls a method of typed arrays that throws without a valid buffer. */
function assertAttached(values: unknown, what: string): void {
  try {
    Reflect.apply(Uint8Array.prototype.keys, values, []);
  } catch {
    refuse(
      `${what} is a typed array whose buffer was transferred or shortened: pass an intact one`,
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

/** The common prototype of typed arrays: its getters work on those of any realm. */
const TYPED_ARRAY: object = /* @__PURE__ */ Object.getPrototypeOf(Uint8Array.prototype);
