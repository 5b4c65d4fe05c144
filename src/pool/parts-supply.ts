// Supplies jobs from work that is divided among the workers.

import type { DivisibleJobKind, JobKind } from '../jobs/kind.js';
import { finish } from '../steps/steps.js';
import { asShortage } from '../wasm/shortage.js';
import { Parts } from './parts.js';
import { chunkBudget, isSmall } from './plan.js';
import type { ProgressMeter } from './reports/progress.js';
import { type Job, jobOf, type Supply } from './scheduling/job.js';
import type { Scheduler } from './scheduling/scheduler.js';

/** What work of any kind needs to know of its call. */
export interface PartsCall {
  readonly scheduler: Scheduler;
  readonly workers: number;
  readonly signal: AbortSignal | undefined;
  readonly meter?: ProgressMeter | undefined;
}

/**
 * Does work of any kind: on the calling thread if it is small, else divided among the workers.
 *
 * @throws the signal's reason, PoolClosedError, WorkerLostError, KernelError
 */
export async function runParts<Args extends object, Output extends object>(
  kind: DivisibleJobKind<Args, Output>,
  args: Args,
  call: PartsCall,
): Promise<Output> {
  if (isSmall(kind.cost(args))) {
    try {
      return runInline(kind, args, call);
    } catch (error) {
      // Workers may have the memory, or free it when they end.
      if (asShortage(error) === undefined) throw error;
    }
  }
  const supply = new PartsSupply(kind, args, call);
  await call.scheduler.run(supply, call.signal);
  return supply.output;
}

/** Does work on the calling thread. */
export function runInline<Args extends object, Output extends object>(
  kind: JobKind<Args, Output>,
  args: Args,
  { scheduler, meter }: PartsCall,
): Output {
  const start = performance.now();
  const output = finish(kind.run(args));
  const size = kind.size(args, output);
  scheduler.addInlineWork(size, performance.now() - start);
  meter?.add(size);
  return output;
}

export class PartsSupply<Args extends object, Output extends object> implements Supply {
  readonly #kind: DivisibleJobKind<Args, Output>;
  readonly #call: PartsCall;
  readonly #parts: Parts<Args, Output>;
  /** Returned buffers, for the next parts. */
  readonly #spares: ArrayBuffer[] = [];
  /** The time of the last part as a multiple of the expected time. */
  #scale = 1;

  constructor(kind: DivisibleJobKind<Args, Output>, args: Args, call: PartsCall) {
    this.#kind = kind;
    this.#call = call;
    this.#parts = new Parts(kind, args);
  }

  get exhausted(): boolean {
    return this.#parts.exhausted;
  }

  /** The whole output, after the run has ended. */
  get output(): Output {
    return this.#parts.output;
  }

  next(): Job | undefined {
    const kind = this.#kind;
    const scale = this.#scale;
    const remaining = this.#parts.remaining * scale;
    const budget = chunkBudget(remaining, this.#call.workers, kind.longestPart);
    const part = this.#parts.take(budget / scale);
    if (part === undefined) return undefined;
    const { cost } = part;
    return jobOf(
      kind,
      cost * scale,
      () => kind.copy?.(part.args, this.#spares.pop()) ?? part.args,
      (output: Output, busy, _worker, spare) => {
        if (spare !== undefined) this.#spares.push(spare);
        // A rounded clock may measure 0.
        if (kind.uniform && busy > 0) this.#scale = busy / cost;
        this.#parts.settle(part, output, busy);
        const size = kind.size(part.args, output);
        this.#call.meter?.add(size);
        // Parts after the answer may still be in progress.
        if (this.#parts.done) this.#call.scheduler.complete(this);
        return size;
      },
    );
  }
}
