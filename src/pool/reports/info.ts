// The current state of a pool.

/** What workers start from. @internal */
export interface Origin {
  /** `file`, or `blob`: the copy embedded in the package, if the file did not load. */
  readonly source: 'file' | 'blob';
  /** Why the file is not used. */
  readonly cause?: unknown;
}

export interface PoolInfo {
  /**
   * `workers`, or `in-process` if no worker can start: the work then runs on the calling thread, in
   * parts between which it yields to the event loop.
   */
  readonly mode: 'workers' | 'in-process';
  /** Workers that have started and not ended. */
  readonly running: number;
  /**
   * What workers start from: `file`, their own, or `blob`, the copy embedded in the package for
   * pages, if the file does not load. Absent without workers.
   */
  readonly source?: 'file' | 'blob';
  /** Why workers do not start from their file, or not at all. */
  readonly cause?: unknown;
}
