#!/usr/bin/env node
// The command: it parses, calls the library as any program would, and prints.

import { EXIT } from './exit.js';
import { catchSignals, interruption } from './interruption.js';
import { flushed } from './output/terminal.js';

catchSignals();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of the pipe has closed it, as `| head` does.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done);
  process.stderr.write(`primepool: cannot write the answers: ${error.message}\n`);
  process.exit(EXIT.failed);
});
// Errors on standard error are ignored.
process.stderr.on('error', () => {});

// Imported after the handlers are installed, because loading takes a while.
const { runProgram } = await import('./program.js');
await runProgram();

if (interruption.aborted) {
  // Unread output does not keep the process alive.
  await flushed();
  process.exit();
}
