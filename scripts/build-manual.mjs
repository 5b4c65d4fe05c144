// Writes the man page, as src/cli/manual makes it of the command's definitions. The bundles are there.

import { writeFileSync } from 'node:fs';

const { MAN_PAGE } = await import('../build/manual/built.mjs');
writeFileSync('dist/primepool.1', MAN_PAGE);
