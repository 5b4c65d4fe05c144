// Integers of 2^64 and more with known verdicts: from the literature, by construction, or by BigInt
// arithmetic.

import { Random, SEED } from '../support/random.js';
import {
  isPrimeOfAnySize,
  isStrongProbablePrime,
  nextPrime,
  previousPrime,
} from './bigint-primality.js';
import type { Family } from './families.js';
import { primesBelow } from './sieve.js';

/** Exponents of Mersenne primes: OEIS A000043. */
export const MERSENNE_EXPONENTS = [
  89, 107, 127, 521, 607, 1279, 2203, 2281, 3217, 4253, 4423,
] as const;

/**
 * Prime exponents of composite Mersenne numbers: OEIS A054723; of 2^1277 - 1 no factor is known.
 */
const MERSENNE_COMPOSITE_EXPONENTS = [
  67, 71, 73, 79, 83, 97, 101, 103, 109, 113, 131, 137, 139, 149, 257, 1061, 1277, 2137,
];

/** Composites that are strong pseudoprimes to many bases. */
export const STRONG_PSEUDOPRIMES: readonly bigint[] = [
  // To the first 12 and 13 prime bases, the least of all: Sorenson and Webster, 2015 (OEIS
  // A014233).
  318665857834031151167461n,
  3317044064679887385961981n,
  // To the prime bases up to 29: Arnault, Rabin-Miller primality test: composite numbers which pass
  // it, 1995.
  1195068768795265792518361315725116351898245581n,
  // To the 25 prime bases below 100: Pinch, Some primality testing algorithms, 1993.
  68528663395046912244223605902738356719751082784386681071n,
  // To the 46 prime bases below 200, of 337 digits: Arnault, 1995.
  8038374574536394912570796143419421081388376882875581458374889175222974273765333652186502336163960045457915042023603208766569966760987284043965408232928738791850869166857328267761771029389697739470167082304286871099974399765441448453411558724506334092790222752962294149842306881685404326457534018329786111298960644845216191652872597534901n,
  arnault(),
];

/** All families. None of their verdicts comes from the code under test. */
export function bigFamilies(): Family[] {
  return [
    primes(
      'Mersenne primes',
      MERSENNE_EXPONENTS.map((p) => 2n ** BigInt(p) - 1n),
    ),
    composite('Mersenne numbers that are composite', [
      ...MERSENNE_COMPOSITE_EXPONENTS.map((p) => 2n ** BigInt(p) - 1n),
      ...[65, 66, 91, 128, 511, 1024].map((k) => 2n ** BigInt(k) - 1n),
    ]),
    // F_6 to F_12; all beyond F_4 that have been decided are composite.
    composite(
      'Fermat numbers',
      [6, 7, 8, 9, 10, 11, 12].map((m) => 2n ** (2n ** BigInt(m)) + 1n),
    ),
    primes('Proth primes', prothPrimes()),
    judged('numbers of the forms of Proth and Mersenne, and next to them', nearSpecialForms()),
    judged('factorials ± 1', factorials()),
    judged('primorials ± 1', primorials()),
    judged('repunits', repunits()),
    composite(
      'RSA numbers',
      RSA_FACTORS.map(([p, q]) => p * q),
    ),
    primes('the factors of RSA numbers', RSA_FACTORS.flat()),
    composite('strong pseudoprimes to many bases', STRONG_PSEUDOPRIMES),
    composite('Carmichael numbers of the form of Chernick', chernick()),
    composite(`products of two close primes, seed ${SEED}`, closePrimes()),
    composite('squares and cubes of primes', powersOfPrimes()),
    composite('powers of the Wieferich primes', [
      // The only primes known whose powers are pseudoprimes to base 2.
      1093n ** 8n,
      3511n ** 6n,
    ]),
    judged('around every power of two at a limb, up to 512 bits', aroundLimbs(16)),
    judged(`random numbers of every size, seed ${SEED}`, randomNumbers()),
    primes(`random primes of every size, seed ${SEED}`, randomPrimes()),
  ];
}

/** Arnault's number of 397 digits, a strong pseudoprime to all prime bases below 307 (1995). */
function arnault(): bigint {
  const p =
    29674495668685510550154174642905332730771991799853043350995075531276838753171770199594238596428121188033664754218345562493168782883n;
  return p * (313n * (p - 1n) + 1n) * (353n * (p - 1n) + 1n);
}

/** The factors of RSA-100, RSA-129 and RSA-768, as they were found. */
const RSA_FACTORS: readonly (readonly [bigint, bigint])[] = [
  [
    37975227936943673922808872755445627854565536638199n,
    40094690950920881030683735292761468389214899724061n,
  ],
  [
    3490529510847650949147849619903898133417764638493387843990820577n,
    32769132993266709549961988190834461413177642967992942539798288533n,
  ],
  [
    33478071698956898786044169848212690817704794983713768568912431388982883793878002287614711652531743087737814467999489n,
    36746043666799590428244633799627952632279158164343087642676032283815739666511279233373417143396810270092798736308917n,
  ],
];

/** k and m of primes k·2^m + 1: OEIS A002253, A002254, A032353, A002256. */
function prothPrimes(): bigint[] {
  const exponents: readonly (readonly [bigint, readonly number[]])[] = [
    [3n, [66, 189, 201, 209, 276, 353, 408, 438, 534, 2208]],
    [5n, [75, 85, 127, 1947]],
    [7n, [92, 120, 174, 180, 190, 290, 320, 390, 432, 616, 830, 1804]],
    [9n, [65, 67, 81, 134, 162, 206, 211, 366, 663, 782, 1305, 1411, 1494]],
  ];
  return exponents.flatMap(([k, ms]) => ms.map((m) => k * 2n ** BigInt(m) + 1n));
}

/**
 * Also at the limit of the form, k about 2^m, and the squares (2^m ± 1)², which no base tells from
 * primes.
 */
function nearSpecialForms(): bigint[] {
  const numbers: bigint[] = [];
  for (const m of [32n, 33n, 34n, 48n, 64n, 65n, 100n]) {
    for (const delta of [-3n, -2n, -1n, 0n, 1n, 2n, 3n]) {
      const k = 2n ** m + delta;
      numbers.push(k * 2n ** m + 1n, k * 2n ** (m - 1n) + 1n, k * 2n ** m - 1n);
    }
    numbers.push((2n ** m + 1n) ** 2n, (2n ** m - 1n) ** 2n);
  }
  for (let k = 1n; k < 200n; k += 2n) numbers.push(k * 2n ** 70n + 1n, k * 2n ** 70n - 1n);
  return numbers.filter((n) => n >= 2n ** 64n);
}

/** Among them the primes n! + 1 (OEIS A002981) and n! - 1 (A002982). */
function factorials(): bigint[] {
  const numbers: bigint[] = [];
  let factorial = 51090942171709440000n;
  for (let n = 22n; n <= 170n; n++) {
    factorial *= n;
    numbers.push(factorial + 1n, factorial - 1n);
  }
  return numbers;
}

/** Among them the primes p# + 1 (OEIS A005234) and p# - 1 (A006794). */
function primorials(): bigint[] {
  let primorial = 1n;
  const numbers: bigint[] = [];
  for (const p of primesBelow(400)) {
    primorial *= BigInt(p);
    numbers.push(primorial + 1n, primorial - 1n);
  }
  return numbers.filter((n) => n >= 2n ** 64n);
}

/** Up to 320 ones. Prime for 23 and 317 of them (OEIS A004023). */
function repunits(): bigint[] {
  return Array.from({ length: 301 }, (_, k) => (10n ** BigInt(k + 20) - 1n) / 9n);
}

/** (6k+1)(12k+1)(18k+1) with three prime factors (Chernick, 1939), of many sizes. */
function chernick(): bigint[] {
  const found: bigint[] = [];
  for (let size = 18n; size <= 120n; size += 6n) {
    for (let k = 2n ** size; ; k++) {
      const factors = [6n * k + 1n, 12n * k + 1n, 18n * k + 1n];
      // One base for each comes first: all 46 for every prime first factor would take six seconds.
      if (!factors.every(passesBase2) || !factors.every(isPrimeOfAnySize)) continue;
      found.push(factors.reduce((product, factor) => product * factor));
      break;
    }
  }
  return found;
}

function passesBase2(n: bigint): boolean {
  return [3n, 5n, 7n, 11n, 13n].every((p) => n % p !== 0n) && isStrongProbablePrime(n, 2n);
}

function closePrimes(): bigint[] {
  const random = new Random();
  return [33, 40, 50, 64, 100, 160, 256, 320].map((bits) => {
    const p = nextPrime(randomBits(random, bits));
    return p * nextPrime(p + 2n);
  });
}

function powersOfPrimes(): bigint[] {
  const roots = [33n, 40n, 48n, 63n, 64n, 65n, 96n, 127n, 128n, 200n].flatMap((bits) => [
    previousPrime(2n ** bits),
    nextPrime(2n ** bits),
  ]);
  return roots.flatMap((p) => [p ** 2n, p ** 3n]);
}

function aroundLimbs(count: number): bigint[] {
  return Array.from({ length: count - 1 }, (_, k) => 2n ** BigInt(32 * (k + 2)))
    .flatMap((power) => Array.from({ length: 81 }, (_, i) => power + BigInt(i - 40)))
    .filter((n) => n >= 2n ** 64n);
}

function randomNumbers(): bigint[] {
  const random = new Random();
  return Array.from({ length: 1500 }, (_, i) => randomBits(random, 65 + (i % 450)));
}

function randomPrimes(): bigint[] {
  const random = new Random();
  return [
    65, 66, 72, 80, 95, 96, 97, 110, 127, 128, 129, 160, 191, 192, 193, 255, 256, 257, 384, 511,
    512,
  ].map((bits) => nextPrime(randomBits(random, bits)));
}

/** A random integer of exactly this many bits. */
export function randomBits(random: Random, count: number): bigint {
  let n = 1n;
  for (let bits = 1; bits < count; bits++) n = (n << 1n) | BigInt(random.u32() & 1);
  return n;
}

function primes(name: string, numbers: readonly bigint[]): Family {
  return { name, numbers, prime: numbers.map(() => true) };
}

function composite(name: string, numbers: readonly bigint[]): Family {
  return { name, numbers, prime: numbers.map(() => false) };
}

function judged(name: string, numbers: readonly bigint[]): Family {
  return { name, numbers, prime: numbers.map(isPrimeOfAnySize) };
}
