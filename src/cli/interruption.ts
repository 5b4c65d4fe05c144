// SIGINT (Ctrl-C) and SIGTERM. This module imports nothing heavy: its handlers are installed before
// the package is loaded.

/** Exit codes: 128 plus the number of the signal, as in shells. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

type Name = keyof typeof CODES;

const NAMES = Object.keys(CODES) as Name[];

const controller = new AbortController();

/** Aborted by the first signal. */
export const interruption: AbortSignal = controller.signal;

/** Whether there is work that listens to the signal. */
let isListening = false;

function interrupt(name: Name): void {
  // Once only: a second Ctrl-C ends the process at once.
  restoreDefault();
  process.exitCode = CODES[name];
  if (!isListening) process.exit();
  controller.abort();
}

/** From now on, the first signal aborts the work that listens, or else ends the process. */
export function catchSignals(): void {
  for (const name of NAMES) process.on(name, interrupt);
}

/**
 * Leaves signals to the system: during work that never yields to the event loop, a handler would
 * not run.
 */
export function restoreDefault(): void {
  for (const name of NAMES) process.off(name, interrupt);
}

/**
 * Runs work that ends when its signal is aborted. A rejection with the signal's reason is not a
 * failure: the exit code is set already.
 */
export async function untilInterrupted(
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  isListening = true;
  try {
    await work(interruption);
  } catch (error) {
    if (error !== interruption.reason || !interruption.aborted) throw error;
  } finally {
    isListening = false;
  }
}
