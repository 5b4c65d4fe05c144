/**
 * How fast is powMod, compared with the alternatives in a page and with native GMP?
 *
 * Random bases and exponents of full length, modulo random odd integers of 256 to 8192 bits. All
 * sides get the same ones in each round and must agree. Writes `results/pow-mod-BITS.json`.
 *
 * Usage: npm run bench -- pow-mod [--rounds N] [bits…]
 */
import { parseArgs } from 'node:util';
import { powMod } from 'primepool';
import { nativePower, POWERS, type Row, textOf } from './rivals/pow-mod.js';
import { askAndFile, type Side } from './support/question.js';
import { splitMix64 } from './support/random.js';
import { ownVersion } from './support/results.js';
import { DEFAULT_SEED } from './support/workloads.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [256, 512, 1024, 2048, 4096, 8192];

for (const bits of sizes) {
  const seed = BigInt(DEFAULT_SEED) + BigInt(bits);
  const next = splitMix64(seed);
  // About 20 ms of powers, whose cost grows with the cube of the size.
  const numbers = Math.min(1000, Math.ceil((3000 / bits) ** 3));
  const rows = Array.from({ length: numbers }, (): Row => {
    const n = random(bits, next) | 1n;
    return [random(bits, next) % n, random(bits, next), n];
  });
  const expected = textOf(rows.map((row) => powMod(...row)));
  const isRight = (answer: string): boolean => answer === expected;
  const ours = { name: 'primepool powMod', version: ownVersion(), kind: 'primepool' } as const;
  const sides: Side[] = [
    ...[{ ...ours, power: powMod }, ...POWERS].map(({ power, ...side }) => ({
      ...side,
      answer() {
        const start = performance.now();
        const results = rows.map((row) => power(...row));
        return { elapsed: performance.now() - start, text: textOf(results) };
      },
    })),
    ...nativePower(rows),
  ];
  await askAndFile(
    `pow-mod-${bits}`,
    { name: `${bits} bits`, bits, seed, numbers, isRight },
    sides,
    { rounds: Number(values.rounds), module: 'multiword' },
  );
}

/** Uniform among the integers of exactly this bit length, a multiple of 64. */
function random(bits: number, next: () => bigint): bigint {
  let n = 0n;
  for (let size = 0; size < bits; size += 64) n = (n << 64n) | next();
  return n | (1n << BigInt(bits - 1));
}
