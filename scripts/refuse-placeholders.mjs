// Refuses to publish the package while placeholder addresses remain (doc/releasing.md).

import { readFileSync } from 'node:fs';

const FILES = ['package.json', 'CITATION.cff', '.github/ISSUE_TEMPLATE/config.yml'];

const left = FILES.filter((file) => readFileSync(file, 'utf8').includes('example.invalid'));
if (left.length > 0) {
  console.error(`${left.join(', ')}: replace example.invalid first, as doc/releasing.md says.`);
  process.exitCode = 1;
}
