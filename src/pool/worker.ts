// What every worker does, whatever its host: jobs one after another, each answered by one reply.

import { useBigModule } from '../big/arithmetic.js';
import { decideBigInSlices } from '../big/big-prime.js';
import { Pacer } from '../big/slices.js';
import { BIG } from '../integer.js';
import { kernel } from '../kernel.js';
import { decide } from '../primality.js';
import { decideCandidate } from '../search/random-prime.js';
import { smallestFactorInSlices } from '../trial-division.js';
import type {
  BigCheckRequest,
  CheckRequest,
  DecideRequest,
  JobRequest,
  Reply,
  Request,
  SearchRequest,
} from './protocol.js';

/** The worker's side: how it answers, and lets what has arrived meanwhile be heard. */
export interface WorkerPort {
  post(reply: Reply): void;
  /** Resolves after the messages that have already arrived were delivered. */
  pause(): Promise<void>;
}

/** Says that the worker is ready, and returns what handles its requests. */
export function serve(port: WorkerPort): (request: Request) => void {
  /** What is not done yet. The first is being worked at. */
  const tasks: Task[] = [];
  const pacer = new Pacer(port.pause);

  async function work(): Promise<void> {
    for (let task = tasks[0]; task !== undefined; task = tasks[0]) {
      port.post(await run(task));
      // A cancellation that has arrived must be seen before a long job that it is meant for begins. Not after each
      // chunk of a millisecond: in WebKit every pause goes through the page's own thread and through another process,
      // which for ten million numbers kept that thread busy for a second.
      await pacer.pauseIfDue();
      tasks.shift();
    }
  }

  let bigKernelReady = false;

  async function run(task: Task): Promise<Reply> {
    const { job } = task;
    const { id } = job;
    try {
      if (!task.wanted) return { type: 'cancelled', id };
      if ('bigModule' in job && !bigKernelReady) {
        useBigModule(job.bigModule);
        bigKernelReady = true;
      }
      if ('bigNumbers' in job) return await decideEachBig(job, pauseFor(task));
      if ('candidates' in job) return await search(job, pauseFor(task));
      if (!job.timed) return decideAll(job);
      return job.method === 'bpsw' ? decideEach(job) : await factorEach(job, pauseFor(task));
    } catch (error) {
      return error === CANCELLED ? { type: 'cancelled', id } : { type: 'failed', id, error };
    }
  }

  const pauseFor = (task: Task) => async (): Promise<void> => {
    await port.pause();
    if (!task.wanted) throw CANCELLED;
  };

  port.post({ type: 'ready' });
  return (request) => {
    if (request.type === 'job') {
      tasks.push({ job: request, wanted: true });
      if (tasks.length === 1) void work();
      return;
    }
    // It may be done by now.
    const task = tasks.find(({ job }) => job.id === request.id);
    if (task !== undefined) task.wanted = false;
  };
}

interface Task {
  readonly job: JobRequest;
  wanted: boolean;
}

/** Thrown out of the middle of a job whose answer is not wanted any more. */
const CANCELLED = Symbol('cancelled');

function decideAll({ id, numbers }: DecideRequest): Reply {
  const start = performance.now();
  const verdicts = decide(numbers, new Uint8Array(numbers.buffer, 0, numbers.length));
  const busy = performance.now() - start;
  return {
    type: 'done',
    id,
    verdicts,
    busy,
    elapsed: new Float64Array(),
    factors: new BigUint64Array(),
  };
}

function decideEach({ id, numbers }: CheckRequest): Reply {
  // One number at a time through the kernel's buffer: as an argument it would become a BigInt first,
  // which costs half as much again as the decision.
  const { numbers: input, verdicts: output, arePrime: decide } = kernel();
  const verdicts = new Uint8Array(numbers.length);
  const elapsed = new Float64Array(numbers.length);
  const start = performance.now();
  let before = start;
  for (let index = 0; index < numbers.length; index++) {
    input[0] = numbers[index] ?? 0n;
    decide(1);
    verdicts[index] = output[0] ?? 0;
    // One reading of the clock ends one number and begins the next.
    const now = performance.now();
    elapsed[index] = now - before;
    before = now;
  }
  return {
    type: 'done',
    id,
    verdicts,
    elapsed,
    factors: new BigUint64Array(),
    busy: before - start,
  };
}

async function factorEach(
  { id, numbers, range }: CheckRequest,
  pause: () => Promise<void>,
): Promise<Reply> {
  const verdicts = new Uint8Array(numbers.length);
  const elapsed = new Float64Array(numbers.length);
  const factors = new BigUint64Array(numbers.length);
  let busy = 0;
  for (const [index, n] of numbers.entries()) {
    const start = performance.now();
    const factor = await smallestFactorInSlices(n, pause, range);
    const duration = performance.now() - start;
    verdicts[index] = n >= 2n && factor === undefined ? 1 : 0;
    factors[index] = factor ?? 0n;
    elapsed[index] = duration;
    busy += duration;
  }
  return { type: 'done', id, verdicts, elapsed, factors, busy };
}

async function decideEachBig(
  { id, bigNumbers, rounds }: BigCheckRequest,
  pause: () => Promise<void>,
): Promise<Reply> {
  const pacer = new Pacer(pause);
  const verdicts = new Uint8Array(bigNumbers.length);
  const elapsed = new Float64Array(bigNumbers.length);
  let busy = 0;
  for (const [index, n] of bigNumbers.entries()) {
    const start = performance.now();
    const prime =
      n < BIG
        ? n >= 2n && kernel().isPrime(n) !== 0
        : await pacer.finish(decideBigInSlices(n, rounds));
    const duration = performance.now() - start;
    verdicts[index] = Number(prime);
    elapsed[index] = duration;
    busy += duration;
  }
  return { type: 'done', id, verdicts, elapsed, factors: new BigUint64Array(), busy };
}

async function search(
  { id, candidates, safe }: SearchRequest,
  pause: () => Promise<void>,
): Promise<Reply> {
  const pacer = new Pacer(pause);
  const verdicts: number[] = [];
  const start = performance.now();
  for (const n of candidates) {
    const prime = await pacer.finish(decideCandidate(n, safe));
    verdicts.push(Number(prime));
    if (prime) break;
  }
  return {
    type: 'done',
    id,
    verdicts: Uint8Array.from(verdicts),
    elapsed: new Float64Array(),
    factors: new BigUint64Array(),
    busy: performance.now() - start,
  };
}
