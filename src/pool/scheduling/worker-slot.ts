// A worker of the pool and its jobs.

import type { KernelModule } from '../../wasm/define-kernel.js';
import type { PoolWorker } from '../hosts/main/platform.js';
import type { Modules } from '../protocol.js';
import { CHUNK_DURATION } from '../tunables.js';
import type { Assignment, Run } from './fair-queue.js';
import type { Job } from './job.js';

/**
 * Milliseconds above which no other job waits behind a job: a chunk and its rounding errors.
 */
const LONG_JOB = 1.01 * CHUNK_DURATION;

/** A worker and its jobs, of which the first is running. */
export interface WorkerSlot {
  readonly number: number;
  readonly worker: PoolWorker;
  readonly assignments: Assignment[];
  /** The modules sent to it. */
  readonly kernels: Set<KernelModule>;
  /** Resolves when it has started, or never will. */
  readonly started: Promise<void>;
  readonly markStarted: () => void;
  ready: boolean;
  idleTimer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The modules that a worker needs for a job and lacks. Posting one takes a few microseconds. The
 * stand-in uses the instances of its thread.
 */
export function modulesFor({ number, kernels }: WorkerSlot, { kind }: Job): Modules {
  const modules: Record<string, WebAssembly.Module | string> = {};
  if (number === 0) return modules;
  for (const kernel of kind.kernels) {
    if (!kernels.has(kernel)) modules[kernel.name] = kernel.moduleOrReason();
  }
  return modules;
}

/**
 * Whether a worker has exactly `depth` jobs and can take another. No job waits behind a long one,
 * beside which a round trip is negligible: another worker may be free sooner.
 */
export function hasRoomAt(depth: number, { assignments }: WorkerSlot): boolean {
  return assignments.length === depth && assignments.every(({ job }) => job.cost <= LONG_JOB);
}

/** Tells a worker that the jobs of a run are cancelled. */
export function withdraw({ worker, assignments }: WorkerSlot, run: Run): void {
  for (const assignment of assignments) {
    if (assignment.run === run) worker.post({ type: 'cancel', id: assignment.id });
  }
}
