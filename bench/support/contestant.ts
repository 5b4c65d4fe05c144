/** A primality test that takes part in a benchmark. */
export interface Contestant<Numbers extends Integers = BigUint64Array> {
  readonly name: string;
  readonly version: string;
  readonly kind: Kind;
  /** Its method, and how it is called. */
  readonly note?: string;
  /** The greatest n that it decides rightly; absent if it decides every n < 2^64. */
  readonly limit?: bigint;
  /**
   * Turns the numbers into what it takes, which is not timed, and gives the pass to be timed.
   *
   * @param numbers the leading numbers of the workload
   */
  prepare(numbers: Numbers): Pass;
}

/** Numbers of a workload: in an array of bigints if they do not fit 64 bits. */
export type Integers = BigUint64Array | readonly bigint[];

/** Whose it is, and what it runs on. */
export type Kind = 'primepool' | 'javascript' | 'native';

/** Decides all prepared numbers, once. */
export type Pass = () => Decided | Promise<Decided>;

export interface Decided {
  /** 1 for a prime, 0 for any other, in the order of the numbers. */
  readonly answers: Uint8Array;
  /**
   * Milliseconds of a pass, from a contestant that runs in another process and times itself there.
   */
  readonly elapsed?: number;
}
