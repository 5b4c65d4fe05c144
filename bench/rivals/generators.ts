// Packages that generate primes, each called as its documentation says.

import stdlib from '@stdlib/math-iter-sequences-primes';
import generator from 'prime-generator';
import { generatePrimes } from 'prime-lib';
import primesieve from 'primesieve';
import sieveOfEratosthenes from 'sieve-of-eratosthenes';
import type { Side } from '../support/question.js';
import { versionOf } from './version.js';

/** Lists the primes up to a number, and returns how many there are. */
interface Generator {
  readonly name: string;
  readonly note: string;
  /** The greatest number that it is asked for: beyond this, it takes seconds or fails. */
  readonly limit: number;
  /** @param count how many there are, which some packages need */
  list(to: number, count: number): number;
}

const GENERATORS: readonly Generator[] = [
  {
    name: 'prime-lib',
    note: 'generatePrimes with boost',
    limit: 10 ** 8,
    list: (to, count) => countUpTo(to, generatePrimes({ boost: count + 1 })),
  },
  {
    name: 'primesieve',
    note: 'primeRange; the sieve, once made, is kept',
    limit: 10 ** 8,
    list(to) {
      primesieve.raiseLimit(2 * to);
      return primesieve.primeRange(0, to).length;
    },
  },
  {
    name: 'sieve-of-eratosthenes',
    note: 'an array of all',
    limit: 10 ** 7,
    list: (to) => sieveOfEratosthenes(to).length,
  },
  {
    name: '@stdlib/math-iter-sequences-primes',
    note: 'an iterator',
    limit: 10 ** 7,
    list: (to) => countUpTo(to, stdlib()),
  },
  {
    name: 'prime-generator',
    note: 'a generator',
    limit: 10 ** 6,
    list: (to) => countUpTo(to, generator()),
  },
];

/** The part that all these iterators have, however they are typed. */
interface Numbers {
  next(): { readonly value?: unknown };
}

function countUpTo(to: number, iterator: Numbers): number {
  let count = 0;
  while (Number(iterator.next().value) <= to) count++;
  return count;
}

/** The packages that are asked for the primes up to a number. */
export function generatorsUpTo(to: number, count: number): Side[] {
  return GENERATORS.filter(({ limit }) => to <= limit).map(({ name, note, list }) => ({
    ...{ name, version: versionOf(name), kind: 'javascript', note },
    answer: () => String(list(to, count)),
  }));
}
