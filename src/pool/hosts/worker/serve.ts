// The worker's loop on every host: it runs jobs in order, and answers each with one reply.

import { kindNamed } from '../../../jobs/all.js';
import type { JobKind } from '../../../jobs/kind.js';
import { Pacer } from '../../../steps/pacer.js';
import { asShortage } from '../../../wasm/shortage.js';
import type { JobRequest, Reply, Request } from '../../protocol.js';

/** The worker's connection to the pool. */
export interface WorkerPort {
  post(reply: Reply): void;
  /** Resolves after delivery of the messages that have already arrived. */
  pause(): Promise<void>;
}

interface Task {
  readonly job: JobRequest;
  wanted: boolean;
  /** Why the job cannot run. */
  readonly failure: unknown;
}

/** Posts that the worker is ready, and returns the handler of its requests. */
export function serve(port: WorkerPort): (request: Request) => void {
  /** Pending requests. The first is running. */
  const tasks: Task[] = [];
  const pacer = new Pacer(port.pause);

  async function work(): Promise<void> {
    for (let task = tasks[0]; task !== undefined; task = tasks[0]) {
      port.post(await answer(task));
      // A cancellation that has arrived must take effect before its long job begins. No pause after
      // each short chunk: in WebKit every pause involves the page's thread and another process.
      await pacer.pauseIfDue();
      tasks.shift();
    }
  }

  async function answer(task: Task): Promise<Reply> {
    const { id } = task.job;
    try {
      if (task.failure !== undefined) throw task.failure;
      const reply = task.wanted ? await run(task) : undefined;
      return reply ?? { type: 'cancelled', id };
    } catch (error) {
      const shortage = asShortage(error);
      if (shortage !== undefined) return { type: 'unable', id, message: shortage.message };
      return { type: 'failed', id, error };
    }
  }

  /** The reply, or undefined if the job was cancelled. */
  async function run(task: Task): Promise<Reply | undefined> {
    const { id, kind: name, args } = task.job;
    const kind = kindNamed(name) as Runnable;
    const start = performance.now();
    const steps = kind.run(args);
    try {
      for (;;) {
        const { done, value: output } = steps.next();
        if (done) {
          const busy = performance.now() - start;
          return { type: 'done', id, output, busy, spare: kind.spare?.(args) };
        }
        await pacer.pauseIfDue();
        if (!task.wanted) return undefined;
      }
    } finally {
      // An abandoned job must free its memory.
      steps.return({});
    }
  }

  port.post({ type: 'ready' });
  return (request) => {
    if (request.type === 'job') {
      tasks.push({ job: request, wanted: true, failure: receive(request) });
      if (tasks.length === 1) void work();
      return;
    }
    // The job may have finished already.
    const task = tasks.find(({ job }) => job.id === request.id);
    if (task !== undefined) task.wanted = false;
  };
}

/** A kind whose arguments match by construction: they arrived with its name. */
interface Runnable extends JobKind<object, object> {
  spare?(args: object): ArrayBuffer;
}

/**
 * Takes the modules of a job on arrival: the job may be cancelled, and later jobs rely on them.
 *
 * @returns what failed
 */
function receive({ kind, modules }: JobRequest): unknown {
  try {
    for (const kernel of kindNamed(kind).kernels) {
      const module = modules[kernel.name];
      if (module !== undefined) kernel.use(module);
    }
    return undefined;
  } catch (error) {
    return error;
  }
}
