// Integers below 2^64 that are hard for some method, and what must hold for their factors.

import type { Factor } from '../../src/factor/factorizations.js';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';
import { lucasSuspects, strongBase2Pseudoprimes } from '../oracle/pseudoprimes.js';
import { Random, SEED } from '../support/random.js';

/**
 * Why the factors of n are wrong, or undefined if they are right. In: n whose primes are below
 * 3·10^23.
 */
export function wrongFactors(n: bigint, factors: readonly Factor[]): string | undefined {
  let product = 1n;
  let last = 1n;
  for (const { prime, exponent } of factors) {
    if (prime <= last) return 'they are not ascending';
    if (exponent < 1) return `the exponent of ${prime} is ${exponent}`;
    if (!isPrimeBigInt(prime)) return `${prime} is not prime`;
    product *= prime ** BigInt(exponent);
    last = prime;
  }
  return product === n ? undefined : `their product is ${product}`;
}

const random = new Random();
const LIMIT = 2n ** 64n;

function primeOf(bits: number): bigint {
  for (;;) {
    const n = random.bits(bits) | 1n;
    if (isPrimeBigInt(n)) return n;
  }
}

function many(count: number, make: () => bigint): bigint[] {
  return Array.from({ length: count }, make).filter((n) => n < LIMIT);
}

/** The primes next to a bound. */
function primesNear(bound: bigint, count: number): bigint[] {
  const primes: bigint[] = [];
  for (let n = bound - 1n; primes.length < count; n--) if (isPrimeBigInt(n)) primes.push(n);
  return primes;
}

const NEAR_2_32 = primesNear(2n ** 32n, 6);
const NEAR_TRIAL_LIMIT = [1009n, 1013n, 1019n, 1021n, 1031n, 1033n, 1039n, 1049n];
const SIZES = [8, 11, 16, 21, 24, 31, 32];

/** Named lists. */
export const WORD_CASES: readonly { readonly name: string; readonly numbers: bigint[] }[] = [
  { name: 'the first integers', numbers: Array.from({ length: 300 }, (_, i) => BigInt(i + 1)) },
  {
    name: 'the last integers below 2^64',
    numbers: Array.from({ length: 60 }, (_, i) => LIMIT - 1n - BigInt(i)),
  },
  {
    name: 'integers around powers of two',
    numbers: Array.from({ length: 63 }, (_, k) => 2n ** BigInt(k + 1)).flatMap((n) => [
      n - 1n,
      n,
      n + 1n,
    ]),
  },
  {
    name: `squares of primes (seed ${SEED})`,
    numbers: SIZES.flatMap((bits) => many(20, () => primeOf(bits) ** 2n)),
  },
  {
    name: 'cubes and higher powers of primes',
    numbers: [3n, 5n, 7n, 1021n, 1031n, 65537n, 2642239n, 2642231n].flatMap((p) =>
      Array.from({ length: 40 }, (_, k) => p ** BigInt(k + 1)).filter((n) => n < LIMIT),
    ),
  },
  {
    name: 'squares of the greatest primes of 32 bits, and their products',
    numbers: NEAR_2_32.flatMap((p) => NEAR_2_32.map((q) => p * q)),
  },
  { name: 'p·q²', numbers: many(60, () => primeOf(21) ** 2n * primeOf(21)) },
  {
    name: 'three primes of 21 bits',
    numbers: many(60, () => primeOf(21) * primeOf(21) * primeOf(21)),
  },
  {
    name: 'four primes of 16 bits',
    numbers: many(60, () => primeOf(16) * primeOf(16) * primeOf(16) * primeOf(16)),
  },
  {
    name: 'primes around the end of trial division',
    numbers: NEAR_TRIAL_LIMIT.flatMap((p) =>
      NEAR_TRIAL_LIMIT.flatMap((q) => [p * q, p * q * 1031n, p * q * 1021n]),
    ),
  },
  { name: 'primes of every size', numbers: Array.from({ length: 62 }, (_, i) => primeOf(i + 3)) },
  {
    name: 'close primes',
    numbers: [20, 26, 30, 32].flatMap((bits) =>
      many(10, () => {
        const p = primeOf(bits);
        let q = p + 2n;
        while (!isPrimeBigInt(q)) q += 2n;
        return p * q;
      }),
    ),
  },
  { name: 'random integers', numbers: many(1500, () => random.bits(1 + random.below(64))) },
  {
    name: 'strong pseudoprimes to base 2',
    numbers: strongBase2Pseudoprimes(2000).filter((n) => n < LIMIT),
  },
  {
    name: 'semiprimes that Lucas tests may pass',
    numbers: lucasSuspects(2000)
      .filter((n) => n > 2n ** 32n && n < LIMIT)
      .slice(0, 2000),
  },
  // From reports about other programs.
  {
    name: 'known cases',
    numbers: [
      3825123056546413051n,
      18446744065119617029n,
      18446744073709551615n,
      18446744073709551557n,
      10023859281455311421n,
      1152921505680588799n,
      4295098369n,
      180n,
      9223372036854775783n,
      18446743979220271189n,
      18446744047939747841n,
      6541380665835015n,
      9007199254740991n,
    ],
  },
];
