// SIGINT (Ctrl-C) and SIGTERM. This module imports nothing heavy: its handlers are there before the
// package is.

/** Exit codes: 128 and the number of the signal, as shells have it. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

type Name = keyof typeof CODES;

const NAMES = Object.keys(CODES) as Name[];

const controller = new AbortController();

/** Is aborted by the first signal. */
export const interruption: AbortSignal = controller.signal;

/** Whether there is work that listens to the signal. */
let isListening = false;

function interrupt(name: Name): void {
  // Once only: who presses Ctrl-C again does not want to wait.
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
 * Leaves signals to the system: for work that gives the event loop no turn, so that a handler is
 * not run.
 */
export function restoreDefault(): void {
  for (const name of NAMES) process.off(name, interrupt);
}

/**
 * Runs work that ends when its signal is aborted. Its rejection with the signal's reason is no
 * failure: the exit code is set.
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
