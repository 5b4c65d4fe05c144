/**
 * How fast is a power modulo a large integer, in each variant of the kernel, BigInt and gmp-wasm?
 *
 * Powers of 2, modulo primes of 256 to 8192 bits. Writes `results/modular-power-BITS.json`, with
 * `.fused` in the name if that variant runs too.
 *
 * Usage: npm run bench -- modular-power [--rounds N] [bits…]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PrimePool } from 'primepool';
import { modularPower } from '../src/bigint/modular-power.js';
import { finish } from '../src/steps/steps.js';
import { instantiate } from '../src/wasm/multiword-kernel.js';
import { Residues } from '../src/wasm/residues.js';
import { GMP_WASM_VERSION, passesFermat } from './rivals/gmp-power.js';
import type { Contestant } from './support/contestant.js';
import { formatTime } from './support/format.js';
import { largePrimes } from './support/large-workloads.js';
import { measure } from './support/measure.js';
import { passOver } from './support/pass-over.js';
import { describe, nameOf, ownVersion, writeResult } from './support/results.js';
import { DEFAULT_SEED } from './support/workloads.js';

type LargeContestant = Contestant<readonly bigint[]>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '11' } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [256, 512, 1024, 2048, 4096, 8192];

/** The variants that this engine supports, slowest first. */
const compiled = ['baseline', 'fused'].flatMap((variant) => {
  const bytes = readFileSync(new URL(`../build/multiword-${variant}.wasm`, import.meta.url));
  return WebAssembly.validate(bytes) ? [{ variant, module: new WebAssembly.Module(bytes) }] : [];
});
const variants = compiled.map(({ variant, module }) => contestant(variant, module));

const rivals: LargeContestant[] = [
  {
    name: 'BigInt',
    version: '',
    kind: 'javascript',
    prepare: (numbers) => passOver(numbers, (n) => finish(modularPower(2n, n - 1n, n)) === 1n),
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
  const workload = await largePrimes(bits, BigInt(DEFAULT_SEED), pool);
  const rows = await measure(workload, [...variants, ...rivals], {
    rounds: Math.min(Number(values.rounds), Math.ceil(30_000 / bits)),
    patience: 5000,
  });
  console.log(`\n${bits} bits`);
  for (const { contestant, nsPerNumber, min, max } of rows) {
    const [median, low, high] = [nsPerNumber, min, max].map(formatTime);
    console.log(`  ${contestant}: ${median} (${low} to ${high})`);
  }
  writeResult(
    nameOf(`modular-power-${bits}`, compiled.at(-1)?.variant ?? 'baseline'),
    describe(workload, rows, new Date(), compiled.map(({ variant }) => variant).join(' or ')),
  );
}
await pool.close();

/** A whole power, including the copies to and from the kernel and the inverse of n. */
function contestant(variant: string, module: WebAssembly.Module): LargeContestant {
  const kernel = instantiate(module);
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
