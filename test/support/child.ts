// Programs that use the package, run in a process of their own.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a process has ended. */
export interface Ending {
  /** Its exit code; undefined if it was killed because it did not end. */
  readonly code: number | undefined;
  readonly output: string;
  readonly errors: string;
}

/** In this folder, `primepool` resolves to this package, as it does where it is installed. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Milliseconds, enough for a busy machine. A process that hangs is killed after them. */
const PATIENCE = 30_000;

/** Runs an ES module given as text. */
export function runModule(source: string): Promise<Ending> {
  return run(['--input-type=module', '--eval', source]);
}

/** Runs a file of `test/support/programs`. */
export function runProgram(name: string, ...args: readonly string[]): Promise<Ending> {
  return run([fileOf(name), ...args]);
}

/** The same with an address space of this many KiB, on Linux. */
export function runProgramWithin(
  addresses: number,
  name: string,
  ...args: readonly string[]
): Promise<Ending> {
  const script = 'ulimit -v "$0" && exec "$@"';
  return run(['-c', script, `${addresses}`, process.execPath, fileOf(name), ...args], 'sh');
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(`programs/${name}`, import.meta.url));
}

function run(args: readonly string[], program = process.execPath): Promise<Ending> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd: ROOT, timeout: PATIENCE }, (error, output, errors) => {
      const code = typeof error?.code === 'number' ? error.code : undefined;
      resolve({ code: error === null ? 0 : code, output: output.trim(), errors });
    });
  });
}
