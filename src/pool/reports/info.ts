// How a pool works at the moment.

/** What workers are started from. @internal */
export interface Origin {
  /**
   * `file`, or `blob`: the copy of it that the package has in it, because the file did not load.
   */
  readonly source: 'file' | 'blob';
  /** Why it is not the file. */
  readonly cause?: unknown;
}

export interface PoolInfo {
  /**
   * `workers`, or `in-process` if no worker could be started here: then the work is done on the
   * calling thread, in parts between which the event loop goes round.
   */
  readonly mode: 'workers' | 'in-process';
  /** Workers that have been started and have not ended. */
  readonly running: number;
  /**
   * What workers are started from: `file`, their own, or `blob`, the copy of it that is embedded in
   * the package for pages, if the file does not load. Not there without workers.
   */
  readonly source?: 'file' | 'blob';
  /** Why workers are not started from their file, or not at all. */
  readonly cause?: unknown;
}
