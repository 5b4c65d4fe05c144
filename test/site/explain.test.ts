// The steps that the page explains come to the library's verdict, and say what is true.

import { isPrime } from 'primepool';
import { expect, test } from 'vitest';
import { explain, jacobi, SMALL_PRIMES, tryBase2, tryLucas } from '../../site/explain.js';
import { neighboursOf } from '../../site/neighbours.js';
import { families, numbersBelow, SMALL_SIZE } from '../oracle/families.js';
import { sieve } from '../oracle/sieve.js';
import { Random } from '../support/random.js';

for (const { name, numbers, prime } of [numbersBelow(100_000), ...families(SMALL_SIZE)]) {
  test(`the verdict on ${name}`, () => {
    // Every family in full would take a minute: BigInt is slow.
    const step = Math.ceil(numbers.length / 2000);
    const some = name.startsWith('every') ? numbers : numbers.filter((_, i) => i % step === 0);
    const wrong = some.filter((n) => explain(n).prime !== isPrime(n));
    expect(wrong).toEqual([]);
    const verdicts = new Map(numbers.map((n, index) => [n, prime[index]]));
    expect(some.filter((n) => explain(n).prime !== verdicts.get(n))).toEqual([]);
  });
}

test('strong pseudoprimes to base 2 are found out by the Lucas test, and by nothing before', () => {
  // OEIS A001262, those without a factor below 256.
  for (const n of [1_082_401n, 1_194_649n, 3_116_107n]) {
    const { base2, lucas, prime } = explain(n);
    expect({ n, base2: base2?.passes, lucas: lucas?.passes, prime }).toEqual({
      n,
      base2: true,
      lucas: false,
      prime: false,
    });
  }
});

test('the extra strong Lucas pseudoprimes pass the Lucas test, and those above 2^16 fail before', () => {
  // OEIS A217719.
  for (const n of [
    989n,
    3239n,
    5777n,
    10_877n,
    27_971n,
    29_681n,
    30_739n,
    31_631n,
    39_059n,
    72_389n,
  ]) {
    expect({ n, passes: tryLucas(n).passes }).toEqual({ n, passes: true });
    expect(tryBase2(n).passes).toBe(false);
  }
});

test('a square has no parameter, and its root is told', () => {
  const { prime, lucas } = explain(1093n ** 2n);
  expect(prime).toBe(false);
  expect(lucas?.root).toBe(1093n);
});

test('what the steps name has the properties that they claim', () => {
  const random = new Random();
  for (let i = 0; i < 200; i++) {
    const n = random.bits(3 + random.below(61)) | 1n;
    const { smallFactors, base2, lucas } = explain(n);
    if (smallFactors.factor !== undefined) expect(n % smallFactors.factor).toBe(0n);
    if (base2 !== undefined) expect(base2.d * 2n ** BigInt(base2.s)).toBe(n - 1n);
    if (lucas !== undefined && lucas.root === undefined) {
      expect(lucas.d * 2n ** BigInt(lucas.s)).toBe(n + 1n);
      expect(jacobi(lucas.discriminant, n)).toBe(-1);
    }
  }
});

test('the small primes are the primes below 256', () => {
  const verdicts = sieve(256);
  expect(SMALL_PRIMES.map(Number)).toEqual(
    Array.from(verdicts.keys()).filter((n) => verdicts[n] === 1),
  );
});

test.each([
  [-5n, undefined, 2n],
  [0n, undefined, 2n],
  [2n, undefined, 3n],
  [3n, 2n, 5n],
  [4n, 3n, 5n],
  [97n, 89n, 101n],
  [2n ** 61n - 1n, 2305843009213693921n, 2305843009213693967n],
])('the primes next to %s', (n, previous, next) => {
  expect(neighboursOf(n)).toEqual({ previous, next });
});
