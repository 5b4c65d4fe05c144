// The messages between the page and the benchmark's worker, and their shared definitions.

/** Numbers to decide: random integers or primes of exactly the given bit length. */
export interface Workload {
  readonly name: string;
  readonly bits: number;
  readonly kind: 'random' | 'primes';
}

/** The measured functions, the library's fastest first. */
export const SIDES = ['pool', 'arePrime', 'isPrime', 'Miller–Rabin'] as const;

export type Side = (typeof SIDES)[number];

/** To the worker. */
export type BenchmarkRequest =
  | { readonly type: 'make'; readonly workload: Workload }
  | { readonly type: 'pass'; readonly side: Side };

/** The outcome of one pass over the numbers. */
export interface Pass {
  /** Per number. */
  readonly nanoseconds: number;
  /** Number of wrong answers. */
  readonly wrong: number;
}

/** From the worker: one for each request. */
export type BenchmarkReply = { readonly type: 'made' } | ({ readonly type: 'passed' } & Pass);

/** Fixed, for the same numbers everywhere. */
export const SEED = 20_261_123n;
