// Instances of the sieve module. Each computation has its own while it runs, which holds its state:
// several generators can run on one thread.

import { orShortage } from './shortage.js';

/**
 * What the module exports (`assembly/modules/sieve.ts`), where the meaning of each stands.
 *
 * @internal
 */
export interface Sieve {
  readonly memory: WebAssembly.Memory;
  start(from: bigint, to: bigint, bits: number, greatest: number): void;
  step(): number;
  segmentAddress(): number;
  segmentLength(): number;
  countBits(from: number, end: number): number;
  outputAddress(): number;
  written(): number;
  writeDoubles(from: number, end: number, base: number): number;
  writeIntegers(from: number, end: number, base: bigint): number;
  verdictsAddress(): number;
  keepPrimes(from: number, end: number): void;
  maskAddress(): number;
  keepMasked(period: number, place: number, length: number): void;
  patternAddress(): number;
  startTuplets(bytes: number): void;
  keepTuplets(last: number): void;
  tupletReach(): number;
  startGaps(prime: bigint): void;
  addGaps(bytes: number, base: bigint): void;
  gapCounters(): number;
  greatestGap(): bigint;
  greatestGapPlace(): bigint;
  lastPrime(): bigint;
}

/**
 * How many instances are kept for the next computation, and the most bytes of memory of each.
 */
const IDLE_INSTANCES = 2;
const IDLE_SIZE = 2 ** 26;

/** Hands out instances of a module. @internal */
export class SieveInstances {
  readonly #module: WebAssembly.Module;
  readonly #idle: Sieve[] = [];

  constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#idle.push(instantiate(module));
  }

  /**
   * An instance for one computation. Creating one takes about 1 ms.
   *
   * @throws KernelError if there is no memory for it
   */
  acquire(): Sieve {
    return this.#idle.pop() ?? orShortage(() => instantiate(this.#module));
  }

  /** Takes back an instance. Memory never shrinks: an instance with too much is dropped. */
  release(sieve: Sieve): void {
    if (this.#idle.length >= IDLE_INSTANCES) return;
    if (sieve.memory.buffer.byteLength <= IDLE_SIZE) this.#idle.push(sieve);
  }
}

/** A u64 comes out of it as a signed BigInt. Memory grows when a sieve starts, and by each step. */
function instantiate(module: WebAssembly.Module): Sieve {
  const exports = new WebAssembly.Instance(module).exports as unknown as Sieve;
  return {
    ...exports,
    start: (...interval) => orShortage(() => exports.start(...interval)),
    step: () => orShortage(exports.step),
  };
}
