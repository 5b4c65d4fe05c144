/**
 * How fast is a test of integers of 128 to 8192 bits, compared with other libraries?
 *
 * On primes, and on products of two primes, which cost one modular power. Writes
 * `results/large-BITS.json` and `results/large-power-BITS.json`, with the variant of the multiword
 * kernel in the name if it is not the baseline.
 *
 * Usage: npm run bench -- large [--rounds N] [--seed N] [bits…]
 */
import { parseArgs } from 'node:util';
import { isPrime, PrimePool } from 'primepool';
import { LARGE_RIVALS } from './rivals/large.js';
import { compileNativeRivals } from './rivals/native.js';
import type { Contestant } from './support/contestant.js';
import { formatTime } from './support/format.js';
import {
  LARGE_SIZES,
  type LargeWorkload,
  largeComposites,
  largePrimes,
} from './support/large-workloads.js';
import { measure } from './support/measure.js';
import { passOver } from './support/pass-over.js';
import { describe, nameOf, ownVersion, variantOf, writeResult } from './support/results.js';
import { DEFAULT_SEED } from './support/workloads.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '11' },
    seed: { type: 'string', default: String(DEFAULT_SEED) },
  },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [...LARGE_SIZES.keys()];
const seed = BigInt(values.seed);

const ours: Contestant<readonly bigint[]> = {
  name: 'primepool isPrime',
  version: ownVersion(),
  kind: 'primepool',
  prepare: (numbers) => passOver(numbers, (n) => isPrime(n)),
};

const workloads = new Map<string, LargeWorkload>();
{
  const pool = new PrimePool();
  for (const bits of sizes) {
    workloads.set(`large-${bits}`, await largePrimes(bits, seed, pool));
    workloads.set(`large-power-${bits}`, await largeComposites(bits, seed, pool));
  }
  await pool.close();
}

const native = await compileNativeRivals();
try {
  for (const [name, workload] of workloads) {
    console.log(`\n${name}, seed ${seed}`);
    // A test of 8192 bits takes seconds.
    const rounds = Math.min(Number(values.rounds), Math.ceil(30_000 / workload.bits));
    const rivals = [...LARGE_RIVALS, ...(await native.contestants(workload.numbers))];
    const rows = await measure(workload, [ours, ...rivals], {
      rounds,
      patience: 5000,
      onLeftOut: ({ name }, reason) => console.log(`  ${name} is left out: ${reason}`),
    });
    for (const { contestant, nsPerNumber, min, max, numbers } of rows) {
      const [median, low, high] = [nsPerNumber, min, max].map(formatTime);
      console.log(`  ${contestant}: ${median} (${low} to ${high}; ${numbers} numbers)`);
    }
    const variant = variantOf('multiword');
    writeResult(nameOf(name, variant), describe(workload, rows, new Date(), variant));
  }
} finally {
  await native.close();
}
