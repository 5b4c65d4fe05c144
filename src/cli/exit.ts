/** The exit codes. */
export const EXIT = {
  /** All that was asked for has been done. */
  done: 0,
  /** The work failed. */
  failed: 1,
  /** The command was not understood: an unknown option, or a token that is no integer. */
  usage: 2,
} as const;

/** Input that cannot be understood; its message is for the person who typed it. */
export class InputError extends Error {}
