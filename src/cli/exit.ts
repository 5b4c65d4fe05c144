/** The exit codes. */
export const EXIT = {
  /** The work is done. */
  done: 0,
  /** The work failed. */
  failed: 1,
  /** The input is invalid: an unknown option, or a word that is not an integer. */
  usage: 2,
  /** Shards are missing. */
  incomplete: 3,
} as const;

/** The meaning of each exit code. */
export const EXIT_TEXT: readonly (readonly [code: number, meaning: string])[] = [
  [EXIT.done, 'done'],
  [EXIT.failed, 'failed'],
  [EXIT.usage, 'invalid input'],
  [EXIT.incomplete, 'shards are missing'],
  [130, 'ended by Ctrl-C'],
  [143, 'ended by SIGTERM'],
];
