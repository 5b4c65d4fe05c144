import type { Rival } from '../rivals/javascript.js';
import type { Contestant, Pass } from './contestant.js';

/** Makes a contestant of a test that decides one number at a time. */
export function contestantOf(rival: Rival): Contestant {
  const { name, version, limit, note } = rival;
  return {
    name,
    version,
    kind: 'javascript',
    note,
    ...(limit !== undefined && { limit }),
    prepare: (numbers) =>
      rival.takes === 'bigint'
        ? passOver(Array.from(numbers), rival.isPrime)
        : passOver(Array.from(numbers, Number), rival.isPrime),
  };
}

/** Decides one number at a time. */
export function passOver<N>(
  numbers: readonly N[],
  isPrime: (n: N) => boolean | Promise<boolean>,
): Pass {
  return () => {
    const answers = new Uint8Array(numbers.length);
    for (const [i, n] of numbers.entries()) {
      const prime = isPrime(n);
      if (prime instanceof Promise) return awaitEach(numbers, isPrime);
      answers[i] = Number(prime);
    }
    return { answers };
  };
}

/** One after another: run together, the promises would be timed waiting for each other. */
async function awaitEach<N>(numbers: readonly N[], isPrime: (n: N) => boolean | Promise<boolean>) {
  const answers = new Uint8Array(numbers.length);
  for (const [i, n] of numbers.entries()) answers[i] = Number(await isPrime(n));
  return { answers };
}
