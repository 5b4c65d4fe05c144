/**
 * Which JavaScript rivals give wrong answers, and for which numbers?
 *
 * Compares them with the oracle. It measures nothing.
 *
 * Usage: npm run bench -- verify-rivals
 */
import { isPrimeBigInt } from '../test/oracle/bigint-primality.js';
import { RIVALS, type Rival } from './rivals/javascript.js';
import { makeWorkload } from './support/workloads.js';

/** Trial division to the square roots of larger primes would take minutes for the whole list. */
const QUICK = 2n ** 36n;

const numbers = [
  ...Array.from({ length: 3_000 }, (_, i) => BigInt(i)),
  ...nearPowersOfTwo(),
  ...hardComposites(),
  ...makeWorkload('random-64').numbers.subarray(0, 500),
  ...makeWorkload('primes-64').numbers.subarray(0, 50),
  ...makeWorkload('sample').numbers,
];

for (const rival of RIVALS) {
  const limit = rival.limit === undefined ? 2n ** 64n - 1n : QUICK;
  const wrong: string[] = [];
  let asked = 0;
  for (const n of numbers.filter((n) => n <= limit)) {
    const answer = await ask(rival, n);
    asked += 1;
    if (answer !== String(isPrimeBigInt(n))) wrong.push(`${n}: ${answer}`);
  }
  const list = wrong.length > 8 ? [...wrong.slice(0, 8), '…'] : wrong;
  console.log(
    `${rival.name} ${rival.version}: ${wrong.length} wrong of ${asked}. ${list.join('; ')}`,
  );
}

/** @returns `true`, `false`, or what it threw */
async function ask(rival: Rival, n: bigint): Promise<string> {
  try {
    return String(await (rival.takes === 'bigint' ? rival.isPrime(n) : rival.isPrime(Number(n))));
  } catch (error) {
    return `throws ${error}`;
  }
}

function nearPowersOfTwo(): bigint[] {
  return Array.from({ length: 64 }, (_, k) => 2n ** BigInt(k + 1)).flatMap((power) =>
    Array.from({ length: 81 }, (_, i) => power + BigInt(i - 40)).filter(
      (n) => n >= 0n && n < 2n ** 64n,
    ),
  );
}

/** Carmichael numbers, strong pseudoprimes, squares of primes (two of them Wieferich primes). */
function hardComposites(): bigint[] {
  const squares = [1093n, 3511n, 65_521n, 4_294_967_291n].map((p) => p * p);
  return [
    ...squares,
    ...[561n, 1105n, 2047n, 3277n, 4033n, 5461n, 5777n, 10_877n, 75_077n, 1_373_653n, 25_326_001n],
    ...[3_215_031_751n, 2_152_302_898_747n, 3_474_749_660_383n, 341_550_071_728_321n],
    ...[3_825_123_056_546_413_051n, 18_446_744_066_047_760_377n, 4_759_123_141n],
  ];
}
