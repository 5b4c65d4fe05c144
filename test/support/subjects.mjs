// Work of every subject, on one thread or on a pool, and its answers. For any host.

const WORDS = Array.from({ length: 60_000 }, (_, i) => i + 1);
const LARGE = Array.from({ length: 200 }, (_, i) => 10n ** 200n + BigInt(2 * i + 1));
const SEMIPRIME = (10n ** 22n + 9n) * (10n ** 20n + 39n);
const HIGH = [10 ** 15, 10 ** 15 + 10 ** 7];
const LIST = [10 ** 12, 10 ** 12 + 10 ** 7];

/**
 * Each subject as called on one thread or, with await, on a pool.
 *
 * @type {Record<string, (door: any) => unknown>}
 */
export const SUBJECTS = {
  'words in a list': async (door) => sum(await door.arePrime(WORDS)),
  'integers in a list': async (door) => sum(await door.arePrime(LARGE)),
  'a search': async (door) => (await door.nextPrime(10n ** 200n)) - 10n ** 200n,
  'a count by the formula': (door) => door.countPrimes(0, 10 ** 11),
  'a count of a range': (door) => door.countPrimes(...HIGH),
  'primes of a range': async (door) => {
    let count = 0;
    for await (const primes of door.primes(...LIST)) count += primes.length ?? 1;
    return count;
  },
  'the n-th prime': (door) => door.nthPrime(10 ** 9),
  'factors of words': async (door) => (await door.factorAll(WORDS)).length,
  'factors of an integer': async (door) => (await door.factor(SEMIPRIME)).factors.length,
  'a proof': async (door) => (await door.prove(10n ** 99n + 289n)).prime,
};

function sum(verdicts) {
  return verdicts.reduce((total, verdict) => total + verdict, 0);
}

/**
 * @param {any} door the package, or a pool
 * @returns {Promise<Record<string, string>>} answers by subject
 */
export async function answersOf(door) {
  /** @type {Record<string, string>} */
  const answers = {};
  for (const [subject, work] of Object.entries(SUBJECTS)) answers[subject] = `${await work(door)}`;
  return answers;
}

/**
 * The right answers.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const ANSWERS = Object.freeze({
  'words in a list': '6057',
  'integers in a list': '1',
  'a search': '357',
  'a count by the formula': '4118054813',
  'a count of a range': '289394',
  'primes of a range': '361726',
  'the n-th prime': '22801763489',
  'factors of words': '60000',
  'factors of an integer': '2',
  'a proof': 'true',
});
