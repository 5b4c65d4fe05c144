import { arePrime, isPrime } from 'primepool';
import type { Contestant } from './contestant.js';

/** The package as its users call it: with a list, and with single numbers. */
export function ourContestants(version: string): Contestant[] {
  return [
    {
      name: 'primepool arePrime',
      version,
      kind: 'primepool',
      prepare: (numbers) => () => ({ answers: arePrime(numbers) }),
    },
    {
      name: 'primepool isPrime',
      version,
      kind: 'primepool',
      prepare(numbers) {
        const integers = Array.from(numbers);
        return () => {
          const answers = new Uint8Array(integers.length);
          for (let i = 0; i < integers.length; i++) answers[i] = Number(isPrime(integers[i] ?? 0n));
          return { answers };
        };
      },
    },
  ];
}
