// Decides the cases in a browser, by the entry points of the built package. Bundled, and imported
// by a page.

import * as primepool from 'primepool';
import { decodeCases } from '../support/cases.js';
import { DOORS } from '../support/doors.js';
import { answersOf } from '../support/subjects.mjs';
import { wrongThrough } from '../support/verdicts.js';

/** Results of the package in a page. */
export interface PageReport {
  readonly variant: string;
  readonly doors: number;
  /** What the pool works with. */
  readonly pool: string;
  /** Wrong verdicts, the first few of each entry point. */
  readonly wrong: readonly string[];
  /** Answers of every subject, on this thread and by the pool. */
  readonly subjects: readonly Record<string, string>[];
}

export async function usePackage(): Promise<PageReport> {
  const response = await fetch('cases.bin');
  const cases = decodeCases(new Uint8Array(await response.arrayBuffer()));
  // The entry points of the bare kernel read files, which a page cannot.
  const doors = DOORS.filter(({ name }) => !name.includes('kernel'));
  const wrong: string[] = [];
  for (const door of doors) {
    const mistakes = await wrongThrough(door, { name: 'all cases', ...cases });
    wrong.push(...mistakes.map((text) => `${door.name}: ${text}`));
  }
  await using pool = new primepool.PrimePool({ workers: 2 });
  await pool.arePrime(cases.numbers);
  const subjects = [await answersOf(primepool), await answersOf(pool)];
  const { variant } = primepool.kernelInfo();
  return { variant, doors: doors.length, pool: pool.info.mode, wrong, subjects };
}
