/**
 * Measures primepool and its rivals on primes of 128 to 8192 bits, and on products of two primes, which cost one
 * power each, and writes `results/big-BITS.json` and `results/big-power-BITS.json`, with the variant in the name
 * where another than the baseline runs.
 *
 * Usage: node bench/run.mjs big [--rounds N] [--seed N] [bits…]
 */
import { parseArgs } from 'node:util';
import { isPrime, kernelInfo, PrimePool } from 'primepool';
import { BIG_SIZES, type BigWorkload, bigComposites, bigPrimes } from './big-workloads.ts';
import type { Contestant } from './contestant.ts';
import { formatTime } from './format.ts';
import { passOver } from './javascript.ts';
import { measure } from './measure.ts';
import { compileNativeRivals } from './native.ts';
import { describe, ownVersion, writeResult } from './results.ts';
import { BIG_RIVALS } from './thirdparty/big-rivals.ts';
import { DEFAULT_SEED } from './workloads.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '11' },
    seed: { type: 'string', default: String(DEFAULT_SEED) },
  },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [...BIG_SIZES.keys()];
const seed = BigInt(values.seed);

const ours: Contestant<readonly bigint[]> = {
  name: 'primepool isPrime',
  version: ownVersion(),
  kind: 'primepool',
  prepare: (numbers) => passOver(numbers, (n) => isPrime(n)),
};

const workloads = new Map<string, BigWorkload>();
{
  const pool = new PrimePool();
  for (const bits of sizes) {
    workloads.set(`big-${bits}`, await bigPrimes(bits, seed, pool));
    workloads.set(`big-power-${bits}`, await bigComposites(bits, seed, pool));
  }
  await pool.close();
}

const native = await compileNativeRivals();
try {
  for (const [name, workload] of workloads) {
    console.log(`\n${name}, seed ${seed}`);
    // A test of 8192 bits takes seconds.
    const rounds = Math.min(Number(values.rounds), Math.ceil(30_000 / workload.bits));
    const rivals = [...BIG_RIVALS, ...(await native.contestants(workload.numbers))];
    const rows = await measure(workload, [ours, ...rivals], {
      rounds,
      patience: 5000,
      onLeftOut: ({ name }, reason) => console.log(`  ${name} is left out: ${reason}`),
    });
    for (const { contestant, nsPerNumber, min, max, numbers } of rows) {
      const [median, low, high] = [nsPerNumber, min, max].map(formatTime);
      console.log(`  ${contestant}: ${median} (${low} to ${high}; ${numbers} numbers)`);
    }
    const { variant } = kernelInfo();
    const suffix = variant === 'baseline' ? '' : `.${variant}`;
    writeResult(`${name}${suffix}`, describe(workload, rows, new Date()));
  }
} finally {
  await native.close();
}
