// Mutants of the kernel of factoring, and what each must fail by.

import { Worker } from 'node:worker_threads';
import { WORD_CASES } from '../factor/cases.js';
import { isPrimeBigInt } from '../oracle/bigint-primality.js';
import { Random } from '../support/random.js';
import type { Mutant } from './mutants.js';

const random = new Random(19);

function primeOf(bits: number): bigint {
  for (;;) {
    const n = random.bits(bits) | 1n;
    if (isPrimeBigInt(n)) return n;
  }
}

const semiprime = (bits: number): bigint => primeOf(bits / 2) * primeOf(bits / 2);

/** The prime factors of n by rho in BigInt arithmetic, ascending. */
function primesOf(n: bigint): bigint[] {
  if (n === 1n) return [];
  if (isPrimeBigInt(n)) return [n];
  for (let p = 2n; p < 2000n; p++) if (n % p === 0n) return [p, ...primesOf(n / p)];
  for (let c = 1n; ; c++) {
    let [x, y, d] = [2n, 2n, 1n];
    while (d === 1n) {
      let product = 1n;
      for (let i = 0; i < 64 && product !== 0n; i++) {
        x = (x * x + c) % n;
        y = (y * y + c) % n;
        y = (y * y + c) % n;
        product = (product * (x > y ? x - y : y - x)) % n;
      }
      d = gcd(product, n);
    }
    if (d !== n) return [...primesOf(d), ...primesOf(n / d)].sort((a, b) => (a < b ? -1 : 1));
  }
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** Everything a kernel is judged by. */
export function factorEvidence() {
  const words = WORD_CASES.map(({ name, numbers }) => {
    // Some of each are enough: what a mutant breaks, it breaks for many.
    const some = numbers.filter((n, i) => i % 7 === 0 && n < 2n ** 56n);
    return { name, numbers: some, primes: some.map(primesOf) };
  });
  const semiprimes = Array.from({ length: 200 }, () => semiprime(48));
  const small = Array.from({ length: 100 }, () => semiprime(36));
  return { words, semiprimes, small, curves: CURVES };
}

/** Of 1600 curves with B1 = 70: what the kernel as it is finds, less 4 %. */
const CURVES = [
  { giants: 1, least: 295 },
  { giants: 12, least: 615 },
];

export function factorMistakeOf(
  module: WebAssembly.Module,
  evidence: ReturnType<typeof factorEvidence>,
): Promise<string | undefined> {
  const program = new URL('../support/programs/judge-factor-kernel.mjs', import.meta.url);
  const worker = new Worker(program, { workerData: { module, evidence } });
  return new Promise<string | undefined>((resolve, reject) => {
    const timer = setTimeout(() => resolve('it does not end'), 30_000);
    worker.once('error', reject);
    worker.once('message', resolve);
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

const mutant = (file: string, find: string, replace: string): Mutant => ({
  name: `${file}: ${find} → ${replace}`,
  file: `factor/${file}`,
  find,
  replace,
});

export const FACTOR_MUTANTS: readonly Mutant[] = [
  mutant('primes.ts', 'n >>= twos;', 'n >>= 1;'),
  mutant('primes.ts', 'exponent++;', 'exponent = 1;'),
  mutant('primes.ts', 'n <= last * last', 'n <= 2 * last * last'),
  mutant('primes.ts', 'n >= TRIAL_LIMIT * TRIAL_LIMIT', 'n > 2 * TRIAL_LIMIT * TRIAL_LIMIT'),
  mutant('primes.ts', 'const COUNT: usize = 171;', 'const COUNT: usize = 160;'),
  mutant('result.ts', 'primeAt(place - 1) > prime', 'primeAt(place - 1) < prime'),
  mutant('result.ts', 'exponentAt(place - 1) + exponent', 'exponentAt(place - 1)'),
  mutant('result.ts', 'clearPrimes(): void {\n  primeCount = 0;', 'clearPrimes(): void {'),
  mutant('word.ts', 'n < TRIAL_LIMIT * TRIAL_LIMIT', 'n < 4 * TRIAL_LIMIT * TRIAL_LIMIT'),
  mutant('word.ts', 'isStrongProbablePrimeBase2(n) && ', ''),
  mutant('word.ts', ' && isExtraStrongLucasProbablePrime(n)', ''),
  mutant('word.ts', 'count += 2;', 'count += 1;'),
  mutant('hart.ts', 'while (s * s < multiple) s++;', 's -= 2;'),
  mutant('rho64.ts', 'let product: u64 = 1;', 'let product: u64 = 0;'),
  mutant('rho64.ts', 'steps += count;', 'return 0;'),
  mutant('residue64.ts', 'negative ? n - cofactor : cofactor', 'cofactor'),
  mutant('residue64.ts', 'before + quotient * cofactor', 'before + cofactor'),
  mutant('curve64.ts', 'times(5, one, n)', 'times(4, one, n)'),
  mutant('curve64.ts', 'times(16,', 'times(8,'),
  mutant('curve64.ts', 'times(3, u, n)', 'times(2, u, n)'),
  mutant('curve64.ts', 'addMod(squaredMinus, mulMod(t, a24', 'addMod(squaredPlus, mulMod(t, a24'),
  mutant('curve64.ts', 'addMod(u, v, n), n, inverse), dz', 'addMod(u, u, n), n, inverse), dz'),
  mutant('curve64.ts', 'slot > first; slot--', 'slot > first + 1; slot--'),
  mutant('curve64.ts', 'giant < giants; giant++', 'giant < 1; giant++'),
  mutant('curve64.ts', 'baby += POINT', 'baby += 4 * POINT'),
  mutant('chain.ts', 'e = (2 * e - d) / 3;', 'e = (e - d) / 3;'),
  mutant('hart.ts', 'step * TRIES', 'step'),
  mutant('chain.ts', 'slotC = slotB;\n', ''),
  mutant('program.ts', 'if (n % 6 == 1)', 'if (n % 6 == 5)'),
  mutant('program.ts', 'emitSum(THREE, plus, TWICE, minus)', 'emitSum(THREE, minus, TWICE, plus)'),
  mutant('program.ts', 'return n == 1 ? p : 0;', 'return 0;'),
];
