import { timedByItself, versionOfNative } from '../support/native-time.js';
import type { Side } from '../support/question.js';
import { compiled } from './compiled.js';

const program = compiled('primesieve-iterator', 'primesieve');

/** primesieve's iterator, which lists the primes up to a number; empty without its library. */
export function primesieveIterator(to: number): Side[] {
  if (program === undefined) return [];
  const version = versionOfNative('primesieve') ?? '';
  return [
    {
      ...{ name: 'primesieve_next_prime', version, kind: 'native', note: 'into an array' },
      answer: () => timedByItself(program, [String(to)]),
    },
  ];
}
