/**
 * What does a single call cost beyond the decision itself?
 *
 * `isPrime` of each number, as a JavaScript number and as a bigint, against the kernel's own loop
 * over its buffer, in turn, on 53-bit primes.
 *
 * Usage: npm run bench -- single
 */
import { readFileSync } from 'node:fs';
import { arePrime, isPrime } from 'primepool';
import { makeWorkload } from './support/workloads.js';

const ROUNDS = 41;
/** The kernel decides this few one by one, in a plain loop; more would go through its lanes. */
const FEW = 7;

interface KernelExports {
  readonly memory: WebAssembly.Memory;
  numbersAddress(): number;
  arePrime(count: number): void;
}

const { numbers } = makeWorkload('primes-53');
const bigints = Array.from(numbers);
const doubles = Array.from(numbers, Number);
const bytes = readFileSync(new URL('../build/word-baseline.wasm', import.meta.url));
const { instance } = await WebAssembly.instantiate(bytes);
const kernel = instance.exports as unknown as KernelExports;
const buffer = new BigUint64Array(kernel.memory.buffer, kernel.numbersAddress(), FEW);
const groups = Array.from({ length: Math.floor(numbers.length / FEW) }, (_, i) =>
  numbers.slice(i * FEW, (i + 1) * FEW),
);

const tasks = {
  "the kernel's own loop": () => {
    for (const group of groups) {
      buffer.set(group);
      kernel.arePrime(FEW);
    }
    return groups.length * FEW;
  },
  'isPrime(number)': () => doubles.filter((n) => isPrime(n)).length,
  'isPrime(bigint)': () => bigints.filter((n) => isPrime(n)).length,
  'arePrime(BigUint64Array)': () => arePrime(numbers).reduce((sum, verdict) => sum + verdict, 0),
};

const times = new Map<string, number[]>(Object.keys(tasks).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, task] of Object.entries(tasks)) {
    const start = performance.now();
    const primes = task();
    times.get(name)?.push(((performance.now() - start) * 1e6) / primes);
    if (primes < groups.length * FEW) throw new Error(`${name}: a prime was called composite`);
  }
}
const median = (name: string) => times.get(name)?.sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
for (const name of times.keys()) {
  const ratio = median(name) / median("the kernel's own loop");
  console.log(
    `  ${name}: ${median(name).toFixed(0)} ns per prime, ${ratio.toFixed(3)} times the loop`,
  );
}
