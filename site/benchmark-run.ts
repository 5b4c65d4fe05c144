// The benchmark as a whole: all sides in turn, round after round, so that a machine that slows down for a
// while slows all of them down.

import type { PrimePool } from 'primepool';
import type {
  BenchmarkReply,
  BenchmarkRequest,
  Contestant,
  Workload,
} from './benchmark-protocol.js';

export const WORKLOADS: readonly Workload[] = [
  { name: 'Random, 32 bits', bits: 32, kind: 'random' },
  { name: 'Random, 53 bits', bits: 53, kind: 'random' },
  { name: 'Random, 64 bits', bits: 64, kind: 'random' },
  { name: 'Primes, 49 bits', bits: 49, kind: 'primes' },
  { name: 'Primes, 64 bits', bits: 64, kind: 'primes' },
];

/** Those who are measured, the library's fastest first. */
export const SIDES = ['pool', 'arePrime', 'isPrime', 'Miller–Rabin'] as const;

export type Side = (typeof SIDES)[number];

/** Nanoseconds for a number: the median of the rounds so far, for each side that had a turn. */
export type Medians = Readonly<Partial<Record<Side, number>>>;

const ROUNDS = 5;

/** Numbers that the pool is given at once, and milliseconds that it gets for them again and again. */
const POOL_COUNT = 262_144;
const POOL_COUNT_PRIMES = 32_768;
const POOL_SPAN = 40;

/** How far the benchmark has come. */
export interface BenchmarkProgress {
  readonly done: number;
  readonly total: number;
  /** For each workload. */
  readonly medians: readonly Medians[];
  /** Answers that were compared, and differed. */
  readonly wrong: number;
}

/** @throws the signal's reason */
export async function measure(
  pool: PrimePool,
  signal: AbortSignal,
  onProgress: (progress: BenchmarkProgress) => void,
): Promise<void> {
  const worker = new Worker(new URL('./benchmark-worker.js', import.meta.url), { type: 'module' });
  const ask = callerOf(worker, signal);
  const times = WORKLOADS.map(() => new Map<Side, number[]>());
  const total = WORKLOADS.length * SIDES.length * ROUNDS;
  let done = 0;
  let wrong = 0;
  try {
    await pool.start();
    for (const [index, workload] of WORKLOADS.entries()) {
      const made = await ask({ type: 'make', workload });
      if (made.type !== 'made') continue;
      const many = repeat(made, workload.kind === 'primes' ? POOL_COUNT_PRIMES : POOL_COUNT);
      // Round 0 warms all of them up.
      for (let round = 0; round <= ROUNDS; round++) {
        for (const side of SIDES) {
          const pass =
            side === 'pool' ? await poolPass(pool, many, signal) : await workerPass(ask, side);
          wrong += pass.wrong;
          if (round === 0) continue;
          const list = times[index]?.get(side) ?? [];
          list.push(pass.nanoseconds);
          times[index]?.set(side, list);
          onProgress({ done: ++done, total, wrong, medians: times.map(mediansOf) });
        }
      }
    }
  } finally {
    worker.terminate();
  }
}

interface Pass {
  readonly nanoseconds: number;
  readonly wrong: number;
}

interface Numbers {
  readonly numbers: BigUint64Array<ArrayBuffer>;
  readonly answers: Uint8Array<ArrayBuffer>;
}

type Ask = (request: BenchmarkRequest) => Promise<BenchmarkReply>;

function callerOf(worker: Worker, signal: AbortSignal): Ask {
  return (request) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = (): void => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      worker.onmessage = ({ data }: MessageEvent<BenchmarkReply>) => {
        signal.removeEventListener('abort', stop);
        resolve(data);
      };
      worker.onerror = ({ message }) => reject(new Error(message || 'the benchmark has failed'));
      worker.postMessage(request);
    });
}

async function workerPass(ask: Ask, contestant: Contestant): Promise<Pass> {
  const reply = await ask({ type: 'pass', contestant });
  return reply.type === 'passed' ? reply : { nanoseconds: Number.NaN, wrong: 0 };
}

async function poolPass(
  pool: PrimePool,
  { numbers, answers }: Numbers,
  signal: AbortSignal,
): Promise<Pass> {
  let spent = 0;
  let wrong = 0;
  for (let turns = 1; ; turns++) {
    const start = performance.now();
    const verdicts = await pool.arePrime(numbers, { signal });
    spent += performance.now() - start;
    for (let index = 0; index < verdicts.length; index++) {
      if (verdicts[index] !== answers[index]) wrong++;
    }
    if (spent >= POOL_SPAN) return { nanoseconds: (spent * 1e6) / (turns * numbers.length), wrong };
  }
}

/** So many numbers by repeating some, with their answers. */
function repeat({ numbers, answers }: Numbers, length: number): Numbers {
  const many = { numbers: new BigUint64Array(length), answers: new Uint8Array(length) };
  for (let at = 0; at < length; at += numbers.length) {
    many.numbers.set(numbers.subarray(0, length - at), at);
    many.answers.set(answers.subarray(0, length - at), at);
  }
  return many;
}

function mediansOf(times: ReadonlyMap<Side, readonly number[]>): Medians {
  return Object.fromEntries(
    Array.from(times, ([side, list]) => {
      const sorted = [...list].sort((a, b) => a - b);
      return [side, sorted[sorted.length >> 1] ?? Number.NaN];
    }),
  );
}
