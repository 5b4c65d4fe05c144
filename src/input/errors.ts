// All errors of the library. Each extends the standard error that callers expect, and has a `code`
// that stays the same when its message changes.

/** A value of the wrong type where an integer is expected: a string, null, an object. */
export class IntegerTypeError extends TypeError {
  readonly code = 'ERR_INTEGER_TYPE';
}

/** A number that is not a safe integer, or an integer out of range. */
export class IntegerRangeError extends RangeError {
  readonly code = 'ERR_INTEGER_RANGE';
}

/** An option of the wrong type. */
export class OptionTypeError extends TypeError {
  readonly code = 'ERR_OPTION_TYPE';
}

/** An option whose value is out of range, such as an unknown method or a pool of 0 workers. */
export class OptionRangeError extends RangeError {
  readonly code = 'ERR_OPTION_RANGE';
}

/** The WebAssembly kernel cannot be compiled or started, or lacks the memory for its integers. */
export class KernelError extends Error {
  readonly code = 'ERR_KERNEL';
}

/** The pool was closed before or during the call. */
export class PoolClosedError extends Error {
  readonly code = 'ERR_POOL_CLOSED';
}

/** A job lost its worker repeatedly. `cause` is the reason why the last worker died. */
export class WorkerLostError extends Error {
  readonly code = 'ERR_WORKER_LOST';
}

/** A job failed in a worker that still runs. This is a bug in the library. */
export class WorkerFailedError extends Error {
  readonly code = 'ERR_WORKER_FAILED';
}

/** A text is not a certificate of primality, or a format cannot express a certificate. */
export class CertificateError extends RangeError {
  readonly code = 'ERR_CERTIFICATE';
}

/** An integer was not factored completely within the time limit. */
export class IncompleteFactorizationError extends Error {
  readonly code = 'ERR_INCOMPLETE_FACTORIZATION';
}

/** Stored relations that are damaged, or belong to another integer or version. */
export class RelationsError extends Error {
  readonly code = 'ERR_RELATIONS';
}

/** A shard that is damaged, or shards that do not belong together. */
export class ShardError extends Error {
  readonly code = 'ERR_SHARD';
}
