// Numbers that are likely to expose mistakes. The name of each family gives the reason, and the
// verdicts do not come from the code under test.

import { Random, SEED } from '../support/random.js';
import { isPrimeBigInt, nextPrime, previousPrime } from './bigint-primality.js';
import { carmichaelNumbers, lucasSuspects, strongBase2Pseudoprimes } from './pseudoprimes.js';
import { primesBelow, sieve } from './sieve.js';

/** Numbers and their verdicts. */
export interface Family {
  readonly name: string;
  readonly numbers: readonly bigint[];
  readonly prime: readonly boolean[];
}

/** The sizes of the large families. */
export interface FamilySize {
  /** Candidates for pseudoprimes at each of their sizes; 700,000 give over 100,000 of them. */
  readonly pseudoprimeDensity: number;
  /** Random numbers. */
  readonly random: number;
}

export const FULL_SIZE: FamilySize = { pseudoprimeDensity: 700_000, random: 20_000 };
export const SMALL_SIZE: FamilySize = { pseudoprimeDensity: 2 ** 14, random: 2_000 };

const LIMIT = 2n ** 64n;
const TOP = LIMIT - 1n;

/** The greatest prime below 2^64. */
export const GREATEST_PRIME = LIMIT - 59n;

/**
 * Where the code switches methods: 127² and 257² (small factors decide), 2^32, 2^50, 2^53 - 2^10
 * and 2^53 (representations), and the squares of the small primes tried, in case the list grows.
 */
const BOUNDS: readonly bigint[] = [
  256n,
  127n ** 2n,
  211n ** 2n,
  223n ** 2n,
  227n ** 2n,
  257n ** 2n,
  2n ** 31n,
  2n ** 32n,
  2n ** 49n,
  2n ** 50n,
  2n ** 51n,
  2n ** 52n,
  2n ** 53n - 2n ** 10n,
  2n ** 53n,
  2n ** 62n,
  2n ** 63n,
];

/** All families. */
export function families(size: FamilySize): Family[] {
  return [
    judged('the edges', [
      ...[0n, 1n, 2n, 3n, 4n, 2047n, 3215031751n, 3825123056546413051n, 4294967297n],
      ...[2n ** 31n - 1n, 2n ** 53n - 1n, 2n ** 61n - 1n, GREATEST_PRIME, TOP],
    ]),
    judged('around the powers of two', aroundPowersOfTwo()),
    judged(
      'around the bounds between methods',
      BOUNDS.flatMap((bound) => around(bound, 300n)),
    ),
    judged('the last 2000 numbers below 2^64', around(TOP, 2000n)),
    composite('squares and cubes of primes', powersOfPrimes()),
    judged('perfect squares and their neighbours', aroundSquares()),
    composite('Carmichael numbers', carmichaelNumbers(8)),
    composite('semiprimes with balanced factors', balancedSemiprimes()),
    composite('strong pseudoprimes to base 2', strongBase2Pseudoprimes(size.pseudoprimeDensity)),
    composite(
      'semiprimes that Lucas tests may pass',
      lucasSuspects(Math.ceil(size.pseudoprimeDensity / 128)),
    ),
    judged(`primes of every size, seed ${SEED}`, primesOfEverySize(size.random / 256)),
    judged(`random numbers of 64 bits, seed ${SEED}`, randomNumbers(size.random)),
  ];
}

/** Every n below a limit, with the verdicts of the sieve. */
export function numbersBelow(limit: number): Family {
  return {
    name: `every n below ${limit}`,
    numbers: Array.from({ length: limit }, (_, n) => BigInt(n)),
    prime: Array.from(sieve(limit), (verdict) => verdict === 1),
  };
}

/** The whole suite in one list: every n below a million, and the full families. */
export function everyCase(): Family {
  return union('every case', [numbersBelow(1_000_000), ...families(FULL_SIZE)]);
}

/** All cases in one list, for entry points where a large batch matters. */
export function union(name: string, parts: readonly Family[]): Family {
  return {
    name,
    numbers: parts.flatMap(({ numbers }) => numbers),
    prime: parts.flatMap(({ prime }) => prime),
  };
}

/** A family whose verdicts BigInt arithmetic gives. */
function judged(name: string, numbers: readonly bigint[]): Family {
  return { name, numbers, prime: numbers.map(isPrimeBigInt) };
}

/** A family that is composite by construction. */
function composite(name: string, numbers: readonly bigint[]): Family {
  return { name, numbers, prime: numbers.map(() => false) };
}

function around(centre: bigint, distance: bigint): bigint[] {
  const numbers: bigint[] = [];
  for (let n = centre - distance; n <= centre + distance; n++) {
    if (n >= 0n && n < LIMIT) numbers.push(n);
  }
  return numbers;
}

function aroundPowersOfTwo(): bigint[] {
  return Array.from({ length: 65 }, (_, k) => around(1n << BigInt(k), 20n)).flat();
}

/**
 * Primes with a square below 2^64: all small ones, and some of every size, including the greatest.
 */
function roots(): bigint[] {
  const large = Array.from({ length: 23 }, (_, k) => {
    const size = 1n << BigInt(k + 10);
    return [previousPrime(size), nextPrime(size)];
  });
  return [...primesBelow(4000).map(BigInt), ...large.flat()].filter((p) => p * p < LIMIT);
}

/** Among the squares are 1093² and 3511², the only ones known to pass base 2. */
function powersOfPrimes(): bigint[] {
  return roots().flatMap((p) => [p ** 2n, p ** 3n].filter((n) => n < LIMIT));
}

function aroundSquares(): bigint[] {
  const random = new Random();
  const bases = Array.from({ length: 500 }, (_, i) => random.bits(1 + (i % 32)));
  return [...bases, 2n ** 32n - 1n, 2n ** 26n, 94906265n, 94906266n, 94906267n].flatMap((root) =>
    around(root * root, 2n),
  );
}

/** Products of two primes of the same size, which trial division finds last. */
function balancedSemiprimes(): bigint[] {
  const random = new Random();
  const numbers: bigint[] = [];
  for (let i = 0; i < 1000; i++) {
    const size = 5 + (i % 28);
    const n = nextPrime(random.bits(size)) * nextPrime(random.bits(size));
    if (n < LIMIT) numbers.push(n);
  }
  return numbers;
}

function primesOfEverySize(perSize: number): bigint[] {
  const random = new Random();
  const numbers: bigint[] = [];
  for (let size = 2; size <= 64; size++) {
    for (let i = 0; i < perSize; i++) {
      const n = nextPrime(random.bits(size));
      if (n < LIMIT) numbers.push(n);
    }
  }
  return numbers;
}

function randomNumbers(count: number): bigint[] {
  const random = new Random();
  return Array.from({ length: count }, () => random.bits(64) ^ (random.bits(64) >> 1n)).map((n) =>
    BigInt.asUintN(64, n),
  );
}
