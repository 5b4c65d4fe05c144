// Work of every subject, on this thread or on a pool, each with what comes of it in a line: an
// answer, or the code of an error.
//
// node every-subject.mjs one|pool [subject, or "all" [URL of the package]]

const [where, only = 'all', url = 'primepool'] = process.argv.slice(2);
const library = await import(url);

const WORDS = Array.from({ length: 60_000 }, (_, i) => i + 1);
const LARGE = Array.from({ length: 200 }, (_, i) => 10n ** 200n + BigInt(2 * i + 1));
const SEMIPRIME = (10n ** 22n + 9n) * (10n ** 20n + 39n);
const HIGH = [10 ** 15, 10 ** 15 + 10 ** 7];
const LIST = [10 ** 12, 10 ** 12 + 10 ** 7];

/** Each as it is called on one thread or, with await, on a pool. */
const SUBJECTS = {
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
