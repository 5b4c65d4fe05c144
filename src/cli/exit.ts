/** The exit codes. */
export const EXIT = {
  /** All that was asked for has been done. */
  done: 0,
  /** The work failed. */
  failed: 1,
  /** The command was not understood: an unknown option, or a token that is no integer. */
  usage: 2,
  /** Shards are missing. */
  incomplete: 3,
  /** Ended by Ctrl-C: 128 and the number of the signal, as shells have it. */
  interrupted: 130,
  /** Ended by SIGTERM, as schedulers send it. */
  terminated: 143,
} as const;
