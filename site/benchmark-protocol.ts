// What the page and the benchmark's worker say to each other, and what both must know.

/** Numbers to decide: so many random ones of exactly so many bits, or so many primes. */
export interface Workload {
  readonly name: string;
  readonly bits: number;
  readonly kind: 'random' | 'primes';
}

/** Those who are measured, the library's fastest first. */
export const SIDES = ['pool', 'arePrime', 'isPrime', 'Miller–Rabin'] as const;

export type Side = (typeof SIDES)[number];

/** To the worker. */
export type BenchmarkRequest =
  | { readonly type: 'make'; readonly workload: Workload }
  | { readonly type: 'pass'; readonly side: Side };

/** What came of one pass over the numbers. */
export interface Pass {
  /** For a number. */
  readonly nanoseconds: number;
  /** Answers that differ. */
  readonly wrong: number;
}

/** From the worker: one for each request. */
export type BenchmarkReply = { readonly type: 'made' } | ({ readonly type: 'passed' } & Pass);

/** The same numbers everywhere and always. */
export const SEED = 20_261_123n;
