#!/usr/bin/env node
// The command: it parses, calls the library as any program would, and prints.

import { EXIT } from './exit.js';
import { catchSignals, interruption } from './interruption.js';
import { flushed } from './output/terminal.js';

catchSignals();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of the pipe has gone (`| head`): it has what it wanted.
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done);
  process.stderr.write(`primepool: the answers cannot be written: ${error.message}\n`);
  process.exit(EXIT.failed);
});
// Whether anybody reads what is said there changes nothing.
process.stderr.on('error', () => {});

// Only now, as loading it takes a while, in which signals are heard already.
const { runProgram } = await import('./program.js');
await runProgram();

if (interruption.aborted) {
  // What nobody takes must not keep the process.
  await flushed();
  process.exit();
}
