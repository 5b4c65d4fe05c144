// The part of bench/wide.ts that runs in the browser: bundled, and imported by a page.

import { decodeCases } from '../../test/support/cases.js';
import { instantiateKernel } from '../../test/support/raw-kernel.js';

/** Nanoseconds per number, one for each round. */
export type Times = Record<string, number[]>;

interface Contestant {
  readonly name: string;
  /** Decides every number once. @throws if a verdict is wrong */
  pass(): void;
}

/**
 * Times single calls of variants of the kernel, in alternation: in each round, a turn for each.
 *
 * @param turn passes over all numbers: the clock of a page may only resolve 0.1 ms
 */
export async function timeSingleCalls(
  variants: readonly string[],
  rounds: number,
  turn: number,
): Promise<Times> {
  const cases = decodeCases(await load('cases.bin'));
  const contestants = await Promise.all(variants.map((name) => enter(name, cases)));
  // The warm-up: engines recompile hot functions with more optimisation.
  for (let round = 0; round < 20; round++) for (const { pass } of contestants) pass();

  const times: Times = Object.fromEntries(variants.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // Reversed in place: the second of this round is the first of the next.
    for (const { name, pass } of contestants.reverse()) {
      const start = performance.now();
      for (let i = 0; i < turn; i++) pass();
      const elapsed = performance.now() - start;
      times[name]?.push((elapsed * 1e6) / (turn * cases.numbers.length));
    }
  }
  return times;
}

async function enter(
  name: string,
  { numbers, prime }: ReturnType<typeof decodeCases>,
): Promise<Contestant> {
  const { isPrime } = instantiateKernel(new WebAssembly.Module(await load(`${name}.wasm`)));
  const expected = prime.filter(Boolean).length;
  // Checks each verdict once, and in each pass only their sum, whose cost is negligible.
  const wrong = numbers.find((n, place) => (isPrime(n) === 1) !== prime[place]);
  if (wrong !== undefined) throw new Error(`${name}: wrong answer for ${wrong}`);
  return {
    name,
    pass() {
      let primes = 0;
      for (const n of numbers) primes += isPrime(n);
      if (primes !== expected) throw new Error(`${name}: ${primes} primes instead of ${expected}`);
    },
  };
}

async function load(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
