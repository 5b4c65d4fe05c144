// What every worker does, whatever its host: jobs one after another, each answered by one reply.

import { kindNamed } from '../../../jobs/all.js';
import type { JobKind } from '../../../jobs/kind.js';
import { Pacer } from '../../../steps/pacer.js';
import { asShortage } from '../../../wasm/shortage.js';
import type { JobRequest, Reply, Request } from '../../protocol.js';

/** The worker's side: how it answers, and lets what has arrived meanwhile be heard. */
export interface WorkerPort {
  post(reply: Reply): void;
  /** Resolves after the messages that have already arrived were delivered. */
  pause(): Promise<void>;
}

interface Task {
  readonly job: JobRequest;
  wanted: boolean;
  /** Why it cannot be done. */
  readonly failure: unknown;
}

/** Says that the worker is ready, and returns what handles its requests. */
export function serve(port: WorkerPort): (request: Request) => void {
  /** Pending requests. The first is running. */
  const tasks: Task[] = [];
  const pacer = new Pacer(port.pause);

  async function work(): Promise<void> {
    for (let task = tasks[0]; task !== undefined; task = tasks[0]) {
      port.post(await answer(task));
      // A cancellation that has arrived must be seen before a long job that it is meant for begins.
      // Not after each chunk of a millisecond: in WebKit every pause goes through the page's own
      // thread and through another process, which for ten million numbers kept that thread busy for
      // a second.
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

  /** The reply, or undefined if it is no longer wanted. */
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
      // What was given up has memory to give back.
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
    // It may have finished already.
    const task = tasks.find(({ job }) => job.id === request.id);
    if (task !== undefined) task.wanted = false;
  };
}

/** A kind whose arguments came with its name. */
interface Runnable extends JobKind<object, object> {
  spare?(args: object): ArrayBuffer;
}

/**
 * Takes the modules that come with a job as soon as it arrives: it may be cancelled, and others
 * rely on them.
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
