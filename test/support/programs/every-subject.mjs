// Work of every subject, on this thread or on a pool. Prints a line for each: an answer, or the
// code of an error.
//
// node every-subject.mjs one|pool [subject, or "all" [URL of the package]]

import { SUBJECTS } from '../subjects.mjs';

const [where, only = 'all', url = 'primepool'] = process.argv.slice(2);
const library = await import(url);

function doorOf() {
  return where === 'one' ? library : new library.PrimePool({ workers: 2 });
}

for (const subject of only === 'all' ? Object.keys(SUBJECTS) : [only]) {
  const door = doorOf();
  let outcome;
  try {
    outcome = await SUBJECTS[subject](door);
  } catch (error) {
    outcome = error.code ?? error.stack;
  }
  console.log(`${subject}: ${outcome}`);
  if (where === 'pool') await door.close();
}
