// A thread that judges a sieve, as one may never end: compares the bits of intervals with known
// primes, and posts the first mistake, or undefined.

import { parentPort, workerData } from 'node:worker_threads';

/**
 * @type {{
 *   module: WebAssembly.Module,
 *   cases: { from: bigint, to: bigint, bits: number, count: number, primes?: BigUint64Array }[],
 * }}
 */
const { module, cases } = workerData;
const RESIDUES = [1, 7, 11, 13, 17, 19, 23, 29];
parentPort?.postMessage(firstMistake());

function firstMistake() {
  try {
    for (const one of cases) {
      const mistake = mistakeIn(one);
      if (mistake !== undefined) return `from ${one.from} to ${one.to}: ${mistake}`;
    }
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** @param {typeof cases[number]} one */
function mistakeIn({ from, to, bits, count, primes }) {
  const sieve = /** @type {any} */ (new WebAssembly.Instance(module).exports);
  sieve.start(from, to, bits, 2 ** 32 - 1);
  let found = 0;
  let kept = 0;
  let left = 0;
  /** @type {bigint[]} */
  const listed = [];
  /** @type {bigint[]} */
  const written = [];
  const end = to / 30n + 1n;
  for (let low = from / 30n; low < end; ) {
    while (sieve.step() === 0);
    const length = sieve.segmentLength();
    found += sieve.countBits(0, length);
    if (primes !== undefined) {
      const bytes = new Uint8Array(sieve.memory.buffer, sieve.segmentAddress(), length);
      for (const [k, byte] of bytes.entries()) {
        for (const [bit, residue] of RESIDUES.entries()) {
          if ((byte >> bit) % 2 === 1) listed.push((low + BigInt(k)) * 30n + BigInt(residue));
        }
      }
      for (let at = 0; at < length; ) {
        const next = sieve.writeIntegers(at, length, (low + BigInt(at)) * 30n);
        const { buffer } = sieve.memory;
        const some = new BigUint64Array(buffer, sieve.outputAddress(), sieve.written());
        written.push(...some);
        // As if every second one were composite.
        new Uint8Array(buffer, sieve.verdictsAddress()).set(Array.from(some, (_, i) => i % 2));
        sieve.keepPrimes(at, next);
        kept += some.length >> 1;
        at = next;
      }
      left += sieve.countBits(0, length);
    }
    low += BigInt(length);
  }
  if (found !== count) return `${found} primes, not ${count}`;
  if (primes !== undefined && listed.join() !== primes.join()) return 'other primes';
  if (primes !== undefined && written.join() !== primes.join()) return 'other numbers written';
  if (left !== kept) return 'other numbers kept';
  return undefined;
}
