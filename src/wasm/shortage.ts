// Recognises a lack of memory in the errors of engines, and reports it.

import { KernelError } from '../input/errors.js';

/**
 * Runs an action that needs memory: starting an instance, or growing its memory. Engines throw a
 * RangeError if they have no memory for an instance; a kernel traps if its memory does not grow.
 *
 * @throws KernelError if there is no memory for it
 * @internal
 */
export function orShortage<T>(action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const isTrap = cause instanceof WebAssembly.RuntimeError && /unreachable/i.test(cause.message);
    throw isTrap || cause instanceof RangeError ? shortage(cause) : cause;
  }
}

/**
 * The error by which work has failed, if its thread has no kernel or no memory for it: another
 * thread may have. Undefined for other errors.
 *
 * @internal
 */
export function asShortage(error: unknown): KernelError | undefined {
  if (error instanceof KernelError) return error;
  const isOfEngine = error instanceof RangeError && !('code' in error);
  return isOfEngine && /memory|allocat/i.test(error.message) ? shortage(error) : undefined;
}

function shortage(cause: unknown): KernelError {
  return new KernelError(
    'there is not enough memory here: use fewer workers; under Node, raise its limit (ulimit -v; each WebAssembly kernel reserves 10 GiB of addresses) or start it with --disable-wasm-trap-handler',
    { cause },
  );
}
