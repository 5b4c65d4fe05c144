// Messages between the pool and its workers. A worker receives the module for integers of one word
// when it starts.

/** To a worker. */
export type Request = JobRequest | CancelRequest;

/** Compiled Wasm modules by name; for a module that does not run on this host, the reason. */
export type Modules = Readonly<Record<string, WebAssembly.Module | string>>;

/** Work for a worker. */
export interface JobRequest {
  readonly type: 'job';
  readonly id: number;
  /** The name of its kind. */
  readonly kind: string;
  readonly args: object;
  /** The modules that its kind needs and the worker lacks. */
  readonly modules: Modules;
}

/** Cancels a job. It still gets a reply, as every job does. */
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

/** The worker lacks the kernel or the memory for the job. Another may have it. */
export interface UnableReply {
  readonly type: 'unable';
  readonly id: number;
  /** The message for the caller: messages do not preserve an error's class. */
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
