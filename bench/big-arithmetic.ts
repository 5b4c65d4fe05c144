/**
 * Measures one power of 2 modulo primes of 256 to 8192 bits: the variants of the big kernel, BigInt arithmetic and
 * gmp-wasm, and writes `results/big-arithmetic-BITS.json`, with `.fused` in the name where that variant runs, too.
 *
 * Usage: node bench/run.mjs big-arithmetic [--rounds N] [bits…]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PrimePool } from 'primepool';
import { instantiateBig } from '../src/wasm/multiword.js';
import { powerModulo } from '../src/bigint/modular-power.js';
import { Residues } from '../src/wasm/residues.js';
import { finish } from '../src/steps/steps.js';
import { bigPrimes } from './big-workloads.ts';
import type { Contestant } from './contestant.ts';
import { formatTime } from './format.ts';
import { passOver } from './javascript.ts';
import { measure } from './measure.ts';
import { describe, ownVersion, writeResult } from './results.ts';
import { GMP_WASM_VERSION, passesFermat } from './thirdparty/gmp-power.ts';
import { DEFAULT_SEED } from './workloads.ts';

type BigContestant = Contestant<readonly bigint[]>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '11' } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [256, 512, 1024, 2048, 4096, 8192];

const variants = (['baseline', 'fused'] as const).flatMap((variant): BigContestant[] => {
  const bytes = readFileSync(new URL(`../build/big-${variant}.wasm`, import.meta.url));
  return WebAssembly.validate(bytes) ? [contestant(variant, bytes)] : [];
});

const rivals: BigContestant[] = [
  {
    name: 'BigInt',
    version: '',
    kind: 'javascript',
    prepare: (numbers) => passOver(numbers, (n) => finish(powerModulo(2n, n - 1n, n)) === 1n),
  },
  {
    name: 'gmp-wasm mpz_powm',
    version: GMP_WASM_VERSION,
    kind: 'javascript',
    prepare: (numbers) => passOver(numbers, passesFermat),
  },
];

const pool = new PrimePool();
for (const bits of sizes) {
  const workload = await bigPrimes(bits, BigInt(DEFAULT_SEED), pool);
  const rows = await measure(workload, [...variants, ...rivals], {
    rounds: Math.min(Number(values.rounds), Math.ceil(30_000 / bits)),
    patience: 5000,
  });
  console.log(`\n${bits} bits`);
  for (const { contestant, nsPerNumber, min, max } of rows) {
    const [median, low, high] = [nsPerNumber, min, max].map(formatTime);
    console.log(`  ${contestant}: ${median} (${low} to ${high})`);
  }
  const suffix = variants.length > 1 ? '.fused' : '';
  writeResult(`big-arithmetic-${bits}${suffix}`, describe(workload, rows, new Date()));
}
await pool.close();

/** All that a power takes, with the crossing and the inverse of n. */
function contestant(variant: string, bytes: Uint8Array<ArrayBuffer>): BigContestant {
  const kernel = instantiateBig(new WebAssembly.Module(bytes));
  const passes = (n: bigint): boolean => {
    const bits = n.toString(2).length;
    const residues = new Residues(kernel, n, 1);
    residues.put(0, 1n);
    residues.putExponent(n - 1n, bits);
    kernel.powerOf2(residues.area, residues.row(0), residues.exponent, bits, 0);
    const passes = residues.get(0) === residues.montgomery(1n);
    residues.close();
    return passes;
  };
  return {
    name: `kernel, ${variant}`,
    version: ownVersion(),
    kind: 'primepool',
    prepare: (numbers) => passOver(numbers, passes),
  };
}
