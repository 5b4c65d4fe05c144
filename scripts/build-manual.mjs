// Writes the man page that src/cli/manual makes from the command's definitions. Run it after
// build-js.mjs.

import { writeFileSync } from 'node:fs';

const { MAN_PAGE } = await import('../build/manual/built.mjs');
writeFileSync('dist/primepool.1', MAN_PAGE);
