// What a call throws, at once or later, as a value that a test can inspect.

/** @throws if the call does not throw an Error */
export function thrownBy(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error('the thrown value is not an Error', { cause: error });
  }
  throw new Error('nothing was thrown');
}

/** @throws if the promise does not reject with an Error */
export async function rejectionOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error('the reason is not an Error', { cause: error });
  }
  throw new Error('the promise was fulfilled');
}

/** Collects a stream. */
export async function drain<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of stream) values.push(value);
  return values;
}
