// Comparing long lists of verdicts: a million `expect` calls would take longer than the work. For
// any engine: only types are imported.

import type { Family } from '../oracle/families.js';
import type { Door } from './doors.js';

/** The first few mistakes: a message must stay readable. */
export function wrongVerdicts(
  ns: readonly bigint[],
  actual: ArrayLike<boolean>,
  expected: ArrayLike<boolean>,
): string[] {
  if (actual.length !== ns.length) return [`${actual.length} verdicts for ${ns.length} numbers`];
  const wrong: string[] = [];
  for (let place = 0; place < ns.length && wrong.length < 5; place++) {
    if (actual[place] === expected[place]) continue;
    wrong.push(`${ns[place]} (at ${place}): ${actual[place]} instead of ${expected[place]}`);
  }
  return wrong;
}

/** Decides the part of a family that an entry point accepts. Out: the first few mistakes. */
export async function wrongThrough(door: Door, family: Family): Promise<string[]> {
  const { numbers, prime } = filterFamily(family, door.accepts);
  return wrongVerdicts(numbers, await door.decide(numbers), prime);
}

/** The part of a family that is accepted. */
export function filterFamily(family: Family, accepts: (n: bigint) => boolean): Family {
  if (family.numbers.every(accepts)) return family;
  const numbers: bigint[] = [];
  const prime: boolean[] = [];
  for (const [place, n] of family.numbers.entries()) {
    if (!accepts(n)) continue;
    numbers.push(n);
    prime.push(family.prime[place] === true);
  }
  return { name: family.name, numbers, prime };
}
