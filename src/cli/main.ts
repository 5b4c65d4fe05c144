#!/usr/bin/env node
// The command: it parses, calls the library as any program would, and prints.

import { CommanderError } from 'commander';
import { EXIT } from './exit.js';
import { InputError } from './input/input-error.js';
import { note } from './output/terminal.js';
import { createProgram } from './program.js';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of the pipe has gone (`| head`): it has what it wanted.
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    if (stream !== process.stderr)
      note(`primepool: the answers cannot be written: ${error.message}`);
    process.exit(EXIT.failed);
  });
}

try {
  await createProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else {
    note(`primepool: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = error instanceof InputError ? EXIT.usage : EXIT.failed;
  }
}
