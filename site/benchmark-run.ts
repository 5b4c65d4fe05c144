// The whole benchmark: all sides in turn, round after round. A temporary slowdown of the machine
// thus affects all sides alike.

import {
  type BenchmarkReply,
  type BenchmarkRequest,
  SIDES,
  type Side,
  type Workload,
} from './benchmark-protocol.js';

export const WORKLOADS: readonly Workload[] = [
  { name: 'Random, 32 bits', bits: 32, kind: 'random' },
  { name: 'Random, 53 bits', bits: 53, kind: 'random' },
  { name: 'Random, 64 bits', bits: 64, kind: 'random' },
  { name: 'Primes, 49 bits', bits: 49, kind: 'primes' },
  { name: 'Primes, 64 bits', bits: 64, kind: 'primes' },
];

/** Nanoseconds per number: the median of the rounds so far, for each side measured. */
export type Medians = Readonly<Partial<Record<Side, number>>>;

const ROUNDS = 5;

/** How far the benchmark has come. */
export interface BenchmarkProgress {
  readonly done: number;
  readonly total: number;
  /** For each workload. */
  readonly medians: readonly Medians[];
  /** Number of wrong answers. */
  readonly wrong: number;
}

/** @throws the signal's reason */
export async function measure(
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
    for (const [index, workload] of WORKLOADS.entries()) {
      await ask({ type: 'make', workload });
      // Round 0 warms all of them up.
      for (let round = 0; round <= ROUNDS; round++) {
        for (const side of SIDES) {
          const pass = await ask({ type: 'pass', side });
          if (pass.type !== 'passed') continue;
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
    // Ending a worker takes some engines 20 ms; the page shows the cancellation first.
    setTimeout(() => worker.terminate());
  }
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
      worker.onerror = ({ message }) => reject(new Error(message || 'the benchmark failed'));
      worker.postMessage(request);
    });
}

function mediansOf(times: ReadonlyMap<Side, readonly number[]>): Medians {
  return Object.fromEntries(
    Array.from(times, ([side, list]) => {
      const sorted = [...list].sort((a, b) => a - b);
      return [side, sorted[sorted.length >> 1] ?? Number.NaN];
    }),
  );
}
