/** A primality test that takes part in a benchmark. */
export interface Contestant<Numbers extends Integers = BigUint64Array> {
  readonly name: string;
  readonly version: string;
  readonly kind: Kind;
  /** Its method, and how it is called. */
  readonly note?: string;
  /** The greatest n that it decides correctly; absent if it decides every n < 2^64. */
  readonly limit?: bigint;
  /**
   * Converts the numbers to its input type, untimed, and returns the pass to time.
   *
   * @param numbers the leading numbers of the workload
   */
  prepare(numbers: Numbers): Pass;
}

/** Numbers of a workload: an array of bigints if they do not fit in 64 bits. */
export type Integers = BigUint64Array | readonly bigint[];

/** Who made it, and what it runs on. */
export type Kind = 'primepool' | 'javascript' | 'native';

/** Decides all prepared numbers once. */
export type Pass = () => Decided | Promise<Decided>;

export interface Decided {
  /** 1 for a prime, 0 for any other, in the order of the numbers. */
  readonly answers: Uint8Array;
  /**
   * Milliseconds of a pass, from a contestant that runs in another process and times itself there.
   */
  readonly elapsed?: number;
}
