/**
 * How fast is a proof of primality?
 *
 * Random primes of 128 bits, and of 100, 200, 300 and 500 digits, on one thread and on pools of one
 * and two workers, compared with PARI/GP's `primecert`. All sides prove the same primes, new ones
 * in each round. Every certificate is checked, outside the measured time. Class polynomials are
 * kept from proof to proof, as in any process that proves several. Writes
 * `results/proof-DIGITS.json`.
 *
 * Usage: npm run bench -- proof [--rounds N] [--count N] [digits…]
 */
import { parseArgs } from 'node:util';
import { nextPrime, PrimePool, type Proof, prove, verifyCertificate } from 'primepool';
import { primecert } from './rivals/primecert.js';
import { type Answer, askAndFile, type Side } from './support/question.js';
import { splitMix64 } from './support/random.js';
import { ownVersion } from './support/results.js';
import { DEFAULT_SEED } from './support/workloads.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, count: { type: 'string' } },
});
const rounds = Number(values.rounds);
const sizes = positionals.length > 0 ? positionals.map(Number) : [39, 100, 200, 300, 500];
const pools = [1, 2].map((workers) => new PrimePool({ workers, idleTimeout: 2 ** 31 - 1 }));
for (const pool of pools) await pool.start();

for (const digits of sizes) {
  const numbers = Number(values.count ?? Math.ceil(500 / digits));
  const seed = BigInt(DEFAULT_SEED) + BigInt(digits);
  // The first is for the warm-up round.
  const batches = Array.from({ length: rounds + 1 }, primesOf(digits, numbers, seed));
  const sides: Side[] = [
    ours('primepool prove', async (n) => prove(n), batches),
    ...pools.map((pool, i) => ours(`primepool, pool of ${i + 1}`, (n) => pool.prove(n), batches)),
    ...primecert(batches),
  ];
  const name = digits === 39 ? '128 bits' : `${digits} digits`;
  const isRight = (answer: string): boolean => answer === `${numbers} proven`;
  await askAndFile(`proof-${digits}`, { name, bits: digits, seed, numbers, isRight }, sides, {
    rounds,
    module: 'multiword',
    patience: 20_000,
  });
}
for (const pool of pools) await pool.close();

/** @returns a function that makes `count` new random primes at each call */
function primesOf(digits: number, count: number, seed: bigint): () => bigint[] {
  const next = splitMix64(seed);
  const least = digits === 39 ? 2n ** 127n : 10n ** BigInt(digits - 1);
  const width = digits === 39 ? least : 9n * least;
  return () =>
    Array.from({ length: count }, () => {
      let n = 0n;
      for (let size = 0; size < digits + 18; size += 18) n = n * 10n ** 18n + (next() % 10n ** 18n);
      return nextPrime((n % width) + least);
    });
}

function ours(
  name: string,
  proof: (n: bigint) => Promise<Proof>,
  batches: readonly bigint[][],
): Side {
  const left = batches.values();
  return {
    ...{ name, version: ownVersion(), kind: 'primepool' },
    async answer(): Promise<Answer> {
      let [proven, elapsed] = [0, 0];
      for (const n of left.next().value ?? []) {
        const start = performance.now();
        const { certificate } = await proof(n);
        elapsed += performance.now() - start;
        if (certificate !== undefined && verifyCertificate(certificate)) proven++;
      }
      return { text: `${proven} proven`, elapsed };
    },
  };
}
