// What the page and the benchmark's worker say to each other, and what both must know.

/** Numbers to decide: so many random ones of exactly so many bits, or so many primes. */
export interface Workload {
  readonly name: string;
  readonly bits: number;
  readonly kind: 'random' | 'primes';
}

/** What runs in the worker. */
export type Contestant = 'isPrime' | 'arePrime' | 'Miller–Rabin';

/** To the worker. */
export type BenchmarkRequest =
  | { readonly type: 'make'; readonly workload: Workload }
  | { readonly type: 'pass'; readonly contestant: Contestant };

/** From the worker: one for each request. */
export type BenchmarkReply =
  | {
      readonly type: 'made';
      readonly numbers: BigUint64Array<ArrayBuffer>;
      readonly answers: Uint8Array<ArrayBuffer>;
    }
  | { readonly type: 'passed'; readonly nanoseconds: number; readonly wrong: number };

/** The same numbers everywhere and always. */
export const SEED = 20_261_123n;
