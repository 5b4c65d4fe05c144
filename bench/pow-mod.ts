/**
 * How fast is powMod beside what else a page has, and beside native GMP?
 *
 * Of random bases and exponents of full length, modulo random odd integers of 256 to 8192 bits. In
 * each round everyone has a turn, and the figure is the median over the rounds; answers are
 * compared with those of BigInt by hand.
 *
 * Usage: npm run bench -- pow-mod [--rounds N] [bits…]
 */
import { parseArgs } from 'node:util';
import { powMod } from 'primepool';
import { nativeGmp, POW_MOD_RIVALS } from './rivals/pow-mod.js';
import { formatTime } from './support/format.js';
import { splitMix64 } from './support/random.js';
import { DEFAULT_SEED } from './support/workloads.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [256, 512, 1024, 2048, 4096, 8192];
const contestants = [{ name: 'primepool powMod', power: powMod }, ...POW_MOD_RIVALS];

/** Milliseconds of a turn; of the largest integers one power takes longer. */
const TURN = 30;

for (const bits of sizes) {
  const next = splitMix64(BigInt(DEFAULT_SEED) + BigInt(bits));
  const integer = (): bigint => {
    let n = 1n;
    for (let size = 1; size < bits; size += 50) {
      n =
        (n << BigInt(Math.min(50, bits - size))) |
        BigInt.asUintN(Math.min(50, bits - size), next());
    }
    return n;
  };
  const powers = Array.from({ length: Math.ceil(8192 / bits) }, () => {
    const n = integer() | 1n;
    return [integer() % n, integer(), n] as const;
  });
  const [, byHand = contestants[0]] = contestants;
  const expected = powers.map((row) => byHand?.power(...row));
  const times = contestants.map(() => [] as number[]);
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const [i, { name, power }] of contestants.entries()) {
      let done = 0;
      const start = performance.now();
      do {
        for (const [k, row] of powers.entries()) {
          if (power(...row) !== expected[k])
            throw new Error(`${name}: wrong answer of ${bits} bits`);
          done++;
        }
      } while (performance.now() - start < TURN && bits < 2048);
      // The first round warms up.
      if (round > 0) times[i]?.push((performance.now() - start) / done);
    }
  }
  console.log(`\n${bits} bits`);
  const medians = times.map((list) => list.sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN);
  const [own = Number.NaN, ...others] = medians;
  for (const [i, { name }] of contestants.entries()) {
    const median = medians[i] ?? Number.NaN;
    console.log(
      `  ${name}: ${formatTime(median * 1e6)} (${(median / own).toFixed(2)} times powMod's)`,
    );
  }
  const native = nativeGmp(powers);
  if (native !== undefined) {
    const right = native.bytes.every((byte, i) => byte === Number((expected[i] ?? 0n) & 255n));
    if (!right) throw new Error(`native GMP: wrong answer of ${bits} bits`);
    const times = (native.nanoseconds / 1e6 / own).toFixed(2);
    console.log(`  GMP, native: ${formatTime(native.nanoseconds)} (${times} times powMod's)`);
  }
  console.log(
    `  the best that runs in a page takes ${(Math.min(...others) / own).toFixed(2)} times as long`,
  );
}
