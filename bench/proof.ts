/**
 * How fast is a proof of primality, beside PARI/GP's?
 *
 * Of random primes of 128 bits, and of 100, 200, 300 digits; both prove the same ones in
 * alternation, PARI in a process of its own that times itself by its clock of processor time, as
 * this one does: other work on the machine counts little. Every certificate is checked. With
 * `--workers`, a pool of one and of two workers, by the wall clock.
 *
 * Usage: npm run bench -- proof [--workers] [--count N] [digits…]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { nextPrime, PrimePool, prove, verifyCertificate } from 'primepool';
import { splitMix64 } from './support/random.js';
import { DEFAULT_SEED } from './support/workloads.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, workers: { type: 'boolean', default: false } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [39, 100, 200, 300];

for (const digits of sizes) {
  const count = Number(values.count ?? Math.max(3, Math.ceil(2000 / digits ** 1.4)));
  const next = splitMix64(BigInt(DEFAULT_SEED) + BigInt(digits));
  const primes = Array.from({ length: count }, () => {
    let n = 0n;
    for (let size = 0; size < digits; size += 18) n = n * 10n ** 18n + (next() % 10n ** 18n);
    return nextPrime((n % (9n * 10n ** BigInt(digits - 1))) + 10n ** BigInt(digits - 1));
  });
  if (values.workers) {
    await comparePools(digits, primes);
    continue;
  }
  // What is made once for all proofs, and the compiler's warming up, are no part of one.
  prove(nextPrime(10n ** BigInt(digits - 1)));
  const [own, pari]: [number[], number[]] = [[], []];
  for (const n of primes) {
    const start = process.cpuUsage();
    const { prime, certificate } = prove(n);
    own.push(process.cpuUsage(start).user / 1000);
    if (!prime || !certificate || !verifyCertificate(certificate))
      throw new Error(`${n}: no proof`);
    const time = pariTime(n);
    if (time !== undefined) pari.push(time);
  }
  const [ours, theirs] = [median(own), median(pari)];
  console.log(
    `${digits} digits, ${count} primes: primepool ${ours.toFixed(1)} ms (mean ${mean(own)}), PARI's primecert ${theirs.toFixed(1)} ms (mean ${mean(pari)}), ratio ${(ours / theirs).toFixed(2)}`,
  );
}

/** Milliseconds of processor time; undefined without PARI/GP. */
function pariTime(n: bigint): number | undefined {
  // GP forgets the rest of a line that sets its memory.
  const program = `default(parisizemax,10^9);\np=${n};gettime();c=primecert(p);t=gettime();\nif(primecertisvalid(c),print(t));\nquit;`;
  const { stdout } = spawnSync('gp', ['-q', '-f'], { input: program, encoding: 'utf8' });
  const time = Number.parseInt(stdout ?? '', 10);
  return Number.isNaN(time) ? undefined : time;
}

/** One worker and two in turns. */
async function comparePools(digits: number, primes: readonly bigint[]): Promise<void> {
  const pools = [new PrimePool({ workers: 1 }), new PrimePool({ workers: 2 })];
  const times = pools.map(() => [] as number[]);
  for (const pool of pools) {
    await pool.start();
    await pool.prove(primes[0] ?? 2n);
  }
  for (const n of primes) {
    for (const [i, pool] of pools.entries()) times[i]?.push((await pool.prove(n)).elapsed);
  }
  for (const pool of pools) await pool.close();
  const [one, two] = times.map(median);
  console.log(
    `${digits} digits: one worker ${one?.toFixed(0)} ms, two ${two?.toFixed(0)} ms, ${((one ?? 0) / (two ?? 1)).toFixed(2)} times as fast`,
  );
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

function mean(times: readonly number[]): string {
  return (times.reduce((sum, time) => sum + time, 0) / times.length).toFixed(1);
}
