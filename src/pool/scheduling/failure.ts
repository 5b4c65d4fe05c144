// The error of a reply without output.

import { KernelError, WorkerFailedError } from '../../input/errors.js';
import type { Reply } from '../protocol.js';

/** The error of a reply, or undefined if it has none. */
export function failureOf(reply: Reply): Error | undefined {
  if (reply.type === 'unable') return new KernelError(reply.message);
  if (reply.type !== 'failed') return undefined;
  return new WorkerFailedError('a worker failed', { cause: reply.error });
}
