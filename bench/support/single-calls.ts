// What bench/wide.ts has measured inside the browser. Bundled, and imported by a page.

import { decodeCases } from '../../test/support/cases.js';
import { instantiateKernel } from '../../test/support/raw-kernel.js';

/** Nanoseconds for each number, one for each round. */
export type Times = Record<string, number[]>;

interface Contestant {
  readonly name: string;
  /** Decides every number once. @throws if a verdict is wrong */
  pass(): void;
}

/**
 * Times single calls of variants of the kernel, in alternation: in each round, a turn for each.
 *
 * @param turn passes over all numbers: the clock of a page may be no finer than 0.1 ms
 */
export async function timeSingleCalls(
  variants: readonly string[],
  rounds: number,
  turn: number,
): Promise<Times> {
  const cases = decodeCases(await load('cases.bin'));
  const contestants = await Promise.all(variants.map((name) => enter(name, cases)));
  // The engine compiles what is called often once more, and better.
  for (let round = 0; round < 20; round++) for (const { pass } of contestants) pass();

  const times: Times = Object.fromEntries(variants.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // Reversed in place: who is second in this round is first in the next.
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
  // Each verdict once, and then the sum of them, which takes no time beside the calls.
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
