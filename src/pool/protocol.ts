// Messages between the pool and its workers. The module for integers of one word is handed
// over at the start.

/** To a worker. */
export type Request = JobRequest | CancelRequest;

/** Compiled Wasm modules by name; for one that does not run here, the reason. */
export type Modules = Readonly<Record<string, WebAssembly.Module | string>>;

/** Work for a worker. */
export interface JobRequest {
  readonly type: 'job';
  readonly id: number;
  /** The name of its kind. */
  readonly kind: string;
  readonly args: object;
  /** The modules that its kind works with and the worker does not have yet. */
  readonly modules: Modules;
}

/** The answer to this job is no longer wanted. It still gets a reply, as every job does. */
export interface CancelRequest {
  readonly type: 'cancel';
  readonly id: number;
}

/** From a worker. */
export type Reply = ReadyReply | DoneReply | CancelledReply | UnableReply | FailedReply;

/** The worker has started. */
export interface ReadyReply {
  readonly type: 'ready';
}

export interface DoneReply {
  readonly type: 'done';
  readonly id: number;
  /** The output of the job. */
  readonly output: object;
  /** Milliseconds for the job. */
  readonly busy: number;
  /** The buffer of the request, for reuse. */
  readonly spare?: ArrayBuffer | undefined;
}

export interface CancelledReply {
  readonly type: 'cancelled';
  readonly id: number;
}

/** This thread has no kernel for the job, or not the memory for it. Another may. */
export interface UnableReply {
  readonly type: 'unable';
  readonly id: number;
  /** What that means to the caller: an error's class does not survive the way. */
  readonly message: string;
}

export interface FailedReply {
  readonly type: 'failed';
  readonly id: number;
  readonly error: unknown;
}

/** The buffers of a message, to be transferred instead of copied. */
export function transferables(message: Request | Reply): ArrayBuffer[] {
  if (message.type === 'job') return buffersOf(message.args);
  if (message.type !== 'done') return [];
  const buffers = buffersOf(message.output);
  return message.spare === undefined ? buffers : [...buffers, message.spare];
}

function buffersOf(values: object): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const value of Object.values(values)) {
    if (ArrayBuffer.isView(value)) buffers.push(value.buffer as ArrayBuffer);
  }
  return buffers;
}
